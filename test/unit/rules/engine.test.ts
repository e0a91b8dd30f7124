import { describe, expect, it } from 'vitest';
import { type DesignFile, assemble, readDesignFile } from '../../../src/design';
import { type Rule, check, engineOf, filesByPath, resolveFinding, ruleOf, rules } from '../../../src/rules';
import { type Change, designFiles, findingsIn } from './base';

const document = { severity: 'error', title: 'A rule.', text: 'It is here for a test.', source: '[D]' } as const;

function codesOf(change: Change, today?: string): string[] {
  return findingsIn(designFiles(change), today).map((f) => f.code);
}

describe('the engine', () => {
  it('goes on with the other rules when one throws, and tells which', () => {
    const broken: Rule = {
      ...document,
      code: 'TST-001',
      scope: 'customer',
      check: () => {
        throw new Error('no luck');
      },
    };
    const whole: Rule = {
      ...document,
      code: 'TST-002',
      scope: 'customer',
      check: ({ customer }) => [
        { message: customer.name, place: { file: customer.file.path, path: ['name'], on: 'value' } },
      ],
    };
    const told: string[] = [];
    const found = engineOf([broken, whole]).check(assemble(designFiles()), {
      onError: (_error, rule) => told.push(rule.code),
    });
    expect(told).toEqual(['TST-001', 'TST-001', 'TST-001']);
    expect(found.map((f) => `${f.code} ${f.message}`)).toEqual(['TST-002 alpha', 'TST-002 beta', 'TST-002 gamma']);
  });

  it('looks again only at the customer whose file changed', () => {
    const seen: string[] = [];
    const rule: Rule = {
      ...document,
      code: 'TST-003',
      scope: 'customer',
      check: ({ customer }) => {
        seen.push(customer.name);
        return [];
      },
    };
    const engine = engineOf([rule]);
    const files = designFiles();
    engine.check(assemble(files));
    const edited = files.map((f) => (f.path.includes('beta') ? readDesignFile(f.path, `${f.text}\n# edited\n`) : f));
    engine.check(assemble(edited));
    expect(seen).toEqual(['alpha', 'beta', 'gamma', 'beta']);
  });

  it('finds across customers after edits what it finds from scratch', () => {
    const steps: Change[] = [
      {},
      { 'b:vrf.routeDistinguisher': '65010:1001' },
      { 'b:vrf.routeDistinguisher': '65010:1001', 'b:sharedServices': ['dns'] },
      { 'b:sharedServices': ['dns'], 'b:sites.0.prefixes': ['10.12.0.0/16'] },
      { 'a:name': 'beta' },
      {},
    ];
    const engine = engineOf(rules);
    let last = new Map<string, DesignFile>();
    for (const step of steps) {
      // A file whose text is the same stays the same object, as the workspace keeps it.
      const files = designFiles(step).map((f) => (last.get(f.path)?.text === f.text ? (last.get(f.path) ?? f) : f));
      last = new Map(files.map((f) => [f.path, f]));
      const sorted = (found: readonly { code: string; message: string; place: unknown }[]) =>
        found.map((f) => `${f.code} ${JSON.stringify(f.place)} ${f.message}`).sort();
      const kept = engine.check(assemble(files), { today: '2027-01-01' });
      const fresh = engineOf(rules).check(assemble(designFiles(step)), { today: '2027-01-01' });
      expect(sorted(kept)).toEqual(sorted(fresh));
    }
  });

  it('keeps the findings of reading a file, and resolves them', () => {
    const files = [...designFiles(), readDesignFile('customers/broken.csp.yaml', 'name: [')];
    const finding = check(assemble(files)).find((f) => f.code === 'YAML-001');
    expect(finding && resolveFinding(finding, filesByPath(files))?.file.path).toBe('customers/broken.csp.yaml');
    expect(finding && resolveFinding(finding, new Map())).toBeUndefined();
  });

  it('knows the documentation of every code', () => {
    expect(ruleOf('CKT-001')?.source).toBe('CP');
    expect(ruleOf('YAML-001')?.severity).toBe('error');
    expect(ruleOf('XYZ-001')).toBeUndefined();
  });
});

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
    expect(codesOf(at({ code: 'CKT-002', reason: 'agreed' }))).toEqual(['CKT-001']);
    expect(
      codesOf({ 'a:circuits.0.bandwidthInMbps': 300, 'a:circuits.1.suppress': [{ code: 'CKT-001', reason: 'x' }] }),
    ).toEqual(['CKT-001']);
  });

  it('ends after its day', () => {
    const until = at({ code: 'CKT-001', reason: 'agreed', until: '2027-03-31' });
    expect(codesOf(until, '2027-03-31')).toEqual([]);
    expect(codesOf(until, '2027-04-01')).toEqual(['CKT-001']);
  });

  it('needs a reason', () => {
    expect(codesOf(at({ code: 'CKT-001' }))).toEqual(['FMT-002', 'CKT-001']);
  });
});
