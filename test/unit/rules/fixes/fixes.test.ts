import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Assembly,
  type Finding,
  type TextEdit,
  applyEdits,
  assemble,
  readDesignFile,
} from '../../../../src/design';
import { engineOf, ruleOf, rules } from '../../../../src/rules';
import { fixAll, fixesFor, fixableCodes } from '../../../../src/rules/fixes';
import type { Breaking } from './breaking';
import { azureBreakings } from './breakingAzure';
import { directBreakings } from './breakingDirect';
import { rareBreakings } from './breakingMore';
import { refusedBreakings } from './breakingRefused';
import { textBreakings } from './breakingText';

const breakings = [...textBreakings, ...azureBreakings, ...rareBreakings, ...directBreakings, ...refusedBreakings];

const paths = {
  provider: 'provider.csp.yaml',
  contoso: 'customers/contoso.csp.yaml',
  fabrikam: 'customers/fabrikam.csp.yaml',
  wingtip: 'customers/wingtip.csp.yaml',
} as const;
const sample = Object.fromEntries(
  Object.values(paths).map((path) => [
    path,
    readFileSync(new URL(`../../../../samples/northwind/${path}`, import.meta.url), 'utf8'),
  ]),
);
const check = (assembly: Assembly): Finding[] => engineOf(rules).check(assembly);
/** The files of the sample, read once; most cases change one of them. */
const read = new Map(Object.entries(sample).map(([path, text]) => [text, readDesignFile(path, text)]));
const assembled = (texts: Readonly<Record<string, string>>) =>
  assemble(Object.entries(texts).map(([path, text]) => read.get(text) ?? readDesignFile(path, text)));

function broken({ file, replace, code }: Breaking, dress: (text: string) => string): Record<string, string> {
  let text = sample[paths[file]] ?? '';
  for (const [from, to] of replace) {
    if (!text.includes(from)) throw new Error(`${code}: "${from}" is not in the sample of ${file}.`);
    text = text.replace(from, () => to);
  }
  return { ...sample, [paths[file]]: dress(text) };
}

const errorsOf = (findings: readonly Finding[]) =>
  findings.filter((f) => f.severity === 'error').map((f) => `${f.code} ${f.place.file}`);

/** The edits that give the old text back. */
function inverse(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, newText }) => {
      const back = { start: start + shift, end: start + shift + newText.length, newText: text.slice(start, end) };
      shift += newText.length - (end - start);
      return back;
    });
}

/** How a person may have written the same file. */
const dresses: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'with a comment on every line': (text) => text.replaceAll(/(?<![#\s'])\n/g, ' # kept\n'),
};

function codesIn(texts: Readonly<Record<string, string>>, breaking: Breaking) {
  const assembly = assembled(texts);
  const findings = check(assembly);
  const found = findings.filter((f) => f.code === breaking.code && f.place.file === paths[breaking.file]);
  return { assembly, findings, found };
}

describe('a fix', () => {
  it.each(breakings.map((b, i) => [`${b.code} (${i})`, b] as const))('of %s', (_, breaking) => {
    const texts = broken(breaking, (t) => t);
    const { assembly, found } = codesIn(texts, breaking);
    expect(found.length).toBeGreaterThan(0);
    const path = paths[breaking.file];
    const results = found.flatMap((finding) =>
      fixesFor(assembly, finding).flatMap((fix) =>
        [...fix.edits].map(([file, edits]) => {
          expect(file.path).toBe(path);
          return applyEdits(file.text, edits);
        }),
      ),
    );
    expect(results.length).toBeGreaterThan(0);
    if (breaking.fixed !== undefined) expect(results.some((text) => text.includes(breaking.fixed ?? ''))).toBe(true);
  });

  it('takes the finding away, brings no error, and its inverse restores the bytes, however the file is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...breakings), fc.constantFrom(...Object.keys(dresses)), (breaking, dress) => {
        const texts = broken(breaking, dresses[dress] ?? ((t) => t));
        const { assembly, findings, found } = codesIn(texts, breaking);
        expect(found.length).toBeGreaterThan(0);
        const before = errorsOf(findings);
        for (const finding of found) {
          const fixes = fixesFor(assembly, finding);
          expect(fixes.filter((f) => f.isPreferred).length).toBeLessThanOrEqual(1);
          for (const { edits } of fixes) {
            for (const [file, list] of edits) {
              const text = applyEdits(file.text, list);
              const after = check(assembled({ ...texts, [file.path]: text }));
              const left = after.filter((f) => f.code === breaking.code && f.place.file === file.path);
              expect(left.length).toBeLessThan(found.length);
              for (const error of errorsOf(after)) expect(before).toContain(error);
              expect(applyEdits(text, inverse(file.text, list))).toBe(file.text);
              expect(text.split('# kept').length - 1).toBeGreaterThanOrEqual(
                file.text.split('# kept').length - 1 - removedComments(file.text, list),
              );
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  }, 90_000);

  it('is for a code that a finding can have', () => {
    expect(fixableCodes.filter((code) => !ruleOf(code))).toEqual([]);
  });

  it('is tried by at least one broken design for each code that the sample can break', () => {
    const tried = new Set(breakings.map((b) => b.code));
    const untried = fixableCodes.filter((code) => !tried.has(code));
    expect(untried).toEqual(UNTRIED);
  });
});

/** Comments inside of what an edit replaces go with it: those of a line that is removed. */
function removedComments(text: string, edits: readonly TextEdit[]): number {
  return edits.map(({ start, end }) => text.slice(start, end).split('# kept').length - 1).reduce((a, b) => a + b, 0);
}

/** Their fix is a command, or (of a window) depends on the day: the property over the wizards asks for each of them. The CSP of the sample has no direct port (SEC-012). */
const UNTRIED: readonly string[] = [
  'CKT-021',
  'GW-026',
  'MON-001',
  'NET-015',
  'PEER-018',
  'RES-001',
  'RES-002',
  'RES-003',
  'SEC-012',
];

describe('fix all', () => {
  it('hands out what is free once only', () => {
    const text = (sample[paths.contoso] ?? '')
      .replace('vlanId: 110', 'vlanId: 4090')
      .replace('vlanId: 111', 'vlanId: 4091');
    const texts = { ...sample, [paths.contoso]: text };
    const result = fixAll(assembled(texts), paths.contoso, (f) => f.code === 'NET-016');
    expect(result?.fixed).toBe(2);
    const after = applyEdits(text, result?.edits ?? []);
    expect(after).toContain('vlanId: 100\n');
    expect(after).toContain('vlanId: 101\n');
    expect(check(assembled({ ...texts, [paths.contoso]: after })).some((f) => f.code === 'NET-016')).toBe(false);
  });

  it('changes nothing where nothing of the kind is there', () => {
    expect(fixAll(assembled(sample), paths.contoso, (f) => f.code === 'FMT-001')).toBeUndefined();
  });
});

describe('the fix of a literal secret', () => {
  it('hands the value over, and says it nowhere', () => {
    const breaking = breakings.find((b) => b.fixed === 'sharedKey: { secret: ');
    if (!breaking) throw new Error('no design');
    const { assembly, found } = codesIn(
      broken(breaking, (t) => t),
      breaking,
    );
    const [fix] = found.flatMap((finding) => fixesFor(assembly, finding));
    expect(fix?.secret).toEqual({ name: 'contoso-ams-private', value: 's3cretValue' });
    expect(fix?.title).not.toContain('s3cretValue');
    for (const edits of fix?.edits.values() ?? []) for (const e of edits) expect(e.newText).not.toContain('s3cret');
  });
});

describe('the fix of a missing second circuit', () => {
  it('is a command', () => {
    const assembly = assembled(sample);
    const finding = check(assembly).find((f) => f.code === 'RES-001');
    const fixes = finding ? fixesFor(assembly, finding) : [];
    expect(fixes.map((f) => f.command?.kind)).toEqual(['addCircuit']);
    expect(fixes.every((f) => f.edits.size === 0)).toBe(true);
  });
});
