import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const PROGRAM = `
import { leaveOutputToResult, runOrThrow, run } from './scripts/lib/run.mjs';
leaveOutputToResult();
console.log('Installing the server');
await run(process.execPath, ['-e', 'console.log("installed by a command")']);
await runOrThrow(process.execPath, ['-e', 'console.log("and by another")'], { quiet: true });
process.stdout.write(JSON.stringify([{ name: 'activate' }]));
`;

it('a program that prints a result prints it alone: what it installs on the way is told on the errors', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    cwd: new URL('../../..', import.meta.url),
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([0, '[{"name":"activate"}]']);
  expect(stderr).toContain('Installing the server');
  expect(stderr).toContain('installed by a command');
});
