import { dump, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { type Design, assemble } from '../../../src/design';
import { check, engineOf, rules, silencedIn } from '../../../src/rules';
import { everythingDesign } from '../generate/everything';
import { kindOf, objectsThatMaySay } from '../resources/said';
import { type Change, designFiles, findingsIn } from './base';

function codesOf(change: Change, today?: string): string[] {
  return findingsIn(designFiles(change), today).map((f) => f.code);
}

describe('suppress', () => {
  const at = (entry: object) => ({ 'a:circuits.0.bandwidthInMbps': 300, 'a:circuits.0.suppress': [entry] });

  it('silences a finding on its object and below', () => {
    expect(codesOf({ 'a:circuits.0.bandwidthInMbps': 300 })).toContain('CKT-001');
    expect(codesOf(at({ code: 'CKT-001', reason: 'agreed' }))).toEqual([]);
    expect(
      codesOf({ 'a:circuits.0.bandwidthInMbps': 300, 'a:suppress': [{ code: 'CKT-001', reason: 'agreed' }] }),
    ).toEqual([]);
  });

  it('silences nothing of another code, nor of another object', () => {
    expect(codesOf(at({ code: 'CKT-002', reason: 'agreed' })).sort()).toEqual(['CKT-001', 'FMT-015']);
    expect(
      codesOf({
        'a:circuits.0.bandwidthInMbps': 300,
        'a:circuits.1.suppress': [{ code: 'CKT-001', reason: 'x' }],
      }).sort(),
    ).toEqual(['CKT-001', 'FMT-015']);
  });

  it('ends after its day', () => {
    const until = at({ code: 'CKT-001', reason: 'agreed', until: '2027-03-31' });
    expect(codesOf(until, '2027-03-31')).toEqual([]);
    expect(codesOf(until, '2027-04-01')).toEqual(['CKT-001']);
  });

  it('needs a reason', () => {
    expect(codesOf(at({ code: 'CKT-001' }))).toEqual(['FMT-002', 'CKT-001']);
  });

  it('is listed with its reason and its day, as long as it lasts', () => {
    const engine = engineOf(rules);
    const entry = { code: 'CKT-001', reason: 'agreed', until: '2027-03-31' };
    const files = designFiles(at(entry));
    const assembly = assemble(files);
    const listed = (today: string) => {
      engine.check(assembly, { today });
      return files
        .flatMap(engine.silencedIn)
        .filter(({ reason }) => reason === 'agreed')
        .map(({ finding, reason, until }) => [finding.code, finding.severity, reason, until]);
    };
    expect(listed('2027-03-31')).toEqual([['CKT-001', 'error', 'agreed', '2027-03-31']]);
    expect(listed('2027-04-01')).toEqual([]);
  });

  it('is told where it silences nothing: on its code, and not after its day', () => {
    const idle = (day?: string) => [{ code: 'CKT-001', reason: 'agreed', ...(day && { until: day }) }];
    const told = (change: Change) =>
      findingsIn(designFiles(change)).map(({ code, severity, marked }) => [code, severity, marked]);
    expect(told({ 'a:circuits.0.suppress': idle() })).toEqual([['FMT-015', 'info', 'CKT-001']]);
    expect(told({ 'p:suppress': idle() })).toEqual([['FMT-015', 'info', 'CKT-001']]);
    expect(told({ 'a:circuits.0.suppress': idle('2026-12-31') })).toEqual([]);
    expect(told({ 'a:suppress': [{ code: 'FMT-015', reason: 'kept' }], 'a:circuits.0.suppress': idle() })).toEqual([]);
  });

  it('says nothing of silences in a file that the rules have not looked at', () => {
    const files = designFiles({ 'a:circuits.0.suppress': [{ code: 'CKT-001', reason: 'agreed' }] });
    const alone = files.filter(({ path }) => path.includes('alpha'));
    expect(findingsIn(alone).map(({ code }) => code)).toEqual(['REF-001']);
  });

  it('says nothing of silences of a rule that threw', () => {
    const [rule] = rules.filter(({ code }) => code === 'CKT-001');
    if (rule?.scope !== 'customer') throw new Error('no rule CKT-001');
    const engine = engineOf([
      {
        ...rule,
        check: () => {
          throw new Error('lost');
        },
      },
    ]);
    const assembly = assemble(designFiles({ 'a:suppress': [{ code: 'CKT-001', reason: 'agreed' }] }));
    expect(engine.check(assembly, {}).filter(({ message }) => message.includes('CKT-001'))).toEqual([]);
  });

  it('works on every object that the format lets say it', () => {
    const seen = new Set<string>();
    for (const path of objectsThatMaySay('suppress')) {
      const of = (more: object) =>
        everythingDesign((text) => {
          const value = load(text);
          Object.assign(
            path.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], value) as object,
            { unknownKey: 1 },
            more,
          );
          return dump(value, { lineWidth: -1, noRefs: true });
        });
      const unknown = (design: Design) =>
        check({ designs: [design], findings: design.files.flatMap(({ findings }) => findings), unreadable: [] })
          .filter(({ code }) => code === 'FMT-001' || code === 'FMT-015')
          .map(({ code, place }) => [code, place.path.join('.')]);
      expect(unknown(of({}))).toEqual([['FMT-001', [...path, 'unknownKey'].join('.')]]);
      const silent = of({ suppress: [{ code: 'FMT-001', reason: 'ours' }] });
      expect(unknown(silent), path.join('.')).toEqual([]);
      expect(silent.files.flatMap(silencedIn).map(({ finding, reason }) => [finding.code, reason])).toContainEqual([
        'FMT-001',
        'ours',
      ]);
      seen.add(kindOf(path));
    }
    expect(seen.size).toBeGreaterThan(40);
  });
});
