import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { validatorsVitePlugin } from './scripts/lib/validators.mjs';

const UNIT = 'test/unit/**/*.test.ts';
/** Files that put a module in the place of another, which would stay there for the files after them. */
const ALONE = globSync(UNIT).filter((file) => /\bvi\.(do)?mock\(/i.test(readFileSync(file, 'utf8')));
// Seconds on an idle machine; what else runs beside it is not a fault of a test.
const unitTimeouts = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // Without it one core is left idle.
    maxWorkers: availableParallelism(),
    projects: [
      {
        plugins: [validatorsVitePlugin],
        test: {
          name: 'unit',
          include: [UNIT],
          exclude: ALONE,
          // What they import is loaded once for each worker, not for each file.
          isolate: false,
          ...unitTimeouts,
        },
      },
      {
        plugins: [validatorsVitePlugin],
        test: { name: 'unit-alone', include: ALONE, ...unitTimeouts },
      },
      {
        plugins: [validatorsVitePlugin],
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          // The rehearsal measures how long traffic is gone: nothing else shall take the cores meanwhile.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Most of the time az waits between two looks at an operation, so many designs go at once, in one file after the other.
        plugins: [validatorsVitePlugin],
        test: {
          name: 'az',
          include: ['test/az/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 1_200_000,
          hookTimeout: 120_000,
        },
      },
      {
        // One real workbench at a time: two of them on two cores wait for each other.
        test: {
          name: 'ui',
          include: ['test/ui/**/*.test.ts'],
          globalSetup: ['test/ui/setup.mjs'],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 180_000,
          // As patient as the waits of Playwright: a loaded machine draws and saves late.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
