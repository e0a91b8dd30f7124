import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { api, bytesOf, file, until } from '../api';

const CONTOSO = 'customers/contoso.csp.yaml';
const errors = async () => (await (await api()).latest()).findings.filter((f) => f.severity === 'error');
const customer = async (name: string) => {
  const { assembly } = await (await api()).latest();
  return assembly.designs.flatMap((d) => d.customers).find((c) => c.name === name);
};

async function undoAll(path: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(file(path));
  await vscode.commands.executeCommand('undo');
  await until('the text as it was', () => !editor.document.isDirty);
}

describe('adding a circuit', () => {
  it('takes addresses and VLAN from the pools, prefers it less than the others, and undo gives the bytes back', async () => {
    const before = bytesOf(CONTOSO);
    await vscode.commands.executeCommand(
      'cspConnectivity.addCircuit',
      { customer: 'contoso' },
      {
        peeringLocation: 'London',
        serviceProviderName: 'Megaport',
        bandwidth: 500,
        tier: 'Standard',
        family: 'MeteredData',
        subscription: 'prod',
        virtualNetworks: ['dev/dev'],
        actionGroupId: '',
        name: 'contoso-lon-2',
      },
    );
    const circuit = (await customer('contoso'))?.circuits.find((c) => c.name === 'contoso-lon-2');
    assert.ok(circuit, 'the circuit is not in the design');
    const [peering] = circuit.peerings;
    assert.deepEqual(
      [peering?.raw.vlanId, peering?.raw.primaryPeerAddressPrefix, peering?.raw.secondaryPeerAddressPrefix],
      [100, '172.16.0.16/30', '172.16.0.20/30'],
    );
    assert.deepEqual(peering?.raw.routing, { localPreference: 100, asPathPrepend: 6, bfd: true });
    assert.deepEqual(
      circuit.links.map(({ raw }) => [raw.edgeRouter, raw.interface, raw.handoff]),
      [
        ['lon-edge-1', 'Ethernet1', 'Dot1Q'],
        ['lon-edge-2', 'eth1', 'Dot1Q'],
      ],
    );
    assert.equal(circuit.connections[0]?.raw.authorization, 'dev');
    assert.deepEqual(await errors(), []);
    await undoAll(CONTOSO);
    assert.equal((await vscode.workspace.openTextDocument(file(CONTOSO))).getText(), before);
  });
});

describe('adding a customer', () => {
  const shared = {
    tenantId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0401',
    managedBy: 'csp',
    site: 'lyon',
    prefixes: '10.60.0.0/16',
    subscription: 'prod',
    subscriptionId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0c01',
    location: 'westeurope',
    reach: 'expressRoute',
    environment: 'production',
    maintenance: true,
    addressSpace: '10.160.0.0/20',
  };

  it('makes a connect-through customer without an error, to which a first circuit can be added', async () => {
    const path = 'customers/tailspin.csp.yaml';
    await vscode.commands.executeCommand('cspConnectivity.addCustomer', undefined, {
      ...shared,
      displayName: 'Tailspin Toys',
      name: 'tailspin',
      model: 'connect-through',
      connectsTo: 'ams-dc1',
    });
    const made = await customer('tailspin');
    assert.equal(made?.raw.vrf?.routeDistinguisher, '65010:1000');
    assert.deepEqual(await errors(), []);
    await vscode.commands.executeCommand(
      'cspConnectivity.addCircuit',
      { customer: 'tailspin' },
      {
        peeringLocation: 'Amsterdam',
        serviceProviderName: 'Equinix',
        outerVlanIds: '3003, 3004',
        bandwidth: 200,
        tier: 'Standard',
        family: 'MeteredData',
        virtualNetworks: ['prod/hub'],
        actionGroupId: '',
        name: 'tailspin-ams',
      },
    );
    const circuit = (await customer('tailspin'))?.circuits[0];
    assert.equal(circuit?.peerings[0]?.raw.routing?.localPreference, 200);
    assert.deepEqual(
      circuit?.links.map(({ raw }) => [raw.handoff, raw.outerVlanId]),
      [
        ['QinQ', 3003],
        ['QinQ', 3004],
      ],
    );
    assert.deepEqual(await errors(), []);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(file(path));
    await until('the customer to be gone', async () => (await customer('tailspin')) === undefined);
  });

  it('makes a connect-to customer with routers of its own without an error', async () => {
    const path = 'customers/adatum.csp.yaml';
    await vscode.commands.executeCommand('cspConnectivity.addCustomer', undefined, {
      ...shared,
      displayName: 'Adatum',
      name: 'adatum',
      model: 'connect-to',
      routers: 'customer',
      platform: 'cisco-iosxe',
      serviceProviderName: 'Orange',
      asn: '65061',
    });
    assert.deepEqual(await errors(), []);
    await vscode.commands.executeCommand(
      'cspConnectivity.addCircuit',
      { customer: 'adatum' },
      {
        peeringLocation: 'Paris',
        serviceProviderName: 'Orange',
        layer3ManagedBy: 'customer',
        isQinQ: false,
        isThere: false,
        keyGiven: false,
        bandwidth: 200,
        tier: 'Standard',
        family: 'MeteredData',
        subscription: '',
        ownName: 'own',
        ownId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b98',
        linkPrefix: '172.19.0.0/29',
        loopbacks: '10.60.255.1, 10.60.255.2',
        virtualNetworks: ['prod/hub'],
        name: 'adatum-par',
      },
    );
    const circuit = (await customer('adatum'))?.circuits[0];
    assert.deepEqual([circuit?.subscription?.name, circuit?.managedBy], ['own', 'customer']);
    assert.equal(circuit?.peerings[0]?.raw.peerASN, 65061);
    assert.equal(circuit.peerings[0].raw.secondaryPeerAddressPrefix, '172.19.0.4/30');
    assert.deepEqual(await errors(), []);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(file(path));
    await until('the customer to be gone', async () => (await customer('adatum')) === undefined);
  });
});

describe('creating a design', () => {
  it('makes a provider file without an error, once', async () => {
    const folder = file('second');
    const answers = {
      displayName: 'Tailwind Traders Cloud',
      name: 'tailwind',
      tenantId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0009',
      cloud: 'AzureCloud',
      asn: 64512,
      site: 'zrh-dc1',
      peeringLocation: 'Zurich',
      serviceProviderName: 'Equinix',
      platform: 'juniper-junos',
    };
    await vscode.commands.executeCommand('cspConnectivity.createDesign', folder, answers);
    const { assembly } = await (await api()).latest();
    assert.deepEqual(
      assembly.designs.map((d) => [d.folder, d.provider.displayName, d.customers.length]),
      [
        ['', 'Northwind Cloud Services', 3],
        ['second', 'Tailwind Traders Cloud', 0],
      ],
    );
    assert.deepEqual(await errors(), []);
    const text = bytesOf('second/provider.csp.yaml');
    await vscode.commands.executeCommand('cspConnectivity.createDesign', folder, { ...answers, name: 'other' });
    assert.equal(bytesOf('second/provider.csp.yaml'), text, 'a design that is there was changed');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await until('the design to be gone', async () => (await (await api()).latest()).assembly.designs.length === 1);
    assert.ok(!existsSync(folder.fsPath));
  });
});
