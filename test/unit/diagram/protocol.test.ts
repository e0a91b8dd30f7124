import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageHtml } from '../../../src/diagram/html';
import {
  type HostMessage,
  type PageMessage,
  dispatch,
  isHostMessage,
  isPageMessage,
} from '../../../src/diagram/protocol';
import { sceneOf } from '../../../src/diagram/scene';
import { designOf, sample, tailspin } from './designs';

const scenes = [sample('contoso'), sample('fabrikam'), sample('wingtip'), designOf(JSON.stringify(tailspin))].map(
  ({ design, customer }) => sceneOf(design, customer),
);

const options = {
  format: 'svg',
  theme: 'dark',
  level: 'detail',
  findings: true,
  block: { date: '2026-11-25', version: '1.0.0' },
} as const;

describe('the protocol of host and page', () => {
  it('takes every message that is meant', () => {
    const host: HostMessage[] = [
      { type: 'engine', source: 'x' },
      ...scenes.map((scene) => ({ type: 'show', scene, block: options.block }) as const),
      { type: 'empty', text: 'x', begin: ['openSample'] },
      { type: 'customers', choices: [{ key: 'a', name: 'A' }], current: 'a' },
      { type: 'select' },
      { type: 'select', id: 'a' },
      { type: 'highlight', ids: ['a', 'b'], label: 'x' },
      { type: 'highlight', ids: [] },
      { type: 'banner' },
      { type: 'choices', id: 'a', label: 'sku.tier', choices: ['Standard'] },
      { type: 'folds', folds: { a: { level: 'detail', opened: ['x'], closed: [] }, b: { opened: [], closed: [] } } },
      ...scenes.map((scene) => ({ type: 'export', key: '1', scene, options }) as const),
    ];
    const page: PageMessage[] = [
      { type: 'ready' },
      { type: 'select', id: 'a' },
      { type: 'open', id: 'a', place: { file: 'f', path: ['sites', 0] } },
      { type: 'customer', key: 'a' },
      { type: 'clearHighlight' },
      { type: 'begin', action: 'openSample' },
      { type: 'choose', id: 'a', label: 'sku.tier' },
      { type: 'save' },
      { type: 'picture', key: '1', file: { text: '<svg/>', level: 'detail', tooSmall: 4.2 } },
      { type: 'folded', file: 'a', folds: { opened: [], closed: ['x'] } },
      { type: 'move', id: 'a', end: 'source', to: 'b' },
      { type: 'act', action: 'move', id: 'a' },
      { type: 'judge', id: 'a', label: 'sku.tier', text: 'x' },
      { type: 'write', id: 'a', label: 'sku.tier', text: 'x' },
      { type: 'fix', key: 'a' },
      { type: 'undo' },
      { type: 'redo' },
      { type: 'back' },
      { type: 'error', message: 'x' },
    ];
    expect(host.map((message) => isHostMessage(structuredClone(message)))).toEqual(host.map(() => true));
    expect(page.map((message) => isPageMessage(structuredClone(message)))).toEqual(page.map(() => true));
  });

  it('refuses what is not a message, or one with a wrong value', () => {
    const scene = scenes[0];
    const refused: unknown[] = [
      undefined,
      null,
      'show',
      {},
      { type: 'empty', text: 'x', begin: ['deploy'] },
      { type: 'begin', action: 'deploy' },
      { type: 'toString' },
      { type: 'engine', source: 1 },
      { type: 'show', scene },
      { type: 'show', scene, block: { date: 1, version: '1' } },
      { type: 'show', scene: { ...scene, nodes: [{ ...scene?.nodes[0], kind: 'script' }] }, block: options.block },
      { type: 'show', scene: { ...scene, edges: [{ ...scene?.edges[0], lines: [1] }] }, block: options.block },
      { type: 'highlight' },
      { type: 'highlight', ids: ['a', 1] },
      { type: 'highlight', ids: ['a'], label: {} },
      { type: 'export', key: '1', scene, options: { ...options, theme: 'pink' } },
      { type: 'export', key: '1', options },
      { type: 'folds', folds: { a: { opened: ['x'] } } },
      { type: 'choices', id: 'a', label: 'sku.tier', choices: [1] },
      { type: 'export' },
    ];
    expect(refused.filter(isHostMessage)).toEqual([]);
    expect(
      [
        { type: 'open', id: 'a', place: { file: 'f', path: [{}] } },
        { type: 'choose', id: 'a' },
        { type: 'picture', text: '<svg/>' },
        { type: 'act', action: 'deploy', id: 'a' },
        { type: 'act', action: 'remove', id: { toString: 'a' } },
        { type: 'move', id: 'a', end: 'middle', to: 'b' },
        { type: 'write', id: 'a', label: 'sku.tier' },
        { type: 'judge', id: 'a', label: ['sku', 'tier'], text: 'x' },
        { type: 'folded', file: 'a', folds: { level: 'all', opened: [], closed: [] } },
        { type: '__proto__' },
        { type: 'constructor' },
      ].filter(isPageMessage),
    ).toEqual([]);
  });

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        isHostMessage(value);
        isPageMessage(value);
      }),
    );
  });

  it('hands a message to its handler', () => {
    const heard: string[] = [];
    dispatch<PageMessage>(
      { type: 'customer', key: 'a' },
      {
        ready: () => heard.push('ready'),
        select: () => heard.push('select'),
        open: () => heard.push('open'),
        customer: ({ key }) => heard.push(key),
        clearHighlight: () => heard.push('clearHighlight'),
        begin: () => heard.push('begin'),
        folded: () => heard.push('folded'),
        fix: () => heard.push('fix'),
        act: () => heard.push('act'),
        move: () => heard.push('move'),
        choose: () => heard.push('choose'),
        judge: () => heard.push('judge'),
        write: () => heard.push('write'),
        undo: () => heard.push('undo'),
        redo: () => heard.push('redo'),
        back: () => heard.push('back'),
        save: () => heard.push('save'),
        picture: () => heard.push('picture'),
        error: () => heard.push('error'),
      },
    );
    expect(heard).toEqual(['a']);
  });
});

describe('the page', () => {
  const html = pageHtml({
    workers: true,
    nonce: 'abc',
    scriptUri: 'https://x/main.js?a=1&b=2',
    styleUri: 'https://x/main.css',
    lang: 'nl',
    title: 'A <b> & "c"',
    strings: { Legend: '</script><script>alert(1)</script>' },
  });

  it('lets nothing in but its own script, style and worker', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'nonce-abc'; style-src 'nonce-abc' 'sha256-[^']+'; worker-src blob:$/,
    );
  });

  it('escapes what it is given', () => {
    expect(html).toContain('<title>A &lt;b&gt; &amp; &quot;c&quot;</title>');
    expect(html).toContain('src="https://x/main.js?a=1&amp;b=2"');
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toContain('alert(1)</script>');
  });
});
