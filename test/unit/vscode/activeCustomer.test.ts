import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { ActiveFiles } from '../../../src/vscode/services/activeFiles';
import { activeCustomer, chooseCustomer, chooseDesign } from '../../../src/vscode/services/choose';
import { sample } from './sample';
import { Uri, newPerson, person } from './standIn';

vi.mock('vscode', () => import('./standIn'));

const assembly = sample();
const uriOf = (path: string) => Uri.file(`/work/${path}`) as unknown as vscode.Uri;
const uri = (name: string) => uriOf(`customers/${name}.csp.yaml`);
const snapshot = { assembly, findings: [], broken: new Map<string, never>() };
const designs = { snapshot, latest: () => Promise.resolve(snapshot), uriOf };
let active: ActiveFiles;
const places = () => ({ designs, active }) as unknown as Parameters<typeof chooseCustomer>[0];
const nameOf = () => activeCustomer(places())?.customer.name;

beforeEach(() => {
  newPerson();
  active = new ActiveFiles();
});

describe('the active customer', () => {
  it('is that of the place that was looked at last', () => {
    active.see('tree', uri('contoso'));
    active.see('editor', uri('fabrikam'));
    expect(nameOf()).toBe('fabrikam');
    active.see('diagram', uri('wingtip'));
    expect(nameOf()).toBe('wingtip');
    active.see('tree', uri('contoso'));
    expect(nameOf()).toBe('contoso');
  });

  it('is that of the next place where the last one is closed, or shows no customer', () => {
    active.see('diagram', uri('wingtip'));
    active.see('editor', uriOf('notes.md'));
    expect(nameOf()).toBe('wingtip');
    active.see('editor', uriOf('provider.csp.yaml'));
    expect(nameOf()).toBe('wingtip');
    active.see('diagram', undefined);
    expect(nameOf()).toBeUndefined();
  });

  it('is that of the page of a plan that stays, where another one is closed', () => {
    active.see('plan customers/contoso.csp.yaml', uri('contoso'));
    active.see('plan customers/fabrikam.csp.yaml', uri('fabrikam'));
    expect(nameOf()).toBe('fabrikam');
    active.see('plan customers/fabrikam.csp.yaml', undefined);
    expect(nameOf()).toBe('contoso');
  });

  it('is not one whose file is gone', () => {
    active.see('tree', uri('contoso'));
    active.see('editor', uri('gone'));
    expect(nameOf()).toBe('contoso');
  });
});

describe('a command about a customer', () => {
  it('acts on the active one without a question', async () => {
    active.see('editor', uri('fabrikam'));
    expect((await chooseCustomer(places())).customer.name).toBe('fabrikam');
    expect(person.asked).toEqual([]);
  });

  it('acts on what it was called on, whatever is active', async () => {
    active.see('editor', uri('fabrikam'));
    expect((await chooseCustomer(places(), { customer: 'contoso' })).customer.name).toBe('contoso');
    expect((await chooseCustomer(places(), uri('wingtip'))).customer.name).toBe('wingtip');
    const place = { file: 'customers/wingtip.csp.yaml', path: ['circuits', 0] };
    expect((await chooseCustomer(places(), place)).customer.name).toBe('wingtip');
    expect((await chooseCustomer(places(), { place })).customer.name).toBe('wingtip');
    expect((await chooseDesign(places(), { place })).folder).toBe('');
  });

  it('asks where none is active, and offers each', async () => {
    await expect(chooseCustomer(places())).rejects.toThrow(Error);
    expect(person.asked).toEqual([['Contoso B.V.', 'Fabrikam GmbH', 'Wingtip Toys AG']]);
  });

  it('does not take the active one of another design than the one it was called on', async () => {
    active.see('editor', uri('fabrikam'));
    await expect(chooseCustomer(places(), { design: 'elsewhere' })).rejects.toThrow(Error);
  });

  it('finds the design of whatever file of it is active', async () => {
    active.see('editor', uriOf('provider.csp.yaml'));
    expect((await chooseDesign(places())).folder).toBe('');
  });
});
