import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../src/design';
import { generate } from '../../../src/generate';
import { customerOf, sampleDesign } from '../resources/sample';
import { northwind } from '../edge/designs';
import { everythingDesign } from './everything';
import { papers } from './handover';
import { routerDesigns } from './router/routerDesigns';

/** Rows of CSV (RFC 4180). */
function rowsOf(content: string): string[][] {
  return content
    .split('\n')
    .filter(Boolean)
    .map((line) =>
      [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)/g)].map((m) => m[1]?.replaceAll('""', '"') ?? m[2] ?? ''),
    )
    .map((cells) => cells.slice(0, -1));
}

/** Rows of a table of the customer's document, by its first heading. */
function tableOf(html: string, first: string): string[][] {
  const tables = [...new JSDOM(html).window.document.querySelectorAll('table')];
  const found = tables.find((one) => one.querySelector('th')?.textContent === first);
  return [...(found?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent),
  );
}

const everything: (readonly [string, Design])[] = [...Object.entries({ ...routerDesigns, northwind: sampleDesign() })];

describe.each(everything)('the keys of %s', (_, design) => {
  it('are all in the document of a customer, and no other: those that its routers and attachments ask for', () => {
    for (const { name, sites, circuits } of design.customers) {
      const files = generate(design, customerOf(design, name), 'router').filter(({ path }) =>
        path.startsWith(`${name}/customer/routers/`),
      );
      const asked = files.flatMap(({ content }) => [...content.matchAll(/<secret:([^>]+)>/g)].map((m) => m[1] ?? ''));
      const attached = sites.flatMap((site) => site.attachments.flatMap((one) => one.sharedKey?.secret ?? []));
      const kept = circuits
        .filter((circuit) => circuit.managedBy === 'customer')
        .flatMap((circuit) => circuit.peerings.flatMap((peering) => peering.raw.sharedKey?.secret ?? []));
      const html = papers(name, design).get(`${name}/customer/handover.html`) ?? '';
      const told = tableOf(html, 'key (name)').map(([key]) => key);
      expect({ [name]: new Set(told) }).toEqual({ [name]: new Set([...asked, ...attached, ...kept]) });
    }
  });
});

/** How many cells each line of a table of CSV has: no field of these papers has a line end. */
const widths = (content: string): number[] =>
  content
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replaceAll(/"(?:[^"]|"")*"/g, '').split(',').length);

it('has in each table as many cells in a row as it has columns, whoever keeps the sessions', () => {
  const all = [
    ...['contoso', 'fabrikam', 'wingtip'].map((name) => papers(name)),
    papers('everything', everythingDesign()),
  ].flatMap((files) => [...files]);
  const tables = all.filter(([path]) => path.endsWith('.csv'));
  expect(tables.length).toBeGreaterThan(80);
  for (const [path, content] of tables) expect(new Set(widths(content)).size, path).toBe(1);
  for (const [path, content] of all.filter(([path]) => path.endsWith('.html'))) {
    for (const [table] of content.matchAll(/<table>.*?<\/table>/gs)) {
      const rows = [...table.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => [...row.matchAll(/<t[hd][ >]/g)].length);
      expect(new Set(rows).size, path).toBe(1);
    }
  }
});

describe('what each paper of the sample says of sessions', () => {
  const design = sampleDesign();
  it.each(['contoso', 'fabrikam', 'wingtip'])('is the same in CSV, Markdown and HTML for %s', (name) => {
    const files = papers(name);
    const folder = `${name}/csp/low-level-design`;
    const [header = [], ...rows] = rowsOf(files.get(`${folder}/bgp-sessions.csv`) ?? '');
    const at = (title: string) => header.indexOf(title);
    const markdown = (files.get(`${folder}/README.md`) ?? '').replaceAll('\\', '').split('\n');
    const document = new JSDOM(files.get(`${folder}/low-level-design.html`)).window.document;
    const lines = [...document.querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent),
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      const cells = ['local address', 'local AS', 'peer address', 'peer AS'].map((title) => row[at(title)] ?? '');
      expect(markdown.some((line) => line.includes(`| ${cells.join(' | ')} |`))).toBe(true);
      expect(lines.some((line) => line.join('|').includes(cells.join('|')))).toBe(true);
    }
  });

  it('has the AS numbers of a peering by the names that ARM has for them', () => {
    const [header = [], ...rows] = rowsOf(papers('fabrikam').get('fabrikam/csp/low-level-design/peerings.csv') ?? '');
    const of = (title: string) => rows.map((row) => row[header.indexOf(title)]);
    expect(of('peerASN')).toEqual(['65020', '65020']);
    expect(of('customerASN')).toEqual(['', '64500']);
    const peer = customerOf(design, 'fabrikam').circuits.flatMap((c) => c.peerings.map((p) => String(p.raw.peerASN)));
    expect(of('peerASN')).toEqual(peer);
  });
});

describe('what a customer is told that it announces', () => {
  const rows = (of: Design) =>
    tableOf(papers('fabrikam', of).get('fabrikam/customer/handover.html') ?? '', 'at').filter(([, peer]) =>
      peer?.startsWith('198.51.100.'),
    );

  it('is not a pool that no router translates to, though the filters let it pass', () => {
    for (const [, peer, announced, letThrough] of rows(
      northwind((text) => text.replace(/(scope: shared), device: [^ }]+/, '$1')),
    )) {
      expect({ [peer ?? '']: [announced, letThrough] }).toEqual({ [peer ?? '']: ['', '203.0.113.0/28'] });
    }
  });

  it('is the pool where the router translates to it', () => {
    const translating = rows(
      northwind((text) =>
        text
          .replace(/(scope: shared), device: [^ }]+/, '$1')
          .replaceAll(/platform: cisco-(iosxr|nxos)/g, 'platform: cisco-iosxe'),
      ),
    );
    expect(translating.map(([, , announced]) => announced)).toEqual(['203.0.113.0/28', '203.0.113.0/28']);
  });
});
