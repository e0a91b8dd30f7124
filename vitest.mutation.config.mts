import { defineConfig } from 'vitest/config';
import { validatorsVitePlugin } from './scripts/lib/validators.mjs';

/** The tests that hold a room, as scripts/mutation.mjs names them. */
const include = (process.env.CSP_MUTATION_TESTS ?? 'test/unit/**/*.test.ts').split(',');

export default defineConfig({
  plugins: [validatorsVitePlugin],
  test: { include, testTimeout: 60_000 },
});
