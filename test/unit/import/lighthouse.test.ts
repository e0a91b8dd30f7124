import { describe, expect, it } from 'vitest';
import { createClients, readInventory, simulatorCredential } from '../../../src/azure';
import {
  type Imported,
  askedTypes,
  besideResources,
  delegationsQuery,
  detailsOf,
  groupsApiVersion,
  importedFrom,
  readLive,
  readSources,
} from '../../../src/import';
import { delegatedGroups } from '../../../src/import/sources/lighthouse';
import { wantedOf } from '../../../src/resources';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { importedInto } from '../../../src/work';
import { customerOf, sampleDesign } from '../resources/sample';
import { azureAt, deployed, designOf, givenOf, stateOf } from './stage';

const design = sampleDesign();
const csp = design.provider.raw.tenantId ?? '';
const fabrikam = customerOf(design, 'fabrikam');
const { tenantId = '', subscriptions } = fabrikam;
const ids = subscriptions.flatMap(({ raw }) => raw.subscriptionId ?? []);
const [first = ''] = ids;
const bodies = wantedOf(design, fabrikam).resources.map(givenOf);
const groups = [
  ...new Set(
    bodies
      .map(({ id }) => String(id))
      .flatMap((id) => (id.startsWith(`/subscriptions/${first}/`) ? (id.split('/')[4] ?? []) : [])),
  ),
];

/** A simulator in which a customer has delegated the groups of its first subscription, each on its own, to a tenant. */
const delegatedTo = (managedBy: string): Promise<Simulator> =>
  startSimulator({
    operationMilliseconds: 5,
    subscriptions: ids.map((subscriptionId) => ({
      subscriptionId,
      tenantId,
      displayName: `of ${subscriptionId.slice(-4)}`,
      delegatedGroups:
        subscriptionId === first ? groups.map((resourceGroup) => ({ resourceGroup, tenantId: managedBy })) : [],
    })),
    existing: bodies.map((body) => ({ id: String(body['id']), body: body as never })),
  });

const read = (simulator: Simulator): Promise<Imported> =>
  importedInto({ files: [], azure: { ...azureAt(simulator), partner: { tenantId: csp } }, deciding: {} });

const delegationIn = (imported: Imported) =>
  designOf(imported).customers.map(({ raw }) => [raw.tenantId, raw.identity?.delegation?.azure]);

describe('groups that are delegated by Azure Lighthouse, each on its own', () => {
  it('bring their customer, and say that the rest of the subscription may not have been seen', async () => {
    const simulator = await delegatedTo(csp);
    try {
      const before = stateOf(simulator);
      const imported = await read(simulator);
      expect(delegationIn(imported)).toEqual([[tenantId, 'lighthouse']]);
      const text = imported.files.at(-1)?.text ?? '';
      expect(text).toContain(`Azure Lighthouse delegates the resource groups ${groups.toSorted().join(', ')} alone`);
      expect(text.match(/Azure Lighthouse delegates/g)).toHaveLength(1);
      expect(imported.told.map(({ message }) => message).join('\n')).not.toMatch(/ManagedServices/i);
      expect(await deployed(simulator, designOf(imported))).toEqual([]);
      expect(stateOf(simulator)).toBe(before);
    } finally {
      await simulator.stop();
    }
  });

  it('are no delegation to the CSP where they are delegated to somebody else', async () => {
    const simulator = await delegatedTo('3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0999');
    try {
      const imported = await read(simulator);
      expect(delegationIn(imported)).toEqual([[tenantId, 'none']]);
      expect(imported.files.at(-1)?.text).not.toMatch(/Lighthouse/);
    } finally {
      await simulator.stop();
    }
  });

  it.each([
    [
      'the definition inside',
      { registrationDefinition: { properties: { managedByTenantId: csp, manageeTenantId: tenantId } } },
      [],
    ],
    [
      'the definition beside it',
      {
        registrationDefinitionId: `/subscriptions/${first}/providers/Microsoft.ManagedServices/registrationDefinitions/d`,
      },
      [
        {
          id: `/subscriptions/${first}/providers/Microsoft.ManagedServices/registrationDefinitions/d`,
          properties: { managedByTenantId: csp, manageeTenantId: tenantId },
        },
      ],
    ],
  ])('are read from files, with %s', async (_, properties, more) => {
    const at = `/subscriptions/${first}/resourceGroups/rg-shared/providers`;
    const value = [
      { id: `${at}/Microsoft.ManagedServices/registrationAssignments/a`, properties },
      ...more,
      {
        id: `${at}/Microsoft.Network/virtualNetworks/vnet`,
        location: 'westeurope',
        properties: { addressSpace: { addressPrefixes: ['10.1.0.0/16'] }, subnets: [] },
      },
    ];
    const sources = await readSources([{ name: 'delegations.json', text: JSON.stringify({ value }) }]);
    const imported = importedFrom(sources, { design: undefined });
    expect(delegationIn(imported)).toEqual([[tenantId, 'lighthouse']]);
    expect(imported.files.at(-1)?.text).toContain('delegates the resource groups rg-shared alone');
  });

  it('are named once where several assignments delegate one of them', () => {
    const one = { ids: [], subscriptionId: first, managedBy: csp, tenantId };
    const given = ['rg-b', 'rg-a', 'rg-b'].map((resourceGroup) => ({ ...one, resourceGroup }));
    expect([...delegatedGroups(given)]).toEqual([[first, ['rg-a', 'rg-b']]]);
    expect([...delegatedGroups([...given, { ...one, resourceGroup: undefined }])]).toEqual([]);
  });

  it('are asked for what stands beside their resources where the whole subscription is not to be seen', async () => {
    const simulator = await delegatedTo(csp);
    try {
      const locked = bodies.map(({ id }) => String(id)).find((id) => id.includes(first) && id.split('/').length === 9);
      const lock = `${String(locked)}/providers/Microsoft.Authorization/locks/keep`;
      expect(simulator.seed([{ id: lock, body: { properties: { level: 'CanNotDelete', notes: 'by hand' } } }])).toEqual(
        [],
      );
      simulator.faults.add({
        kind: 'forbid',
        match: { path: `/subscriptions/${first}/providers/Microsoft.Authorization/` },
        times: 99,
      });
      const clients = createClients({ cloud: 'AzureCloud', simulatorUrl: simulator.url }, simulatorCredential);
      const question = {
        types: askedTypes,
        details: detailsOf,
        beside: besideResources,
        groups: groupsApiVersion,
        queries: [delegationsQuery],
      };
      const inventory = await readInventory(clients, question);
      expect(inventory.unread).toEqual([]);
      expect(inventory.resources.map(({ id }) => String(id).toLowerCase())).toContain(lock.toLowerCase());
      // Of a subscription that is in no list the row alone says whose it is.
      const alone = importedFrom(readLive({ ...inventory, subscriptions: [] }, 'Azure'), {});
      expect(delegationIn(alone)).toEqual([[tenantId, 'lighthouse']]);
    } finally {
      await simulator.stop();
    }
  });
});

describe('tags of groups in live Azure', () => {
  it('are named, stay out of the design, and leave nothing to plan', async () => {
    const simulator = await delegatedTo(csp);
    try {
      const [group = ''] = groups;
      const url = `${simulator.url}/subscriptions/${first}/resourceGroups/${group}?api-version=${groupsApiVersion}`;
      const body = JSON.stringify({ tags: { 'cost center': '42' } });
      const headers = { 'content-type': 'application/json', authorization: 'Bearer any' };
      expect((await fetch(url, { method: 'PATCH', headers, body })).status).toBe(200);
      const before = stateOf(simulator);
      const imported = await read(simulator);
      const seen = imported.told.filter(({ message }) => message.includes('cost center'));
      expect(seen).toMatchObject([{ code: 'IMP-005', message: expect.stringContaining(group) as string }]);
      expect(imported.files.map(({ text }) => text).join('')).not.toContain('cost center');
      expect(await deployed(simulator, designOf(imported))).toEqual([]);
      expect(stateOf(simulator)).toBe(before);
    } finally {
      await simulator.stop();
    }
  });
});
