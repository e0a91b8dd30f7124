import { describe, expect, it } from 'vitest';
import { type Imported, readSources } from '../../../src/import';
import { wantedOf } from '../../../src/resources';
import { type Simulator, startSimulator } from '../../../src/simulator';
import { importedInto } from '../../../src/work';
import { customerOf, sampleDesign } from '../resources/sample';
import { azureAt, deployed, designOf, givenOf, stateOf } from './stage';

const design = sampleDesign();
const csp = design.provider.raw.tenantId ?? '';
const contoso = customerOf(design, 'contoso');
const fabrikam = customerOf(design, 'fabrikam');
const subscriptionsOf = (customer: typeof contoso) =>
  customer.raw.subscriptions?.map(({ name, subscriptionId }) => ({
    friendlyName: name ?? '',
    subscriptionId: subscriptionId ?? '',
  })) ?? [];

/** A simulator in which two customers have their networks, one of them delegated by Azure Lighthouse. */
async function twoCustomers(customers: readonly object[]): Promise<Simulator> {
  const resources = [contoso, fabrikam].flatMap((customer) => wantedOf(design, customer).resources.map(givenOf));
  return startSimulator({
    operationMilliseconds: 5,
    customers: customers as never,
    subscriptions: [contoso, fabrikam].flatMap((customer) =>
      subscriptionsOf(customer).map(({ subscriptionId, friendlyName }) => ({
        subscriptionId,
        displayName: friendlyName,
        tenantId: customer.tenantId ?? '',
        managedByTenants: customer === fabrikam ? [csp] : [],
      })),
    ),
    existing: resources.map((body) => ({ id: String(body['id']), body: body as never })),
  });
}

const partners = [
  {
    tenantId: contoso.tenantId,
    companyName: 'Contoso B.V.',
    relationship: 'active',
    subscriptions: [
      ...subscriptionsOf(contoso),
      { subscriptionId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0bff', friendlyName: 'Nothing in it yet' },
    ],
  },
  { tenantId: fabrikam.tenantId, companyName: 'Fabrikam AG', relationship: 'terminated' },
  { tenantId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0199', companyName: 'Mail only' },
];

const read = (simulator: Simulator, deciding = {}): Promise<Imported> =>
  importedInto({ files: [], azure: { ...azureAt(simulator), partner: { tenantId: csp } }, deciding });

describe('customers of Partner Center', () => {
  it('bring their names, subscriptions, offer and delegations, and the plan stays empty', async () => {
    const simulator = await twoCustomers(partners);
    try {
      const before = stateOf(simulator);
      const imported = await read(simulator, { model: 'connect-to' });
      const made = designOf(imported);
      expect(made.provider.raw.tenantId).toBe(csp);
      expect(
        made.customers.map(({ name, displayName, raw: { tenantId, identity } }) => [
          name,
          displayName,
          tenantId,
          identity?.delegation,
        ]),
      ).toEqual([
        ['contoso-b.v', 'Contoso B.V.', contoso.tenantId, { entra: 'gdap', azure: 'none' }],
        ['fabrikam-ag', 'Fabrikam AG', fabrikam.tenantId, { entra: 'none', azure: 'lighthouse' }],
      ]);
      const [first, second] = made.customers;
      expect(first?.subscriptions.map(({ name, raw: { offer } }) => [name, offer])).toEqual([
        ['prod', 'csp'],
        ['dev', 'csp'],
        ['marketing', 'csp'],
        ['nothing-in-it-yet', 'csp'],
      ]);
      expect(second?.subscriptions.map(({ raw: { offer } }) => offer)).toEqual(['other', 'other']);
      const text = first?.file.text ?? '';
      expect(text).not.toMatch(/how the subscription is bought|how the CSP acts/);
      expect(imported.told.map(({ message }) => message).join('\n')).toMatch(/Mail only has no Azure subscription/);
      expect(await deployed(simulator, made)).toEqual([]);
      expect(stateOf(simulator)).toBe(before);
      const again = await read(simulator, { design: made });
      for (const { before: was, text: is } of again.files) expect(is).toBe(was);
    } finally {
      await simulator.stop();
    }
  });

  it('that claim one subscription are told', async () => {
    const [one] = subscriptionsOf(contoso);
    const simulator = await twoCustomers([
      ...partners,
      { tenantId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0177', companyName: 'Another', subscriptions: [one] },
    ]);
    try {
      const imported = await read(simulator);
      expect(imported.told).toContainEqual(
        expect.objectContaining({
          code: 'IMP-007',
          message: expect.stringContaining(one?.subscriptionId ?? '-') as string,
        }),
      );
      expect(designOf(imported).customers.map(({ name }) => name)).toEqual(['contoso-b.v', 'fabrikam-ag']);
    } finally {
      await simulator.stop();
    }
  });
});

describe('subscriptions that are delegated by Azure Lighthouse', () => {
  it.each([
    [
      'az account list',
      [
        {
          id: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01',
          name: 'prod',
          tenantId: csp,
          homeTenantId: contoso.tenantId,
          managedByTenants: [{ tenantId: csp }],
        },
      ],
    ],
    [
      'Resource Graph',
      {
        data: [
          {
            id: '/subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01',
            name: 'prod',
            tenantId: contoso.tenantId,
            properties: { managedByTenants: [{ tenantId: csp }] },
          },
        ],
      },
    ],
  ])('are those of the customer: %s', async (_, value) => {
    const { subscriptions } = await readSources([{ name: 'subscriptions.json', text: JSON.stringify(value) }]);
    expect(subscriptions).toMatchObject([{ tenantId: contoso.tenantId, managedByTenants: [csp] }]);
  });
});
