// Changes the code of a room in many small ways, and counts those that its unit tests notice: `npm run mutation [-- ROOM…]`.
//   --seed N         another sample, where a room is too large to be asked whole
//   --whole          all mutants of a room, however many
//   --concurrency N  workers (2 if left out)
// What survives is listed in artifacts/mutation/ROOM.txt. The exit code is 1 where a room has less than 80 %.
import './lib/require-node.mjs';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import base from '../stryker.config.mjs';
import { mutantsOf, sampleOf } from './lib/mutants.mjs';

/** room → the tests that hold it */
const ROOMS = {
  routing: ['test/unit/routing/**/*.test.ts'],
  plan: ['test/unit/plan/**/*.test.ts'],
  azure: ['test/unit/azure/**/*.test.ts'],
  deploy: ['test/unit/deploy/**/*.test.ts'],
  'generate/router': ['test/unit/generate/router/**/*.test.ts', 'test/unit/edge/**/*.test.ts'],
};
/** More mutants than these take over half an hour on two cores. */
const WHOLE = 1_000;
const SAMPLE = 300;
const WANTED = 80;
const FOLDER = 'artifacts/mutation';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    whole: { type: 'boolean', default: false },
    concurrency: { type: 'string', default: '2' },
  },
});
const rooms = positionals.length > 0 ? positionals : Object.keys(ROOMS);
const unknown = rooms.filter((room) => !(room in ROOMS));
if (unknown.length > 0) {
  console.error(`No room ${unknown.join(', ')}. Rooms: ${Object.keys(ROOMS).join(', ')}`);
  process.exit(2);
}

async function mutate(room) {
  const files = globSync(`src/${room}/**/*.ts`).sort();
  const all = await mutantsOf(files);
  const sampled = !options.whole && all.length > WHOLE;
  const chosen = sampled ? sampleOf(all, SAMPLE, Number(options.seed)) : files;
  process.env.CSP_MUTATION_TESTS = ROOMS[room].join(',');
  const started = Date.now();
  const results = await new Stryker({
    ...base,
    mutate: chosen,
    concurrency: Number(options.concurrency),
    incrementalFile: `${FOLDER}/${room.replace('/', '-')}.json`,
  }).runMutationTest();
  return summaryOf(room, all.length, results, Math.round((Date.now() - started) / 60_000));
}

function summaryOf(room, all, results, minutes) {
  const of = (...states) => results.filter(({ status }) => states.includes(status));
  const noticed = of('Killed', 'Timeout').length;
  const survivors = of('Survived', 'NoCoverage');
  const asked = noticed + survivors.length;
  const lines = survivors
    .map(({ fileName, location, mutatorName, replacement, status }) => {
      const place = `${fileName}:${location.start.line}:${location.start.column}`;
      return `${place} ${mutatorName}${status === 'NoCoverage' ? ', not run' : ''}: ${replacement ?? ''}`;
    })
    .sort();
  writeFileSync(`${FOLDER}/${room.replace('/', '-')}.txt`, `${lines.join('\n')}\n`);
  return { room, all, asked, noticed, score: asked === 0 ? 0 : (100 * noticed) / asked, minutes };
}

mkdirSync(FOLDER, { recursive: true });
const summaries = [];
for (const room of rooms) summaries.push(await mutate(room));
console.log('\n| room | mutants | asked | noticed | score | minutes |\n|---|---:|---:|---:|---:|---:|');
for (const { room, all, asked, noticed, score, minutes } of summaries) {
  const which = asked < all ? `${asked} (seed ${options.seed})` : String(asked);
  console.log(`| ${room} | ${all} | ${which} | ${noticed} | ${score.toFixed(1)} % | ${minutes} |`);
}
process.exitCode = summaries.every(({ score }) => score >= WANTED) ? 0 : 1;
