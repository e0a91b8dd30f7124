import * as l10n from '@vscode/l10n';
import type { EditValue } from '../../design';
import { SUBSCRIPTION, parseArmId, types } from '../../resources';
import type { Estate, FoundResource } from '../found';
import { isObject } from '../json';
import type { Told } from '../told';
import { circuit, isCarried } from './circuits';
import { type KnownVpnConnection, vpnConnections } from './connections';
import { governanceOf, monitoringOf, roleAssignmentsOf } from './governance';
import { foreignNetwork, insides, virtualNetwork } from './networks';
import { directPort } from './ports';
import {
  type Comment,
  type Draft,
  type Ground,
  type Reading,
  TENANT_OF_NOBODY,
  assume,
  assumedVrf,
  compact,
  groupNameOf,
  locationOf,
  nameOf,
  subscriptionOf,
} from './reading';
import { routeTable, securityGroup } from './tables';

/** A subscription of a customer, by the name that references use. */
export interface NamedSubscription {
  readonly name: string;
  readonly subscriptionId: string;
  readonly tenantId: string | undefined;
  /** How it is bought, where a source says it. */
  readonly offer: 'csp' | undefined;
  /** The groups that Azure Lighthouse delegates to the CSP, where that is not the whole of it. */
  readonly delegatedGroups: readonly string[] | undefined;
  /** What it gives to what stands in it, where a design has it already. */
  readonly ground: Ground | undefined;
}

/** Who a customer is, as far as it is known or was decided. */
export interface CustomerIdentity {
  readonly name: string;
  readonly displayName: string | undefined;
  readonly tenantId: string | undefined;
  readonly model: 'connect-through' | 'connect-to';
  /** Why the model is taken, where nobody said it. */
  readonly assumedModel: string | undefined;
  readonly subscriptions: readonly NamedSubscription[];
  /** Of connect-through, where the file is made anew. */
  readonly routeDistinguisher: string;
  /** The tunnels over circuits that a design has already, by their names in lower case. */
  readonly tunnels: ReadonlyMap<string, KnownVpnConnection>;
  /** The VPN connections that a design has already, by their names in lower case. */
  readonly vpnConnections: ReadonlyMap<string, KnownVpnConnection>;
  /** Whether the CSP has a GDAP relationship with it; undefined where no source says it. */
  readonly hasGdap: boolean | undefined;
  /** Whether Azure Lighthouse delegates a subscription of it to the CSP. */
  readonly isDelegated: boolean;
  /** Whether a resource is the customer's, where its subscription alone does not say so. */
  readonly owns: (found: FoundResource) => boolean;
}

/** A customer as a draft of its design file, what of the estate it says, and what stands beside it as comments. */
export interface CustomerDraft {
  readonly draft: Draft;
  readonly comments: Comment[];
  readonly said: ReadonlySet<string>;
  readonly told: Told[];
}

/** Reads the design of one customer out of everything that was found. */
export function customerDraft(estate: Estate, identity: CustomerIdentity): CustomerDraft {
  const names = new Map(identity.subscriptions.map((one) => [one.subscriptionId.toLowerCase(), one.name]));
  const reading: Reading = {
    estate,
    governance: governanceOf(estate),
    subscriptionName: (id) => names.get(id.toLowerCase()),
    foreign: new Map(),
    said: new Set(),
    comments: [],
    told: [],
  };
  const inside = insides(reading);
  const subscriptions = identity.subscriptions.map((one) => subscription(reading, one, identity, inside));
  const mine = (found: FoundResource): boolean =>
    names.has(subscriptionOf(found).toLowerCase()) && identity.owns(found);
  const grounds = new Map(subscriptions.map(({ id, ground }) => [id, ground]));
  const groundOf = (found: FoundResource): Ground => grounds.get(subscriptionOf(found).toLowerCase()) ?? {};
  const portsOf = (type: string) =>
    estate
      .ofType(type)
      .filter(mine)
      .map((port) => directPort(reading, port, groundOf(port)));
  const [ports, lags] = [portsOf(types.port), portsOf(types.lag)];
  const circuits = estate
    .ofType(types.circuit)
    .filter((one) => mine(one) && isCarried(reading, one))
    .map((one) => circuit(reading, one, groundOf(one), identity));
  const vpn = vpnConnections(reading, mine, identity);
  for (const [network, tunnels] of vpn.tunnels) encrypt(reading, circuits, network, tunnels);
  const roles = roleAssignmentsOf(reading, (scope) => refOf(reading, scope));
  const draft = compact({
    formatVersion: 1,
    kind: 'Customer',
    name: identity.name,
    displayName: identity.displayName,
    tenantId: identity.tenantId ?? TENANT_OF_NOBODY,
    model: identity.model,
    managedBy: 'csp',
    identity: {
      store: 'customer',
      delegation: {
        entra: identity.hasGdap === true ? 'gdap' : 'none',
        azure: identity.isDelegated ? 'lighthouse' : 'none',
      },
      ...(roles && { roleAssignments: roles }),
    },
    vrf: identity.model === 'connect-through' ? vrfOf(identity) : undefined,
    sites: vpn.sites,
    subscriptions: subscriptions.map(({ draft: one }) => one),
    circuits: circuits.length > 0 ? circuits : undefined,
    expressRoutePorts: ports.length > 0 ? ports : undefined,
    expressRouteLags: lags.length > 0 ? lags : undefined,
    vpnConnections: vpn.vpnConnections.length > 0 ? vpn.vpnConnections : undefined,
    monitoring: monitoringOf(reading),
  });
  assumptions(reading, draft, identity);
  return { draft, comments: reading.comments, said: reading.said, told: reading.told };
}

/** How the design refers to a subscription, or to something in one that it says. */
function refOf(reading: Reading, scope: string): string | undefined {
  const id = parseArmId(scope);
  const subscription = id && reading.subscriptionName(id.subscriptionId);
  if (!id || subscription === undefined || id.type === SUBSCRIPTION) return subscription;
  return reading.said.has(scope.toLowerCase()) ? `${subscription}/${id.names.at(-1) ?? ''}` : undefined;
}

/** Tunnels to private addresses run over the first circuit that the network of their gateway is connected to. */
function encrypt(reading: Reading, circuits: readonly Draft[], network: string, tunnels: readonly Draft[]): void {
  const over = circuits.find(
    ({ connections, encryption }) =>
      encryption === undefined &&
      Array.isArray(connections) &&
      connections.some((one: EditValue) => isObject(one) && one['virtualNetwork'] === network),
  );
  if (over) {
    over['encryption'] = { mode: 'ipsec-tunnel', over: 'private', virtualNetwork: network, tunnels };
    return;
  }
  for (const tunnel of tunnels) {
    const message = l10n.t('The tunnel {0} runs over no circuit that was read: it is left alone.', nameOf(tunnel));
    reading.told.push({ severity: 'warning', code: 'IMP-005', message });
  }
}

function vrfOf({ name, routeDistinguisher }: CustomerIdentity): Draft {
  return {
    name: name.toUpperCase(),
    routeDistinguisher,
    importRouteTargets: [routeDistinguisher],
    exportRouteTargets: [routeDistinguisher],
  };
}

/** What the file needs and no source held. */
function assumptions(reading: Reading, draft: Draft, identity: CustomerIdentity): void {
  if (identity.tenantId === undefined) {
    assume(
      reading,
      draft,
      'tenantId',
      l10n.t('Assumed: the source does not say the tenant. Write it before a plan is made.'),
    );
  }
  if (identity.assumedModel !== undefined) assume(reading, draft, 'model', identity.assumedModel);
  assume(
    reading,
    draft,
    'identity',
    identity.hasGdap === undefined && !identity.isDelegated
      ? l10n.t('Assumed: no source holds whose identity store it is, nor how the CSP acts for the customer.')
      : l10n.t('Assumed: no source holds whose identity store it is.'),
  );
  if (draft['vrf'] !== undefined) {
    assume(reading, draft, 'vrf', assumedVrf());
  }
}

/** The value that most of a list have. */
function mostCommon(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function subscription(
  reading: Reading,
  { name, subscriptionId, tenantId, offer, delegatedGroups, ground: given }: NamedSubscription,
  identity: CustomerIdentity,
  inside: ReturnType<typeof insides>,
): { readonly id: string; readonly ground: Ground; readonly draft: Draft } {
  const { estate } = reading;
  const id = subscriptionId.toLowerCase();
  const here = (type: string): FoundResource[] =>
    estate.ofType(type).filter((found) => subscriptionOf(found).toLowerCase() === id && identity.owns(found));
  const [tables, groups, networks] = [types.routeTable, types.securityGroup, types.virtualNetwork].map((type) =>
    onePerName(reading, here(type)),
  ) as [FoundResource[], FoundResource[], FoundResource[]];
  const all = [...tables, ...groups, ...networks, ...here(types.circuit), ...here(types.gateway)];
  const ground: Ground = given ?? {
    resourceGroup: mostCommon(all.map(groupNameOf)),
    location: mostCommon(all.map(locationOf)),
  };
  const foreign = [...inside].filter(
    ([network]) => network !== '' && parseArmId(network)?.subscriptionId === id && !estate.get(network),
  );
  const routeTables = tables.map((one) => routeTable(reading, one, ground));
  const securityGroups = groups.map((one) => securityGroup(reading, one, ground));
  const own = networks.map((one) => virtualNetwork(reading, one, ground, inside.get(one.id.toLowerCase())));
  const others = foreign.map(([, there]) => foreignNetwork(reading, there.id, ground, there));
  const virtualNetworks = [...own, ...others, ...(reading.foreign.get(id) ?? [])];
  const draft = compact({
    name,
    subscriptionId,
    tenantId: tenantId !== undefined && tenantId !== identity.tenantId ? tenantId : undefined,
    offer: offer ?? 'other',
    resourceGroup: ground.resourceGroup,
    location: ground.location,
    tags: ground.tags && Object.keys(ground.tags).length > 0 ? ground.tags : undefined,
    routeTables: routeTables.length > 0 ? routeTables : undefined,
    networkSecurityGroups: securityGroups.length > 0 ? securityGroups : undefined,
    virtualNetworks: virtualNetworks.length > 0 ? virtualNetworks : undefined,
  });
  if (delegatedGroups) {
    const message = l10n.t(
      'Azure Lighthouse delegates the resource groups {0} alone: what else stands in the subscription may not have been seen.',
      delegatedGroups.join(', '),
    );
    assume(reading, draft, 'subscriptionId', message);
  }
  if (offer === undefined) {
    assume(reading, draft, 'offer', l10n.t('Assumed: no source holds how the subscription is bought.'));
  }
  return { id, ground, draft };
}

/** References are by name: of several of one name in a subscription the first is in the design, the others are told. */
function onePerName(reading: Reading, found: readonly FoundResource[]): FoundResource[] {
  const seen = new Map<string, FoundResource>();
  for (const one of found) {
    const first = seen.get(one.name.toLowerCase());
    if (!first) seen.set(one.name.toLowerCase(), one);
    else {
      reading.told.push({
        severity: 'warning',
        code: 'IMP-005',
        message: l10n.t(
          '{0} has the name of {1}, and a design knows one of that name in a subscription: it is left alone.',
          one.id,
          first.id,
        ),
        id: one.id,
      });
    }
  }
  return [...seen.values()];
}
