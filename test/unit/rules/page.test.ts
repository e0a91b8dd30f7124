import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documents, leftOut, rules } from '../../../src/rules';
import { rulesPage } from '../../../src/rules/page';

describe('RULES.md', () => {
  it('is what the rules say; "npm run docs:rules" writes it', () => {
    const written = readFileSync(new URL('../../../RULES.md', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
    expect(written).toBe(rulesPage());
  });

  it('has an anchor for each code, for the links of findings', () => {
    const page = rulesPage();
    for (const { code } of documents) expect(page).toContain(`<a id="${code.toLowerCase()}"></a>`);
  });

  it('has values, and not the names of values', () => {
    expect(rulesPage()).not.toContain('${');
  });

  it('leaves out no code that there is a rule for', () => {
    const codes = new Set(rules.map((rule) => rule.code));
    expect(leftOut.filter(({ code }) => codes.has(code))).toEqual([]);
  });

  it('has each rule of the facts, held or left out', () => {
    const numbers: Readonly<Record<string, number>> = {
      CKT: 28,
      PEER: 36,
      GW: 31,
      RES: 25,
      SEC: 9,
      MON: 10,
      VPN: 5,
      VWAN: 1,
      NAME: 1,
    };
    const known = new Set([...rules, ...leftOut].map(({ code }) => code));
    const all = Object.entries(numbers).flatMap(([family, last]) =>
      Array.from({ length: last }, (_, i) => `${family}-${String(i + 1).padStart(3, '0')}`),
    );
    expect(all).toHaveLength(146);
    expect(all.filter((code) => !known.has(code))).toEqual([]);
  });
});
