import { describe, expect, it } from 'vitest';
import { generate } from '../../src/generate';
import { everythingProvider } from '../unit/generate/everything';
import { customerOf, designOf } from '../unit/resources/sample';
import { RealAz, azFolder } from './real';

const found = azFolder();
if ('lacks' in found && process.env.CSP_REQUIRE_AZ === '1') throw new Error(found.lacks);

const SUBSCRIPTION = '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01';
const NETWORK = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-one/providers/Microsoft.Network`;

const design = designOf({
  'provider.csp.yaml': everythingProvider,
  'customers/one.csp.yaml': `
formatVersion: 1
kind: Customer
name: one
tenantId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0901
model: connect-through
managedBy: csp
identity:
  roleAssignments: [{ principal: Watchers, principalId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0a02, principalType: Group, role: Reader, scope: one/hub }]
subscriptions:
  - name: one
    subscriptionId: ${SUBSCRIPTION}
    resourceGroup: rg-one
    location: West Europe
    virtualNetworks:
      - name: hub
        addressSpace: [10.100.0.0/16]
        subnets: [{ name: RouteServerSubnet, addressPrefix: 10.100.0.64/26 }]
        routeServer: { name: rs, branchToBranch: true }
`,
});

/** Gives what no design names another name than ours. */
async function rename(real: RealAz): Promise<void> {
  const send = async (method: string, id: string, body?: object): Promise<void> => {
    const version = /Authorization/.test(id) ? '2022-04-01' : '2024-05-01';
    const answer = await fetch(`${real.simulator.url}${id}?api-version=${version}`, {
      method,
      headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(answer.ok, `${method} ${id}\n${await answer.text()}`).toBe(true);
    await real.simulator.settled();
  };
  const { resources } = real.simulator.snapshot();
  const of = (part: string) => resources.find(({ id }) => id.includes(part)) ?? expect.fail(`no ${part}`);
  const [address, configuration, role] = ['/publicIPAddresses/', '/ipConfigurations/', '/roleAssignments/'].map(of);
  if (!address || !configuration || !role) return;
  await send('DELETE', configuration.id);
  await send('DELETE', address.id);
  await send('DELETE', role.id);
  await send('PUT', `${NETWORK}/publicIPAddresses/old-pip`, {
    location: 'westeurope',
    sku: { name: 'Standard' },
    properties: { publicIPAllocationMethod: 'Static' },
  });
  await send('PUT', `${NETWORK}/virtualHubs/rs/ipConfigurations/ipconfig1`, {
    properties: {
      subnet: { id: `${NETWORK}/virtualNetworks/hub/subnets/RouteServerSubnet` },
      publicIPAddress: { id: `${NETWORK}/publicIPAddresses/old-pip` },
    },
  });
  const { principalId, principalType, roleDefinitionId } = role.properties;
  await send('PUT', role.id.replace(/[^/]+$/, '11111111-2222-4333-8444-555555555555'), {
    properties: { principalId, principalType, roleDefinitionId },
  });
}

describe('files and the real az know what is there under another name than ours', () => {
  if ('lacks' in found) {
    it('are run', ({ skip }) => skip(found.lacks));
    return;
  }
  it('and make neither a second address of a Route Server nor a second assignment', async () => {
    const customer = customerOf(design, 'one');
    await using real = await RealAz.of(found.folder, design, customer);
    for (const script of real.scripts) expect(await real.run(script)).toMatchObject({ status: 0 });
    await rename(real);
    const before = real.simulator.snapshot().resources;
    const { length } = real.simulator.log();
    for (const script of real.scripts) expect(await real.run(script)).toMatchObject({ status: 0 });
    expect(real.writesSince(length)).toEqual([]);
    expect(await real.left()).toEqual([]);
    const templates = generate(design, customer, 'arm');
    for (const script of templates.filter(({ path }) => path.endsWith('.deploy.sh')))
      expect(await real.runBeside(templates, script, 'create')).toMatchObject({ status: 0 });
    await real.simulator.settled();
    expect(real.simulator.snapshot().resources).toEqual(before);
  });
});
