import { JSDOM } from 'jsdom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlOf } from '../../../src/generate/handover/html';
import { markdownOf } from '../../../src/generate/handover/markdown';
import { type Paper, command, heading, list, table, text } from '../../../src/generate/handover/paper';
import { csv } from '../../../src/generate/handover/table';
import { oneLine } from '../../../src/generate/output';

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '[x](javascript:alert(1))',
    '![x](http://evil.example/x.png)',
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    'https://evil.example',
    'a | b',
    '\\| c',
    '|---|---|',
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1+1',
    'a,b;"c"',
    '# heading',
    '- item',
    '1. item',
    '```',
    '~~~',
    '===',
    "' onload='x",
    '&lt;b&gt;',
    'line\nbreak\r\n\u2028x',
    '\u0000\u001b[2J',
    '\u202egnp.exe',
    '[a]: javascript:x',
    '<!--',
    '$x$',
  ),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'<>&"\'`*_[]()|\\\n\r\t=+-@;,~#! ax1.:/') }),
);

const paperOf = (one: string, two: string): Paper => ({
  title: one,
  blocks: [heading(one), text(two), list([one, two]), table(['a', one], [[one, two]]), command(two)],
});

/** A reader of RFC 4180. */
function readCsv(content: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of content.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const squeezed = (content: string | null | undefined) => (content ?? '').replaceAll(/\s+/g, ' ').trim();

describe('texts of a design in a paper', () => {
  it('are texts in HTML, as a browser reads it', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        const { document } = new JSDOM(htmlOf(paperOf(one, two))).window;
        const elements = [...document.querySelectorAll('body *')].filter((element) => element.localName !== 'wbr');
        const names = elements.map((element) => element.localName);
        expect(names).toEqual([
          ...['h1', 'h2', 'p', 'ul', 'li', 'li', 'div', 'table', 'thead', 'tr', 'th', 'th'],
          ...['tbody', 'tr', 'td', 'td', 'pre', 'code'],
        ]);
        expect([...document.querySelectorAll('body *')].flatMap((at) => at.getAttributeNames())).toEqual(['class']);
        expect(squeezed(document.querySelector('h1')?.textContent)).toBe(squeezed(oneLine(one)));
        expect(squeezed(document.querySelectorAll('td')[1]?.textContent)).toBe(squeezed(oneLine(two)));
        expect(document.head.querySelectorAll('script, link, base')).toHaveLength(0);
      }),
      { numRuns: 150, seed: 21 },
    );
  });

  it('are cells in which no number and no address is cut in two, and a long name only after its parts', () => {
    const cells = ['4200000001', '172.16.0.5/30', 'contoso_contoso-ams_private_in4'];
    const page = htmlOf({ title: 'x', blocks: [table(['a', 'b', 'c'], [cells])] });
    expect(page).toContain('<td>4200000001</td><td>172.16.0.5/30</td>');
    expect(page).toContain('<td>contoso_<wbr>contoso-ams_<wbr>private_in4</td>');
    expect(page).not.toMatch(/t[hd][^}]*overflow-wrap:anywhere[^}]*}th/);
    expect([...new JSDOM(page).window.document.querySelectorAll('td')].map((at) => at.textContent)).toEqual(cells);
  });

  it('are texts in Markdown: the same blocks, the same cells, no tag and no link', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        const page = markdownOf(paperOf(one, two));
        const fence = /\n(`{3,})sh\n/.exec(page)?.[1] ?? '';
        const [prose = '', code = ''] = page.split(`${fence}sh\n`);
        const plain = prose.replaceAll(/\\[!-/:-@[-`{-~]/g, 'x');
        expect(plain).not.toMatch(/[<>[\]`*_!~&]|\bhttps?:|\bwww\./);
        const rows = plain.split('\n').filter((line) => line.startsWith('|'));
        expect(rows).toHaveLength(3);
        for (const row of rows) expect(row.match(/\|/g)).toHaveLength(3);
        expect(plain.split('\n').filter((line) => /^#/.test(line))).toHaveLength(2);
        expect(plain.split('\n').filter((line) => /^[-+=] ?/.test(line))).toHaveLength(2);
        expect(code.trimEnd().endsWith(fence)).toBe(true);
        expect(code.split('\n').filter((line) => line.startsWith(fence))).toHaveLength(1);
      }),
      { numRuns: 400, seed: 22 },
    );
  });

  it('are commands in a cell as they are pasted: no escape of Markdown within the code', () => {
    const line = 'az rest --url "/a_b?x=1&y=2*" --body <none>';
    const paper: Paper = { title: 'x', blocks: [table(['command', 'expected'], [[{ command: line }, 'a&b']])] };
    expect(markdownOf(paper)).toContain(`| \`${line}\` | a\\&b |`);
    const { document } = new JSDOM(htmlOf(paper)).window;
    expect(document.querySelector('td code')?.textContent).toBe(line);
    expect(document.querySelectorAll('code')).toHaveLength(1);
    expect(csv({ header: ['c'], rows: [[{ command: '=1' }]] })).toBe("c\n'=1\n");
  });

  it('are cells of CSV that no spreadsheet calculates', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        const rows = readCsv(csv({ header: ['a', 'b'], rows: [[one, two]] }));
        expect(rows).toHaveLength(2);
        expect(rows[1]).toHaveLength(2);
        for (const [index, cell] of (rows[1] ?? []).entries()) {
          expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
          const plain = oneLine(index === 0 ? one : two);
          expect([plain, `'${plain}`]).toContain(cell);
        }
      }),
      { numRuns: 400, seed: 23 },
    );
    expect(csv({ header: ['n'], rows: [[-5]] })).toBe('n\n-5\n');
  });
});
