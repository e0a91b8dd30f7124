import { describe, expect, it } from 'vitest';
import { wantedOf } from '../../../src/resources';
import type { Simulator } from '../../../src/simulator';
import { customerOf, sampleDesign } from '../resources/sample';
import { deployed, designOf, givenOf, importLive, simulatorWith, stateOf } from './stage';

/** The sample with everything that stands beside resources. */
const design = sampleDesign({
  'customers/contoso.csp.yaml': (text) =>
    text
      .replace(
        'gateway: { name: ergw-hub, sku: ErGw2AZ }',
        "gateway: { name: ergw-hub, sku: ErGw2AZ, lock: CanNotDelete, maintenanceWindow: { start: '2027-01-10 22:00', hours: 6, timeZone: W. Europe Standard Time } }",
      )
      .replace('  - name: contoso-ams\n', '  - name: contoso-ams\n    lock: CanNotDelete\n')
      .concat(
        'monitoring: { alerts: baseline, actionGroupId: /subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01/resourceGroups/rg-ops/providers/Microsoft.Insights/actionGroups/noc }\n',
      ),
});

const contoso = customerOf(design, 'contoso');
const bodies = () => wantedOf(design, contoso).resources.map(givenOf);

async function imported(simulator: Simulator) {
  const before = stateOf(simulator);
  const result = await importLive(simulator, { customer: 'contoso', model: 'connect-through' });
  expect(result.errors).toEqual([]);
  const made = designOf(result);
  expect(await deployed(simulator, made)).toEqual([]);
  expect(stateOf(simulator)).toBe(before);
  return { ...result, raw: made.customers[0]?.raw };
}

describe('what stands beside resources', () => {
  it('is in the design where the format says it as it is', async () => {
    const simulator = await simulatorWith(bodies());
    try {
      const { raw, told } = await imported(simulator);
      const gateway = raw?.subscriptions?.[0]?.virtualNetworks?.find(({ name }) => name === 'hub')?.gateway;
      expect(gateway).toMatchObject({
        lock: 'CanNotDelete',
        maintenanceWindow: { start: '2027-01-10 22:00', hours: 6, timeZone: 'W. Europe Standard Time' },
      });
      expect(raw?.circuits?.map(({ name, lock }) => [name, lock])).toEqual([
        ['contoso-ams', 'CanNotDelete'],
        ['contoso-lon', undefined],
      ]);
      expect(raw?.monitoring).toEqual(contoso.raw.monitoring);
      expect(raw?.identity?.roleAssignments?.map(({ role, scope, principalId }) => [role, scope, principalId])).toEqual(
        contoso.raw.identity?.roleAssignments?.map(({ scope, principalId }) => [
          'Network Contributor',
          scope === 'prod' ? raw?.subscriptions?.[0]?.name : raw?.subscriptions?.[1]?.name,
          principalId,
        ]),
      );
      expect(told.filter(({ code }) => code === 'IMP-004')).toEqual([]);
    } finally {
      await simulator.stop();
    }
  });

  it('is seen, not managed, where the format would write something else, and the resource stays managed', async () => {
    const changed = bodies().map((body) => {
      const text = JSON.stringify(body)
        .replaceAll('ergw-hub-lock', 'do-not-touch')
        .replaceAll('ergw-hub-maintenance', 'nights')
        .replace(/"threshold":80\b/, '"threshold":70');
      const is = JSON.parse(text) as typeof body;
      // An assignment that a person made has a name of its own.
      if (!String(is['type']).endsWith('roleAssignments')) return is;
      const name = '7b1c2b7a-0d0e-4f57-9a51-5a8f3a1f0c01';
      return { ...is, name, id: String(is['id']).replace(/[^/]+$/, name) };
    });
    const simulator = await simulatorWith(changed);
    try {
      const { raw, told } = await imported(simulator);
      const gateway = raw?.subscriptions?.[0]?.virtualNetworks?.find(({ name }) => name === 'hub')?.gateway;
      expect(gateway?.existing).toBeUndefined();
      expect(gateway?.lock).toBeUndefined();
      expect(gateway?.maintenanceWindow).toBeUndefined();
      expect(raw?.monitoring).toBeUndefined();
      expect(raw?.identity?.roleAssignments).toBeUndefined();
      expect(raw?.circuits?.[0]?.lock).toBe('CanNotDelete');
      const unmanaged = told.filter(({ code }) => code === 'IMP-005').map(({ message }) => message);
      for (const word of ['ergw-hub-lock', 'ergw-hub-maintenance', '7b1c2b7a'])
        expect(unmanaged.join('\n')).toContain(word);
    } finally {
      await simulator.stop();
    }
  });
});
