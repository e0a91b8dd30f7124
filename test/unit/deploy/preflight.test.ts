import { describe, expect, it } from 'vitest';
import { AzureFailure } from '../../../src/azure';
import { type Azure, environmentNameOf, madeUpSecret, partiesOf, secretsNeeded } from '../../../src/deploy';
import { cloudObjection, documentationObjections, tenantObjections } from '../../../src/deploy/preflight';
import { Veil } from '../../../src/deploy/secrets';
import { planOf } from '../../../src/plan';
import { signInTenantOf } from '../../../src/resources';
import { circuit, peering, wanted, SUBSCRIPTION, GROUP } from '../plan/wanted';
import { readSample } from './sample';

const answering = (read: Azure['read']): Azure => ({
  read,
  list: () => Promise.resolve([]),
  post: () => Promise.reject(new Error('nothing is asked for here')),
  remove: () => Promise.reject(new Error('nothing is removed here')),
  write: () => Promise.reject(new Error('nothing may be written')),
});

describe('before a deployment', () => {
  it('another cloud than the one of the design is refused', () => {
    expect(cloudObjection('AzureCloud', 'AzureCloud')).toBeUndefined();
    expect(cloudObjection('AzureCloud', 'AzureChinaCloud')?.message).toContain('AzureChinaCloud');
  });

  it('what is for documentation is refused, with its place, in what is written only', () => {
    const id = `${GROUP}/providers/Microsoft.Network/localNetworkGateways/l`;
    const body = { properties: { gatewayIpAddress: '203.0.113.5', bgpSettings: { asn: 64500 }, note: '10.0.0.0/8' } };
    const objections = documentationObjections([wanted(id, body)]);
    expect(objections.map(({ message }) => message)).toEqual([
      expect.stringContaining('203.0.113.5'),
      expect.stringContaining('AS 64500'),
    ]);
    expect(objections[0]?.place?.file).toBe('customers/contoso.csp.yaml');
    expect(documentationObjections([wanted(id, body, { party: 'customer' })])).toEqual([]);
    expect(documentationObjections([wanted(id, body, { existing: true })])).toEqual([]);
  });

  it('a subscription in another tenant, unseen, or without a tenant is refused', async () => {
    const inTenant = (tenantId: string) => answering(() => Promise.resolve({ tenantId }));
    expect(await tenantObjections(inTenant(circuit().tenantId?.toUpperCase() ?? ''), [circuit()])).toEqual([]);
    const other = await tenantObjections(inTenant('3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0999'), [circuit()]);
    expect(other[0]?.message).toContain('3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0999');
    const forbidden = answering((target) => {
      return Promise.reject(
        new AzureFailure({ code: 'AuthorizationFailed', status: 403, message: 'no', resourceId: target.id }),
      );
    });
    expect((await tenantObjections(forbidden, [circuit()]))[0]?.message).toContain(SUBSCRIPTION);
    const none = answering(() => Promise.reject(new Error('must not be asked')));
    expect(await tenantObjections(none, [circuit({ tenantId: undefined })])).toHaveLength(1);
    expect(await tenantObjections(none, [circuit({ party: 'customer' })])).toEqual([]);
    const silent = answering(() => Promise.resolve({ displayName: 'a subscription' }));
    expect((await tenantObjections(silent, [circuit()]))[0]?.message).toContain('does not say which tenant');
  });

  it.each([
    ['the tenant', { tenantId: 'contoso.onmicrosoft.com' }],
    ['the subscription', { subscriptionId: '<to be filled>' }],
  ])('%s that is no GUID is refused by its name, and Azure is not asked', async (_what, more) => {
    const none = answering(() => Promise.reject(new Error('must not be asked')));
    const one = circuit(more);
    expect(await tenantObjections(none, [one])).toEqual([{ message: expect.stringContaining(one.subscription) }]);
  });

  it('an Azure that fails otherwise than by a refusal has confirmed nothing', async () => {
    const away = answering((target) =>
      Promise.reject(
        new AzureFailure({ code: 'ServiceUnavailable', status: 503, message: 'no', resourceId: target.id }),
      ),
    );
    await expect(tenantObjections(away, [circuit()])).rejects.toThrow('no');
  });
});

describe('the tenant to sign in to', () => {
  it('is the CSP’s with Azure Lighthouse, and that of the subscription otherwise', () => {
    const tenantFor = (name: string) => {
      const { design, customer } = readSample(name);
      return signInTenantOf(design, customer)('3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0777');
    };
    expect(tenantFor('contoso')).toBe('3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0777');
    expect(tenantFor('fabrikam')).toBe('3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001');
  });
});

describe('secrets', () => {
  it('are needed for what is written only', () => {
    const plan = (actual: boolean) =>
      planOf({
        customer: 'c',
        wanted: [peering()],
        actual: new Map(
          actual ? [[peering().id, { properties: { peeringType: 'AzurePrivatePeering', vlanId: 110 } }]] : [],
        ),
      });
    expect(secretsNeeded(plan(false), [peering()])).toEqual(['ams-private']);
    expect(secretsNeeded(plan(true), [peering()])).toEqual([]);
  });

  it('are not needed for a step that only posts, or writes a part without them', () => {
    const [step] = planOf({ customer: 'c', wanted: [peering()], actual: new Map() }).steps;
    const planWith = (more: object) =>
      ({ steps: [{ ...step, ...more }] }) as unknown as Parameters<typeof secretsNeeded>[0];
    expect(secretsNeeded(planWith({}), [peering()])).toEqual(['ams-private']);
    expect(secretsNeeded(planWith({ action: 'update' }), [peering()])).toEqual(['ams-private']);
    expect(secretsNeeded(planWith({ action: 'update', part: 'routeFilter' }), [peering()])).toEqual([]);
    expect(secretsNeeded(planWith({ action: 'update', post: 'sync' }), [peering()])).toEqual([]);
    expect(secretsNeeded(planWith({ action: 'wait' }), [peering()])).toEqual([]);
  });

  it('have a name in the environment', () => {
    expect(environmentNameOf('contoso-ams-private')).toBe('CSP_SECRET_CONTOSO_AMS_PRIVATE');
  });

  it('that are made up suit a BGP session', () => {
    const made = Array.from({ length: 50 }, madeUpSecret);
    for (const secret of made) expect(secret).toMatch(/^[A-Za-z0-9]{24}$/);
    expect(new Set(made).size).toBe(50);
  });

  it('are taken out of texts', () => {
    const veil = new Veil();
    veil.add('correcthorse');
    veil.add('ab');
    expect(veil.hide('the key correcthorse of ab, correcthorse')).toBe('the key [hidden] of ab, [hidden]');
  });
});

describe('the other parties of a design', () => {
  it('get what they make, with secrets of their own', () => {
    const { design, wanted: all } = readSample('fabrikam');
    const parties = partiesOf(design, all);
    const ids = parties.customer.map(({ id }) => id.slice(id.lastIndexOf('/') + 1));
    expect(ids).toEqual(
      expect.arrayContaining(['rg-connectivity', 'fabrikam-fra', 'AzurePrivatePeering', 'MicrosoftPeering', 'core']),
    );
    expect(parties.provider).toEqual([]);
    const peeringBody = parties.customer.find(({ id }) => id.endsWith('AzurePrivatePeering'))?.body;
    expect(JSON.stringify(peeringBody)).toMatch(/"sharedKey":"[A-Za-z0-9]{24}"/);
    expect(JSON.stringify(parties)).not.toContain('$secret');
    expect(JSON.stringify(parties)).not.toContain('$id');
  });

  it('make the peerings where the connectivity provider keeps layer 3', () => {
    const { design, wanted: all } = readSample('wingtip');
    const { provider } = partiesOf(design, all);
    expect(provider.map(({ peerings }) => peerings.map(({ name }) => name))).toEqual([
      ['AzurePrivatePeering'],
      ['AzurePrivatePeering'],
    ]);
  });

  it('have from the start what exists, and what that stands in', () => {
    const { design, wanted: all } = readSample('contoso');
    const withGateway = all.map((resource) =>
      resource.name === 'ergw-hub' ? { ...resource, existing: true, place: resource.place } : resource,
    );
    const ids = partiesOf(design, withGateway).existing.map(({ id }) => id.slice(id.lastIndexOf('/') + 1));
    expect(ids.sort()).toEqual(['GatewaySubnet', 'ergw-hub', 'hub', 'rg-contoso-network', 'rt-gateway']);
  });

  it('get a key only once there is one', () => {
    const { design, wanted: all } = readSample('contoso');
    const theirs = all.map((resource) =>
      resource.name === 'cn-dev-ams' ? { ...resource, party: 'customer' as const, place: resource.place } : resource,
    );
    const { customer, customerWithKeys } = partiesOf(design, theirs);
    expect(customer.some(({ id }) => id.endsWith('cn-dev-ams'))).toBe(false);
    const [late] = customerWithKeys;
    expect(late?.authorizations).toEqual([expect.stringMatching(/authorizations\/dev$/)]);
    expect(JSON.stringify(late?.instruction(() => 'the-key'))).toContain('"authorizationKey":"the-key"');
  });
});
