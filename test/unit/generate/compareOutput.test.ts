import { describe, expect, it } from 'vitest';
import { type Output, compareOutput, pathsToCompare } from '../../../src/generate';

const output = (files: Record<string, string>, common: Record<string, string> = {}): Output => {
  const list = (of: Record<string, string>) => Object.entries(of).map(([path, content]) => ({ path, content }));
  return { folder: 'contoso', format: 'arm', files: list(files), common: list(common) };
};
const disk = (files: Record<string, string>): Map<string, string> => new Map(Object.entries(files));
const states = (comparison: ReturnType<typeof compareOutput>): Record<string, string> =>
  Object.fromEntries(comparison.files.map(({ path, state }) => [path, state]));

describe('what would change on disk', () => {
  const first = output({ 'contoso/a.json': 'one\n', 'contoso/b.json': 'two\n' }, { 'contoso/README.md': 'read\n' });
  const manifest = compareOutput(first, disk({}), undefined).manifestAfter();
  const written = { 'contoso/a.json': 'one\n', 'contoso/b.json': 'two\n', 'contoso/README.md': 'read\n' };

  it('is all new in an empty folder, and nothing the second time', () => {
    expect(new Set(Object.values(states(compareOutput(first, disk({}), undefined))))).toEqual(new Set(['new']));
    const again = compareOutput(first, disk(written), manifest);
    expect(new Set(Object.values(states(again)))).toEqual(new Set(['unchanged']));
    expect(again.manifestAfter()).toBe(manifest);
  });

  it('is an update where the file is as it was generated', () => {
    const next = output({ 'contoso/a.json': 'other\n', 'contoso/b.json': 'two\n' });
    expect(states(compareOutput(next, disk(written), manifest))).toMatchObject({ 'contoso/a.json': 'updated' });
  });

  it('is a change by hand where nobody generated what is there, and stays one until it is overwritten', () => {
    const byHand = disk({ ...written, 'contoso/a.json': 'mine\n' });
    const comparison = compareOutput(first, byHand, manifest);
    expect(states(comparison)).toMatchObject({ 'contoso/a.json': 'changedByHand', 'contoso/b.json': 'unchanged' });
    expect(states(compareOutput(first, byHand, comparison.manifestAfter()))).toMatchObject({
      'contoso/a.json': 'changedByHand',
    });
    const overwritten = comparison.manifestAfter(new Set(['contoso/a.json']));
    expect(states(compareOutput(first, disk(written), overwritten))).toMatchObject({ 'contoso/a.json': 'unchanged' });
  });

  it('is a change by hand where the manifest is missing or broken', () => {
    const next = output({ 'contoso/a.json': 'other\n' });
    for (const text of [undefined, 'not json', '{}', '{"files":{"a.json":1}}', '{"files":null}']) {
      expect(states(compareOutput(next, disk(written), text))['contoso/a.json']).toBe('changedByHand');
    }
  });

  it('names what is no longer generated, of this format only', () => {
    const next = output({ 'contoso/a.json': 'one\n' });
    const bicep = { ...output({ 'contoso/c.bicep': 'x\n' }, { 'contoso/README.md': 'read\n' }), format: 'bicep' };
    const both = compareOutput(bicep, disk(written), manifest).manifestAfter();
    const there = disk({ ...written, 'contoso/c.bicep': 'x\n' });
    expect(states(compareOutput(next, there, both))).toEqual({
      'contoso/a.json': 'unchanged',
      'contoso/b.json': 'stale',
      'contoso/README.md': 'stale',
    });
    expect(compareOutput(next, there, both).manifestAfter()).not.toContain('"b.json"');
    there.set('contoso/b.json', 'mine\n');
    const kept = compareOutput(next, there, both);
    expect(states(kept)['contoso/b.json']).toBe('staleChangedByHand');
    expect(kept.manifestAfter()).toContain('"b.json"');
  });

  it('does not take line ends that git turned for a change', () => {
    const turned = disk({ ...written, 'contoso/a.json': 'one\r\n' });
    expect(states(compareOutput(first, turned, manifest))['contoso/a.json']).toBe('unchanged');
    const next = output({ 'contoso/a.json': 'other\n' });
    expect(states(compareOutput(next, turned, manifest))['contoso/a.json']).toBe('updated');
  });

  it('never follows a manifest out of its folder', () => {
    const evil = JSON.stringify({
      formatVersion: 1,
      files: { '../../etc/passwd': { format: 'arm', sha256: '0' }, '/etc/passwd': { format: 'arm', sha256: '0' } },
    });
    expect(pathsToCompare(first, evil).every((path) => path.startsWith('contoso/') && !path.includes('..'))).toBe(true);
  });
});
