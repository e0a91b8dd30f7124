import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Customer, Design } from '../../../src/design';
import {
  Declined,
  Refused,
  type WizardId,
  changesBetween,
  likelyAnswer,
  newFindings,
  wizardIds,
  wizards,
} from '../../../src/wizards';
import { stroll } from '../../unit/wizards/chance';
import { withGround } from '../../unit/vscode/ground';
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
    it(`${wizard} writes what was answered, without an error`, async () => {
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
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await until('the text as it was', () => editor.document.getText() === before);
    });
  }
});

/** Also where the machine does much else. */
const ONE_WIZARD_MS = 90_000;
const CUSTOMERS = ['contoso', 'fabrikam', 'wingtip'];
/** What has to be said for a wizard to come to an end that changes something. */
const SAID: Partial<Record<WizardId, Readonly<Record<string, unknown>>>> = {
  remove: { thing: JSON.stringify(['customers/contoso.csp.yaml', 'circuits', 1]), confirmed: true },
  // What is proposed for others is taken by the sample.
  addSite: { site: 'almere', prefixes: '10.77.0.0/16' },
  addSubscription: { subscriptionId: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0c77' },
  changeAddresses: { value: '10.10.0.0/16, 10.77.0.0/16' },
};

async function designNow(): Promise<Design> {
  const { assembly } = await (await api()).latest();
  const [design] = assembly.designs;
  assert.ok(design, 'there is no design');
  return design;
}

/** The answers that most would give, for the first customer for whom they lead to an end. */
function answersOf(id: WizardId, design: Design) {
  const wizard = wizards[id];
  const today = new Date().toISOString().slice(0, 10);
  for (const name of CUSTOMERS) {
    const customer = design.customers.find((each) => each.name === name);
    if (!customer) continue;
    try {
      const { made, answers } = stroll(
        wizard.ask({ design, customer, today }),
        (question) => SAID[id]?.[question.answer] ?? likelyAnswer(question)?.value,
      );
      return { name, made, answers: Object.fromEntries(answers) };
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Declined)) throw error;
    }
  }
  throw new Error(`${id} comes to no end for any customer`);
}

describe('each wizard in the editor, with what most would answer', () => {
  const paths = ['provider.csp.yaml', ...CUSTOMERS.map((name) => `customers/${name}.csp.yaml`)];
  const documentOf = (path: string) => vscode.workspace.openTextDocument(file(path));

  async function write(path: string, text: string): Promise<void> {
    const document = await documentOf(path);
    if (document.getText() === text) return;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(document.positionAt(0), document.positionAt(Infinity)), text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  before(async () => {
    for (const path of paths) await write(path, withGround(path, bytesOf(path)));
  });
  after(async () => {
    for (const path of paths) {
      await vscode.window.showTextDocument(file(path));
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  // What makes a file changes none: see the tests of a customer that is added.
  for (const id of wizardIds.filter((each) => each !== 'addCustomer')) {
    it(`${id} changes each file once, and one undo gives the text back`, async function () {
      this.timeout(ONE_WIZARD_MS);
      const design = await designNow();
      const { name, made, answers } = answersOf(id, design);
      const expected = changesBetween(design, made.design);
      assert.ok(expected.length > 0, 'nothing would be changed');
      const changed: string[] = [];
      const listening = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const path = paths.find((each) => file(each).toString() === document.uri.toString());
        if (path !== undefined && contentChanges.length > 0) changed.push(path);
      });
      try {
        await vscode.commands.executeCommand(`cspConnectivity.${id}`, { customer: name }, answers);
      } finally {
        listening.dispose();
      }
      assert.deepEqual(changed.toSorted(), expected.map(({ path }) => path).toSorted());
      const errors = newFindings(design, await designNow()).filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, []);
      for (const { path } of expected) {
        const document = await documentOf(path);
        const textIn = ({ files }: Design) => files.find((each) => each.path === path)?.text;
        assert.equal(document.getText(), textIn(made.design));
        await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
        await vscode.commands.executeCommand('undo');
        await until('the text as it was', () => document.getText() === textIn(design));
      }
    });
  }
});
