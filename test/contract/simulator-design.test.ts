import { afterEach, describe, expect, it } from 'vitest';
import type { AzureClients } from '../../src/azure';
import {
  AzureFailure,
  createClients,
  readActual,
  readAuthorizationKey,
  simulatorCredential,
  writeResource,
} from '../../src/azure';
import type { Design } from '../../src/design';
import { authorizationsIn, resolveBody } from '../../src/deploy/bodies';
import { idsIn, wantedBody } from '../../src/plan';
import { resourcesOf } from '../../src/resources';
import type { WantedResource } from '../../src/resources';
import type { CustomerInstruction, Simulator } from '../../src/simulator';
import { startSimulator } from '../../src/simulator';
import { everythingDesign } from '../unit/generate/everything';
import { sampleDesign } from '../unit/resources/sample';

let sim: Simulator;
let clients: AzureClients;

/** A simulator in which is what the design says to be there already. */
async function start(existing: readonly CustomerInstruction[]): Promise<void> {
  sim = await startSimulator({ operationMilliseconds: 5, existing });
  clients = createClients({ cloud: 'AzureCloud', simulatorUrl: sim.url, pollIntervalMs: 5 }, simulatorCredential);
}
afterEach(() => sim.stop());

const made = { secret: () => 'S3cret', authorizationKey: () => '' };
const asInstruction = (resource: WantedResource): CustomerInstruction => ({
  id: resource.id,
  body: resolveBody(wantedBody(resource), made),
});

/** The CSP's own ports, which belong to no customer: those that circuits name and that the customer does not want itself. */
function portsOf(all: readonly WantedResource[]): CustomerInstruction[] {
  const own = new Set(all.map(({ id }) => id));
  const named = all
    .flatMap(({ body }) => idsIn(body))
    .filter((id) => /\/expressRoutePorts\/[^/]+$/i.test(id) && !own.has(id));
  const properties = { peeringLocation: 'Equinix-Amsterdam-AM5', bandwidthInGbps: 100, encapsulation: 'QinQ' };
  return [...new Set(named)].map((id) => ({ id, body: { location: 'westeurope', properties } }));
}

/** Writes one resource; a refusal is its failure, so that it can be tried again when more is there. */
async function attempt(resource: WantedResource): Promise<AzureFailure | undefined> {
  try {
    const keys = new Map<string, string>();
    for (const id of authorizationsIn(resource.body)) {
      keys.set(id, (await readAuthorizationKey(clients, { id, apiVersion: resource.apiVersion })) ?? '');
    }
    const body = resolveBody(resource.body, { secret: () => 'S3cret', authorizationKey: (id) => keys.get(id) ?? '' });
    await writeResource(clients, { ...resource, body });
    return undefined;
  } catch (error) {
    if (error instanceof AzureFailure) return error;
    throw error;
  }
}

/** Writes all that a customer wants, whoever is to make it, and returns what was refused to the end. */
async function write(wanted: readonly WantedResource[]): Promise<string[]> {
  let left = wanted;
  let refused: string[] = [];
  for (let round = 0; left.length > 0 && round < 60; round++) {
    const again: WantedResource[] = [];
    refused = [];
    for (const resource of left) {
      const result = await attempt(resource);
      if (!result) continue;
      again.push(resource);
      refused.push(`${resource.id}: ${result.code} ${result.message}`);
    }
    left = again;
    await sim.settled();
  }
  return refused;
}

const designs: readonly (readonly [string, () => Design])[] = [
  ['the samples', sampleDesign],
  ['a design with everything that the format knows', everythingDesign],
];

describe.each(designs)('%s', (_name, design) => {
  it('is accepted by the simulator, and ends Succeeded', async () => {
    const loaded = design();
    expect(loaded.customers.length).toBeGreaterThan(0);
    for (const customer of loaded.customers) {
      const all = resourcesOf(loaded, customer);
      const wanted = all.filter(({ existing }) => !existing);
      await start([...all.filter(({ existing }) => existing).map(asInstruction), ...portsOf(all)]);
      expect(sim.refused).toEqual([]);
      // Keys that came from somebody else are of authorizations that this somebody has made.
      sim.instruct(keysFromOthers(all), []);
      expect(wanted.length).toBeGreaterThan(5);
      expect(await write(wanted)).toEqual([]);
      for (const [id, body] of await readActual(clients, wanted)) {
        const state = (body.properties as { provisioningState?: string } | undefined)?.provisioningState ?? 'Succeeded';
        expect([id, state]).toEqual([id, 'Succeeded']);
      }
      await sim.stop();
    }
  });
});

/** An authorization with the made-up key for each circuit that is joined with a key from the secret store. */
function keysFromOthers(wanted: readonly WantedResource[]): CustomerInstruction[] {
  return wanted.flatMap(({ body }) => {
    const { authorizationKey, peer, peerExpressRouteCircuitPeering } = (resolveBody(body, made).properties ??
      {}) as Record<string, unknown>;
    const target = (peer ?? peerExpressRouteCircuitPeering) as { id: string } | undefined;
    if (authorizationKey !== 'S3cret' || target === undefined) return [];
    const circuit = target.id.split('/').slice(0, 9).join('/');
    return [{ id: `${circuit}/authorizations/from-others`, body: { properties: { authorizationKey } } }];
  });
}
