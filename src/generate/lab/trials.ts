import * as l10n from '@vscode/l10n';
import type { Neighbor } from '../../edge';
import { type Prefix, lastAddress, makePrefix } from '../../network/prefix';
import { PROFILE } from '../router/frrBgp';
import { LAB_PROFILE, type SiteSession, ip } from './builder';
import { waysOf } from './checks';
import { type Rehearsed, microsoftAct, sessionDown } from './failures';
import type { AzureEnd } from './microsoft';
import type { LabAct, LabCheck, LabPhase } from './model';

type Reach = Extract<LabCheck, { kind: 'reach' }>;

/** seconds in which traffic has to be back when a link goes silent: the lab's BFD takes 3 s, a busy machine some more */
const BACK = 10;
/** seconds of listening that show that nothing but BFD would have told; BGP's hold time is 180 s */
const GONE = 8;
/** More than the limit. */
const TOO_MANY = 3;

/** What must not work: another key, more prefixes than the limit; and how long a silent link takes traffic away. */
export function trialPhases(rehearsed: Rehearsed, sessions: readonly SiteSession[]): LabPhase[] {
  const own = rehearsed.ends.filter((e) => e.edge.customer === rehearsed.customer);
  return [wrongKey(own), tooManyPrefixes(sessions), ...silentLink(rehearsed, own)];
}

function wrongKey(own: readonly AzureEnd[]): LabPhase {
  const title = l10n.t('Microsoft has another key than the edge router');
  const tried = own
    .filter((e) => e.at.which === 'primary')
    .flatMap((end) =>
      end.neighbors.flatMap((n) => {
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

/** A site announces more than its session may bring; what is counted has passed the filter. */
function tooManyPrefixes(sessions: readonly SiteSession[]): LabPhase {
  const title = l10n.t('a site announces more prefixes than its sessions take');
  const tried = sessions.flatMap((session) => {
    const limit = session.neighbor.maximumPrefix?.limit;
    const parts = limit === undefined ? [] : partsOf(session, limit + TOO_MANY);
    return parts.length > 0 ? [{ session, parts }] : [];
  });
  // A site tells all of its sessions the same.
  const announced = new Map<string, LabAct>();
  for (const { session, parts } of tried) {
    const key = `${session.node} ${session.neighbor.family}`;
    if (!announced.has(key)) announced.set(key, announcing(session, parts));
  }
  return {
    title,
    cut: [],
    acts: [...announced.values(), ...tried.map(({ session }) => cleared(session))],
    checks: tried.map(({ session: { edge, vrf, neighbor } }): LabCheck => ({
      kind: 'session',
      title: l10n.t('no session {0}', `${edge} - ${neighbor.description} (${neighbor.address})`),
      expected: 'down',
      node: edge,
      neighbor: neighbor.address,
      family: neighbor.family,
      ...(vrf !== undefined && { vrf }),
    })),
    reason:
      tried.length === 0
        ? l10n.t('no session of a site is described, has a limit, and room for more prefixes than that')
        : l10n.t('the filters towards Microsoft let single prefixes in, and never more than the limit'),
  };
}

function partsOf({ neighbor, prefixes }: SiteSession, count: number): Prefix[] {
  const whole = prefixes.find((p) => p.family === neighbor.family);
  if (!whole) return [];
  const bits = Math.ceil(Math.log2(count));
  const length = whole.length + bits;
  if (length > (whole.family === 4 ? 32 : 128)) return [];
  const size = (lastAddress(whole).value - whole.base + 1n) >> BigInt(bits);
  return Array.from({ length: count }, (_, i) => makePrefix(whole.family, whole.base + BigInt(i) * size, length));
}

function announcing({ node, asn, neighbor }: SiteSession, parts: readonly Prefix[]): LabAct {
  const { family } = neighbor;
  const networks = (no: string) => [
    `router bgp ${asn}`,
    `address-family ipv${family} unicast`,
    ...parts.map((p) => `${no}network ${p.text}`),
    'exit-address-family',
    'exit',
  ];
  const held = (no: string) => parts.map((p) => `${no}${ip(family)} route ${p.text} blackhole 254`);
  return { node, lines: [...held(''), ...networks('')], undo: [...networks('no '), ...held('no ')] };
}

/** A session that was closed for its number of prefixes waits long before it opens by itself. */
function cleared({ edge, vrf, neighbor }: SiteSession): LabAct {
  const of = vrf === undefined ? '' : ` vrf ${vrf}`;
  return { node: edge, lines: [], undo: [`do clear bgp${of} ipv${neighbor.family} unicast ${neighbor.address}`] };
}

/** The primary link of a circuit loses every packet: BFD tells within seconds, and without it nothing does. */
function silentLink({ design, customer, hosts, reach }: Rehearsed, own: readonly AzureEnd[]): LabPhase[] {
  const [withBfd, without] = [l10n.t('a link goes silent, with BFD'), l10n.t('a link goes silent, without BFD')];
  const end = own.find(
    (e) =>
      e.at.which === 'primary' &&
      e.at.peering === 'private' &&
      e.neighbors.some((n) => n.bfd) &&
      own.some((other) => other !== e && other.at.peering === 'private'),
  );
  const flows = end
    ? ([4, 6] as const).flatMap(
        (family) =>
          reach.find(
            (c): c is Reach =>
              c.kind === 'reach' &&
              c.expected === 'answered' &&
              c.address.includes(':') === (family === 6) &&
              end.neighbors.some((n) => n.family === family) &&
              waysOf(design, customer, hosts, c).includes(end.circuit.name),
          ) ?? [],
      )
    : [];
  if (!end || flows.length === 0) {
    const reason = l10n.t('no private peering has BFD, a second link, and a flow to watch');
    return [withBfd, without].map((title) => ({ title, cut: [], checks: [], reason }));
  }
  const outages = (expected: 'back' | 'gone', seconds: number, title: string) =>
    flows.map(({ from, source, to, address, title: flow }): LabCheck => ({
      kind: 'outage',
      title: l10n.t('{0}, while {1}', flow, title),
      expected,
      seconds,
      from,
      source,
      to,
      address,
    }));
  return [
    { title: withBfd, cut: [], silent: [end.link], checks: outages('back', BACK, withBfd) },
    {
      title: without,
      cut: [],
      silent: [end.link],
      acts: end.neighbors.filter((n) => n.bfd).flatMap((n) => withoutBfd(end, n)),
      checks: outages('gone', GONE, without),
    },
  ];
}

function withoutBfd(end: AzureEnd, n: Neighbor): LabAct[] {
  const { model, node } = end.edge;
  const vrf = model.tables.find((t) => t.neighbors.includes(n))?.vrf?.name;
  const instance = `router bgp ${model.asn}${vrf === undefined ? '' : ` vrf ${vrf}`}`;
  const ours = {
    node,
    lines: [instance, `no neighbor ${n.address} bfd`],
    undo: [instance, `neighbor ${n.address} bfd`, `neighbor ${n.address} bfd profile ${PROFILE}`],
  };
  const theirs = microsoftAct(end, n.family, 'bfd');
  return [ours, ...(theirs ? [{ ...theirs, lines: theirs.undo, undo: withProfile(theirs.lines) }] : [])];
}

function withProfile(lines: readonly string[]): string[] {
  return lines.map((line) => (line.endsWith(' bfd') ? `${line} profile ${LAB_PROFILE}` : line));
}
