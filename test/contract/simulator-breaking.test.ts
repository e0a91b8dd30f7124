import { beforeAll, describe, expect, it } from 'vitest';
import { type Fate, brokenDesigns, fateOf } from '../unit/simulator/refusals/broken';
import { TAKEN } from './simulator-taken';

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
    const reached = count('refused') + count('taken');
    const share = count('refused') / reached;
    process.stdout.write(
      `${fates.length} broken designs: ${count('not seen')} change nothing in Azure, ${count('too large')} are too large; of the ` +
        `other ${reached} the simulator refuses ${count('refused')} (${Math.round(share * 100)} %).\n`,
    );
    expect(fates).toHaveLength(brokenDesigns.length);
    expect(reached).toBeGreaterThan(150);
    expect(share).toBeGreaterThan(0.7);
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
  });
});
