import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url).pathname;
const text = (path: string) => readFileSync(`${ROOT}${path}`, 'utf8');
interface Manifest {
  readonly engines: { readonly node: string };
  readonly scripts: Record<string, string>;
}
interface Named {
  readonly label?: string;
  readonly script?: string;
  readonly preLaunchTask?: string;
  readonly program?: string;
  readonly dependsOn?: readonly string[];
}
const manifest = JSON.parse(text('package.json')) as Manifest;

describe('who begins here', () => {
  it('is told one version of Node', () => {
    const [, major = ''] = /^>=(\d+)$/.exec(manifest.engines.node) ?? [];
    expect(text('README.md')).toContain(`Node.js ${major} or later`);
    expect(text('CONTRIBUTING.md')).toContain(`Node ${major} or newer`);
  });

  it('starts extension, test and simulator by tasks, scripts and files that are there', () => {
    const { configurations } = JSON.parse(text('.vscode/launch.json')) as { configurations: Named[] };
    const { tasks } = JSON.parse(text('.vscode/tasks.json')) as { tasks: Named[] };
    const labels = tasks.map(({ label }) => label);
    for (const each of [...tasks, ...configurations]) {
      for (const task of [...(each.dependsOn ?? []), each.preLaunchTask ?? 'build']) expect(labels).toContain(task);
      if (each.script !== undefined) expect(Object.keys(manifest.scripts)).toContain(each.script);
      const file = each.program?.replace('${workspaceFolder}/', '');
      if (file?.startsWith('dist/') === false) expect(existsSync(`${ROOT}${file}`)).toBe(true);
    }
  });

  it('runs the one test that the cursor is in', () => {
    const here = (place: string) =>
      execFileSync(process.execPath, ['scripts/test-here.mjs', place], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
    const file = 'test/unit/network/address.test.ts';
    const lines = text(file).split('\n');
    const inside = lines.findIndex((line) => line.includes("it('agrees with Node")) + 2;
    expect(here(`${file}:${String(inside)}`)).toMatch(/1 passed/);
    expect(() => here('src/extension.ts:1')).toThrow('Which test?');
  });
});
