import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/design';
import { keptText, readKept } from '../../../src/rules';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const finding = (file: string, code: string): Finding => ({
  code,
  severity: 'warning',
  message: `what is "wrong" in ${file}`,
  place: { file, path: ['circuits', 0], on: 'value' },
  related: [{ place: { file: 'provider.csp.yaml', path: ['asn'], on: 'key' }, message: 'here' }],
  advice: { place: { file, path: ['circuits', 0, 'sku'], on: 'value' }, value: 'Standard' },
});
const files = [
  { path: 'customers/alpha.csp.yaml', text: 'name: alpha', findings: [finding('customers/alpha.csp.yaml', 'CKT-001')] },
  { path: 'customers/"beta".csp.yaml', text: 'name: beta', findings: [] },
  { path: 'customers/gamma.csp.yaml', text: 'name: gamma', findings: [finding('customers/gamma.csp.yaml', 'CKT-002')] },
];
const kept = [...keptText(files, 'v1 en', hash)].join('');
const [alpha] = files;

/** What is known of each file. */
function known(text: string, stamp = 'v1 en') {
  const of = readKept(text, stamp, hash);
  return files.map((file) => of(file.path, file.text));
}

/** The text with a line put in the place of alpha's, as one that had the right hash. */
function withAlpha(said: unknown): string {
  const line = JSON.stringify(said);
  return [`${hash(`v1 en${line}`)} ${line}`, ...kept.split('\n').slice(1)].join('\n');
}

describe('findings kept over a restart', () => {
  it('come back as they were, for the same text', () => {
    expect(known(kept)).toEqual(files.map(({ findings }) => findings));
  });

  it('are not those of another text, another program or another language', () => {
    expect(readKept(kept, 'v1 en', hash)(alpha?.path ?? '', 'name: other')).toBeUndefined();
    expect(known(kept, 'v2 en')).toEqual([undefined, undefined, undefined]);
    expect(known(kept, 'v1 de')).toEqual([undefined, undefined, undefined]);
  });

  it('are passed over where the text was cut off, and the other lines hold', () => {
    for (const end of [2, 10, 70, 200]) {
      expect(known(kept.slice(0, -end))).toEqual([alpha?.findings, [], undefined]);
    }
  });

  it('are passed over wherever one character is another', () => {
    const first = kept.indexOf('\n');
    for (let at = 0; at < first; at++) {
      const other = kept[at] === '0' ? '1' : '0';
      expect(known(kept.slice(0, at) + other + kept.slice(at + 1))[0]).toBeUndefined();
    }
  });

  it('are passed over where they are none, though the hash is right', () => {
    const path = alpha?.path ?? '';
    const of = hash(alpha?.text ?? '');
    const whole = finding(path, 'CKT-001');
    const bad: unknown[] = [
      null,
      'none',
      [null],
      [{ ...whole, severity: 'fatal' }],
      [{ ...whole, message: 7 }],
      [{ ...whole, place: undefined }],
      [{ ...whole, place: { ...whole.place, path: 'circuits' } }],
      [{ ...whole, place: { ...whole.place, path: [{}] } }],
      [{ ...whole, place: { ...whole.place, file: 'elsewhere.csp.yaml' } }],
      [{ ...whole, related: [{}] }],
      ...['Standard', null, {}, { place: whole.place }, { value: 1 }].map((advice) => [{ ...whole, advice }]),
      ...[null, {}, []].map((value) => [{ ...whole, advice: { place: whole.place, value } }]),
      [{ ...whole, advice: { place: { ...whole.place, path: 7 }, value: 1 } }],
      [{ ...whole, range: { start: 'a', end: 2 } }],
    ];
    expect(known(withAlpha({ path, of, findings: [whole] }))[0]).toEqual([whole]);
    for (const findings of bad) expect(known(withAlpha({ path, of, findings }))[0]).toBeUndefined();
  });

  it('are none in what is no such text', () => {
    for (const text of ['', '\0\0\0', '{}', 'x'.repeat(1000), '[]\n[]', '{"path":"a"}\n', `${'a '.repeat(5000)}\n`]) {
      expect(known(text)).toEqual([undefined, undefined, undefined]);
    }
  });
});
