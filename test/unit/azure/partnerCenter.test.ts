import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AzureFailure, readPartner, simulatorCredential } from '../../../src/azure';
import { type Simulator, startSimulator } from '../../../src/simulator';

const tenant = (n: number) => `3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f01${String(n).padStart(2, '0')}`;
const subscription = (n: number) => `3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b${String(n).padStart(2, '0')}`;

const customers = [
  {
    tenantId: tenant(1),
    companyName: 'Contoso B.V.',
    relationship: 'active' as const,
    subscriptions: [
      { subscriptionId: subscription(1), friendlyName: 'production' },
      { subscriptionId: subscription(2), friendlyName: 'gone', status: 'deleted' as const },
    ],
  },
  { tenantId: tenant(2), companyName: 'Fabrikam AG', relationship: 'terminated' as const, subscriptions: [] },
  { tenantId: tenant(3), companyName: 'Wingtip', domain: 'wingtip.example', isHidden: true },
  { tenantId: tenant(4), companyName: 'Mail only' },
  { tenantId: tenant(5), companyName: 'Soon over', relationship: 'expiring' as const },
];

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ customers });
});
afterEach(() => simulator.stop());

const read = (scopes: string[] = []) =>
  readPartner({ cloud: 'AzureCloud', simulatorUrl: simulator.url }, (scope) => {
    scopes.push(scope);
    return simulatorCredential;
  });

describe("the partner's customers", () => {
  it('are read page by page, with the entitlements of their Azure plans and their GDAP relationships', async () => {
    const scopes: string[] = [];
    const answer = await read(scopes);
    expect(answer.customers.map(({ companyName, hasGdap }) => [companyName, hasGdap])).toEqual([
      ['Contoso B.V.', true],
      ['Fabrikam AG', false],
      ['Wingtip', false],
      ['Mail only', false],
      ['Soon over', true],
    ]);
    expect(answer.customers[0]?.subscriptions).toEqual([
      { subscriptionId: subscription(1), friendlyName: 'production', status: 'active' },
      { subscriptionId: subscription(2), friendlyName: 'gone', status: 'deleted' },
    ]);
    expect(answer.customers[3]?.subscriptions).toEqual([]);
    expect(scopes).toEqual([
      'https://api.partnercenter.microsoft.com/.default',
      'https://graph.microsoft.com/.default',
    ]);
  });

  it('are read all but for the one that the account may not see, which is told', async () => {
    const { unread } = await read();
    expect(unread).toEqual([{ of: 'Wingtip', message: 'The partner may not see this customer.' }]);
  });

  it('have relationships that nobody knows where Graph refuses', async () => {
    simulator.faults.add({ kind: 'forbid', match: { path: 'delegatedAdminRelationships' } });
    const { customers: found, unread } = await read();
    expect(found.map(({ hasGdap }) => hasGdap)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(unread.map(({ of }) => of)).toContain('GDAP');
  });

  it('are no answer where Partner Center itself refuses', async () => {
    simulator.faults.add({ kind: 'forbid', match: { path: '/v1/customers' } });
    await expect(read()).rejects.toThrow(AzureFailure);
  });
});
