import { defineConfig } from 'vitest/config';
import { validatorsVitePlugin } from './scripts/lib/validators.mjs';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [validatorsVitePlugin],
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          // Seconds on an idle machine; what else runs beside it is not a fault of a test.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [validatorsVitePlugin],
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
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
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
