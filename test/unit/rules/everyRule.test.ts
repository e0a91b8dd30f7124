import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/rules';
import { designFiles, findingsIn } from './base';
import { families } from './cases';

const cases = Object.values(families).flat();

function bare(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, '$2');
}

describe.each(Object.entries(families))('%s', (_family, list) => {
  it.each(list.map((c, i) => [`${c.code} (${i + 1})`, c] as const))('%s is found where it is broken', (_name, c) => {
    const found = findingsIn(designFiles(c.breaks)).filter((f) => f.code === c.code);
    expect(found.map((f) => `${f.severity} [${bare(f.marked)}]`)).toContain(`${c.severity} [${bare(c.marked)}]`);
    for (const finding of found) expect(finding.message.length).toBeGreaterThan(20);
  });

  it.each(list.map((c, i) => [`${c.code} (${i + 1})`, c] as const))('%s is silent where it nearly is', (_name, c) => {
    const found = findingsIn(designFiles(c.nearly)).filter((f) => f.code === c.code);
    const wrong = c.mildly ? found.filter((f) => f.severity === c.severity) : found;
    expect(wrong.map((f) => `${f.severity} [${f.marked}] ${f.message}`)).toEqual([]);
    if (c.mildly) expect(found).not.toEqual([]);
  });
});

describe('the list of rules', () => {
  it('has a design that breaks it, and one that nearly does, for each rule', () => {
    const broken = new Set(cases.map((c) => c.code));
    const near = new Set(cases.filter((c) => Object.keys(c.nearly).length > 0 || c.mildly).map((c) => c.code));
    expect(rules.map((rule) => rule.code).filter((code) => !broken.has(code))).toEqual([]);
    expect(rules.map((rule) => rule.code).filter((code) => !near.has(code))).toEqual([]);
  });

  it('has each code once for each kind of file, with a title, a text and a source', () => {
    const codes = rules.map((rule) => `${rule.code} ${rule.scope}`);
    expect(new Set(codes).size).toBe(codes.length);
    for (const rule of rules) {
      expect(rule.title).toMatch(/\.$/);
      expect(rule.text.length).toBeGreaterThan(20);
      expect(rule.source).not.toBe('');
    }
  });
});
