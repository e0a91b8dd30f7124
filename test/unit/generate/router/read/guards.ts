import { containsAddress, parseAddress, parseInterfaceAddress } from '../../../../../src/network/prefix';
import type { Family } from './said';

/** A line of a packet filter; what is not said matches all. */
export interface PacketRule {
  readonly permit: boolean;
  readonly protocol?: string;
  readonly from?: string;
  readonly to?: string;
  readonly source?: number;
  readonly destination?: number;
  /** Either port. */
  readonly port?: number;
  /** Only packets that were forwarded on their way. */
  readonly far?: boolean;
}

export interface PacketFilter {
  readonly rules: PacketRule[];
  /** What becomes of a packet that no line matches. */
  readonly otherwise: boolean;
}

type Packet = Required<Omit<PacketRule, 'permit' | 'port'>>;

const STRANGER: Readonly<Record<Family, string>> = { 4: '198.51.100.77', 6: '2001:db8:77::1' };

function passes({ rules, otherwise }: PacketFilter, packet: Packet): boolean {
  const found = rules.find(
    (r) =>
      (r.protocol ?? packet.protocol) === packet.protocol &&
      (r.from ?? packet.from) === packet.from &&
      (r.to ?? packet.to) === packet.to &&
      (r.source ?? packet.source) === packet.source &&
      (r.destination ?? packet.destination) === packet.destination &&
      (r.port === undefined || r.port === packet.source || r.port === packet.destination) &&
      (r.far === undefined || r.far === packet.far),
  );
  return found?.permit ?? otherwise;
}

/**
 * Which of the packets that one would try with pass a filter.
 * @param owns peer → the own address beside it, at which it tries; a stranger tries at the first of them
 */
export function passing(filter: PacketFilter, family: Family, owns: ReadonlyMap<string, string>): string[] {
  const stranger = STRANGER[family];
  const peers = [...owns.keys()];
  const first = firstOf(owns.values());
  const icmp = family === '4' ? 'icmp' : 'icmp6';
  const tried: [string, Packet][] = [...peers, stranger].flatMap((from): [string, Packet][] => {
    const packet = { protocol: 'tcp', from, to: owns.get(from) ?? first, source: 40_000, destination: 179, far: false };
    const who = from === stranger ? 'a stranger' : from;
    return [
      [`BGP of ${who}`, packet],
      [`answers in BGP of ${who}`, { ...packet, source: 179, destination: 40_000 }],
      [`BGP of ${who} from afar`, { ...packet, far: true }],
      [`BFD of ${who}`, { ...packet, protocol: 'udp', destination: 3784 }],
      [`ICMP of ${who}`, { ...packet, protocol: icmp }],
      [`UDP to port 179 of ${who}`, { ...packet, protocol: 'udp' }],
      [`SNMP of ${who}`, { ...packet, protocol: 'udp', destination: 161 }],
      [`TCP to port 3784 of ${who}`, { ...packet, destination: 3784 }],
      [`BGP from afar that goes through from ${who}`, { ...packet, to: `${stranger}9`, far: true }],
      [`SSH of ${who}`, { ...packet, destination: 22 }],
      [`what goes through from ${who}`, { ...packet, to: `${stranger}9` }],
    ];
  });
  const echo = { protocol: 'udp', from: first, to: first, source: 40_000, destination: 3785, far: false };
  return [...tried, ['echoes of BFD', echo] as const].flatMap(([name, p]) => (passes(filter, p) ? [name] : [])).sort();
}

const firstOf = (owns: Iterable<string>): string => [...owns].sort()[0] ?? '';

interface Session {
  readonly peer: string;
  /** The own address beside it. */
  readonly own: string;
  /** Undefined where the session is not guarded. */
  readonly bfd: boolean | undefined;
  readonly near: boolean;
}

/** The same of the model: what the filter of an interface is to let pass in a family. */
export function wantedPassing(sessions: readonly Session[], echoes: boolean): string[] | undefined {
  const isGuarded = sessions.some((s) => s.bfd !== undefined);
  if (!isGuarded && !sessions.some((s) => s.near)) return undefined;
  const nearAt = new Set(sessions.flatMap((s) => (s.near ? [s.own] : [])));
  const first = firstOf(sessions.map((s) => s.own));
  const isNear = (who: string) => nearAt.has(sessions.find((s) => s.peer === who)?.own ?? first);
  const names = sessions.map((s) => s.peer);
  const all = [...names, 'a stranger'];
  const passingNames = [
    ...all.flatMap((who) => [`what goes through from ${who}`, `BGP from afar that goes through from ${who}`]),
    ...all.map((who) => `ICMP of ${who}`),
    ...(isGuarded
      ? []
      : all.flatMap((who) => [
          `BFD of ${who}`,
          `SSH of ${who}`,
          `UDP to port 179 of ${who}`,
          `SNMP of ${who}`,
          `TCP to port 3784 of ${who}`,
        ])),
    ...(isGuarded ? names : all).flatMap((who) => [
      `BGP of ${who}`,
      `answers in BGP of ${who}`,
      ...(isNear(who) ? [] : [`BGP of ${who} from afar`]),
    ]),
    ...sessions.flatMap((s) => (s.bfd ? [`BFD of ${s.peer}`] : [])),
    ...(!isGuarded || (echoes && sessions.some((s) => s.bfd)) ? ['echoes of BFD'] : []),
  ];
  return passingNames.sort();
}

/** The own address of an interface in the network of a neighbour. */
export function ownBeside(addresses: readonly string[], peer: string): string | undefined {
  const other = parseAddress(peer);
  return addresses
    .flatMap((a) => parseInterfaceAddress(a) ?? [])
    .find(({ prefix }) => other !== undefined && containsAddress(prefix, other))?.address.text;
}
