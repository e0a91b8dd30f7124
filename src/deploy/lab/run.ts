import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { LabCheck, LabPhase, LabPlan, LabResult } from '../../generate/lab';
import { Agent } from './agents';
import { type Running, perform } from './checks';
import { Namespaces, PREFIX } from './namespaces';
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
}

/** A session may take as long as BGP's timers want it to. */
const PATIENCE = 60_000;
/** After a cut: longer than BFD, shorter than a person's. */
const FAILOVER_PATIENCE = 20_000;
/** The whole run. */
const LONGEST = 15 * 60_000;

/**
 * Runs a lab in network namespaces, makes all checks and removes everything, also when it fails or is ended.
 * Takes root and FRRouting: see `labObjection`. @throws CommandFailure where the machine refuses something
 */
export async function runLab(plan: LabPlan, options: LabRun): Promise<LabResult[]> {
  const { onProgress, onResult, patience = PATIENCE } = options;
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(LONGEST)]);
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}-${process.pid.toString(36)}-`));
  const namespaces = new Namespaces();
  const processes = new Processes();
  try {
    // FRRouting's daemons run as its own user and have to get to their sockets.
    await chmod(folder, 0o711);
    onProgress(l10n.t('Making {0} nodes and {1} links', plan.nodes.length, plan.links.length));
    await namespaces.build(plan, signal);
    onProgress(l10n.t('Starting routers and hosts'));
    const running: Running = { ...(await start(plan, folder, namespaces, processes, signal)), signal };
    const results: LabResult[] = [];
    for (const phase of plan.phases) {
      onProgress(l10n.t('Checking: {0}', phase.title));
      await namespaces.setLinks(plan, phase.cut, 'down', signal);
      for (const result of await checkAll(phase, running, phase.cut.length > 0 ? FAILOVER_PATIENCE : patience)) {
        results.push(result);
        onResult?.(result);
      }
      await namespaces.setLinks(plan, phase.cut, 'up', signal);
      if (phase.cut.length > 0) await settled(plan, running);
    }
    return results;
  } finally {
    await processes.stop();
    const left = await namespaces.remove();
    await rm(folder, { recursive: true, force: true });
    for (const text of left) onProgress(l10n.t('Could not be removed: {0}', text));
  }
}

/** Those that wait for something one after the other, in order; silence last, when all has come up that will. */
async function checkAll(phase: LabPhase, running: Running, patience: number): Promise<LabResult[]> {
  const isSilence = (c: LabCheck) => c.kind === 'reach' && c.expected === 'silent';
  const results = new Map<LabCheck, LabResult>();
  const waiting = phase.checks.filter((c) => !isSilence(c));
  for (const group of [waiting, phase.checks.filter(isSilence)]) {
    await Promise.all(
      lanes(group).map(async (lane) => {
        for (const check of lane) results.set(check, await perform(check, running, patience));
      }),
    );
  }
  return phase.checks.flatMap((check) => results.get(check) ?? []);
}

/** A few at a time: two cores carry the whole lab. */
const LANES = 4;

function lanes(checks: readonly LabCheck[]): LabCheck[][] {
  return Array.from({ length: LANES }, (_, lane) => checks.filter((_check, i) => i % LANES === lane));
}

/** After links are up again, all sessions have to be there before the next ones are cut. */
async function settled(plan: LabPlan, running: Running): Promise<void> {
  const sessions = plan.phases[0]?.checks.filter((c) => c.kind === 'session') ?? [];
  await checkAll({ title: '', cut: [], checks: sessions }, running, PATIENCE);
}

async function start(
  plan: LabPlan,
  folder: string,
  namespaces: Namespaces,
  processes: Processes,
  signal: AbortSignal,
): Promise<Pick<Running, 'routers' | 'agents'>> {
  const routers = new Map<string, Router>();
  const agents = new Map<string, Agent>();
  // Made up for this run: 25 letters and digits at most, as Azure wants them.
  const secrets = plan.secrets.map((name) => [`<secret:${name}>`, randomBytes(12).toString('hex')] as const);
  const values = { ...plan.values, ...Object.fromEntries(secrets) };
  for (const node of plan.nodes) {
    if (node.answers) agents.set(node.name, await Agent.start(processes, namespaces.nameOf(node.name), node.name));
    if (node.configurations.length > 0) {
      const router = new Router(node, join(folder, node.name));
      await router.start(namespaces, processes, signal);
      routers.set(node.name, router);
    }
  }
  for (const router of routers.values()) await router.load(values, signal);
  return { routers, agents };
}
