import { type ArmBody, PEERING, circuitOf, idsIn, isType, keyOf, wantedBody } from '../plan';
import type { WantedResource } from '../resources/model';
import { authorizationsIn, resolveBody } from './bodies';
import { madeUpSecret } from './secrets';

/** A resource that somebody else makes, as plain data. */
export interface Instruction {
  readonly id: string;
  readonly apiVersion: string;
  readonly body: ArmBody;
}

/** What the other parties of a design do, for a simulator that plays them. Secrets in it are made up. */
export interface Parties {
  readonly subscriptions: readonly { subscriptionId: string; tenantId?: string; displayName: string }[];
  /** What is there before anything is done. */
  readonly existing: readonly Instruction[];
  readonly customer: readonly Instruction[];
  /** What the customer can make once it knows the keys of these authorizations. */
  readonly customerWithKeys: readonly {
    readonly authorizations: readonly string[];
    readonly instruction: (keyOfAuthorization: (id: string) => string) => Instruction;
  }[];
  readonly provider: readonly { circuitId: string; peerings: readonly { name: string; body: ArmBody }[] }[];
}

/** The instructions for the parties other than the CSP, and what exists from the start, from what a design wants. */
export function partiesOf(wanted: readonly WantedResource[]): Parties {
  const there = standing(wanted);
  const others = wanted.filter((resource) => !there.has(resource));
  const ofCustomer = others.filter(({ party }) => party === 'customer');
  const subscriptions = new Map(
    wanted.map(({ subscriptionId, subscription, tenantId }) => [
      keyOf(subscriptionId),
      { subscriptionId, displayName: subscription, ...(tenantId !== undefined && { tenantId }) },
    ]),
  );
  return {
    subscriptions: [...subscriptions.values()],
    existing: [...there].map((resource) => instructionOf(resource, madeUpSecret)),
    customer: ofCustomer
      .filter(({ body }) => authorizationsIn(body).length === 0)
      .map((resource) => instructionOf(resource, unknownKey)),
    customerWithKeys: ofCustomer
      .filter(({ body }) => authorizationsIn(body).length > 0)
      .map((resource) => ({
        authorizations: authorizationsIn(resource.body),
        instruction: (authorizationKey) => instructionOf(resource, authorizationKey),
      })),
    provider: [...providerPeerings(others)].map(([circuitId, peerings]) => ({ circuitId, peerings })),
  };
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

/** The resources that a child resource lies in; the last of them are no resources, and are found nowhere. */
function ancestorsOf(id: string): string[] {
  const parent = id.split('/').slice(0, -2).join('/');
  return parent === '' ? [] : [parent, ...ancestorsOf(parent)];
}

function providerPeerings(wanted: readonly WantedResource[]): Map<string, { name: string; body: ArmBody }[]> {
  const byCircuit = new Map<string, { name: string; body: ArmBody }[]>();
  for (const resource of wanted) {
    const circuit = circuitOf(resource.id);
    if (resource.party !== 'connectivity-provider' || circuit === undefined || !isType(resource, PEERING)) continue;
    const list = byCircuit.get(circuit) ?? [];
    list.push({ name: resource.name, body: instructionOf(resource, unknownKey).body });
    byCircuit.set(circuit, list);
  }
  return byCircuit;
}

function instructionOf(resource: WantedResource, authorizationKey: (id: string) => string): Instruction {
  const { id, apiVersion } = resource;
  return { id, apiVersion, body: resolveBody(wantedBody(resource), { secret: madeUpSecret, authorizationKey }) };
}

function unknownKey(): string {
  return '';
}

/** What a simulator offers to those who play the parties. */
export interface PartyStage {
  instruct(customer: readonly Instruction[], provider: []): void;
  on(listener: () => void): () => void;
  snapshot(): { readonly resources: readonly { readonly id: string; readonly properties: ArmBody }[] };
}

/** Hands the customer the keys that it needs, as soon as the authorizations are there. Returns what ends that. */
export function handOverKeys(stage: PartyStage, { customerWithKeys }: Parties): () => void {
  let left = [...customerWithKeys];
  if (left.length === 0) return () => undefined;
  const look = () => {
    const keys = new Map(
      stage
        .snapshot()
        .resources.flatMap(({ id, properties: { authorizationKey } }) =>
          typeof authorizationKey === 'string' ? [[keyOf(id), authorizationKey] as const] : [],
        ),
    );
    const ready = left.filter(({ authorizations }) => authorizations.every((id) => keys.has(keyOf(id))));
    left = left.filter((one) => !ready.includes(one));
    for (const { instruction } of ready) stage.instruct([instruction((id) => keys.get(keyOf(id)) ?? '')], []);
  };
  return stage.on(look);
}
