import { describe, expect, it } from 'vitest';
import { type Design, type Finding, applyEdits, assemble } from '../../../src/design';
import { fixesFor } from '../../../src/rules/fixes';
import {
  type Made,
  type WizardId,
  changesBetween,
  createDesign,
  newFindings,
  wizardIds,
  wizards,
} from '../../../src/wizards';
import { withGround } from '../vscode/ground';
import { designOf, sample } from '../vscode/sample';
import { ELSEWHERE, chance, oneOf, wander } from './chance';

const TODAY = '2026-11-26';
const ROUNDS = Number(process.env['WIZARD_ROUNDS'] ?? 6);

const told = ({ code, message, place }: Finding) => `${code} ${place.file}${JSON.stringify(place.path)}: ${message}`;

function run(id: WizardId, design: Design, random: () => number): ReturnType<typeof wander> {
  const wizard = wizards[id];
  const scope = { design, today: TODAY };
  if (wizard.about === 'design') return wander(() => wizard.ask(scope), random);
  if (design.customers.length === 0) return { refused: 'no customer', at: 0 };
  const customer = oneOf(design.customers, random);
  return wander(() => wizard.ask({ ...scope, customer }), random);
}

/** Warnings that are left because of what was answered, with a reason shown beside the answer, or because of what comes next. */
const LEFT = new Set([
  'NET-015',
  'RES-001',
  'RES-002',
  'RES-003',
  'MON-001',
  'GW-026',
  'GW-017',
  'FMT-011',
  'CKT-021',
  'PEER-018',
  'RES-010',
  // Of Microsoft 365, for which Microsoft has to authorize the subscription.
  'PEER-025',
  // The routing of the site is no part of the design.
  'EDGE-005',
]);
/** Of route tables and security groups that the design has, and no wizard asks for. */
const BESIDE = new Set(['RTE-002', 'PEER-030']);

function judge(before: Design, made: Made, what: string): void {
  const found = newFindings(before, made.design);
  expect(found.filter(({ severity }) => severity === 'error').map(told), what).toEqual([]);
  // What is left behind by a removal is told, with its fixes; no question could have been about it.
  if (what.startsWith('remove')) return;
  const warnings = found.filter(({ severity }) => severity === 'warning');
  expect(warnings.filter(({ code }) => !LEFT.has(code) && !BESIDE.has(code)).map(told), what).toEqual([]);
  for (const finding of warnings.filter(({ code }) => LEFT.has(code))) {
    const assembly = { designs: [made.design], findings: [], unreadable: [] };
    expect(fixesFor(assembly, finding).length, `no quick fix of ${told(finding)}`).toBeGreaterThan(0);
  }
  for (const change of changesBetween(before, made.design)) {
    const old = before.files.find(({ path }) => path === change.path);
    const now = made.design.files.find(({ path }) => path === change.path);
    expect(old ? applyEdits(old.text, change.edits ?? []) : change.created).toBe(now?.text);
  }
  expect(assemble(made.design.files).designs).toHaveLength(1);
}

describe('a wizard with random answers leaves no error and no finding that it could have asked away', () => {
  it.each(wizardIds)('%s, in the sample', (id) => {
    let made = 0;
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const random = chance(seed * 7919);
      const design = designOf(sample(withGround));
      const result = run(id, design, random);
      if ('refused' in result) {
        if (result.refused !== ELSEWHERE)
          expect(result.at, `${id} refuses after ${result.at} questions: ${result.refused}`).toBe(0);
        continue;
      }
      made++;
      judge(design, result.made, `${id} ${seed} ${JSON.stringify([...result.answers])}`);
    }
    expect(made, `${id} never came to its end`).toBeGreaterThan(0);
  });

  it.each(Array.from({ length: ROUNDS }, (_, seed) => seed + 1))(
    'one after the other from an empty folder, %i',
    (seed) => {
      const random = chance(seed);
      const begun = wander(() => createDesign(''), random);
      if (!('made' in begun)) throw new Error(begun.refused);
      let design = begun.made.design;
      for (let n = 0; n < 25; n++) {
        const id = n < 2 ? 'addCustomer' : oneOf(wizardIds, random);
        const result = run(id, design, random);
        if ('refused' in result) continue;
        judge(design, result.made, `${id} ${seed}.${n} ${JSON.stringify([...result.answers])}`);
        design = result.made.design;
      }
    },
  );
});
