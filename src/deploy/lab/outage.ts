import * as l10n from '@vscode/l10n';
import type { LabCheck, LabResult } from '../../generate/lab';
import type { Running } from './checks';
import { CommandFailure, pause } from './command';

type OutageCheck = Extract<LabCheck, { kind: 'outage' }>;

/** milliseconds between two datagrams, and that an answer may take */
const PACE = 100;
const ANSWER = 1000;
/** milliseconds without a loss after which traffic is back */
const STEADY = 2500;

/**
 * Sends datagrams from now on, each from a port of its own, so that all equal ways are used: how long some are lost.
 * A link that carried none of them shows no loss, which is no proof of anything: it fails.
 */
export async function measureOutage(check: OutageCheck, { agents, signal }: Running): Promise<LabResult> {
  const agent = agents.get(check.from);
  if (!agent) throw new CommandFailure(check.from);
  const began = Date.now();
  const lost: number[] = [];
  const waiting: Promise<void>[] = [];
  const longest = check.seconds * 1000;
  while (Date.now() - began < longest) {
    const sent = Date.now() - began;
    waiting.push(
      agent.probe(check.source, check.address, ANSWER).then((name) => {
        if (name !== check.to) lost.push(sent);
      }),
    );
    await pause(PACE, signal);
  }
  await Promise.all(waiting);
  lost.sort((a, b) => a - b);
  const [first, last] = [lost[0], lost.at(-1)];
  const expected = l10n.t('back within {0} s', check.seconds);
  if (first === undefined || last === undefined)
    return { check: check.title, expected, seen: l10n.t('nothing was lost: the link carried none of it'), ok: false };
  const isBack = longest - last > STEADY;
  const gone = (last - first + PACE) / 1000;
  return {
    check: check.title,
    expected,
    seen: isBack ? l10n.t('gone for {0} s', gone.toFixed(1)) : l10n.t('still gone after {0} s', check.seconds),
    ok: isBack && gone >= check.atLeast,
  };
}
