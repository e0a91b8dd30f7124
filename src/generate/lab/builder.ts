import type { IpFamily, Neighbor } from '../../edge';
import { type Prefix, addressAt, makePrefix } from '../../network/prefix';
import type { LabAct, LabCheck, LabConfiguration, LabEnd, LabLink, LabNode, LabVrf } from './model';

/** Link networks that only the lab has. Shared address space (RFC 6598) and a local prefix (RFC 4193). */
const LAB_LINKS = { 4: 0x647f0000n, 6: 0xfd691ab0000000000000000000000000n };

/** 100.125.0.0/16: what the lab's own routers call themselves, also shared address space. */
const ROUTER_IDS = makePrefix(4, 0x647d0000n, 16);

/** A node while it is put together. */
export interface Draft {
  readonly name: string;
  readonly kind: LabNode['kind'];
  /** Of its BGP: a router whose addresses are all IPv6 would have none, and no session of it would come up. */
  readonly routerId: string;
  readonly vrfs: LabVrf[];
  readonly configurations: LabConfiguration[];
  /** Lines of the lab's own configuration. */
  readonly own: string[];
  readonly setup: string[];
  answers: boolean;
  ports: number;
}

export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly length: number;
  readonly family: IpFamily;
}

/** A session of a site with an edge router, as the design describes it. */
export interface SiteSession {
  readonly customer: string;
  readonly node: string;
  readonly asn: number;
  readonly edge: string;
  readonly vrf: string | undefined;
  readonly neighbor: Neighbor;
  readonly prefixes: readonly Prefix[];
}

/** What of the lab an element of the failure matrix is: links that go with it, and what its neighbours are told at once. */
export interface Part {
  readonly links: Set<string>;
  readonly acts: LabAct[];
}

/** Collects the parts of a lab. */
export class LabBuilder {
  readonly nodes = new Map<string, Draft>();
  readonly links: LabLink[] = [];
  readonly checks: LabCheck[] = [];
  readonly siteSessions: SiteSession[] = [];
  readonly #parts = new Map<string, Part>();
  readonly standIns = new Set<string>();
  readonly left = new Set<string>();
  readonly values: Record<string, string> = {};
  #networks = 0;

  node(name: string, kind: LabNode['kind']): Draft {
    const found = this.nodes.get(name);
    if (found) return found;
    const made: Draft = {
      name,
      kind,
      routerId: addressAt(ROUTER_IDS, this.nodes.size + 1)?.text ?? '',
      vrfs: [],
      configurations: [],
      own: [],
      setup: [],
      answers: kind === 'host',
      ports: 0,
    };
    this.nodes.set(name, made);
    return made;
  }

  /** The next interface of a node that the lab names. */
  port(node: Draft): string {
    return `e${++node.ports}`;
  }

  /** A link network that nothing else has. */
  pair(family: IpFamily): Pair {
    const length = family === 4 ? 30 : 126;
    const network: Prefix = makePrefix(family, LAB_LINKS[family] + BigInt(++this.#networks) * 4n, length);
    return { a: addressAt(network, 1)?.text ?? '', b: addressAt(network, 2)?.text ?? '', length, family };
  }

  connect(a: LabEnd, b: LabEnd): string {
    const name = `${a.node}:${a.interface} - ${b.node}:${b.interface}`;
    this.links.push({ name, a, b });
    return name;
  }

  /** @param key of an element of a customer's failure matrix, such as `attachment:office/1` */
  part(customer: string, key: string): Part {
    const id = `${customer} ${key}`;
    const part = this.#parts.get(id) ?? { links: new Set(), acts: [] };
    this.#parts.set(id, part);
    return part;
  }

  /** Whether a link is part of more than one element of a kind, such as the attachments of two families. */
  isShared(customer: string, kind: string, link: string): boolean {
    const parts = [...this.#parts].filter(
      ([id, { links }]) => id.startsWith(`${customer} ${kind}:`) && links.has(link),
    );
    return parts.length > 1;
  }

  /** A second address family on a link that is there: the far end gets one more address. @returns the link */
  addFarAddress(near: LabEnd, address: string): string | undefined {
    const at = this.links.findIndex(
      (l) => l.a.node === near.node && l.a.vrf === near.vrf && l.a.interface === near.interface,
    );
    const link = this.links[at];
    if (!link) return undefined;
    this.links[at] = { ...link, b: { ...link.b, addresses: [...link.b.addresses, address] } };
    return link.name;
  }

  finished(): LabNode[] {
    return [...this.nodes.values()].map(({ name, kind, vrfs, configurations, own, setup, answers }) => ({
      name,
      kind,
      vrfs,
      setup,
      answers,
      configurations: [
        ...configurations,
        ...(own.length > 0 ? [{ name: 'lab.conf', origin: 'lab' as const, lines: own }] : []),
      ],
    }));
  }
}

/** Names of nodes: what namespaces, containers and host names all take. */
export function nodeName(...parts: readonly string[]): string {
  return parts
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}

/** An address with the length of a link. */
export function withLength(address: string, pair: Pick<Pair, 'length'>): string {
  return `${address}/${pair.length}`;
}

export const ip = (family: IpFamily) => (family === 4 ? 'ip' : 'ipv6');

/** A neighbour of the lab's own, with policies that let pass what the lists hold (everything without). */
export interface LabNeighbor {
  readonly address: string;
  readonly family: IpFamily;
  readonly asn: number;
  readonly secret?: string;
  /** Name of a profile of BFD. */
  readonly bfd?: string;
  /** seconds */
  readonly holdTime?: number;
  /** Packets come from the neighbour itself (RFC 5082): both ends want it, or the session does not come up. */
  readonly ttlSecurity?: boolean;
  /** iBGP has none. */
  readonly in?: string;
  readonly out?: string;
  readonly more?: readonly string[];
}

/** Lines that shut a session down, and open it again. */
export function shutdown(node: string, asn: number, address: string): LabAct {
  const of = `router bgp ${asn}`;
  return {
    node,
    lines: [of, `neighbor ${address} shutdown`],
    undo: [of, `no neighbor ${address} shutdown`],
  };
}

export const ALL = 'LAB-ALL';

/** Route maps are needed on every session between different AS numbers. */
export const ALL_POLICY: readonly string[] = [`route-map ${ALL} permit 10`, 'exit'];

/** Who the lab's own routers are, and what they do with several equal ways. */
export function ownInstance(asn: number, { routerId }: Pick<Draft, 'routerId'>): string[] {
  return [
    `router bgp ${asn}`,
    ` bgp router-id ${routerId}`,
    ' no bgp default ipv4-unicast',
    ' bgp bestpath as-path multipath-relax',
    'exit',
  ];
}

/** A BGP instance; what it has already is added to. */
export function bgp(
  asn: number,
  vrf: string | undefined,
  neighbors: readonly LabNeighbor[],
  networks: readonly Prefix[],
): string[] {
  return [
    `router bgp ${asn}${vrf === undefined ? '' : ` vrf ${vrf}`}`,
    ' no bgp default ipv4-unicast',
    ' bgp bestpath as-path multipath-relax',
    ...neighbors.flatMap((n) => [
      ` neighbor ${n.address} remote-as ${n.asn}`,
      ` neighbor ${n.address} timers connect 1`,
      ...(n.secret === undefined ? [] : [` neighbor ${n.address} password <secret:${n.secret}>`]),
      ...(n.holdTime === undefined ? [] : [` neighbor ${n.address} timers ${n.holdTime / 3} ${n.holdTime}`]),
      ...(n.bfd !== undefined ? [` neighbor ${n.address} bfd profile ${n.bfd}`] : []),
      ...(n.ttlSecurity ? [` neighbor ${n.address} ttl-security hops 1`] : []),
    ]),
    ...([4, 6] as const).flatMap((family) => {
      const own = neighbors.filter((n) => n.family === family);
      const prefixes = networks.filter((p) => p.family === family);
      if (own.length === 0 && prefixes.length === 0) return [];
      return [
        ` address-family ipv${family} unicast`,
        ...prefixes.map((p) => `  network ${p.text}`),
        ...own.flatMap((n) => [
          `  neighbor ${n.address} activate`,
          `  neighbor ${n.address} soft-reconfiguration inbound`,
          ...(n.in === undefined ? [] : [`  neighbor ${n.address} route-map ${n.in} in`]),
          ...(n.out === undefined ? [] : [`  neighbor ${n.address} route-map ${n.out} out`]),
          ...(n.more ?? []).map((line) => `  neighbor ${n.address} ${line}`),
        ]),
        ' exit-address-family',
      ];
    }),
    'exit',
  ];
}

export const LAB_PROFILE = 'lab';
/** Inside of a site, where a bridge keeps a link up while its other end is gone. */
export const LAN_PROFILE = 'lan';

/** Slower than what is generated, which may be: a laptop that is busy loses no session. source: BFD */
export const BFD_PROFILE: readonly string[] = [
  'bfd',
  ` profile ${LAB_PROFILE}`,
  '  detect-multiplier 10',
  '  receive-interval 1000',
  '  transmit-interval 300',
  ' exit',
  ` profile ${LAN_PROFILE}`,
  '  detect-multiplier 6',
  '  receive-interval 500',
  '  transmit-interval 500',
  ' exit',
  'exit',
];
