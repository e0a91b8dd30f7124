import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/design/assemble';
import { readDesignFile } from '../../../src/design/file';

const root = new URL('../../../samples/northwind/', import.meta.url);
const names = ['provider.csp.yaml', ...readdirSync(new URL('customers', root)).map((n) => `customers/${n}`)];
const files = names.map((n) => readDesignFile(n, readFileSync(new URL(n, root), 'utf8')));

describe('the sample design', () => {
  it('reads without a finding', () => {
    expect(files.flatMap((f) => f.findings)).toEqual([]);
    const { designs, findings } = assemble(files);
    expect(findings).toEqual([]);
    expect(designs).toHaveLength(1);
    expect(designs[0]?.customers.map((c) => c.name).sort()).toEqual(['contoso', 'fabrikam', 'wingtip']);
  });

  it('inherits from customer to subscription to resource', () => {
    const fabrikam = assemble(files).designs[0]?.customers.find((c) => c.name === 'fabrikam');
    const circuit = fabrikam?.circuits[0];
    expect(circuit?.managedBy).toBe('customer');
    expect(circuit?.resourceGroup).toBe('rg-connectivity');
    expect(circuit?.connections[0]?.managedBy).toBe('csp');
    expect(circuit?.connections[0]?.resourceGroup).toBe('rg-fabrikam-network');
  });

  it('keeps the customer of a file that did not change', () => {
    expect(assemble(files).designs[0]?.customers[0]).toBe(assemble(files).designs[0]?.customers[0]);
  });

  it('knows where every value stands', () => {
    const file = files.find((f) => f.path.endsWith('contoso.csp.yaml'));
    const circuit = assemble(files).designs[0]?.customers.find((c) => c.name === 'contoso')?.circuits[1];
    if (!file || !circuit) throw new Error('sample changed');
    const path = file.pathOf(circuit.raw, 'bandwidthInMbps');
    expect(path).toEqual(['circuits', 1, 'bandwidthInMbps']);
    const { start, end } = file.offsetsOf({ path: path ?? [], on: 'value' });
    expect(file.text.slice(start, end)).toBe('1000');
    expect(file.rangeOf({ start, end }).start.line).toBe(file.text.slice(0, start).split('\n').length - 1);
  });
});
