import { containsAddress, parseAddress, parsePrefix } from '../../../../../src/network/prefix';
import { Refused, refuse } from './grammar';
import { type PacketFilter, ownBeside, passing } from './guards';
import {
  type ExchangeSaid,
  type Family,
  type InterfaceSaid,
  type MacSecSaid,
  type Said,
  type SessionSaid,
  type TermSaid,
  type TranslationSaid,
  type TunnelSaid,
  type VrfSaid,
  communitiesOf,
  familyOf,
  withoutEmpty,
} from './said';

export interface ListDraft {
  readonly family: Family;
  readonly entries: Map<number, string>;
}

/** A term while its lists are names. */
export interface TermDraft extends Omit<TermSaid, 'prefixes' | 'communities'> {
  lists: { readonly name: string; readonly family?: Family; readonly not?: boolean }[];
  sets: string[];
  communityKind?: string;
}

export interface SessionDraft extends SessionSaid {
  readonly vrf: string;
  readonly address: string;
  readonly madeAt: number;
  hasBfd: boolean;
  /** It is open, and exchanges a family with both filters. */
  inService?: boolean;
  /** It may exchange its family as soon as it is made, whatever is said of that. */
  atOnce?: boolean;
  /** What is said of all its families at once. */
  readonly all: ExchangeSaid;
}

export interface VrfDraft extends VrfSaid {
  importMap: Partial<Record<Family, string>>;
  targets: Partial<Record<Family, string[]>>;
}

export interface PortDraft extends InterfaceSaid {
  /** milliseconds x multiplier, where sessions take them from the interface. */
  bfd?: string;
  /** Of all families. */
  wholeMtu?: number;
  /** Names of the filters of what comes in. */
  filters?: Partial<Record<Family, string>>;
}

/** The configuration of a router while a file is loaded into it. */
export class Running {
  readonly ports = new Map<string, PortDraft>();
  readonly vrfs = new Map<string, VrfDraft>();
  readonly sessions = new Map<string, SessionDraft>();
  readonly lists = new Map<string, ListDraft>();
  readonly communities = new Map<string, { kind: string; values: Set<string> }>();
  readonly policies = new Map<string, Map<number, TermDraft>>();
  readonly origins = new Set<string>();
  readonly statics = new Set<string>();
  readonly routed = new Set<Family>();
  readonly maximumPaths = new Set<string>();
  readonly translations = new Map<string, TranslationSaid>();
  readonly tunnels = new Map<string, TunnelSaid>();
  readonly macSec = new Map<string, MacSecSaid>();
  readonly filters = new Map<string, PacketFilter>();
  readonly hazards = new Set<string>();
  /** What is set for the whole router, in the reader's own words. */
  readonly settings = new Set<string>();
  readonly #used = new Set<string>();
  line = 0;

  /** @param before VRFs that are there before the file is loaded */
  constructor(
    readonly before: ReadonlySet<string>,
    /** What is used has to be there already: the file takes effect line by line. */
    readonly byLine: boolean,
  ) {}

  port(name: string, made: Partial<PortDraft> = {}): PortDraft {
    return getOr(this.ports, name, () => ({ tags: 'none', addresses: [], up: false, ...made }));
  }

  vrf(name: string): VrfDraft {
    return getOr(this.vrfs, name, (): VrfDraft => ({ imports: {}, exports: {}, importMap: {}, targets: {} }));
  }

  /** The VRF as a line names it that needs it. */
  needVrf(name: string): string {
    if (!this.vrfs.has(name) && !this.before.has(name)) refuse(`VRF ${name} is not there`);
    return name;
  }

  /** A session is made by the AS number of its neighbour; nothing else can be said of it before. */
  makeSession(vrf: string, address: string, asn: string, active: Family | undefined): SessionDraft {
    const made: SessionDraft = {
      vrf,
      address,
      asn,
      madeAt: this.line,
      open: true,
      hasBfd: false,
      all: {},
      families: active === undefined ? {} : { [active]: { active: true } },
    };
    getOr(this.sessions, `${vrf} ${address}`, () => made);
    return this.session(vrf, address);
  }

  session(vrf: string, address: string): SessionDraft {
    const session = this.sessions.get(`${vrf} ${address}`) ?? refuse(`neighbor ${address} is not there`);
    if (this.byLine && session.inService) this.hazards.add(`${address} changes while it is open`);
    return session;
  }

  use(name: string, where: ReadonlyMap<string, unknown>): string {
    if (this.byLine && !where.has(name)) this.hazards.add(`${name} is used before it is there`);
    this.#used.add(name);
    return name;
  }

  /** What filters a session that is open is not changed any more. */
  #settled(name: string): void {
    const isInService = [...this.sessions.values()].some((s) => s.inService);
    if (this.byLine && isInService && this.#used.has(name)) this.hazards.add(`${name} changes while sessions are open`);
  }

  term(policy: string, number: number, permit: boolean): TermDraft {
    this.#settled(policy);
    const terms = getOr(this.policies, policy, () => new Map<number, TermDraft>());
    const term = getOr(terms, number, () => ({ permit, lists: [], sets: [] }));
    term.permit = permit;
    return term;
  }

  entry(name: string, family: Family, number: number, text: string): void {
    this.#settled(name);
    const list = getOr(this.lists, name, (): ListDraft => ({ family, entries: new Map() }));
    if (list.family !== family || list.entries.has(number)) refuse(`${name} ${number} is there already`);
    list.entries.set(number, text);
  }

  community(name: string, kind: string, value: string): void {
    this.#settled(name);
    getOr(this.communities, name, () => ({ kind, values: new Set<string>() })).values.add(value);
  }

  /** After each line: no session may exchange anything without both filters, but for the line after the one that makes it. */
  watch(): void {
    this.line++;
    if (!this.byLine) return;
    for (const s of this.sessions.values()) {
      const families = Object.values(s.families);
      s.inService = s.open && families.some((f) => f.active && f.in !== undefined && f.out !== undefined);
      if (!s.open || s.madeAt === this.line - 1) continue;
      const exchanged = Object.values(s.families).filter((f) => f.active || s.atOnce);
      const bare =
        exchanged.some((f) => f.in === undefined || f.out === undefined) || (s.atOnce && exchanged.length === 0);
      if (bare) this.hazards.add(`${s.address} is open without its filters`);
    }
  }

  /** Where the platform's policies are not entries with numbers. */
  resolver: ((name: string) => TermSaid[]) | undefined;

  /** The terms of a policy with their lists in them; what matches nothing is left out. */
  resolve(name: string): TermSaid[] {
    if (this.resolver) return withoutEmpty(this.resolver(name));
    const terms = this.policies.get(name) ?? refuse(`${name} is nowhere defined`);
    return withoutEmpty(
      [...terms]
        .sort(([a], [b]) => a - b)
        .map(([, { lists, sets, communityKind, ...term }]) => ({
          ...term,
          ...(lists.length > 0 && { prefixes: lists.flatMap((l) => this.#entries(l)) }),
          ...(communityKind !== undefined && { communities: this.#communities(communityKind, sets) }),
        })),
    );
  }

  /** What the filters of a port let in of what its neighbours, and others, would try. */
  #passing({ filters, addresses, vrf }: PortDraft): Pick<InterfaceSaid, 'passing'> {
    const families = Object.entries(filters ?? {}) as [Family, string][];
    if (families.length === 0) return {};
    const passed = families.map(([family, name]) => {
      const filter = this.filters.get(name) ?? refuse(`filter ${name} is nowhere defined`);
      const peers = [...this.sessions.values()]
        .filter((s) => s.vrf === (vrf ?? '') && familyOf(s.address) === family)
        .flatMap((s): [string, string][] => {
          const own = ownBeside(addresses, s.address);
          return own === undefined ? [] : [[s.address, own]];
        });
      return [family, passing(filter, family, new Map(peers))] as const;
    });
    return { passing: Object.fromEntries(passed) };
  }

  #entries({ name, family, not }: TermDraft['lists'][number]): string[] {
    const list = this.lists.get(name);
    if (!list || (family !== undefined && list.family !== family))
      throw new Refused(`${name} is no list of IPv${family ?? ''}`);
    if (not) return [...list.entries.values()].map((text) => text.replace('permit', 'deny'));
    const entries = [...list.entries].sort(([a], [b]) => a - b).map(([, text]) => text);
    // What nothing permits is denied.
    while (/^deny (0\.0\.0\.0\/0 le 32|::\/0 le 128)$/.test(entries.at(-1) ?? '')) entries.pop();
    return entries;
  }

  #communities(kind: string, names: readonly string[]): string {
    const values = names.flatMap((name) => {
      const list = this.communities.get(name);
      if (list?.kind !== kind) throw new Refused(`${name} is no list of ${kind}`);
      return [...list.values];
    });
    return communitiesOf(kind, values);
  }

  /** What a VRF lets in: of the routes with its targets, those that its map lets pass. */
  importsOf(targets: readonly string[], map: string | undefined): TermSaid[] {
    const all = { permit: true, communities: communitiesOf('route-target', targets) };
    if (map === undefined) return targets.length === 0 ? [] : [all];
    return this.resolve(map).flatMap((term) => {
      if (term.communities === undefined) return [{ ...term, communities: all.communities }];
      const kept = term.communities.split(' ').filter((value) => targets.includes(value));
      return kept.length === 0 ? [] : [{ ...term, communities: communitiesOf('route-target', kept) }];
    });
  }

  said(): Said {
    const sessions = [...this.sessions].map(([key, draft]) => [key, this.#sessionSaid(draft)] as const);
    const inUse = sessions.flatMap(([, s]) => Object.values(s.families).flatMap((f) => [f.in, f.out]));
    const policies = [...new Set(inUse)].flatMap((name) =>
      name === undefined ? [] : [[name, this.resolve(name)] as const],
    );
    for (const { importMap, targets, imports } of this.vrfs.values()) {
      for (const [family, values] of Object.entries(targets)) {
        const map = importMap[family as Family];
        if (!imports[family]) imports[family] = this.importsOf(values, map);
      }
    }
    for (const name of [
      ...this.policies.keys(),
      ...this.lists.keys(),
      ...this.communities.keys(),
      ...this.filters.keys(),
    ])
      if (!this.#used.has(name)) this.hazards.add(`${name} is not used`);
    return {
      interfaces: Object.fromEntries(
        [...this.ports]
          .filter(([, port]) => isSaid(port))
          .map(([name, port]) => [name, { ...portSaid(port), ...this.#passing(port) }]),
      ),
      vrfs: Object.fromEntries([...this.vrfs].map(([name, { importMap: _, targets: __, ...vrf }]) => [name, vrf])),
      sessions: Object.fromEntries(sessions),
      policies: Object.fromEntries(policies),
      origins: [...this.origins].sort(),
      statics: [...this.statics].sort(),
      routed: [...this.routed].sort(),
      maximumPaths: [...this.maximumPaths].sort(),
      translations: Object.fromEntries(this.translations),
      tunnels: Object.fromEntries(this.tunnels),
      macSec: Object.fromEntries(this.macSec),
      hazards: [...this.hazards].sort(),
    };
  }

  #sessionSaid({
    vrf,
    address,
    madeAt: _,
    atOnce: __,
    inService: ___,
    hasBfd,
    all,
    ...rest
  }: SessionDraft): SessionSaid {
    const families = Object.fromEntries(Object.entries(rest.families).map(([f, said]) => [f, { ...said, ...all }]));
    const session = { ...rest, families };
    if (!hasBfd || session.bfd !== undefined) return session;
    const other = parseAddress(address);
    const port = [...this.ports.values()].find(
      (p) =>
        (p.vrf ?? '') === vrf &&
        p.addresses.some((a) => {
          const prefix = parsePrefix(a);
          return prefix !== undefined && other !== undefined && containsAddress(prefix, other);
        }),
    );
    return { ...session, bfd: port?.bfd ?? 'without timers' };
  }
}

export function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

export function deactivate(session: SessionDraft, family: Family): undefined {
  session.families = Object.fromEntries(Object.entries(session.families).filter(([f]) => f !== family));
  return undefined;
}

/** What a session exchanges in a family. */
export function exchange(session: SessionDraft, family: Family): ExchangeSaid {
  return (session.families[family] ??= {});
}

/** Sets an address; a second one of the same text is refused. */
export function addAddress(port: PortDraft, text: string): void {
  if (port.addresses.includes(text)) refuse(`${text} is there already`);
  port.addresses.push(text);
}

/** The length of a mask of IPv4. */
export function lengthOf(mask: string): number {
  const bits = mask
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
  if (!/^1*0*$/.test(bits) || bits.length !== 32) refuse(`${mask} is no mask`);
  return bits.replaceAll('0', '').length;
}

function portSaid({ bfd: _, filters: __, wholeMtu, ...port }: PortDraft): InterfaceSaid {
  if (wholeMtu === undefined) return port;
  return { ...port, mtu: Object.fromEntries([...new Set(port.addresses.map(familyOf))].map((f) => [f, wholeMtu])) };
}

/** A port of which nothing is said but that it carries others. */
function isSaid({ vrf, addresses, description, nat }: PortDraft): boolean {
  return nat !== undefined || vrf !== undefined || addresses.length > 0 || description !== undefined;
}
