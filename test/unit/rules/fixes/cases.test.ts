import { describe, expect, it } from 'vitest';
import { type DesignFile, type Finding, applyEdits, assemble, readDesignFile, setValue } from '../../../../src/design';
import { engineOf, rules } from '../../../../src/rules';
import { fixableCodes, fixesFor, mayBeFixed } from '../../../../src/rules/fixes';
import { addedFindings } from '../../../../src/rules/newFindings';
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

const byFile = (findings: readonly Finding[]) => Map.groupBy(findings, ({ place }) => place.file);

/** Messages that name a value to be written, such as "Take ErGw2AZ." or "Write 10.0.0.0/16.". */
const NAMES_A_VALUE = /\b(?:[Tt]ake|[Ww]rite) (?:"\w+: [^"{}]+"|(?!ipv6)[A-Za-z]*\d[\w.:/-]*)/;

/** Codes whose messages name a value that is an example of many, or one that a person has to choose, each with the reason. */
const ONLY_SAID: Readonly<Record<string, string>> = {
  'NET-017': 'any address of a range',
};

describe.each(Object.entries(families))('the advice of %s', (_family, cases) => {
  it('can be followed: it takes the finding away and brings no error', () => {
    for (const { code, breaks } of cases) {
      const files = designFiles(breaks);
      const before = check(files);
      for (const finding of before.filter((f) => f.code === code && f.advice)) {
        const { place, value } = finding.advice ?? { place: finding.place, value: '' };
        const after = check(
          files.map((file) =>
            file.path === place.file
              ? readDesignFile(file.path, applyEdits(file.text, setValue(file, place.path, value)))
              : file,
          ),
        );
        const said = (findings: readonly Finding[]) => findings.filter((f) => f.message === finding.message).length;
        expect(said(after), `${code}: ${finding.message}`).toBeLessThan(said(before));
        expect(addedFindings(byFile(before), byFile(after)).filter((f) => f.severity === 'error')).toEqual([]);
      }
    }
  }, 60_000);

  it('is a fix, or said for a machine too, where it names a value', () => {
    const bare = cases.flatMap(({ code, breaks }) =>
      check(designFiles(breaks))
        .filter((f) => f.code === code && NAMES_A_VALUE.test(f.message) && !mayBeFixed(f) && !(code in ONLY_SAID))
        .map((f) => `${code}: ${f.message}`),
    );
    expect([...new Set(bare)]).toEqual([]);
  }, 60_000);
});
