import * as l10n from '@vscode/l10n';
import type { Customer, Design } from '../design';
import { parseArmId, types } from '../resources';
import {
  type Estate,
  type FoundCustomer,
  type FoundResource,
  type FoundSubscription,
  type bySubscription,
} from './found';
import { ASN_OF_NOBODY, numberAt, refAt, subscriptionOf } from './reading/reading';
import { freeName, namesFor } from './customerNames';
import type { CustomerIdentity } from './reading/customer';
import { type Delegation, delegatedGroups } from './sources/lighthouse';
import type { Told } from './told';

/** What a person said of whom it is about, or a design says already. */
export interface Deciding {
  /** The name of the customer, for everything whose customer is not known. */
  readonly customer?: string | undefined;
  readonly model?: 'connect-through' | 'connect-to' | undefined;
  /** The design that the customers come into. */
  readonly design?: Design | undefined;
}

/** Who is there, as sources say it. */
export interface People {
  readonly subscriptions: readonly FoundSubscription[];
  readonly customers: readonly FoundCustomer[];
  readonly delegations: readonly Delegation[];
  /** The tenant and the AS number of the CSP, as far as the design or a source says them. */
  readonly provider: { readonly tenantId: string | undefined; readonly asn: number | undefined };
}

/** A customer to be read, and the one of the design that it is already. */
export interface Decided {
  readonly identity: CustomerIdentity;
  readonly known: Customer | undefined;
}

interface Group {
  readonly subscriptions: Set<string>;
  tenantId: string | undefined;
  known: Customer | undefined;
}

/** Sets that grow together. */
class Joined {
  private readonly parents = new Map<string, string>();
  root(key: string): string {
    const parent = this.parents.get(key);
    if (parent === undefined || parent === key) return key;
    const root = this.root(parent);
    this.parents.set(key, root);
    return root;
  }
  join(a: string, b: string): void {
    this.parents.set(this.root(a), this.root(b));
  }
}

const lower = (text: string): string => text.toLowerCase();

/**
 * Which customers there are: by the design, by tenants, and where no tenant is told by what leads from one subscription to the
 * other. What stands in the CSP's own tenant belongs to the customer whose gateways are connected to it.
 */
export function customersIn(
  estate: Estate,
  places: Places,
  { subscriptions, customers, delegations, provider }: People,
  deciding: Deciding,
  told: Told[],
): Decided[] {
  const listed = listedOnce(subscriptions);
  const named = new Map(customers.map((one) => [lower(one.tenantId), one]));
  const tenants = tenantsOf(estate, listed, delegations);
  const providerTenant = provider.tenantId?.toLowerCase();
  const isProviders = (id: string): boolean => providerTenant !== undefined && tenants.get(id) === providerTenant;
  const groups = groupsOf(estate, tenants, isProviders, deciding);
  const owners = circuitOwners(estate, groups, isProviders, told);
  const owned = new Map<Group, string[]>();
  for (const [id, owner] of owners) if (owner) owned.set(owner, [...(owned.get(owner) ?? []), id]);
  const lone = groups.length > 1 && deciding.customer === undefined;
  const taken = new Set(
    (deciding.design?.customers ?? []).flatMap(({ name, file }) => [lower(name), lower(stemOf(file.path))]),
  );
  let next = nextNumber(deciding.design);
  return groups.flatMap((group): Decided[] => {
    const own = owned.get(group) ?? [];
    if (lone && isNobodys(places, group)) {
      tellNobody(places, group, told);
      return [];
    }
    const ids = [...new Set([...group.subscriptions, ...own.map((id) => id.split('/')[2] ?? '')])];
    const all = [...group.subscriptions].flatMap((id) => listed.get(id) ?? []);
    const company = named.get(group.tenantId?.toLowerCase() ?? '');
    const title = company?.displayName ?? all.find((one) => one.displayName !== undefined)?.displayName;
    const said = groups.length === 1 ? deciding.customer : undefined;
    const name = group.known?.name ?? freeName(said ?? title ?? `customer-${(ids[0] ?? '').slice(0, 8)}`, taken);
    taken.add(lower(name));
    const model = modelOf(places, group, own, ids, deciding.model, provider.asn);
    const owns = (found: FoundResource): boolean => {
      const subscription = lower(subscriptionOf(found));
      if (group.subscriptions.has(subscription))
        return found.type !== types.circuit || owners.get(lower(found.id)) !== null;
      return owners.get(lower(found.id)) === group;
    };
    const asn = String(provider.asn ?? ASN_OF_NOBODY);
    const managers = all.flatMap(({ managedByTenants }) => managedByTenants ?? []);
    const given = delegations.filter(({ subscriptionId }) => group.subscriptions.has(subscriptionId));
    const isOurs = (tenant: string): boolean => providerTenant === undefined || tenant === providerTenant;
    const ours = given.filter(({ managedBy }) => isOurs(managedBy));
    return [
      {
        known: group.known,
        identity: {
          name,
          displayName: group.known || title === name ? undefined : title,
          tenantId: group.tenantId,
          ...model,
          subscriptions: namesFor(ids, { listed, tenants, groups: delegatedGroups(ours) }, group.known),
          routeDistinguisher: `${asn}:${String(next++)}`,
          tunnels: byLowerName((group.known?.circuits ?? []).flatMap(({ raw }) => raw.encryption?.tunnels ?? [])),
          vpnConnections: byLowerName((group.known?.vpnConnections ?? []).map(({ raw }) => raw)),
          hasGdap: company?.hasGdap,
          isDelegated: managers.some(isOurs) || ours.length > 0,
          owns,
        },
      },
    ];
  });
}

/** The name of a file without its folder and endings: a new customer's file is to be another one. */
const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.csp\.(ya?ml|json)$/i, '');

/** What several sources say of one subscription, together. */
function listedOnce(subscriptions: readonly FoundSubscription[]): Map<string, FoundSubscription> {
  const listed = new Map<string, FoundSubscription>();
  for (const one of subscriptions) {
    const key = lower(one.subscriptionId);
    const before = listed.get(key);
    listed.set(key, {
      ...one,
      displayName: one.displayName ?? before?.displayName,
      tenantId: one.tenantId ?? before?.tenantId,
      offer: one.offer ?? before?.offer,
      managedByTenants: [...(before?.managedByTenants ?? []), ...(one.managedByTenants ?? [])],
    });
  }
  return listed;
}

/** What a design says of tunnels or VPN connections, by their names in lower case. */
const byLowerName = <T extends { readonly name?: string | undefined }>(list: readonly T[]): Map<string, T> =>
  new Map(list.flatMap((one) => (one.name === undefined ? [] : [[lower(one.name), one]])));

function tenantsOf(
  estate: Estate,
  listed: ReadonlyMap<string, FoundSubscription>,
  delegations: readonly Delegation[],
): Map<string, string | undefined> {
  const tenants = new Map<string, string | undefined>();
  for (const { subscriptionId, tenantId } of delegations) tenants.set(subscriptionId, tenantId);
  for (const [id, { tenantId }] of listed) tenants.set(id, tenantId?.toLowerCase() ?? tenants.get(id));
  for (const found of estate.resources) {
    const id = lower(subscriptionOf(found));
    if (id !== '' && tenants.get(id) === undefined) tenants.set(id, found.tenantId?.toLowerCase());
  }
  return tenants;
}

function groupsOf(
  estate: Estate,
  tenants: ReadonlyMap<string, string | undefined>,
  isProviders: (id: string) => boolean,
  { customer, design }: Deciding,
): Group[] {
  const known = new Map<string, Customer>();
  for (const one of design?.customers ?? []) {
    for (const { raw } of one.subscriptions) if (raw.subscriptionId) known.set(lower(raw.subscriptionId), one);
  }
  const byTenant = new Map(
    (design?.customers ?? []).flatMap((one) => (one.tenantId ? [[lower(one.tenantId), one]] : [])),
  );
  const byName = customer === undefined ? undefined : design?.customers.find(({ name }) => name === customer);
  const joined = new Joined();
  const ids = [...tenants.keys()].filter((id) => known.has(id) || !isProviders(id));
  const keyOf = (id: string): string => {
    const tenant = tenants.get(id);
    const of = known.get(id) ?? (tenant === undefined ? byName : byTenant.get(tenant));
    if (of) return `customer ${of.name}`;
    if (tenant !== undefined) return `tenant ${tenant}`;
    return customer === undefined ? `subscription ${id}` : 'said';
  };
  for (const [from, to] of linksBetween(estate)) {
    const isOpen = (id: string): boolean => keyOf(id).startsWith('subscription ');
    if (tenants.has(from) && tenants.has(to) && isOpen(from) && isOpen(to)) joined.join(keyOf(from), keyOf(to));
  }
  const groups = new Map<string, Group>();
  for (const id of ids) {
    const key = joined.root(keyOf(id));
    const tenant = tenants.get(id);
    const of = known.get(id) ?? (tenant === undefined ? byName : byTenant.get(tenant));
    const group = groups.get(key) ?? { subscriptions: new Set<string>(), tenantId: undefined, known: undefined };
    group.subscriptions.add(id);
    group.tenantId ??= of?.tenantId ?? tenant;
    group.known ??= of;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The subscriptions that lead to each other by a peering of networks or a connection, in lower case. */
function linksBetween(estate: Estate): [string, string][] {
  const links: [string, string][] = [];
  for (const found of estate.resources) {
    const ids =
      found.type === types.networkPeering
        ? [refAt(found.body, 'properties', 'remoteVirtualNetwork')]
        : found.type === types.connection
          ? ['peer', 'virtualNetworkGateway1'].map((key) => refAt(found.body, 'properties', key))
          : [];
    for (const id of ids) {
      const to = id === undefined ? undefined : parseArmId(id)?.subscriptionId;
      if (to !== undefined) links.push([lower(subscriptionOf(found)), lower(to)]);
    }
  }
  return links;
}

/** Whose each circuit is, by its id in lower case; null where it is nobody's. Only those that their subscription does not decide. */
function circuitOwners(
  estate: Estate,
  groups: readonly Group[],
  isProviders: (id: string) => boolean,
  told: Told[],
): Map<string, Group | null> {
  const bySubscriptionId = new Map(
    groups.flatMap((group) => [...group.subscriptions].map((id) => [id, group] as const)),
  );
  const groupOf = (id: string): Group | undefined => bySubscriptionId.get(lower(id));
  const claims = new Map<string, Set<Group>>();
  for (const connection of estate.ofType(types.connection)) {
    const peer = refAt(connection.body, 'properties', 'peer');
    const group = groupOf(subscriptionOf(connection));
    if (peer === undefined || !group) continue;
    claims.set(lower(peer), (claims.get(lower(peer)) ?? new Set<Group>()).add(group));
  }
  const owners = new Map<string, Group | null>();
  for (const circuit of estate.ofType(types.circuit)) {
    const claimed = [...(claims.get(lower(circuit.id)) ?? [])];
    const own = groupOf(subscriptionOf(circuit));
    if (claimed.some((group) => group !== own) && (own !== undefined || claimed.length > 1)) {
      told.push({
        severity: 'error',
        code: 'IMP-007',
        message: own
          ? l10n.t(
              '{0} is connected to a network of another customer too: that connection is left alone.',
              circuit.name,
            )
          : l10n.t(
              '{0} is connected to networks of {1} customers, and belongs to one: it is left alone.',
              circuit.name,
              claimed.length,
            ),
        source: circuit.source,
        id: circuit.id,
      });
    }
    if (own !== undefined && !isProviders(lower(subscriptionOf(circuit)))) continue;
    const [only] = claimed;
    const owner = own ?? (claimed.length === 1 ? only : undefined);
    owners.set(lower(circuit.id), owner ?? null);
    if (!owner && claimed.length === 0) told.push(nobodys(circuit));
  }
  return owners;
}

const nobodys = (circuit: FoundResource): Told => ({
  severity: 'error',
  code: 'IMP-006',
  message: l10n.t(
    '{0} belongs to nobody: no network of a customer is connected to it. Say the customer to take it in.',
    circuit.name,
  ),
  source: circuit.source,
  id: circuit.id,
});

type Places = ReturnType<typeof bySubscription>;

/** A subscription of no known tenant that holds circuits alone, and nothing that is connected to them. */
function isNobodys(places: Places, { subscriptions, tenantId, known }: Group): boolean {
  if (tenantId !== undefined || known !== undefined) return false;
  const users: readonly string[] = [types.virtualNetwork, types.connection, types.gateway];
  return ![...subscriptions].some((id) => places.get(id)?.some(({ type }) => users.includes(type)));
}

function tellNobody(places: Places, { subscriptions }: Group, told: Told[]): void {
  const found = [...subscriptions].flatMap((id) => places.get(id) ?? []);
  told.push(...found.filter(({ type }) => type === types.circuit).map(nobodys));
}

/** In connect-through the CSP owns the circuit, and its AS number is at the end of the sessions. */
function modelOf(
  places: Places,
  { known }: Group,
  fromProvider: readonly string[],
  ids: readonly string[],
  model: Deciding['model'],
  asn: number | undefined,
): Pick<CustomerIdentity, 'model' | 'assumedModel'> {
  if (known) return { model: known.model, assumedModel: undefined };
  if (model !== undefined) return { model, assumedModel: undefined };
  if (fromProvider.length > 0) {
    return { model: 'connect-through', assumedModel: l10n.t("Assumed: a circuit stands in the CSP's own tenant.") };
  }
  const isOurs = ids
    .flatMap((id) => places.get(id) ?? [])
    .some(
      ({ type, body }) =>
        type === types.peering && asn !== undefined && numberAt(body, 'properties', 'peerASN') === asn,
    );
  return isOurs
    ? { model: 'connect-through', assumedModel: l10n.t("Assumed: the sessions end on the CSP's AS number.") }
    : {
        model: 'connect-to',
        assumedModel: l10n.t(
          "Assumed: the circuits stand in the customer's subscriptions, and their sessions do not end on the CSP's AS number.",
        ),
      };
}

/** The first number that no route distinguisher of the design's customers ends with. */
function nextNumber(design: Design | undefined): number {
  const used = (design?.customers ?? []).map(({ raw }) => Number(raw.vrf?.routeDistinguisher?.split(':').at(-1) ?? 0));
  return Math.max(1000, ...used.filter((number) => Number.isSafeInteger(number))) + 1;
}
