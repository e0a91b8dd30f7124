import * as l10n from '@vscode/l10n';
import { LAB_PROFILE, type SiteSession } from './builder';
import { waysOf } from './checks';
import { type Rehearsed, microsoftAct, sessionDown } from './failures';
import { tooManyPrefixes, tooManyPublicPrefixes } from './limits';
import { type AzureEnd, HOLD_TIME } from './microsoft';
import type { LabAct, LabCheck, LabPhase } from './model';
import type { SaidSession } from './said';

type Reach = Extract<LabCheck, { kind: 'reach' }>;

/** seconds in which traffic has to be back when a link goes silent: the lab's BFD takes 3 s, a busy machine some more */
const BACK = 10;
/** seconds that a machine which is busy may take beside the hold time */
const BUSY = 8;

/** What must not work: another key, more prefixes than the limit; and how long a silent link takes traffic away. */
export function trialPhases(rehearsed: Rehearsed, sessions: readonly SiteSession[]): LabPhase[] {
  const { ends } = rehearsed;
  return [wrongKey(ends), tooManyPrefixes(sessions), tooManyPublicPrefixes(ends), ...silentLink(rehearsed)];
}

function wrongKey(ends: readonly AzureEnd[]): LabPhase {
  const title = l10n.t('Microsoft has another key than the edge router');
  const tried = ends
    .filter((e) => e.at.which === 'primary')
    .flatMap((end) =>
      end.sessions.flatMap((n) => {
        const act =
          n.secret === undefined
            ? undefined
            : microsoftAct(end, n.family, 'password another', `password <secret:${n.secret}>`);
        return act ? [{ act, checks: sessionDown(end, n.family) }] : [];
      }),
    );
  return {
    title,
    cut: [],
    acts: tried.map(({ act }) => act),
    checks: tried.flatMap(({ checks }) => checks),
    ...(tried.length === 0 && { reason: l10n.t('no session with Microsoft on a primary link has a key') }),
  };
}

/** The primary link of a circuit loses every packet: BFD tells within seconds, and without it nothing does. */
function silentLink({ design, customer, ends, hosts, reach }: Rehearsed): LabPhase[] {
  const [withBfd, without] = [
    l10n.t('a link goes silent, with BFD'),
    l10n.t(
      'a link goes silent, without BFD: the hold time ends the session, {0} s here and 180 s with Microsoft',
      HOLD_TIME,
    ),
  ];
  const end = ends.find(
    (e) =>
      e.at.which === 'primary' &&
      e.at.peering === 'private' &&
      e.sessions.some((n) => n.bfd) &&
      ends.some((other) => other !== e && other.at.peering === 'private'),
  );
  const flows = end
    ? ([4, 6] as const).flatMap(
        (family) =>
          reach.find(
            (c): c is Reach =>
              c.kind === 'reach' &&
              c.expected === 'answered' &&
              c.address.includes(':') === (family === 6) &&
              end.sessions.some((n) => n.family === family) &&
              waysOf(design, customer, hosts, c).includes(end.circuit.name),
          ) ?? [],
      )
    : [];
  if (!end || flows.length === 0) {
    const reason = l10n.t('no private peering has BFD, a second link, and a flow to watch');
    return [withBfd, without].map((title) => ({ title, cut: [], checks: [], reason }));
  }
  const outages = (seconds: number, title: string, atLeast = 0) =>
    flows.map(({ from, source, to, address, title: flow }): LabCheck => ({
      kind: 'outage',
      title: l10n.t('{0}, while {1}', flow, title),
      expected: 'back',
      seconds,
      atLeast,
      from,
      source,
      to,
      address,
    }));
  return [
    { title: withBfd, cut: [], silent: [end.link], checks: outages(BACK, withBfd) },
    end.peering.raw.routing?.gracefulRestart
      ? { title: without, cut: [], checks: [], reason: keptBy(end) }
      : {
          title: without,
          cut: [],
          silent: [end.link],
          acts: end.sessions.filter((n) => n.bfd).flatMap((n) => withoutBfd(end, n)),
          checks: outages(HOLD_TIME + BUSY, without, HOLD_TIME / 2),
        },
  ];
}

/** Nothing but BFD tells a dead neighbour from one that restarts. source: RFC 4724, 4.2 */
function keptBy({ circuit }: AzureEnd): string {
  return l10n.t(
    '{0} has graceful restart: after the hold time the routes of the dead link are kept until the restart time is over (120 s in FRRouting), and traffic is lost as long. Keep BFD on this session',
    circuit.name,
  );
}

function withoutBfd(end: AzureEnd, n: SaidSession): LabAct[] {
  const { vrf } = end;
  const { model, node } = end.edge;
  const instance = `router bgp ${model.asn}${vrf === undefined ? '' : ` vrf ${vrf}`}`;
  const ours = {
    node,
    lines: [instance, `no neighbor ${n.address} bfd`],
    undo: [instance, `neighbor ${n.address} bfd`],
  };
  const theirs = microsoftAct(end, n.family, 'bfd');
  return [ours, ...(theirs ? [{ ...theirs, lines: theirs.undo, undo: withProfile(theirs.lines) }] : [])];
}

function withProfile(lines: readonly string[]): string[] {
  return lines.map((line) => (line.endsWith(' bfd') ? `${line} profile ${LAB_PROFILE}` : line));
}
