import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, Resource } from '../../../src/simulator/arm';
import { ArmError } from '../../../src/simulator/arm';
import { keyOf, parentId } from '../../../src/simulator/ids';
import type { World } from '../../../src/simulator/kind';
import { referencesIn, Store } from '../../../src/simulator/store';
import { kindOfId } from '../../../src/simulator/types/kinds';
import { completeWrite, removeNow, stageWrite } from '../../../src/simulator/writes';
import { CIRCUIT, circuitBody, gatewayBody, network, networkBody, privatePeering } from './harness';

const HUB = network('virtualNetworks/hub');
const SPOKE = network('virtualNetworks/spoke');
const TABLE = network('routeTables/rt');
const GATEWAY = network('virtualNetworkGateways/gw');

const withTable = (body: JsonObject): JsonObject => {
  const copy = structuredClone(body);
  const [subnet] = (copy.properties as { subnets: { properties: JsonObject }[] }).subnets;
  if (subnet !== undefined) subnet.properties.routeTable = { id: TABLE };
  return copy;
};

const puts: readonly (readonly [string, JsonObject])[] = [
  [HUB, networkBody('10.0.0.0/16', { GatewaySubnet: '10.0.0.0/26', a: '10.0.1.0/24' })],
  [HUB, withTable(networkBody('10.0.0.0/16', { a: '10.0.1.0/24', b: '10.0.2.0/24' }))],
  [HUB, networkBody('10.0.0.0/16', { GatewaySubnet: '10.0.0.0/26' })],
  [`${HUB}/subnets/c`, { properties: { addressPrefix: '10.0.1.128/25', routeTable: { id: TABLE } } }],
  [SPOKE, networkBody('10.1.0.0/16')],
  [
    `${HUB}/virtualNetworkPeerings/p`,
    { properties: { remoteVirtualNetwork: { id: SPOKE }, allowGatewayTransit: true } },
  ],
  [`${SPOKE}/virtualNetworkPeerings/p`, { properties: { remoteVirtualNetwork: { id: HUB }, useRemoteGateways: true } }],
  [
    TABLE,
    {
      location: 'westeurope',
      properties: { routes: [{ name: 'r', properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'None' } }] },
    },
  ],
  [GATEWAY, gatewayBody(HUB)],
  [CIRCUIT, circuitBody()],
  [`${CIRCUIT}/peerings/AzurePrivatePeering`, privatePeering()],
  [`${CIRCUIT}/authorizations/a`, {}],
  [
    network('connections/cn'),
    {
      location: 'westeurope',
      properties: { connectionType: 'ExpressRoute', virtualNetworkGateway1: { id: GATEWAY }, peer: { id: CIRCUIT } },
    },
  ],
];
const ids = [...new Set(puts.map(([id]) => id))];

type Step = { put: number } | { remove: number } | { provision: true };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.nat(puts.length - 1).map((put) => ({ put })) },
  { weight: 2, arbitrary: fc.nat(ids.length - 1).map((remove) => ({ remove })) },
  { weight: 1, arbitrary: fc.constant({ provision: true as const }) },
);

function run(one: Step, world: World): void {
  const { store } = world;
  if ('put' in one) {
    const [id, body] = puts[one.put] ?? ['', {}];
    const parent = parentId(id);
    const kind = kindOfId(id);
    if (kind === undefined || (parent !== undefined && store.get(parent) === undefined)) return;
    completeWrite(stageWrite(kind, id, body, world), undefined, world);
  } else if ('remove' in one) {
    const resource = store.get(ids[one.remove] ?? '');
    if (resource !== undefined) removeNow(resource, world);
  } else {
    const circuit = store.get(CIRCUIT);
    if (circuit === undefined) return;
    const next = structuredClone(circuit);
    next.properties.serviceProviderProvisioningState = 'Provisioned';
    store.set(next);
  }
}

/** What must hold whatever has been done. */
function check(store: Store): void {
  for (const resource of store.all()) {
    const parent = parentId(resource.id);
    if (parent !== undefined) expect(store.children(parent).map(({ id }) => id)).toContain(resource.id);
    for (const reference of referencesIn(resource.properties)) {
      const target = store.get(reference);
      const mayDangle =
        resource.type.endsWith('/virtualNetworkPeerings') || keyOf(reference).startsWith(keyOf(resource.id));
      if (kindOfId(reference) !== undefined && !mayDangle)
        expect([resource.id, target?.id]).toEqual([resource.id, reference]);
      if (target !== undefined) expect(store.referrers(reference).map(({ id }) => id)).toContain(resource.id);
    }
    expect(resource.state).toBe('Succeeded');
  }
}

const picture = (store: Store): string =>
  JSON.stringify(
    store
      .all()
      .map((resource): Resource => resource)
      .sort((a, b) => a.id.localeCompare(b.id)),
  );

describe('the store', () => {
  it('keeps its invariants in any order of writes and deletions, and a refusal changes nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        const store = new Store();
        const strictness = { refusePeeringBeforeProvisioned: false, holdQuotas: true };
        const world: World = { store, actor: 'caller', strictness, asIfOld: false, syncRemoteAddressSpace: false };
        for (const one of steps) {
          const before = picture(store);
          try {
            run(one, world);
          } catch (error) {
            expect(error).toBeInstanceOf(ArmError);
            expect(picture(store)).toBe(before);
          }
          check(store);
        }
      }),
      { numRuns: 150 },
    );
  });
});
