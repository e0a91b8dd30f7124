import { describe, expect, it } from 'vitest';
import { type DesignFile, assemble, readDesignFile } from '../../../src/design';
import {
  type FindingsByFile,
  type Rule,
  check,
  engineOf,
  filesByPath,
  resolveFinding,
  ruleOf,
  rules,
} from '../../../src/rules';
import { type Change, designFiles } from './base';

const document = { severity: 'error', title: 'A rule.', text: 'It is here for a test.', source: '[D]' } as const;

const DAYS = ['2027-01-01', '2027-01-02'] as const;
const WRONG: Change = { 'a:circuits.0.bandwidthInMbps': 300 };
const HEAD = { name: 'head', prefixes: ['10.10.0.0/16'], connectsTo: 'ams' };
const BRANCH = { name: 'branch', prefixes: ['10.14.0.0/16'], connectsTo: 'ams' };

/** Places of the designs of this folder, and what is written there: right and wrong, and what other customers have. */
const EDITS: readonly (readonly [string, readonly unknown[]])[] = [
  ['a:circuits.0.bandwidthInMbps', [300, 500, 1000]],
  ['b:circuits.0.bandwidthInMbps', [300, 'fast', 1000]],
  ['b:vrf.routeDistinguisher', ['65010:1001', '65010:1002', 'none']],
  ['b:sharedServices', [['dns'], [], ['nowhere']]],
  ['b:sites.0.prefixes', [['10.12.0.0/16'], ['10.13.0.0/16'], ['10.0.0.0/8']]],
  ['a:name', ['alpha', 'beta', '']],
  [
    'a:suppress',
    [[{ code: 'CKT-001', reason: 'agreed' }], [], [{ code: 'CKT-001', reason: 'agreed', until: DAYS[0] }]],
  ],
  // What is found stands elsewhere then, and the same is said of it.
  ['b:sites', [[HEAD], [BRANCH, HEAD], [HEAD, BRANCH], [BRANCH]]],
  ['g:name', ['gamma', 'beta']],
  ['p:asn', [65010, 65020]],
];

/** Of this one the claims stay what they are while they move in their file. */
const HEADS: Rule = {
  ...document,
  code: 'TST-006',
  scope: 'clash',
  *claims({ customer }) {
    for (const [i, { name }] of customer.sites.entries()) {
      if (name !== HEAD.name && name !== 'utrecht') continue;
      const place = () => ({ file: customer.file.path, path: ['sites', i, 'name'], on: 'value' as const });
      yield { key: 'head', owner: customer.name, by: name, shown: name, place };
    }
  },
  check: (claims) => claims.map(({ shown, place }) => ({ message: `${shown} is taken`, place: place() })),
};

/** Says of customers what stands in the file of their provider. */
const SITES_OF_ALL: Rule = {
  ...document,
  code: 'TST-007',
  scope: 'customer',
  check: ({ customer: { sites }, provider: { file } }) =>
    sites.length > 1
      ? [{ message: String(sites[0]?.name), place: { file: file.path, path: ['asn'], on: 'value' } }]
      : [],
};

/** Numbers below a bound that follow from a seed (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** Findings by file, in an order that does not depend on who came first. */
function plain(found: FindingsByFile) {
  return [...found]
    .map(([path, findings]) => ({ path, findings: findings.map((finding) => JSON.stringify(finding)).sort() }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
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
    expect(found.filter(({ code }) => code !== 'FMT-015').map((f) => `${f.code} ${f.message}`)).toEqual([
      'TST-002 alpha',
      'TST-002 beta',
      'TST-002 gamma',
    ]);
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

  it.each([1, 2, 3, 4])(
    'finds after random edits and their undoing, checked in slices and left off anywhere, what it finds from scratch (%i)',
    (seed) => {
      const random = randomFrom(seed);
      const all = [...rules, HEADS, SITES_OF_ALL];
      const engine = engineOf(all);
      let change = WRONG;
      const known = new Map<string, DesignFile>();
      // A text that comes back is the same object again, as where a change is tried and not taken.
      const same = (file: DesignFile) => {
        const key = `${file.path}\n${file.text}`;
        const first = known.get(key) ?? file;
        known.set(key, first);
        return first;
      };
      for (let step = 0; step < 50; step++) {
        const [key, values] = EDITS[random(EDITS.length)] ?? ['a:name', ['alpha']];
        change = random(8) === 0 ? WRONG : { ...change, [key]: values[random(values.length)] };
        const files = designFiles(change)
          .filter(({ path }) => random(12) > 0 || !path.includes('gamma'))
          .map(same);
        const assembly = assemble(files);
        const work = engine.steps(assembly);
        for (let left = random(4); left > 0; left--) work.next();
        // Typed again before this one was told of.
        if (random(3) === 0) continue;
        const only = new Set(assembly.designs.flatMap(({ customers }) => customers.slice(0, random(3))));
        if (random(4) === 0) engine.byFile(assembly, { only });
        const today = DAYS[random(DAYS.length)] ?? DAYS[0];
        const kept = engine.byFile(assembly, { today });
        const fresh = engineOf(all).byFile(assemble(files.map((f) => readDesignFile(f.path, f.text))), { today });
        expect(plain(kept)).toEqual(plain(fresh));
      }
    },
  );

  it('gives the same list of a file while what was found in it is the same', () => {
    const engine = engineOf(rules);
    const files = designFiles({ 'a:circuits.0.bandwidthInMbps': 300, 'b:circuits.0.bandwidthInMbps': 300 });
    const before = engine.byFile(assemble(files));
    const edited = files.map((f) => (f.path.includes('beta') ? readDesignFile(f.path, `${f.text}\n# edited\n`) : f));
    const after = engine.byFile(assemble(edited));
    expect(before.get('customers/alpha.csp.yaml')).toHaveLength(1);
    expect(after.get('customers/alpha.csp.yaml')).toBe(before.get('customers/alpha.csp.yaml'));
    expect(after.get('customers/beta.csp.yaml')).toEqual(before.get('customers/beta.csp.yaml'));
  });

  it('looks at silences of the same files again on another day', () => {
    const engine = engineOf(rules);
    const suppress = [{ code: 'CKT-001', reason: 'agreed', until: DAYS[0] }];
    const assembly = assemble(designFiles({ ...WRONG, 'a:suppress': suppress }));
    const codes = (today: string) => engine.check(assembly, { today }).map(({ code }) => code);
    expect(DAYS.map(codes)).toEqual([[], ['CKT-001']]);
    expect(codes(DAYS[0])).toEqual([]);
  });

  it('does all of the work in its steps: the check after them asks no rule', () => {
    let asked = 0;
    const rule: Rule = {
      ...document,
      code: 'TST-004',
      scope: 'customer',
      check: () => {
        asked++;
        return [];
      },
    };
    const engine = engineOf([rule]);
    const assembly = assemble(designFiles());
    expect([...engine.steps(assembly)]).toHaveLength(3);
    expect(asked).toBe(3);
    engine.check(assembly);
    expect(asked).toBe(3);
    expect([...engine.steps(assembly)]).toHaveLength(0);
  });

  it('of some customers finds what a check of all finds in their files, and asks no rule about the others', () => {
    const files = designFiles({
      'a:circuits.0.bandwidthInMbps': 300,
      'b:circuits.0.bandwidthInMbps': 300,
      'b:vrf.routeDistinguisher': '65010:1001',
      'p:asn': 'many',
    });
    const assembly = assemble(files);
    const all = engineOf(rules).byFile(assembly);
    const beta = assembly.designs[0]?.customers.find(({ name }) => name === 'beta');
    const seen: string[] = [];
    const watch: Rule = {
      ...document,
      code: 'TST-005',
      scope: 'customer',
      check: ({ customer }) => {
        seen.push(customer.name);
        return [];
      },
    };
    const some = engineOf([...rules, watch]).byFile(assembly, { only: new Set(beta ? [beta] : []) });
    expect(seen).toEqual(['beta']);
    expect([...some.keys()]).toEqual(['provider.csp.yaml', 'customers/beta.csp.yaml']);
    for (const [path, findings] of some) expect(findings).toEqual(all.get(path));
    expect(some.get('customers/beta.csp.yaml')?.length).toBeGreaterThan(1);
  });

  it('keeps the findings of reading a file, and resolves them', () => {
    const files = [...designFiles(), readDesignFile('customers/broken.csp.yaml', 'name: [')];
    const finding = check(assemble(files)).find((f) => f.code === 'YAML-001');
    expect(finding && resolveFinding(finding, filesByPath(files))?.file.path).toBe('customers/broken.csp.yaml');
    expect(finding && resolveFinding(finding, new Map())).toBeUndefined();
  });

  it('knows the documentation of every code', () => {
    expect(ruleOf('CKT-002')?.source).toBe('ERD');
    expect(ruleOf('YAML-001')?.severity).toBe('error');
    expect(ruleOf('XYZ-001')).toBeUndefined();
  });
});
