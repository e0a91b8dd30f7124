// What `npm run mutation` starts from; scripts/mutation.mjs adds the files of a room and the tests that hold it.
/** @type {import('@stryker-mutator/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './scripts/lib/mutation-texts.mjs'],
  vitest: { configFile: 'vitest.mutation.config.mts', related: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  ignorers: ['texts'],
  incremental: true,
  reporters: ['progress-append-only'],
  tempDirName: 'artifacts/mutation/sandbox',
  ignorePatterns: ['dist', 'artifacts', '.vscode-test', '*.vsix', 'test/ui', 'test/integration', 'test/contract'],
  disableTypeChecks: false,
  timeoutMS: 10_000,
  timeoutFactor: 2,
  allowEmpty: false,
};
