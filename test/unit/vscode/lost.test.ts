import { describe, expect, it } from 'vitest';
import { LastDrawn } from '../../../src/vscode/features/diagram/lost';
import type { Chosen } from '../../../src/vscode/services/designs';

const customer = (path: string, name = 'contoso', tenantId = 't1') =>
  ({ customer: { name, tenantId, file: { path } } }) as unknown as Chosen;
const [contoso, copy] = [customer('customers/contoso.csp.yaml'), customer('copy/contoso.csp.yaml')];

describe('the customer whose file is gone', () => {
  const last = new LastDrawn();
  last.keep(contoso, [contoso, copy]);
  const now = (...all: readonly Chosen[]) =>
    last.mayBe('customers/contoso.csp.yaml', all).map((chosen) => chosen.customer.file.path);

  it('is the one of its name and tenant in a file that is new', () => {
    const moved = customer('kunden/contoso.csp.yaml');
    expect(now(copy, moved)).toEqual(['kunden/contoso.csp.yaml']);
    expect(now(copy, moved, customer('kunden/contoso-2.csp.yaml'))).toHaveLength(2);
  });

  it('is none that was there before, or that has another name or tenant', () => {
    expect(now(copy)).toEqual([]);
    expect(now(customer('a.csp.yaml', 'fabrikam'), customer('b.csp.yaml', 'contoso', 't2'))).toEqual([]);
  });

  it('is not looked for in place of another one that was chosen and never drawn', () => {
    expect(last.mayBe('customers/fabrikam.csp.yaml', [customer('kunden/contoso.csp.yaml')])).toEqual([]);
    expect(new LastDrawn().mayBe(undefined, [contoso])).toEqual([]);
  });
});
