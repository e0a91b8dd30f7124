import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SampleCopy, cli } from './cli';

let sample: SampleCopy;
beforeEach(() => {
  sample = new SampleCopy();
});
afterEach(() => {
  sample.remove();
});

describe('a Node.js that is too old', () => {
  // As one is: it says its version, and lacks what came later. On leaving it tells which files were loaded.
  const OLD = `
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });
    for (const one of [Map, Object]) delete one.groupBy;
    process.on('exit', () => require('node:fs').writeFileSync('loaded.json', JSON.stringify(Object.keys(require.cache))));
  `;
  const onOld = (...args: string[]) => {
    sample.write('old.cjs', OLD);
    return cli(args, { NODE_OPTIONS: `--require=${join(sample.design, 'old.cjs')}` }, sample.design);
  };
  const line = 'csp-connectivity needs Node.js 22 or later; this is 20.20.2.';

  it.each([['check'], ['--help'], ['nonsense']])('is told in one line, before anything is done (%s)', async (word) => {
    expect(await onOld(word)).toEqual({ code: 2, stdout: '', stderr: `${line}\n` });
    const loaded = JSON.parse(readFileSync(join(sample.design, 'loaded.json'), 'utf8')) as string[];
    const texts = loaded.filter((file) => !file.endsWith('old.cjs')).map((file) => readFileSync(file, 'utf8'));
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => /\bgroupBy\b|commander\.helpDisplayed/.test(text))).toEqual([]);
  });

  it('is told in JSON where that is asked for', async () => {
    const { code, stdout, stderr } = await onOld('plan', '--json');
    expect([code, stderr]).toEqual([2, `${line}\n`]);
    expect(JSON.parse(stdout)).toEqual({ formatVersion: 1, status: 'error', exitCode: 2, message: line });
  });
});
