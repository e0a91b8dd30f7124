import * as l10n from '@vscode/l10n';
import type { LabCheck, LabResult } from '../../generate/lab';
import type { Agent } from './agents';
import { CommandFailure, pause } from './command';
import { lookAt, textOf } from './look';
import type { Router } from './router';

/** The running lab, as far as checks see it. */
export interface Running {
  readonly routers: ReadonlyMap<string, Router>;
  readonly agents: ReadonlyMap<string, Agent>;
  readonly signal: AbortSignal;
}

/** How long a datagram may take. */
const ANSWER = 700;
/** How often silence is listened for: less when nothing has changed. */
const SILENT_TRIES = { steady: 3, changed: 5 };
/** milliseconds in which what has to stay away, a session or a route, would have come back */
const STAYS_DOWN = 2500;

/**
 * Looks until what is expected is seen, or the time is over; silence is looked at once, after all else.
 * @param changed something was cut or done just now: silence has to last until routes have come together again
 */
export async function perform(
  check: LabCheck,
  running: Running,
  { patience, changed }: { readonly patience: number; readonly changed: boolean },
): Promise<LabResult> {
  const started = Date.now();
  const expected = textOf(check.expected);
  if (check.kind === 'session' && check.expected === 'down') return staysDown(check, running, patience);
  for (;;) {
    const seen = await lasting(check, running, changed ? SILENT_TRIES.changed : SILENT_TRIES.steady);
    const ok = isMet(check, seen, expected);
    if (ok || Date.now() - started >= patience || (check.kind === 'reach' && check.expected === 'silent')) {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      const told = ok && check.kind === 'reach' && check.expected === 'answered' && Date.now() - started > ANSWER;
      return {
        check: check.title,
        expected: expectedOf(check),
        seen: told ? l10n.t('{0} after {1} s', seen, seconds) : seen,
        ok,
      };
    }
    await pause(250, running.signal);
  }
}

/** What is gone may come back by another way: it is looked for twice. */
async function lasting(check: LabCheck, running: Running, tries: number): Promise<string> {
  const seen = await look(check, running, tries);
  if (check.kind !== 'withdrawn' || seen !== textOf(check.expected)) return seen;
  await pause(STAYS_DOWN, running.signal);
  return look(check, running, tries);
}

/** Waits until a session is down, and watches that it does not come up again. */
async function staysDown(
  check: Extract<LabCheck, { kind: 'session' }>,
  running: Running,
  patience: number,
): Promise<LabResult> {
  const started = Date.now();
  let down: number | undefined;
  for (;;) {
    const state = await look(check, running, 0);
    const isUp = state === 'Established';
    if (!isUp) down ??= Date.now();
    if (isUp && (down !== undefined || Date.now() - started >= patience))
      return { check: check.title, expected: 'down', seen: state, ok: false };
    // A router that does not know the neighbour shows no state: nothing was seen then.
    if (down !== undefined && Date.now() - down >= STAYS_DOWN)
      return { check: check.title, expected: 'down', seen: state === '-' ? '-' : `down (${state})`, ok: state !== '-' };
    await pause(500, running.signal);
  }
}

function isMet(check: LabCheck, seen: string, expected: string): boolean {
  return check.kind === 'limit' && !check.exact ? Number(seen) >= Number(expected) : seen === expected;
}

function expectedOf(check: LabCheck): string {
  if (check.kind === 'limit' && !check.exact) return l10n.t('{0} at least', check.expected);
  return textOf(check.expected);
}

async function look(check: LabCheck, running: Running, tries: number): Promise<string> {
  if (check.kind === 'outage') throw new CommandFailure(check.title);
  if (check.kind === 'reach') return reach(check, running, tries);
  const router = running.routers.get(check.node);
  if (!router) throw new CommandFailure(check.node);
  return lookAt(check, router, running.signal);
}

async function reach(
  check: Extract<LabCheck, { kind: 'reach' }>,
  { agents }: Running,
  silent: number,
): Promise<string> {
  const agent = agents.get(check.from);
  if (!agent) throw new CommandFailure(check.from);
  const tries = check.expected === 'silent' ? silent : 1;
  for (let i = 0; i < tries; i++) {
    const name = await agent.probe(check.source, check.address, ANSWER);
    if (name === check.to) return 'answered';
    // With overlapping addresses a host of the own customer may answer: what counts is that the other does not.
    if (name !== undefined && check.expected === 'answered') return l10n.t('answered by {0}', name);
  }
  return 'silent';
}
