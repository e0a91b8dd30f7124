import { beforeAll, describe, expect, it } from 'vitest';
import { type Fate, brokenDesigns, fateOf, nameOf } from '../unit/simulator/refusals/broken';
import { NEVER_ASKED, TAKEN } from './simulator-taken';

/** A deployment of thousands of resources is not what is asked here. */
const MOST_RESOURCES = 2000;
const AT_A_TIME = 4;

let fates: readonly Fate[] = [];

beforeAll(async () => {
  const found: Fate[] = [];
  const queue = [...brokenDesigns];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      found.push(await fateOf(next, MOST_RESOURCES));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  fates = found;
}, 900_000);

const namesOf = (kind: Fate['kind']): string[] =>
  [...new Set(fates.filter((fate) => fate.kind === kind).map(({ name }) => name))].sort();

describe('designs that break a rule with an error, deployed to the simulator with the findings ignored', () => {
  it('are many, and most of those that reach Azure are refused there', () => {
    const count = (kind: Fate['kind']) => fates.filter((fate) => fate.kind === kind).length;
    const neverAsked = new Set(TAKEN[NEVER_ASKED]);
    const leftOut = fates.filter(({ kind, name }) => kind === 'taken' && neverAsked.has(name)).length;
    const reached = count('refused') + count('taken') - leftOut;
    const share = count('refused') / reached;
    const why = Object.entries(TAKEN)
      .filter(([reason]) => reason !== NEVER_ASKED)
      .map(([reason, names]) => `  ${reason}: ${names.join(', ')}\n`);
    process.stdout.write(
      `${fates.length} broken designs: ${count('not seen')} change nothing in Azure, ${count('too large')} are too large, ` +
        `of ${leftOut} what is broken is left out; of the other ${reached} the simulator refuses ${count('refused')} ` +
        `(${Math.round(share * 100)} %). Taken, and why:\n${why.join('')}`,
    );
    expect(fates).toHaveLength(brokenDesigns.length);
    expect(reached).toBeGreaterThan(150);
    expect(share).toBeGreaterThan(0.8);
  });

  it('are taken only where the list says why', () => {
    const listed = new Set(Object.values(TAKEN).flat());
    expect(namesOf('taken').filter((name) => !listed.has(name))).toEqual([]);
  });

  it('leave nothing in the list that is refused by now', () => {
    const taken = new Set(namesOf('taken'));
    const refused = new Set(namesOf('refused'));
    const stale = Object.values(TAKEN)
      .flat()
      .filter((name) => refused.has(name) && !taken.has(name));
    expect(stale).toEqual([]);
    const there = new Set(brokenDesigns.map(nameOf));
    expect(
      Object.values(TAKEN)
        .flat()
        .filter((name) => !there.has(name)),
    ).toEqual([]);
  });
});
