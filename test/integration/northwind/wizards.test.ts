import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Customer } from '../../../src/design';
import { api, bytesOf, file, until } from '../api';

const CONTOSO = 'customers/contoso.csp.yaml';

async function contoso(): Promise<Customer> {
  const { assembly } = await (await api()).latest();
  const found = assembly.designs.flatMap((d) => d.customers).find((c) => c.name === 'contoso');
  assert.ok(found, 'contoso is not there');
  return found;
}

interface Way {
  readonly wizard: string;
  readonly answers: object;
  readonly place?: readonly (string | number)[];
  readonly effect: (customer: Customer) => unknown;
  readonly expected: unknown;
}

const ways: Way[] = [
  {
    wizard: 'addSite',
    answers: { site: 'zeist', prefixes: '10.12.0.0/16', connectsTo: 'ams-dc1', attachment: 'bgp' },
    effect: ({ sites }) => sites.find(({ name }) => name === 'zeist')?.attachments.map(({ vlanId }) => vlanId),
    expected: [100, 101],
  },
  {
    wizard: 'addVirtualNetwork',
    answers: {
      ...{ subscription: 'prod', isSpoke: true, hub: 'prod/hub', location: 'westeurope', network: 'data' },
      ...{ addressSpace: '10.100.32.0/20', workload: '' },
    },
    effect: ({ virtualNetworks }) =>
      virtualNetworks
        .find(({ name }) => name === 'data')
        ?.virtualNetworkPeerings.map(({ raw }) => raw.useRemoteGateways),
    expected: [true],
  },
  {
    wizard: 'addMicrosoftPeering',
    place: ['circuits', 0],
    answers: {
      ...{ peerASN: '3320', linkPrefix: '20.60.1.0/29', advertisedPublicPrefixes: '20.60.2.0/24' },
      ...{ routingRegistryName: 'RIPENCC', natPools: '20.60.2.0/24', natScope: 'shared', natDevice: 'fw-edge-1' },
      ...{ communities: ['12076:51002'], routeFilter: 'rf-contoso-ams' },
    },
    effect: ({ circuits, raw }) => [circuits[0]?.peerings[1]?.routeFilter?.name, raw.microsoftVrf?.name],
    expected: ['rf-contoso-ams', 'CONTOSO-MS'],
  },
  {
    wizard: 'changeBandwidth',
    place: ['circuits', 0],
    answers: { bandwidth: 2000 },
    effect: ({ circuits }) => circuits[0]?.raw.bandwidthInMbps,
    expected: 2000,
  },
  {
    wizard: 'remove',
    place: ['circuits', 1],
    answers: { confirmed: true },
    effect: ({ circuits }) => circuits.map(({ name }) => name),
    expected: ['contoso-ams'],
  },
  {
    wizard: 'showPrerequisites',
    answers: { item: 'registered' },
    effect: ({ raw }) => raw.prerequisites,
    expected: { registered: 'done' },
  },
];

describe('a wizard in the editor', () => {
  for (const { wizard, answers, place, effect, expected } of ways) {
    it(`${wizard} writes one edit without an error, and one undo gives the bytes back`, async () => {
      const before = bytesOf(CONTOSO);
      const thing = place ? { place: { file: (await contoso()).file.path, path: place } } : { customer: 'contoso' };
      await vscode.commands.executeCommand(`cspConnectivity.${wizard}`, thing, answers);
      assert.deepEqual(effect(await contoso()), expected);
      const { findings } = await (await api()).latest();
      assert.deepEqual(
        findings.filter(({ severity }) => severity === 'error'),
        [],
      );
      const editor = await vscode.window.showTextDocument(file(CONTOSO));
      await vscode.commands.executeCommand('undo');
      await until('the text as it was', () => editor.document.getText() === before);
    });
  }
});
