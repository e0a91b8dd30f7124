import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Design, assemble, readDesignFile } from '../../../src/design';
import { type OutlineItem, codeLinksOf, completionsAt, outlineOf, snippetsAt } from '../../../src/design/language';
import { check } from '../../../src/rules';

const text = (name: string) => readFileSync(new URL(`../../../samples/northwind/${name}`, import.meta.url), 'utf8');
const provider = readDesignFile('provider.csp.yaml', text('provider.csp.yaml'));
const contoso = readDesignFile('customers/contoso.csp.yaml', text('customers/contoso.csp.yaml'));

function designOf(...texts: (readonly [string, string])[]): Design {
  const design = assemble([provider, ...texts.map(([path, t]) => readDesignFile(path, t))]).designs[0];
  if (!design) throw new Error('no design');
  return design;
}

/** The text that a snippet becomes when nobody fills anything in; later lines are indented as the one it begins on. */
function expanded(body: string, indent: string): string {
  let plain = body.replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1');
  const values = new Map([...plain.matchAll(/\$\{(\d+):((?:[^}\\]|\\.)*)\}/g)].map((m) => [m[1], m[2]]));
  plain = plain.replaceAll(/\$\{(\d+)(?::(?:[^}\\]|\\.)*)?\}/g, (_, n: string) => values.get(n) ?? '');
  return plain.replaceAll('$0', '').replaceAll(/\\(.)/g, '$1').replaceAll('\n', `\n${indent}`);
}

const names = (items: readonly OutlineItem[]): unknown[] =>
  items.map((item) => (item.children.length > 0 ? [item.name, names(item.children)] : item.name));

describe('the outline', () => {
  it('has the objects of a file, nested, each with what says most of it', () => {
    const outline = outlineOf(contoso);
    expect(outline.map((i) => i.name)).toEqual(
      ['identity', 'vrf', 'sites', 'subscriptions', 'circuits'].map((n) => (n === 'vrf' ? 'CONTOSO' : n)),
    );
    const prod = outline.find((i) => i.name === 'subscriptions')?.children[0];
    expect(names(prod?.children.slice(0, 1) ?? [])).toEqual([
      [
        'virtualNetworks',
        [
          [
            'hub',
            [
              ['subnets', ['GatewaySubnet', 'AzureFirewallSubnet', 'shared']],
              'ergw-hub',
              'afw-hub',
              ['virtualNetworkPeerings', ['hub-to-apps']],
            ],
          ],
          [
            'apps',
            [
              ['subnets', ['web']],
              ['virtualNetworkPeerings', ['apps-to-hub']],
            ],
          ],
        ],
      ],
    ]);
    const circuits = outline.find((i) => i.name === 'circuits');
    expect(circuits?.children.map((c) => [c.name, c.detail])).toEqual([
      ['contoso-ams', 'Amsterdam'],
      ['contoso-lon', 'London'],
    ]);
  });

  it('has selections inside of ranges, and children inside of parents', () => {
    const visit = (items: readonly OutlineItem[], within: { start: number; end: number }): void => {
      for (const { range, selection, children } of items) {
        expect(range.start).toBeGreaterThanOrEqual(within.start);
        expect(range.end).toBeLessThanOrEqual(within.end);
        expect(selection.start).toBeGreaterThanOrEqual(range.start);
        expect(selection.end).toBeLessThanOrEqual(range.end);
        visit(children, range);
      }
    };
    for (const file of [provider, contoso]) visit(outlineOf(file), { start: 0, end: file.text.length });
  });

  it('is empty for a file that says nothing', () => {
    expect(outlineOf(readDesignFile('x.csp.yaml', ''))).toEqual([]);
    expect(outlineOf(readDesignFile('x.csp.yaml', '- a\n- b\n'))).toEqual([]);
  });
});

describe('links', () => {
  it('are the codes that are silenced, and no other code', () => {
    const file = readDesignFile(
      'c.csp.yaml',
      'kind: Customer\nsuppress:\n  - { code: RES-001, reason: x }\n  - { code: nonsense, reason: x }\nsites: [{ code: RES-002 }]\n',
    );
    expect(codeLinksOf(file).map(({ code, range }) => [code, file.text.slice(range.start, range.end)])).toEqual([
      ['RES-001', 'RES-001'],
    ]);
  });
});

describe('snippets', () => {
  const errorsOf = (design: Design, path: string) =>
    check({ designs: [design], findings: design.files.flatMap((f) => f.findings), unreadable: [] })
      .filter((f) => f.severity === 'error' && f.place.file === path)
      .map((f) => `${f.code} ${f.message}`);

  it.each(['customer-connect-through', 'customer-connect-to'])('%s is a whole customer in a new file', (label) => {
    const path = 'customers/new.csp.yaml';
    const snippets = snippetsAt({ path, text: '# a comment\n' }, 12, designOf(), undefined);
    const snippet = snippets.find((s) => s.label === label);
    expect(snippet?.word).toEqual({ start: 12, end: 12 });
    expect(errorsOf(designOf([path, expanded(snippet?.body ?? '', '')]), path)).toEqual([]);
  });

  it.each([
    ['  - ', ''],
    ['  ', ''],
  ])('the pair of circuits fits behind "%s", with values of the pools', (start) => {
    const path = contoso.path;
    const before = `${contoso.text.slice(0, contoso.text.indexOf('circuits:\n'))}circuits:\n${start}`;
    const design = designOf([path, contoso.text]);
    const snippet = snippetsAt({ path, text: before }, before.length, design, design.customers[0]).find(
      (s) => s.label === 'circuit-pair',
    );
    const after = designOf([path, before + expanded(snippet?.body ?? '', '  ')]);
    expect(after.customers[0]?.circuits.map((c) => [c.raw.peeringLocation, c.raw.peerings?.private?.vlanId])).toEqual([
      ['Amsterdam', 100],
      ['London', 101],
    ]);
    expect(errorsOf(after, path)).toEqual([]);
  });

  it('a direct port and a circuit on it are for their own lists', () => {
    const labels = (t: string) =>
      snippetsAt({ path: 'c.csp.yaml', text: t }, t.length, undefined, undefined).map((s) => s.label);
    expect(labels('kind: Customer\nexpressRoutePorts:\n  - ')).toEqual(['direct-port']);
    expect(labels('kind: Customer\ncircuits:\n  - ')).toEqual(['circuit-pair', 'circuit-direct']);
    expect(labels('kind: Customer\nsites:\n  - ')).toEqual([]);
    expect(labels('kind: Customer\ncircuits:\n  - name: x\n    ')).toEqual([]);
  });

  it('are for no JSON, and not for the provider file', () => {
    expect(snippetsAt({ path: 'c.csp.json', text: '' }, 0, undefined, undefined)).toEqual([]);
    expect(snippetsAt({ path: 'provider.csp.yaml', text: '' }, 0, undefined, undefined)).toEqual([]);
  });
});

describe('completions', () => {
  const detailsAt = (from: string) => {
    const at = contoso.text.indexOf(from) + from.length;
    const design = designOf([contoso.path, contoso.text]);
    const found = completionsAt(contoso, at, design, design.customers[0]);
    return Object.fromEntries((found?.items ?? []).map((item) => [item.label, item.detail]));
  };

  it('say which gateway carries the circuits that are connected', () => {
    const skus = detailsAt('{ name: ergw-hub, sku: ');
    expect(skus['ErGw1AZ']).toBe('1000 Mbps, 4 circuits; enough for the connected circuits');
    const small = contoso.text.replace('bandwidthInMbps: 1000', 'bandwidthInMbps: 5000');
    const design = designOf([contoso.path, small]);
    const at = small.indexOf('sku: ErGw2AZ') + 'sku: '.length;
    const file = { path: contoso.path, text: small };
    const found = completionsAt(file, at, design, design.customers[0])?.items ?? [];
    expect(found.find((i) => i.label === 'ErGw1AZ')?.detail).toMatch(/not enough for the connected circuits/);
    expect(found.find((i) => i.label === 'ErGw3AZ')?.detail).toMatch(/; enough for/);
  });

  it('say which tier reaches the networks that are linked', () => {
    const tiers = detailsAt('sku: { tier: ');
    expect(tiers['Local']).toMatch(/; not enough for the linked networks/);
    expect(tiers['Standard']).toMatch(/; enough for the linked networks/);
  });
});
