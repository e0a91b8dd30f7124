import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cursorAt } from '../../../src/design/language/cursor';

const sample = readFileSync(new URL('../../../samples/northwind/customers/contoso.csp.yaml', import.meta.url), 'utf8');
/** The cursor at ‸, in the sample after a change. */
function at(change: (text: string) => string) {
  const marked = change(sample);
  const offset = marked.indexOf('‸');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const cursor = cursorAt(text, offset);
  if (!cursor) return undefined;
  const keys = cursor.schemas.flatMap((s) => Object.keys(s.properties ?? {}));
  return {
    where: `${cursor.at} ${cursor.path.join('/')}`,
    word: text.slice(cursor.word.start, cursor.word.end),
    flow: cursor.flow,
    keys,
    cursor,
  };
}

describe('the cursor', () => {
  it('is at a key: at the top, in a list item, half typed, between braces', () => {
    expect(at((t) => t.replace('sites:\n', 'moni‸\nsites:\n'))).toMatchObject({
      where: 'key ',
      word: 'moni',
      flow: false,
    });
    expect(at((t) => t.replace('    connectsTo: lon-dc1 ', '    ‸\n    connectsTo: lon-dc1 '))).toMatchObject({
      where: 'key sites/1',
    });
    expect(at((t) => t.replace('displayName: Reading office', 'display‸Name: Reading office'))).toMatchObject({
      where: 'key sites/1',
      word: 'displayName',
    });
    expect(at((t) => t.replace('handoff: Dot1Q }', 'handoff: Dot1Q, outer‸ }'))).toMatchObject({
      where: 'key circuits/1/links/primary',
      word: 'outer',
      flow: true,
    });
    expect(
      at((t) => t.replace('        routing: { localPreference: 150, asPathPrepend: 3, bfd: true }', '        rou‸'))
        ?.keys,
    ).toContain('ipv6PeeringConfig');
  });

  it('is at a value: empty, half typed, with blanks, between braces, in a list', () => {
    expect(at((t) => t.replace('peeringLocation: London', 'peeringLocation: ‸'))).toMatchObject({
      where: 'value circuits/1/peeringLocation',
      word: '',
    });
    expect(at((t) => t.replace('peeringLocation: London', 'peeringLocation: San A‸nto'))).toMatchObject({
      where: 'value circuits/1/peeringLocation',
      word: 'San Anto',
    });
    expect(
      at((t) =>
        t.replace('bandwidthInMbps: 1000\n    sku: { tier: Standard', 'bandwidthInMbps: 1000\n    sku: { tier: St‸'),
      ),
    ).toMatchObject({
      where: 'value circuits/0/sku/tier',
      word: 'St',
      flow: true,
    });
    expect(at((t) => t.replace('sharedServices: [dns]', 'sharedServices: [dns, ‸]'))).toMatchObject({
      where: 'value sharedServices/1',
    });
    expect(at((t) => t.replace('connectsTo: lon-dc1', 'connectsTo: ‸'))).toMatchObject({
      where: 'value sites/1/connectsTo',
    });
  });

  it('is found although a later line is broken', () => {
    expect(
      at((t) =>
        t
          .replace('serviceProviderName: Megaport', 'serviceProviderName: ‸')
          .replace(
            'bandwidthInMbps: 1000\n    sku: { tier: Standard, family: MeteredData }\n    links:\n      primary: { edgeRouter: lon',
            'bandwidthInMbps: [\n    x',
          ),
      ),
    ).toMatchObject({
      where: 'value circuits/1/serviceProviderName',
    });
  });

  it('is nowhere in a comment', () => {
    expect(at((t) => t.replace('# the short form', '# the ‸short form'))).toBeUndefined();
  });
});
