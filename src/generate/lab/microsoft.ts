import {
  type Circuit,
  type Customer,
  type Design,
  type Link,
  type Peering,
  findEdgeRouter,
  microsoftPeeringOf,
} from '../../design';
import { type AzureLink, type IpFamily, MICROSOFT_ASN, type Neighbor } from '../../edge';
import { type Prefix, contains, lastAddress, makePrefix, parsePrefix } from '../../network/prefix';
import { acceptedFromAzure, advertisedToAzure, globalReachPeers } from '../../routing';
import {
  ALL,
  ALL_POLICY,
  BFD_PROFILE,
  LAB_PROFILE,
  type LabBuilder,
  bgp,
  ip,
  nodeName,
  ownInstance,
  withLength,
} from './builder';
import { type LabEdge, edgeEnd, isRefused } from './edges';
import { GATEWAY_ASN, addGatewaySessions } from './networks';
import { type SaidSession, saidSessions, saidTags } from './said';

/** What the lab's Microsoft routers offer although no router should take it. */
const NOISE = ['0.0.0.0/0', '198.18.0.0/15', '::/0', '2001:db8:bad::/48'];
const NOISE_LIST = 'LAB-NOISE';
const TO_GATEWAYS = 'LAB-TO-GATEWAYS';
const GLOBAL_REACH = 'LAB-GLOBAL-REACH';
const FROM_REACH = 'LAB-FROM-REACH';
/** Marks what came over Global Reach, which no gateway is told. */
const REACHED = `${MICROSOFT_ASN}:1`;
/** Stands for a service of Microsoft on its peering. */
export const PUBLIC_SERVICE = '20.190.128.0/18';

/** seconds, in place of the 180 of Microsoft's edge, so that a rehearsal can wait for its end */
export const HOLD_TIME = 15;

/** The link of a peering between an edge router and Microsoft's. */
export interface AzureEnd {
  readonly edge: LabEdge;
  readonly circuit: Circuit;
  readonly peering: Peering;
  readonly at: AzureLink;
  /** The VRF that the design has it in; undefined for the global table. */
  readonly vrf: string | undefined;
  readonly msee: string;
  /** Name of the link. */
  readonly link: string;
  readonly sessions: readonly SaidSession[];
  readonly noise: readonly Prefix[];
}

function mseeNode(customer: Customer, at: AzureLink): string {
  const peering = at.peering === 'microsoft' ? ['m'] : [];
  return nodeName('msee', customer.name, at.circuit, at.which === 'primary' ? '1' : '2', ...peering);
}

/** A pair of Microsoft's edge routers for each peering, and their sessions with the edge and the gateways. */
export function addMicrosoftEdges(lab: LabBuilder, design: Design, edges: readonly LabEdge[]): AzureEnd[] {
  const ends = edges.flatMap((edge) =>
    linksTo(design, edge).flatMap(({ peering, link: of }): AzureEnd[] => {
      const { circuit } = peering;
      const at: AzureLink = {
        circuit: circuit.name,
        which: of.which,
        peering: peering.type === 'MicrosoftPeering' ? 'microsoft' : 'private',
      };
      const sessions = saidSessions(peering, of);
      if (sessions.length === 0 || isRefused(edge, (i) => isSame(i.link, at))) return [];
      const msee = lab.node(mseeNode(edge.customer, at), 'msee');
      const link = lab.connect(edgeEnd(edge, of.raw.interface ?? '', saidTags(peering, of)), {
        node: msee.name,
        interface: lab.port(msee),
        addresses: sessions.map((s) => `${s.address}/${s.length}`),
      });
      const noise = noiseOf(design, circuit, at, sessions);
      const vrf = vrfSaid(edge, at);
      const end: AzureEnd = { edge, circuit, peering, at, vrf, msee: msee.name, link, sessions, noise };
      addSessions(lab, end);
      return [end];
    }),
  );
  addGlobalReach(lab, ends);
  return ends;
}

/** The links of peerings that the design ends on a router. */
function linksTo(design: Design, { customer, model }: LabEdge): { peering: Peering; link: Link }[] {
  if (model.role !== 'edge') return [];
  return customer.circuits.flatMap((circuit) =>
    circuit.links
      .filter((link) => {
        const router = findEdgeRouter(design, circuit, link.raw.edgeRouter);
        return router?.name === model.router && router.owner === model.owner;
      })
      .flatMap((link) => circuit.peerings.map((peering) => ({ peering, link }))),
  );
}

function vrfSaid({ customer, model, vrfOf }: LabEdge, { peering }: AzureLink): string | undefined {
  const inside = model.owner === 'csp' ? customer.raw.vrf : undefined;
  const name = (peering === 'microsoft' ? customer.raw.microsoftVrf : inside)?.name;
  return name === undefined ? undefined : vrfOf(name);
}

function isSame(a: AzureLink | undefined, b: AzureLink): boolean {
  return a?.circuit === b.circuit && a.which === b.which && a.peering === b.peering;
}

/** The edge router's side of a session: where it is, and what people call it. */
export function sessionAt({ edge, at, vrf }: AzureEnd, { address, family }: SaidSession) {
  return {
    who: `${edge.model.router} - ${at.circuit} ${at.peering} ${at.which} (${address})`,
    place: { node: edge.node, neighbor: address, family, ...(vrf !== undefined && { vrf }) },
  };
}

/** The router's own view of a session: its limit, its profile of BFD. */
export function neighborOf({ edge, at }: AzureEnd, { address }: SaidSession): Neighbor | undefined {
  return edge.model.tables.flatMap((t) => t.neighbors).find((n) => isSame(n.link, at) && n.address === address);
}

/** Not what the design accepts after all, nor a default route that the site itself announces. */
function noiseOf(design: Design, circuit: Circuit, at: AzureLink, sessions: readonly SaidSession[]): Prefix[] {
  const isPrivate = at.peering === 'private';
  const wanted = isPrivate ? acceptedFromAzure(design, circuit).map((a) => a.prefix) : [];
  const own = isPrivate ? advertisedToAzure(design, circuit).map((a) => a.prefix) : [];
  const inside = own.filter((p) => p.length > 0 && p.length <= (p.family === 4 ? 22 : 56)).slice(0, 1);
  const all = [
    ...NOISE.flatMap((text) => parsePrefix(text) ?? []),
    ...inside.map((p) => makePrefix(p.family, lastAddress(p).value, p.family === 4 ? 24 : 64)),
    ...(isPrivate ? [] : [makePrefix(4, 0x0a000000n, 8)]),
  ];
  const families = new Set(sessions.map((s) => s.family));
  return all.filter(
    (p) =>
      families.has(p.family) &&
      ![...wanted, ...own].some((w) => w.text === p.text) &&
      !wanted.some((w) => contains(p, w) && p.length > 0),
  );
}

function addSessions(lab: LabBuilder, end: AzureEnd): void {
  const { circuit, at, noise } = end;
  const node = lab.node(end.msee, 'msee');
  const services = at.peering === 'microsoft' ? [parsePrefix(PUBLIC_SERVICE)].flatMap((p) => p ?? []) : [];
  const communities = microsoftPeeringOf(circuit)?.routeFilter?.raw.communities ?? [];
  node.own.push(
    ...ALL_POLICY,
    ...BFD_PROFILE,
    ...ownInstance(MICROSOFT_ASN, node),
    ...[...noise, ...services].map((p) => `${ip(p.family)} route ${p.text} blackhole 254`),
    ...noise.map((p, i) => `${ip(p.family)} prefix-list ${NOISE_LIST} seq ${(i + 1) * 5} permit ${p.text}`),
    `bgp community-list standard ${NOISE_LIST} permit ${REACHED}`,
    ...([4, 6] as const).flatMap((f, i) => [
      `route-map ${TO_GATEWAYS} deny ${(i + 1) * 10}`,
      ` match ${ip(f)} address prefix-list ${NOISE_LIST}`,
      'exit',
    ]),
    `route-map ${TO_GATEWAYS} deny 30`,
    ` match community ${NOISE_LIST}`,
    'exit',
    `route-map ${TO_GATEWAYS} permit 40`,
    'exit',
  );
  const tag = communities.length > 0 && services.length > 0 ? nodeName('tag', at.circuit) : ALL;
  if (tag !== ALL) {
    node.own.push(
      ...services.map((p) => `ip prefix-list ${tag} permit ${p.text}`),
      `route-map ${tag} permit 10`,
      ` match ip address prefix-list ${tag}`,
      ` set community ${communities.join(' ')}`,
      'exit',
      `route-map ${tag} permit 20`,
      'exit',
    );
  }
  const sessions = end.sessions.map((s) => ({
    address: s.own,
    family: s.family,
    asn: s.asn ?? end.edge.model.asn,
    in: ALL,
    out: tag,
    holdTime: HOLD_TIME,
    ...(s.bfd && { bfd: LAB_PROFILE }),
    ...(s.secret !== undefined && { secret: s.secret }),
  }));
  node.own.push(...bgp(MICROSOFT_ASN, undefined, sessions, [...noise, ...services]));
  if (at.peering === 'private') addGatewaySessions(lab, circuit, node, MICROSOFT_ASN, TO_GATEWAYS);
}

/** Circuits joined by Global Reach: what one side's edge announces, the other side's edge is told. */
function addGlobalReach(lab: LabBuilder, ends: readonly AzureEnd[]): void {
  const privately = ends.filter((end) => end.at.peering === 'private');
  for (const [i, one] of privately.entries()) {
    for (const other of privately.slice(i + 1)) {
      const families = ([4, 6] as const satisfies IpFamily[]).filter((f) =>
        globalReachPeers(one.circuit, f).includes(other.circuit),
      );
      if (one.at.which !== other.at.which || families.length === 0) continue;
      const [a, b] = [lab.node(one.msee, 'msee'), lab.node(other.msee, 'msee')];
      const pairs = families.map((f) => lab.pair(f));
      lab.connect(
        { node: a.name, interface: lab.port(a), addresses: pairs.map((p) => withLength(p.a, p)) },
        { node: b.name, interface: lab.port(b), addresses: pairs.map((p) => withLength(p.b, p)) },
      );
      for (const [node, far] of [
        [a, 'b'],
        [b, 'a'],
      ] as const) {
        node.own.push(
          `bgp as-path access-list ${GLOBAL_REACH} permit ^${GATEWAY_ASN}`,
          ...([4, 6] as const).flatMap((f, n) => [
            `route-map ${GLOBAL_REACH} deny ${(n + 1) * 10}`,
            ` match ${ip(f)} address prefix-list ${NOISE_LIST}`,
            'exit',
          ]),
          `route-map ${GLOBAL_REACH} deny 30`,
          ` match as-path ${GLOBAL_REACH}`,
          'exit',
          `route-map ${GLOBAL_REACH} permit 40`,
          'exit',
          `route-map ${FROM_REACH} permit 10`,
          ` set community ${REACHED} additive`,
          'exit',
          ...bgp(
            MICROSOFT_ASN,
            undefined,
            pairs.map((p) => ({
              address: p[far],
              family: p.family,
              asn: MICROSOFT_ASN,
              in: FROM_REACH,
              out: GLOBAL_REACH,
              more: ['next-hop-self'],
            })),
            [],
          ),
        );
      }
    }
  }
}

/** The edge router's address on the link, of a family. */
export function edgeAddressOf({ sessions }: AzureEnd, family: IpFamily): string | undefined {
  return sessions.find((s) => s.family === family)?.own;
}
