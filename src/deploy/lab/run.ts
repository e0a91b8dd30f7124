import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { LabCheck, LabPhase, LabPlan, LabResult, LabState } from '../../generate/lab';
import { Agent } from './agents';
import { type Running, perform } from './checks';
import { pause } from './command';
import { inLanes } from './lanes';
import { Machine } from './machine';
import { Namespaces, PREFIX } from './namespaces';
import { measureOutage } from './outage';
import { Processes } from './processes';
import { Router } from './router';

export interface LabRun {
  /** Ends the run; everything is removed then too. */
  readonly signal: AbortSignal;
  /** What is being done, for people. */
  readonly onProgress: (text: string) => void;
  /** Each result when it is there. */
  readonly onResult?: (result: LabResult) => void;
  /** milliseconds that something expected may take to come up; 60 s where nothing is said. */
  readonly patience?: number;
  /** milliseconds that the whole run may take; 15 minutes where nothing is said. */
  readonly longest?: number;
}

/** A session may take as long as BGP's timers want it to. */
const PATIENCE = 60_000;
/** For what is looked at when the time of all is over. */
const LEAST_PATIENCE = 5000;
/** After a cut: longer than BFD, shorter than a person's. */
const FAILOVER_PATIENCE = 20_000;
/** Routes come together after sessions are there. */
const CARRIES_AGAIN = 3000;
/** The whole run. */
const LONGEST = 15 * 60_000;

/**
 * Runs a lab in network namespaces, makes all checks and removes everything, also when it fails or is ended.
 * Takes FRRouting, and root or a user namespace: see `labObjection`. @throws CommandFailure where the machine refuses something
 */
export async function runLab(plan: LabPlan, options: LabRun): Promise<LabState[]> {
  const { onProgress, onResult, patience = PATIENCE, longest = LONGEST } = options;
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(longest)]);
  // Every check that waits listens for the end.
  setMaxListeners(0, signal);
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}-${process.pid.toString(36)}-`));
  const processes = new Processes();
  try {
    // FRRouting's daemons run as its own user and have to get to their sockets.
    await chmod(folder, 0o711);
    onProgress(l10n.t('Making {0} nodes and {1} links', plan.nodes.length, plan.links.length));
    const machine = await Machine.of(processes, folder);
    const namespaces = new Namespaces(machine);
    await namespaces.build(plan, signal);
    onProgress(l10n.t('Starting routers and hosts'));
    // Made up for this run: 25 letters and digits at most, as Azure wants them.
    const secrets = plan.secrets.map((name) => [`<secret:${name}>`, randomBytes(12).toString('hex')] as const);
    const values = { ...plan.values, ...Object.fromEntries(secrets) };
    const lab = { plan, namespaces, values };
    const running: Running = { ...(await start(lab, folder, machine, processes, signal)), signal };
    const states: LabState[] = [];
    try {
      for (const phase of plan.phases) {
        onProgress(l10n.t('Checking: {0}', phase.title));
        const results = await inState(phase, lab, running, { patience, sessions: sessionsUp(plan, states) });
        for (const result of results) onResult?.(result);
        states.push(stateOf(phase, results));
      }
    } catch (error) {
      if (options.signal.aborted || !signal.aborted) throw error;
      // What was seen until then stays told.
      const reason = l10n.t('the run ended before, after {0} minutes', Math.round(longest / 60_000));
      states.push(
        ...plan.phases.slice(states.length).map(({ title }) => ({ title, results: [], reason, unfinished: true })),
      );
    }
    return states;
  } finally {
    // With the last process its namespaces end.
    await processes.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A lab that is up, and what the tokens of its configurations are. */
interface Lab {
  readonly plan: LabPlan;
  readonly namespaces: Namespaces;
  readonly values: Readonly<Record<string, string>>;
}

/** Nothing looked at is never told as nothing failed. */
function stateOf({ title, reason }: LabPhase, results: readonly LabResult[]): LabState {
  const told = reason ?? (results.length === 0 ? l10n.t('nothing could be checked') : undefined);
  return { title, results, ...(told !== undefined && { reason: told }) };
}

/** The sessions that were there while nothing was changed: those that come back after a state. */
function sessionsUp({ phases }: LabPlan, [first]: readonly LabState[]): LabCheck[] {
  const up = new Set(first?.results.flatMap((r) => (r.ok ? r.check : [])));
  return (phases[0]?.checks ?? []).filter((c) => c.kind === 'session' && up.has(c.title));
}

interface How {
  readonly patience: number;
  /** What has to be there again before the next state begins. */
  readonly sessions: readonly LabCheck[];
}

/** Brings the lab into a state, looks, and takes it back. */
async function inState(phase: LabPhase, lab: Lab, running: Running, { patience, sessions }: How): Promise<LabResult[]> {
  if (phase.checks.length === 0) return [];
  const { plan, namespaces } = lab;
  const { cut, silent = [], acts = [] } = phase;
  const { signal } = running;
  const changed = cut.length + silent.length + acts.length > 0;
  for (const { node, lines } of acts) await running.routers.get(node)?.configure(lines, lab.values, signal);
  if (silent.length > 0) {
    // What was done may have closed the session: a link that carries nothing yet would lose nothing.
    await settled(sessions, running);
    await pause(CARRIES_AGAIN, signal);
  }
  const outages = phase.checks.flatMap((c) => (c.kind === 'outage' ? [measureOutage(c, running)] : []));
  await namespaces.setLinks(plan, cut, 'down', signal);
  await namespaces.setSilent(plan, silent, 'silent', signal);
  const looked = phase.checks.filter((c) => c.kind !== 'outage');
  const measured = await Promise.all(outages);
  const results = await checkAll(looked, running, { patience: changed ? FAILOVER_PATIENCE : patience, changed });
  await namespaces.setSilent(plan, silent, 'heard', signal);
  await namespaces.setLinks(plan, cut, 'up', signal);
  for (const { node, undo } of acts) await running.routers.get(node)?.configure(undo, lab.values, signal);
  const back = changed ? await settled(sessions, running) : [];
  return [...results, ...measured, ...back];
}

/** What is there before anything comes: it is looked at when all else has come. */
const isAbsence = (c: LabCheck) => (c.kind === 'reach' && c.expected === 'silent') || c.kind === 'leaked';
/** What may come beside what is expected, later. */
const isList = (c: LabCheck) => c.kind === 'accepted' || c.kind === 'imported';

/**
 * Those that wait for something, a few at a time; absence last, and lists once more, unless something was changed: silence
 * has to last there.
 */
async function checkAll(
  checks: readonly LabCheck[],
  running: Running,
  how: { readonly patience: number; readonly changed: boolean },
): Promise<LabResult[]> {
  const results = new Map<LabCheck, LabResult>();
  const late = checks.filter((c) => isAbsence(c) || isList(c));
  const groups = how.changed ? [checks] : [checks.filter((c) => !isAbsence(c)), late];
  for (const group of groups) {
    const end = Date.now() + how.patience;
    await Promise.all(
      lanes(group).map(async (lane) => {
        for (const check of lane) {
          // What waited for its turn has had its time meanwhile.
          const patience = Math.min(how.patience, Math.max(LEAST_PATIENCE, end - Date.now()));
          results.set(check, await perform(check, running, { ...how, patience }));
        }
      }),
    );
  }
  return checks.flatMap((check) => results.get(check) ?? []);
}

/** A few questions to routers at a time: two cores carry the whole lab. Datagrams cost nothing. */
const LANES = 4;
const LANES_OF_DATAGRAMS = 24;

function lanes(checks: readonly LabCheck[]): LabCheck[][] {
  const [datagrams, questions] = [true, false].map((wanted) => checks.filter((c) => 'from' in c === wanted));
  const split = (of: readonly LabCheck[] = [], count: number) =>
    Array.from({ length: count }, (_, lane) => of.filter((_check, i) => i % count === lane));
  return [...split(datagrams, LANES_OF_DATAGRAMS), ...split(questions, LANES)];
}

/** After a state is over, all sessions have to be there before the next one begins. @returns those that do not come back */
async function settled(sessions: readonly LabCheck[], running: Running): Promise<LabResult[]> {
  const results = await checkAll(sessions, running, { patience: PATIENCE, changed: false });
  return results.filter(({ ok }) => !ok).map((r) => ({ ...r, check: l10n.t('after this: {0}', r.check) }));
}

async function start(
  { plan, namespaces, values }: Lab,
  folder: string,
  machine: Machine,
  processes: Processes,
  signal: AbortSignal,
): Promise<Pick<Running, 'routers' | 'agents'>> {
  const routers = new Map<string, Router>();
  const agents = new Map<string, Agent>();
  await inLanes(plan.nodes, LANES, async (node) => {
    if (node.answers)
      agents.set(node.name, await Agent.start(machine, processes, namespaces.nameOf(node.name), node.name));
    if (node.configurations.length > 0) {
      const router = new Router(node, join(folder, node.name), machine);
      await router.start(namespaces, processes, signal);
      routers.set(node.name, router);
    }
  });
  await inLanes(routers.values(), LANES, (router) => router.load(values, signal));
  return { routers, agents };
}
