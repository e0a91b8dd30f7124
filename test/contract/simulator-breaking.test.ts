import { beforeAll, describe, expect, it } from 'vitest';
import { legalByDocuments } from '../unit/rules/cases/legal';
import { type Fate, brokenDesigns, fateOf, nameOf, rehearseChange } from '../unit/simulator/refusals/broken';
import { AcceptedBodies, nameIn } from './accepted';
import { loadArmSchemas } from './arm-schema';
import { describeWithReferee } from './referees';
import { NEVER_ASKED, TAKEN } from './simulator-taken';
import { swaggerJudge } from './swagger';

/** A deployment of thousands of resources is not what is asked here. */
const MOST_RESOURCES = 2000;
const AT_A_TIME = 4;
/** The newest api-version of the schemas; the SDK sends a later one, whose schemas are not there. */
const NEWEST_SCHEMA = '2025-07-01';

let fates: readonly Fate[] = [];
const accepted = new AcceptedBodies();

beforeAll(async () => {
  const found: Fate[] = [];
  const queue = [...brokenDesigns];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      found.push(await fateOf(next, MOST_RESOURCES, accepted.before));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  for (const change of Object.values(legalByDocuments)) await rehearseChange(change, accepted.before);
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

describeWithReferee('what the simulator accepts of them, and of legal designs', 'arm-template-schema', () => {
  it('is what the closed schemas of ARM allow', () => {
    const schemas = loadArmSchemas();
    const wrong = new Map<string, string>();
    let judged = 0;
    for (const { path, type, body } of accepted.all) {
      const faults = schemas.judge({ ...body, type, apiVersion: NEWEST_SCHEMA, name: nameIn(path) });
      if (faults === undefined) continue;
      judged++;
      for (const fault of faults) wrong.set(`${type}: ${fault}`, path);
    }
    process.stdout.write(`${judged} different bodies of ${accepted.all.length} are judged by ARM's schemas.\n`);
    expect(judged).toBeGreaterThan(200);
    expect([...wrong.keys()]).toEqual([]);
  });
});

describeWithReferee('what the simulator accepts', 'arm-swagger-2019-04-01', () => {
  it("is within the ranges and patterns of Microsoft's own description of the interface", async () => {
    const judge = await swaggerJudge();
    const wrong = new Set<string>();
    for (const each of accepted.all) for (const fault of await judge(each)) wrong.add(`${each.type}: ${fault}`);
    expect([...wrong]).toEqual([]);
  }, 300_000);
});
