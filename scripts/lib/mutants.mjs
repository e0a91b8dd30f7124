import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { texts } from './mutation-texts.mjs';

const core = createRequire(import.meta.resolve('@stryker-mutator/core'));

/**
 * All mutants that Stryker would make of files, those aside that are ignored.
 * @param {string[]} files paths from the top of the checkout
 * @returns {Promise<{ file: string, range: string }[]>} `range` as Stryker's `mutate` wants it: FILE:LINE:COLUMN-LINE:COLUMN
 */
export async function mutantsOf(files) {
  const { createInstrumenter } = await import(pathToFileURL(core.resolve('@stryker-mutator/instrumenter')).href);
  const silent = () => undefined;
  const values = { logger: { debug: silent, info: silent, warn: silent, isDebugEnabled: () => false } };
  const injector = {
    provideValue: (token, value) => Object.assign(injector, { [token]: (values[token] = value) }),
    injectClass: (of) => new of(...of.inject.map((token) => values[token])),
  };
  const sources = files.map((name) => ({ name, content: readFileSync(name, 'utf8'), mutate: true }));
  const options = { plugins: null, excludedMutations: [], ignorers: [texts] };
  const { mutants } = await createInstrumenter(injector).instrument(sources, options);
  return mutants
    .filter(({ status }) => status === undefined)
    .map(({ fileName: file, location: { start, end } }) => ({
      file,
      range: `${file}:${at(start)}-${at(end)}`,
    }));
}

const at = ({ line, column }) => `${line + 1}:${column}`;

/** A sample that is the same for the same seed; numbers are those of mulberry32. */
export function sampleOf(all, count, seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const left = [...all];
  return Array.from({ length: Math.min(count, all.length) }, () => left.splice(Math.floor(next() * left.length), 1)[0]);
}
