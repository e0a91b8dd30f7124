import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { texts } from './mutation-texts.mjs';

const core = createRequire(import.meta.resolve('@stryker-mutator/core'));

/** @typedef {{ file: string, start: Position, end: Position }} Mutant */
/** @typedef {{ line: number, column: number }} Position counted from 0 */

/**
 * All mutants that Stryker would make of files, those aside that are ignored.
 * @param {string[]} files paths from the top of the checkout
 * @returns {Promise<Mutant[]>}
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
    .map(({ fileName: file, location: { start, end } }) => ({ file, start, end }));
}

/**
 * A sample that is the same for the same seed. What stands inside of a chosen mutant is asked too, as Stryker chooses by
 * ranges, and counts.
 * @param {Mutant[]} all
 * @param {number} atLeast
 * @returns {string[]} ranges as Stryker's `mutate` wants them: FILE:LINE:COLUMN-LINE:COLUMN
 */
export function sampleOf(all, atLeast, seed) {
  const random = generator(seed);
  const left = [...all];
  const chosen = [];
  let asked = new Set();
  while (asked.size < atLeast && left.length > 0) {
    const [one] = left.splice(Math.floor(random() * left.length), 1);
    chosen.push(one);
    asked = new Set([...asked, ...all.filter((other) => isIn(other, one))]);
  }
  return chosen.map(({ file, start, end }) => `${file}:${at(start)}-${at(end)}`);
}

const at = ({ line, column }) => `${line + 1}:${column}`;
const isBefore = (a, b) => a.line < b.line || (a.line === b.line && a.column <= b.column);
const isIn = (inner, outer) =>
  inner.file === outer.file && isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);

/** Numbers from 0 to 1: mulberry32. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
