import { describe, expect, it } from 'vitest';
import { type DesignFile, assemble } from '../../../src/design';
import { nodeAt } from '../../../src/design/yaml/nodes';
import { check } from '../../../src/rules';
import { designFiles } from './base';
import { families } from './cases';

/** Two faults of one value, each with a way out of its own. */
const twoFaults = new Set([
  // The second link of a peering is missing: the format wants the key, the session its redundancy.
  'FMT-002 PEER-033',
  // Basic has no BGP, no second instance and no users of Entra: each is asked for by another key.
  'VPN-001 VPN-003',
  'VPN-001 VPN-003 VPN-011',
  'VPN-001 VPN-003 VPN-015',
]);

/** A value at fault is marked itself; a mapping or a list where it is wrong as a whole. */
const wholes = new Set(['VPN-013', 'PEER-024', 'RES-001']);

const textAt = (files: readonly DesignFile[], place: string): string | undefined => {
  const [path, start, end] = place.split('\n');
  return files.find((file) => file.path === path)?.text.slice(Number(start), Number(end));
};

describe.each(Object.entries(families))('the broken designs of %s', (_family, cases) => {
  it('have one error at most for one value of the text, and mark that value', () => {
    const twins: string[] = [];
    const wide: string[] = [];
    for (const { code, breaks } of cases) {
      const files = designFiles(breaks);
      const errors = new Map<string, string[]>();
      for (const finding of check(assemble(files))) {
        const file = files.find((one) => one.path === finding.place.file);
        if (!file) continue;
        const { start, end } = file.offsetsOf(finding.place);
        const key = [file.path, start, end].join('\n');
        if (finding.severity === 'error') errors.set(key, [...(errors.get(key) ?? []), finding.code]);
        if (finding.code !== code || finding.place.on === 'key' || wholes.has(code)) continue;
        if (nodeAt(file.nodes(), finding.place.path)?.node.kind !== 'scalar') {
          wide.push(`${code}: ${finding.place.path.join('.')}`);
        }
      }
      for (const [key, codes] of errors) {
        const all = codes.sort().join(' ');
        if (codes.length > 1 && !twoFaults.has(all)) twins.push(`${code}: ${all} at "${textAt(files, key)}"`);
      }
    }
    expect([...new Set(twins)]).toEqual([]);
    expect([...new Set(wide)]).toEqual([]);
  }, 120_000);
});

describe('a name that neither the format nor Azure takes', () => {
  it.each([
    [{ 'a:subscriptions.0.virtualNetworks.0.name': 'hub!' }, 'NAME-001'],
    [{ 'a:subscriptions.0.resourceGroup': 'rg/one' }, 'NAME-004'],
  ])('%j is one error, with its way out', (change, code) => {
    const found = check(assemble(designFiles(change))).filter((f) => [code, 'FMT-005'].includes(f.code));
    expect(found.map((f) => f.code)).toEqual([code]);
  });
});
