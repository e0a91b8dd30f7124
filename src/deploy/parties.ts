import type { Design } from '../design';
import { PEERING, circuitOf, idsIn, isRecord, isSecretRef, isType, keyOf, wantedBody } from '../plan';
import { apiVersionOf, portId, portType } from '../resources';
import type { WantedResource } from '../resources/model';
import { type WireBody, authorizationsIn, resolveBody } from './bodies';
import { madeUpSecret } from './secrets';

/** A resource that somebody else makes, as plain data. */
export interface Instruction {
  readonly id: string;
  readonly apiVersion: string;
  readonly body: WireBody;
}

/** The peerings that the connectivity provider makes where it keeps layer 3. */
export interface ProviderInstruction {
  readonly circuitId: string;
  readonly peerings: readonly { readonly name: string; readonly body: WireBody }[];
}

/** A key that the design knows as a secret: in a simulator it is that of an authorization which the customer makes for it. */
export interface HandOver {
  /** What is made with the key. */
  readonly resourceId: string;
  readonly authorization: { readonly id: string; readonly apiVersion: string };
}

/** What the other parties of a design do, for a simulator that plays them. Secrets in it are made up. */
export interface Parties {
  readonly subscriptions: readonly { subscriptionId: string; tenantId?: string; displayName: string }[];
  /** What is there before anything is done. */
  readonly existing: readonly Instruction[];
  readonly customer: readonly Instruction[];
  /** What the customer can make once it knows the keys of these authorizations. */
  readonly customerWithKeys: readonly {
    readonly resourceId: string;
    readonly apiVersion: string;
    readonly authorizations: readonly string[];
    readonly instruction: (keyOfAuthorization: (id: string) => string) => Instruction;
  }[];
  readonly handOvers: readonly HandOver[];
  readonly provider: readonly ProviderInstruction[];
}

/** The instructions for the parties other than the CSP, and what exists from the start, from what a customer's design wants. */
export function partiesOf(design: Design, wanted: readonly WantedResource[]): Parties {
  const there = standing(wanted);
  const others = wanted.filter((resource) => !there.has(resource));
  const ofCustomer = others.filter(({ party }) => party === 'customer');
  const needsKey = ({ body }: WantedResource) => authorizationsIn(body).length > 0;
  const ports = portsOf(design, wanted);
  const handOvers = wanted.flatMap((resource) => handOverOf(resource) ?? []);
  return {
    subscriptions: subscriptionsOf(wanted, ports),
    existing: [...ports, ...[...there].map((resource) => instructionOf(resource, madeUpSecret))],
    customer: [
      ...ofCustomer.filter((resource) => !needsKey(resource)).map((resource) => instructionOf(resource, madeUpSecret)),
      ...handOvers.map(({ authorization }) => ({ ...authorization, body: { properties: {} } })),
    ],
    customerWithKeys: ofCustomer.filter(needsKey).map((resource) => ({
      resourceId: resource.id,
      apiVersion: resource.apiVersion,
      authorizations: authorizationsIn(resource.body),
      instruction: (authorizationKey) => instructionOf(resource, authorizationKey),
    })),
    handOvers,
    provider: [...providerPeerings(others)].map(([circuitId, peerings]) => ({ circuitId, peerings })),
  };
}

/** Every subscription that an id lies in, with what the design says of it. */
function subscriptionsOf(wanted: readonly WantedResource[], ports: readonly Instruction[]): Parties['subscriptions'] {
  const found = new Map<string, Parties['subscriptions'][number]>();
  for (const { subscriptionId, subscription, tenantId } of wanted) {
    const known = { subscriptionId, displayName: subscription, ...(tenantId !== undefined && { tenantId }) };
    found.set(keyOf(subscriptionId), known);
  }
  for (const id of [...ports.map((port) => port.id), ...wanted.flatMap(({ body }) => idsIn(body))]) {
    const guid = /^\/subscriptions\/([^/]+)/i.exec(id)?.[1];
    if (guid === undefined || found.has(keyOf(guid))) continue;
    found.set(keyOf(guid), { subscriptionId: guid, displayName: guid });
  }
  return [...found.values()];
}

/** The CSP's own direct ports that circuits of the customer run on: no customer wants them. */
function portsOf({ provider }: Design, wanted: readonly WantedResource[]): Instruction[] {
  const used = new Set(wanted.flatMap(({ body }) => idsIn(body)).map(keyOf));
  return provider.expressRoutePorts.flatMap((port) => {
    const id = portId(port);
    const { peeringLocation, bandwidthInGbps, encapsulation } = port.raw;
    if (id === undefined || !used.has(keyOf(id))) return [];
    const body = { location: port.location, properties: { peeringLocation, bandwidthInGbps, encapsulation } };
    return [{ id, apiVersion: apiVersionOf(portType(port)), body }];
  });
}

/** Where a resource is made with a key that somebody handed over: an authorization of the circuit that it leads to. */
function handOverOf({ id, body, apiVersion, name }: WantedResource): HandOver | undefined {
  const properties = body['properties'];
  if (!isRecord(properties) || !isSecretRef(properties['authorizationKey'])) return undefined;
  const [far] = idsIn([properties['peer'] ?? null, properties['peerExpressRouteCircuitPeering'] ?? null]);
  const circuit = far === undefined ? undefined : circuitOf(far);
  if (circuit === undefined) return undefined;
  return { resourceId: id, authorization: { id: `${circuit}/authorizations/for-${name}`, apiVersion } };
}

/** What exists, and what that stands in or on: where a gateway is, its network and subnet are too. */
function standing(wanted: readonly WantedResource[]): Set<WantedResource> {
  const byId = new Map(wanted.map((resource) => [keyOf(resource.id), resource]));
  const found = new Set<WantedResource>();
  const add = (resource: WantedResource | undefined): void => {
    if (!resource || found.has(resource)) return;
    found.add(resource);
    for (const id of [...idsIn(resource.body), ...ancestorsOf(resource.id)]) add(byId.get(keyOf(id)));
  };
  for (const resource of wanted) if (resource.existing) add(resource);
  return found;
}

/** The resources and the group that a resource lies in. */
function ancestorsOf(id: string): string[] {
  const parent = id.split('/').slice(0, -2).join('/');
  return parent === '' ? [] : [parent, ...ancestorsOf(parent)];
}

function providerPeerings(wanted: readonly WantedResource[]): Map<string, { name: string; body: WireBody }[]> {
  const byCircuit = new Map<string, { name: string; body: WireBody }[]>();
  for (const resource of wanted) {
    const circuit = circuitOf(resource.id);
    if (resource.party !== 'connectivity-provider' || circuit === undefined || !isType(resource, PEERING)) continue;
    const list = byCircuit.get(circuit) ?? [];
    list.push({ name: resource.name, body: instructionOf(resource, madeUpSecret).body });
    byCircuit.set(circuit, list);
  }
  return byCircuit;
}

function instructionOf(resource: WantedResource, authorizationKey: (id: string) => string): Instruction {
  const { id, apiVersion } = resource;
  return { id, apiVersion, body: resolveBody(wantedBody(resource), { secret: madeUpSecret, authorizationKey }) };
}
