import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Expected, Finding, PlannedStep } from './cases';
import type { Ran } from './cli';

/** What came of a case's commands, whichever face was given them. */
export interface Answers {
  readonly folder: string;
  /** of each command line but `simulate`, in order */
  readonly ran: readonly Ran[];
  readonly seedStatuses: readonly number[];
  findings(): readonly Finding[];
  plan(): { readonly steps: readonly PlannedStep[] };
  /** The last plan as a person reads it. */
  planText(): Promise<string>;
  /** What Azure has now at the seeded path that ends so. */
  seeded(ending: string): Promise<unknown>;
  files(pattern: string): readonly { readonly path: string; readonly text: string }[];
  everyGenerated(): string;
}

const RANK = { info: 0, information: 0, warning: 1, error: 2 };

/** What an item of `expect` finds wrong; empty where it holds. */
export async function wrong(expected: Expected, played: Answers): Promise<string[]> {
  if (expected.code !== undefined) return lackingFinding(expected, played);
  if (expected.noErrors)
    return played.findings().flatMap((f) => (f.severity === 'error' ? [`${f.code} ${f.message}`] : []));
  if (expected.message !== undefined) {
    const texts = played.findings().flatMap((f) => (f.code === expected.message ? [f.message] : []));
    return texts.some((text) => text.includes(expected.contains ?? ''))
      ? []
      : [`${expected.message} says: ${texts.join(' | ')}`];
  }
  if (expected.resource !== undefined) return wrongStep(expected, played);
  if (expected.planContains !== undefined) {
    const json = JSON.stringify(played.plan());
    const text = await played.planText();
    return [json, text].some((each) => !each.includes(expected.planContains ?? ''))
      ? ['the plan does not name it']
      : [];
  }
  if (expected.afterwards !== undefined) {
    const body = await played.seeded(expected.afterwards);
    return (expected.keeps ?? []).filter((path) => at(body, path) === undefined).map((path) => `${path} is gone`);
  }
  if (expected.files !== undefined) return wrongFiles(expected, played);
  if (expected.each !== undefined) {
    const { statusAtLeast, statusBelow } = expected.each;
    return played.seedStatuses.flatMap((status, i) =>
      status >= statusAtLeast && status < statusBelow ? [] : [`body ${String(i)} is answered with ${String(status)}`],
    );
  }
  return wrongOutput(expected, played);
}

function lackingFinding({ code, severity, file, lineContains, notCodes }: Expected, played: Answers): string[] {
  const texts = Array.isArray(lineContains) ? (lineContains as string[]) : [(lineContains as string | undefined) ?? ''];
  const found = played.findings().filter((finding) => {
    if (finding.file !== file || RANK[finding.severity] < RANK[severity ?? 'error']) return false;
    if (code === 'any' ? notCodes?.includes(finding.code) : finding.code !== code) return false;
    const line = readFileSync(join(played.folder, finding.file), 'utf8').split('\n')[finding.range.start.line] ?? '';
    return texts.some((text) => line.includes(text));
  });
  return found.length > 0 ? [] : [`no ${severity ?? 'error'} on a line with ${texts.join(' or ')}`];
}

function wrongStep(expected: Expected, played: Answers): string[] {
  const step = played.plan().steps.find(({ id }) => id.endsWith(expected.resource ?? ''));
  if (step === undefined) return [`no step ${expected.resource ?? ''}`];
  const says = (text: string) => step.impact.toLowerCase().includes(text.toLowerCase());
  const [action, impact] = expected.actionOrImpact ?? [];
  const holds =
    (expected.action === undefined || step.action === expected.action) &&
    (expected.impactContains === undefined || says(expected.impactContains)) &&
    (expected.impactMustNotContain === undefined || !says(expected.impactMustNotContain)) &&
    (action === undefined || step.action === action || says(impact ?? ''));
  return holds ? [] : [`${step.action}; "${step.impact}"`];
}

function wrongFiles(expected: Expected, played: Answers): string[] {
  const files = played.files(expected.files ?? '');
  if (files.length === 0) return [`no file ${expected.files ?? ''}`];
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    if (expected.contains !== undefined && !text.includes(expected.contains))
      return [`${path} lacks ${expected.contains}`];
    if (expected.notContains !== undefined && text.includes(expected.notContains))
      return [`${path} has ${expected.notContains}`];
    if (expected.numberAtLeast !== undefined) {
      const { regex, n } = expected.numberAtLeast;
      return lines.flatMap((line) => {
        const number = new RegExp(regex).exec(line)?.[1];
        const excused = expected.unless !== undefined && line.includes(expected.unless);
        return number === undefined || Number(number) >= n || excused ? [] : [`${path}: ${line}`];
      });
    }
    if (expected.order !== undefined) {
      const places = expected.order.map((wanted) => lines.findIndex((line) => line.trim() === wanted));
      const inOrder = places.every((place, i) => place >= 0 && place > (places[i - 1] ?? -1));
      return inOrder || otherOrder(expected.or ?? '', lines) ? [] : [`${path}: lines ${places.join(', ')}`];
    }
    return [];
  });
}

/** `neighbor A shutdown first, no neighbor A shutdown last`: the session is closed before anything else is said of it. */
function otherOrder(or: string, lines: readonly string[]): boolean {
  const [, neighbor = ''] = /^(neighbor \S+) shutdown first/.exec(or) ?? [];
  const of = lines.map((line) => line.trim()).filter((line) => line.includes(`${neighbor} `));
  const closed = of.findIndex((line) => line === `${neighbor} shutdown`);
  const firstOther = of.findIndex((line) => /activate|route-map/.test(line));
  return closed >= 0 && closed < firstOther && of.at(-1) === `no ${neighbor} shutdown`;
}

function wrongOutput(expected: Expected, played: Answers): string[] {
  const ran = expected.run === undefined ? played.ran : played.ran.slice(expected.run - 1, expected.run);
  const last = ran.at(-1);
  const all = [...ran.flatMap(({ stdout, stderr }) => [stdout, stderr]), played.everyGenerated()].join('\n');
  const near = all.split('\n').filter((line) => line.includes(expected.near ?? ''));
  const text = expected.near === undefined ? all : near.join('\n');
  const lacks = (wanted: string | undefined) => wanted !== undefined && !text.includes(wanted);
  return [
    ...(expected.exit !== undefined && last?.code !== expected.exit ? [`exit ${String(last?.code)}`] : []),
    ...(lacks(expected.outputContains) ? [`nothing says ${expected.outputContains ?? ''}: ${text.slice(0, 500)}`] : []),
    ...(expected.outputContainsAny?.every(lacks) ? [`nothing says ${expected.outputContainsAny.join(' or ')}`] : []),
    ...(expected.outputMustNotContain !== undefined && text.includes(expected.outputMustNotContain)
      ? [`it says ${expected.outputMustNotContain}`]
      : []),
  ];
}

/** `properties.list[NAME].key` in a body. */
function at(body: unknown, path: string): unknown {
  return path.split(/\.(?![^[]*\])/).reduce<unknown>((value, part) => {
    const [, key = '', name] = /^([^[]+)(?:\[(.+)\])?$/.exec(part) ?? [];
    const next = (value as Record<string, unknown> | undefined)?.[key];
    if (name === undefined) return next;
    return Array.isArray(next) ? next.find((item: { name?: string }) => item.name === name) : undefined;
  }, body);
}
