import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/design/assemble';
import { readDesignFile } from '../../../src/design/file';

const marked = (text: string, path = 'x.csp.yaml') => {
  const file = readDesignFile(path, text);
  return file.findings.map((f) => {
    const { start, end } = f.range ?? file.offsetsOf(f.place);
    return `${f.code} ${f.severity} «${text.slice(start, end)}»`;
  });
};
const customer = (more: string) =>
  `formatVersion: 1\nkind: Customer\nname: a\ntenantId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0101\nmodel: connect-to\nmanagedBy: csp\n` +
  `identity: { store: csp, delegation: { entra: gdap, azure: aobo } }\nsites: []\nsubscriptions: []\n${more}`;

describe('a design file', () => {
  it('is left alone when it is no design', () => {
    expect(marked('apiVersion: v1\nkind: Deployment\n')).toEqual([]);
    expect(marked('')).toEqual([]);
    expect(marked('- a\n- b\n')).toEqual([]);
    expect(marked('just a text')).toEqual([]);
  });

  it('says what stands twice, what is no YAML, and what is a merge key', () => {
    expect(marked(customer('name: b'))).toEqual(['YAML-002 error «name»']);
    expect(marked(customer('circuits: [\n'))[0]).toMatch(/^YAML-001 error/);
    expect(marked(customer('prerequisites: { <<: {} }'))).toHaveLength(1);
    expect(marked(customer('monitoring:\n  <<: { alerts: none }'))).toEqual(['YAML-003 error «<<»']);
  });

  it('refuses what would not end: too many aliases, a bomb, a circle, a file over 5 MB', () => {
    expect(marked(customer(`monitoring: &m {}\nx: [${'*m,'.repeat(101)}]`))[0]).toMatch(/^YAML-004/);
    const bomb = `a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n${[1, 2, 3, 4, 5, 6, 7, 8]
      .map(
        (i) =>
          `a${i}: &a${i} [${Array(10)
            .fill(`*a${i - 1}`)
            .join(',')}]`,
      )
      .join('\n')}`;
    expect(marked(customer(bomb))[0]).toMatch(/^YAML-004/);
    expect(marked(customer('monitoring: &m\n  alerts: *m'))[0]).toMatch(/^YAML-005/);
    expect(marked(customer(`# ${'x'.repeat(5 * 1024 * 1024)}`))[0]).toMatch(/^YAML-006/);
    expect(marked(customer('---\na: 1'))[0]).toMatch(/^YAML-007/);
  });

  it('marks unknown keys as warnings and everything else on the value', () => {
    expect(marked(customer('circuitz: []'))).toEqual(['FMT-001 warning «circuitz»']);
    expect(marked(customer('').replace('connect-to', 'connect-two'))).toEqual(['FMT-004 error «connect-two»']);
    expect(marked(customer('').replace('managedBy: csp\n', ''))).toEqual(['FMT-002 error «formatVersion»']);
    expect(marked(customer('vrf: 7'))).toEqual(['FMT-003 error «7»']);
    expect(marked(customer('circuits:'))).toEqual(['FMT-009 error «circuits»']);
    expect(marked(customer('').replace('formatVersion: 1', 'formatVersion: 2'))).toEqual(['FMT-007 error «2»']);
    expect(marked(customer('').replace('formatVersion: 1\n', ''))).toEqual(['FMT-006 warning «kind»']);
  });

  it('gives the integer for an AS number in asdot', () => {
    const text = customer('').replace('sites: []', 'sites: [{ name: s, prefixes: [10.0.0.0/8], asn: 64086.59904 }]');
    expect(marked(text)).toEqual(['FMT-008 error «64086.59904»']);
    expect(readDesignFile('x.csp.yaml', text).findings[0]?.message).toContain('4200000000');
  });

  it('tells only the errors of the type that was meant', () => {
    const text = customer('').replace(
      'sites: []',
      'sites: [{ name: s, prefixes: [], connectsTo: [{ site: d, vlanId: x }] }]',
    );
    expect(marked(text)).toEqual(['FMT-003 error «x»']);
  });

  it('tells the errors of one item whatever is wrong with another', () => {
    const text = customer('').replace(
      'sites: []',
      'sites: [{ name: s, prefixes: [], connectsTo: [{ site: d, vlanId: x }] }, { name: t, prefixes: [], connectsTo: 5 }]',
    );
    expect(marked(text).toSorted()).toEqual(['FMT-003 error «5»', 'FMT-003 error «x»']);
  });

  it('keeps the indexes of list items when one is taken out', () => {
    const text = customer('').replace('sites: []', 'sites: [null, { name: s, prefixes: [5, 10.0.0.0/8] }]');
    const file = readDesignFile('x.csp.yaml', text);
    const data = file.content?.kind === 'Customer' ? file.content.data : undefined;
    const site = data?.sites?.[0];
    expect(site?.name).toBe('s');
    expect(site && file.pathOf(site, 'name')).toEqual(['sites', 1, 'name']);
    expect(site?.prefixes && file.pathOf(site.prefixes, 0)).toEqual(['sites', 1, 'prefixes', 1]);
  });

  it('reads JSON, a byte order mark and Windows line ends', () => {
    expect(
      marked(
        JSON.stringify({ formatVersion: 1, kind: 'Provider', name: 'p', tenantId: 'x', asn: 1, sites: [] }),
        'provider.csp.json',
      ),
    ).toEqual(['FMT-005 error «"x"»']);
    expect(marked(`\uFEFF${customer('circuitz: []').replaceAll('\n', '\r\n')}`)).toEqual([
      'FMT-001 warning «circuitz»',
    ]);
  });

  it('needs a provider file at or above it', () => {
    const of = (path: string) => readDesignFile(path, customer(''));
    expect(assemble([of('a/x.csp.yaml')]).findings.map((f) => f.code)).toEqual(['REF-001']);
    const provider = readDesignFile('a/provider.csp.yaml', 'kind: [');
    expect(assemble([of('a/b/x.csp.yaml'), provider]).findings.map((f) => f.code)).toEqual(['YAML-001']);
  });
});

describe('what may be a secret', () => {
  it('is not shown in a message', () => {
    const text = customer('').replace(
      'sites: []',
      'sites: [{ name: s, prefixes: [], connectsTo: [{ site: d, sharedKey: { secret: Hunter2Hunter2 } }] }]',
    );
    const { findings } = readDesignFile('x.csp.yaml', text);
    expect(findings.map((f) => f.code)).toEqual(['FMT-005']);
    expect(findings[0]?.message).not.toContain('Hunter2');
  });
});
