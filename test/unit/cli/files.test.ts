import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CliFailure } from '../../../src/cli/failure';
import { providerAbove, readDesignFiles } from '../../../src/cli/files';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'files-')));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (path: string, text = 'kind: Customer\n') => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const paths = () => readDesignFiles(folder).map((file) => file.path);

describe('the design files of a folder', () => {
  it('are all that end as design files do, sorted, with "/"', () => {
    for (const path of ['b/z.csp.yaml', 'a.csp.json', 'b/provider.csp.yaml', 'b/readme.yaml', 'b/x.csp.yml'])
      write(path);
    expect(paths()).toEqual(['a.csp.json', 'b/provider.csp.yaml', 'b/z.csp.yaml']);
  });

  it('are not those of other programs', () => {
    for (const path of ['node_modules/a.csp.yaml', '.git/a.csp.yaml', '.csp-connectivity/a.csp.yaml']) write(path);
    mkdirSync(join(folder, 'folder.csp.yaml'));
    expect(paths()).toEqual([]);
  });

  it('are read once, however many links lead to them and wherever these go round', () => {
    write('real/a.csp.yaml');
    symlinkSync(folder, join(folder, 'real/up'));
    symlinkSync(join(folder, 'real'), join(folder, '0-before'));
    symlinkSync(join(folder, 'real/a.csp.yaml'), join(folder, '0.csp.yaml'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.csp.yaml'));
    expect(paths()).toEqual(['real/a.csp.yaml']);
  });

  it.each(['linked', 'linked.csp.yaml', 'deep/linked'])('are not what is outside, behind a link at %s', (link) => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    try {
      writeFileSync(join(outside, 'a.csp.yaml'), 'kind: Customer\n');
      mkdirSync(join(folder, link, '..'), { recursive: true });
      symlinkSync(link.endsWith('.yaml') ? join(outside, 'a.csp.yaml') : outside, join(folder, link));
      expect(paths()).toEqual([]);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  it('may be behind a link to the folder itself', () => {
    write('real/a.csp.yaml');
    symlinkSync(join(folder, 'real'), join(folder, 'design'));
    expect(readDesignFiles(join(folder, 'design')).map((file) => file.path)).toEqual(['a.csp.yaml']);
  });

  it('over the limit are refused by the reader, and the rest is never read', () => {
    write('big.csp.yaml', `# ${'x'.repeat(20 * 1024 * 1024)}\n`);
    const [file] = readDesignFiles(folder);
    expect(file?.findings.map((finding) => finding.code)).toEqual(['YAML-006']);
    expect(file?.text.length).toBeLessThan(17 * 1024 * 1024);
  });

  it('are not there where the folder is not, or is a file', () => {
    write('a.csp.yaml');
    expect(() => readDesignFiles(join(folder, 'nowhere'))).toThrow(CliFailure);
    expect(() => readDesignFiles(join(folder, 'a.csp.yaml'))).toThrow(/is a file/);
  });
});

describe('the provider file above', () => {
  it('is the nearest', () => {
    write('provider.csp.yaml');
    write('deep/er/a.csp.yaml');
    expect(providerAbove(join(folder, 'deep/er'))).toBe(folder);
    expect(providerAbove(folder)).toBeUndefined();
  });
});
