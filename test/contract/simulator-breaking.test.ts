import { beforeAll, describe, expect, it } from 'vitest';
import { legalByDocuments } from '../unit/rules/cases/legal';
import { type Fate, brokenDesigns, fateOf, nameOf, rehearseChange } from '../unit/simulator/refusals/broken';
import { AcceptedBodies, nameIn } from './accepted';
import { loadArmSchemas } from './arm-schema';
import { describeWithReferee } from './referees';
import { TAKEN } from './simulator-taken';
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
  it('are many, and what Azure refuses of them is refused', () => {
    const count = (kind: Fate['kind']) => fates.filter((fate) => fate.kind === kind).length;
    const taken = fates.filter(({ kind }) => kind === 'taken');
    const of = (kind: (typeof TAKEN)[number]['kind']) => {
      const names = new Set(TAKEN.filter((reason) => reason.kind === kind).flatMap(({ designs }) => designs));
      return taken.filter(({ name }) => names.has(name)).length;
    };
    const refused = count('refused');
    const percent = (whole: number) => `${refused} of ${whole}, ${Math.round((100 * refused) / whole)} %`;
    const reached = refused + of('azure') + of('open');
    const why = TAKEN.filter(({ kind }) => kind !== 'never').map(
      ({ why: text, designs }) => `  ${text}: ${designs.join(', ')}\n`,
    );
    process.stdout.write(
      `${fates.length} broken designs: ${count('not seen')} change nothing in Azure, ${count('too large')} are too large, of ${of('never')} ` +
        `nothing that is broken reaches Azure. Of the others the simulator refuses ${percent(reached)}; of those that Azure does ` +
        `not take as well, ${percent(refused + of('open'))}. Taken, and why:\n${why.join('')}`,
    );
    expect(fates).toHaveLength(brokenDesigns.length);
    expect(reached).toBeGreaterThan(150);
    expect(refused / reached).toBeGreaterThan(0.85);
    expect(refused / (refused + of('open'))).toBeGreaterThan(0.95);
  });

  it('are taken only where the list says why', () => {
    const listed = new Set(TAKEN.flatMap(({ designs }) => designs));
    expect(namesOf('taken').filter((name) => !listed.has(name))).toEqual([]);
  });

  it('leave nothing in the list that is refused by now', () => {
    const taken = new Set(namesOf('taken'));
    const refused = new Set(namesOf('refused'));
    const listed = TAKEN.flatMap(({ designs }) => designs);
    expect(listed.filter((name) => refused.has(name) && !taken.has(name))).toEqual([]);
    const there = new Set(brokenDesigns.map(nameOf));
    expect(listed.filter((name) => !there.has(name))).toEqual([]);
  });
});

const OTHER_NAMESPACE = 'not Microsoft.Network: neither referee describes it';
const LATER = 'came after the newest schema, 2025-07-01';
/** Types that no referee describes, with the reason. */
const JUDGED_BY_NOBODY: Readonly<Record<string, string>> = {
  'Microsoft.Authorization/locks': OTHER_NAMESPACE,
  'Microsoft.Authorization/roleAssignments': OTHER_NAMESPACE,
  'Microsoft.Insights/metricAlerts': OTHER_NAMESPACE,
  'Microsoft.Maintenance/configurationAssignments': OTHER_NAMESPACE,
  'Microsoft.Maintenance/maintenanceConfigurations': OTHER_NAMESPACE,
  'Microsoft.Network/expressRouteLags': LATER,
  'Microsoft.Resources/resourceGroups': OTHER_NAMESPACE,
};

describeWithReferee('what the simulator accepts of them, and of legal designs', 'arm-template-schema', () => {
  it('is what the closed schemas of ARM allow', () => {
    const schemas = loadArmSchemas();
    const wrong = new Map<string, string>();
    const open = new Map<string, number>();
    let judged = 0;
    for (const { path, type, body } of accepted.all) {
      const faults = schemas.judge({ ...body, type, apiVersion: NEWEST_SCHEMA, name: nameIn(path) });
      if (faults === undefined) open.set(type, (open.get(type) ?? 0) + 1);
      else {
        judged++;
        for (const fault of faults) wrong.set(`${type}: ${fault}`, path);
      }
    }
    const left = [...open].map(([type, count]) => `${count} ${type}`).sort();
    process.stdout.write(
      `${judged} different bodies of ${accepted.all.length} are judged by ARM's schemas; of no schema are ${left.join(', ')}.\n`,
    );
    expect(judged).toBeGreaterThan(200);
    expect([...wrong.keys()]).toEqual([]);
    expect([...open.keys()].filter((type) => JUDGED_BY_NOBODY[type] === undefined)).toEqual([]);
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
