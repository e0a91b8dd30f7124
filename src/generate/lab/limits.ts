import * as l10n from '@vscode/l10n';
import { MICROSOFT_ASN, type Neighbor } from '../../edge';
import { type Prefix, lastAddress, makePrefix } from '../../network/prefix';
import { type SiteSession, ip, nodeName } from './builder';
import { sessionDown } from './failures';
import { type AzureEnd, edgeAddressOf, neighborOf } from './microsoft';
import type { LabAct, LabCheck, LabPhase } from './model';

/** More than the limit. */
const TOO_MANY = 3;

/** A site announces more than its session may bring; what is counted has passed the filter. */
export function tooManyPrefixes(sessions: readonly SiteSession[]): LabPhase {
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
    acts: [...announced.values(), ...tried.map(({ session: { edge, vrf, neighbor } }) => cleared(edge, vrf, neighbor))],
    checks: tried.map(({ session: { edge, vrf, neighbor } }): LabCheck => ({
      kind: 'session',
      title: l10n.t('no session {0}', `${edge} - ${neighbor.description} (${neighbor.address})`),
      expected: 'down',
      node: edge,
      neighbor: neighbor.address,
      family: neighbor.family,
      ...(vrf !== undefined && { vrf }),
    })),
    ...(tried.length === 0 && {
      reason: l10n.t('no session of a site is described, has a limit, and room for more prefixes than that'),
    }),
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
function cleared(node: string, vrf: string | undefined, { family, address }: Neighbor): LabAct {
  const of = vrf === undefined ? '' : ` vrf ${vrf}`;
  return { node, lines: [], undo: [`do clear bgp${of} ipv${family} unicast ${address}`] };
}

/** 40.64.0.0/10: public addresses, of which Microsoft's routers of the lab announce parts. */
const PUBLIC: Prefix = makePrefix(4, 0x28400000n, 10);
const PART_LENGTH = 24;

/**
 * Microsoft announces more public prefixes than the session takes, with the communities that the route filter lets pass.
 * Over private peering the filters let single prefixes in, and never more than the limit.
 */
export function tooManyPublicPrefixes(own: readonly AzureEnd[]): LabPhase {
  const title = l10n.t('Microsoft announces more public prefixes than the sessions take');
  const tried = own.flatMap((end) =>
    end.at.peering !== 'microsoft' || edgeAddressOf(end, 4) === undefined
      ? []
      : end.sessions.flatMap((said) => {
          const neighbor = neighborOf(end, said);
          const limit = neighbor?.maximumPrefix?.limit;
          return said.family === 4 && neighbor && limit !== undefined ? [{ end, neighbor, limit }] : [];
        }),
  );
  return {
    title,
    cut: [],
    acts: tried.flatMap(({ end, neighbor, limit }) => [
      publicParts(end, limit + TOO_MANY),
      cleared(end.edge.node, end.vrf, neighbor),
    ]),
    checks: tried.flatMap(({ end }) => sessionDown(end, 4)),
    ...(tried.length === 0 && {
      reason: l10n.t(
        'there is no Microsoft peering; over private peering the filters let single prefixes in, and never more than the limit',
      ),
    }),
  };
}

function publicParts({ msee, circuit }: AzureEnd, count: number): LabAct {
  const size = 1n << BigInt(32 - PART_LENGTH);
  const parts = Array.from({ length: count }, (_, i) => makePrefix(4, PUBLIC.base + BigInt(i) * size, PART_LENGTH));
  const instance = `router bgp ${MICROSOFT_ASN}`;
  const networks = (no: string) => [
    'address-family ipv4 unicast',
    ...parts.map((p) => `${no}network ${p.text}`),
    'exit-address-family',
  ];
  const tagged = `ip prefix-list ${nodeName('tag', circuit.name)} seq 1000 permit ${PUBLIC.text} le ${PART_LENGTH}`;
  return {
    node: msee,
    lines: [tagged, instance, 'no bgp network import-check', ...networks(''), 'exit'],
    undo: [instance, ...networks('no '), 'bgp network import-check', 'exit', `no ${tagged}`],
  };
}
