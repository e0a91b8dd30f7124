import { describe, expect, it } from 'vitest';
import { type DesignFile, type Finding, applyEdits, assemble, readDesignFile } from '../../../../src/design';
import { engineOf, rules } from '../../../../src/rules';
import { fixableCodes, fixesFor } from '../../../../src/rules/fixes';
import { designFiles } from '../base';
import { families } from '../cases';

const check = (files: readonly DesignFile[]): Finding[] => engineOf(rules).check(assemble(files));
const errorsOf = (findings: readonly Finding[]) =>
  findings.filter((f) => f.severity === 'error').map((f) => `${f.code} ${f.place.file}`);

const fixable = Object.entries(families).filter(([, cases]) => cases.some((c) => fixableCodes.includes(c.code)));

describe.each(fixable)('the fixes of %s', (_family, cases) => {
  it('take their findings away in every broken design of every rule, and bring no error', () => {
    let taken = 0;
    for (const { code, breaks } of cases.filter((c) => fixableCodes.includes(c.code))) {
      const files = designFiles(breaks);
      const findings = check(files);
      const before = errorsOf(findings);
      for (const finding of findings.filter((f) => f.code === code)) {
        const own = findings.filter((f) => f.code === code && f.place.file === finding.place.file).length;
        for (const fix of fixesFor(assemble(files), finding)) {
          for (const [changed, edits] of fix.edits) {
            const text = applyEdits(changed.text, edits);
            const after = check(files.map((f) => (f.path === changed.path ? readDesignFile(f.path, text) : f)));
            const left = after.filter((f) => f.code === code && f.place.file === changed.path).length;
            expect(left, `${code}: ${fix.title}`).toBeLessThan(own);
            for (const error of errorsOf(after)) expect(before, `${code}: ${fix.title}`).toContain(error);
            taken++;
          }
        }
      }
    }
    expect(taken).toBeGreaterThan(0);
  }, 60_000);
});
