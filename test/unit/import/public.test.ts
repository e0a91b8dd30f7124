import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../src/design';
import { type FoundResource, type Imported, readSources } from '../../../src/import';
import type { ArmBody } from '../../../src/plan';
import { resourceKey, wantedOf } from '../../../src/resources';
import { textAt } from '../../../src/resources/types/bodies';
import { parseHcl } from '../../../src/work/hcl';
import { deployed, designOf, importFiles, simulatorWith, stateOf } from './stage';

const folder = new URL('public/', import.meta.url);
const destination = {
  subscriptionId: '6c0f0000-0000-4000-8000-000000000001',
  resourceGroup: 'rg-public',
  location: 'westeurope',
};

/** Inputs of several files. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = { 'module-hub.tf': ['module-hub.tf', 'hub/main.tf'] };

/** What an input looks up and does not hold: in Azure it is there. */
const LOOKED_UP: Readonly<Record<string, readonly ArmBody[]>> = {
  'gateway-by-data.tf': [
    {
      id: `/subscriptions/${destination.subscriptionId}/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub`,
      location: 'westeurope',
      properties: {
        addressSpace: { addressPrefixes: ['10.77.0.0/16'] },
        subnets: [{ name: 'GatewaySubnet', properties: { addressPrefix: '10.77.0.0/26' } }],
      },
    },
  ],
};

const inputs = readdirSync(folder).filter((name) => /\.(json|tf)$/.test(name));

/** Azure shows SKUs whose name contradicts tier and family, and takes none that does. */
function seedable(body: ArmBody): ArmBody {
  const [tier, family] = ['tier', 'family'].map((key) => textAt(body, 'sku', key));
  return tier !== undefined && family !== undefined
    ? { ...body, sku: { name: `${tier}_${family}`, tier, family } }
    : body;
}

/** What was found and is neither in the design nor told: nothing may be lost in silence. */
function lostOf(design: Design, { told }: Imported, found: readonly FoundResource[]): string[] {
  const wanted = design.customers.flatMap((customer) => wantedOf(design, customer).resources);
  const kept = new Set([...wanted, ...told].flatMap(({ id }) => (id === undefined ? [] : [resourceKey(id)])));
  const isInside = (id: string): boolean => /\/(routes|securityRules|routeFilterRules)\/[^/]+$/i.test(id);
  return found
    .map(({ id }) => id)
    .filter((id) => !kept.has(resourceKey(id)) && !isInside(id) && !/\/resourceGroups\/[^/]+$/i.test(id));
}

describe('a public estate, written anew', () => {
  it('is one of twenty at least of ExpressRoute, each with its source', () => {
    const texts = inputs.map((name) => readFileSync(new URL(name, folder), 'utf8'));
    for (const text of texts) expect(text).toMatch(/source"?:/i);
    expect(
      texts.filter((text) => /express_?route/i.test(text.replace(/source"?:.*/i, ''))).length,
    ).toBeGreaterThanOrEqual(20);
  });

  it.each(inputs)('comes in with an empty plan, and a deployment writes nothing: %s', async (name) => {
    const names = TOGETHER[name] ?? [name];
    const files = Object.fromEntries(names.map((one) => [one, readFileSync(new URL(one, folder), 'utf8')]));
    const list = Object.entries(files).map(([file, text]) => ({ name: file, text }));
    const { resources } = await readSources(list, { ...destination, hcl: parseHcl });
    const simulator = await simulatorWith([...(LOOKED_UP[name] ?? []), ...resources.map(({ body }) => seedable(body))]);
    try {
      const before = stateOf(simulator);
      const imported = await importFiles(files, {}, destination);
      expect(imported.errors).toEqual([]);
      const left = imported.told.filter(({ severity }) => severity === 'error').map(({ message }) => message);
      expect(left).toEqual(name === 'module-hub.tf' ? [expect.stringContaining('module.naming')] : []);
      const design = designOf(imported);
      expect(lostOf(design, imported, resources)).toEqual([]);
      expect(await deployed(simulator, design)).toEqual([]);
      expect(stateOf(simulator)).toBe(before);
    } finally {
      await simulator.stop();
    }
  });
});
