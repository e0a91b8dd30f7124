import { strict as assert } from 'node:assert';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Plan } from '../../../src/plan';
import type { Simulator } from '../../../src/simulator';
import { api, bytesOf, file, until } from '../api';
import { type Asked, signedInTo, tokenOf } from '../azure';
import { answering } from '../screen';
import { TENANT, startTailspin } from '../tailspin';

const CSP = '6c0f0000-0000-4000-8000-0000000000c5';
const AZURE = 'management.azure.com';

describe('the import of what an account reaches', () => {
  let azure: Simulator;
  before(async () => {
    azure = await startTailspin({ managedByTenants: [CSP] });
  });
  after(() => azure.stop());
  afterEach(async () => {
    for (const name of ['customers', 'provider.csp.yaml']) {
      await vscode.workspace.fs.delete(file(name), { recursive: true });
    }
    await until('an empty workspace', async () => (await (await api()).latest()).assembly.designs.length === 0);
  });

  const state = (): string => JSON.stringify(azure.snapshot().resources);

  /** Chooses an entry of the menu by its whole label, names the CSP's tenant, and lets what is asked further be connect-to. */
  async function imported(entry: string): Promise<{ paths: string[]; asked: Asked[]; questions: string[] }> {
    let paths: string[] = [];
    let questions: string[] = [];
    const stood = state();
    const asked = await signedInTo(azure, async () => {
      questions = await answering({ pick: [entry, 'connect-to'], type: [CSP] }, async () => {
        paths = (await vscode.commands.executeCommand<string[] | undefined>('cspConnectivity.import')) ?? [];
      });
    });
    assert.equal(state(), stood);
    return { paths, asked, questions };
  }

  async function actionsAgainstAzure(customer: string): Promise<string[]> {
    let plan: Plan | undefined;
    await until(customer, async () =>
      (await (await api()).latest()).assembly.designs.some(({ customers }) =>
        customers.some(({ name }) => name === customer),
      ),
    );
    await signedInTo(azure, async () => {
      plan = await vscode.commands.executeCommand<Plan>('cspConnectivity.plan', { customer }, { target: 'azure' });
    });
    return [...new Set((plan?.steps ?? []).map(({ action }) => action))];
  }

  const hostsOf = (asked: readonly Asked[]): string[] => [...new Set(asked.map(({ host }) => host))].sort();

  it('"From Azure" asks the tenants, reads them as who is signed in, and leaves nothing to plan', async () => {
    const { paths, asked, questions } = await imported('From Azure');
    assert.deepEqual(questions, [
      'Where is what there is?',
      'Which tenants are read?',
      'How do they reach Azure: production?',
    ]);
    assert.deepEqual(hostsOf(asked), [AZURE]);
    for (const { token } of asked) assert.equal(token, tokenOf(`https://${AZURE}/.default`, CSP));
    const written = asked.filter(({ method, path }) => method !== 'GET' && !/ResourceGraph/.test(path));
    assert.deepEqual(written, []);
    assert.deepEqual(paths, ['provider.csp.yaml', 'customers/production.csp.yaml']);
    const text = bytesOf('customers/production.csp.yaml');
    assert.match(text, /name: er-ams/);
    assert.match(text, /azure: lighthouse/);
    assert.match(text, /entra: none/);
    assert.match(text, new RegExp(`tenantId: ${TENANT}`));
    assert.deepEqual(await actionsAgainstAzure('production'), ['keep']);
  });

  it('"From Azure and Partner Center" asks both, each with a token of its own, and has the name of the company', async () => {
    const { paths, asked } = await imported('From Azure and Partner Center');
    assert.deepEqual(hostsOf(asked), ['api.partnercenter.microsoft.com', 'graph.microsoft.com', AZURE]);
    for (const { host, token } of asked) assert.equal(token, tokenOf(`https://${host}/.default`, CSP));
    assert.deepEqual(paths, ['provider.csp.yaml', 'customers/tailspin-toys.csp.yaml']);
    assert.match(bytesOf('provider.csp.yaml'), new RegExp(`tenantId: ${CSP}`));
    const text = bytesOf('customers/tailspin-toys.csp.yaml');
    assert.match(text, /displayName: Tailspin Toys/);
    assert.match(text, /entra: gdap/);
    assert.match(text, /offer: csp/);
    assert.deepEqual(await actionsAgainstAzure('tailspin-toys'), ['keep']);
  });
});
