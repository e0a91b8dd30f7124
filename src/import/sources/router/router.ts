import type { Platform } from '../../../edge';

/** What the configuration of a router says, as far as a design can say it too; what the router has beside it is counted. */
export interface FoundRouter {
  readonly name: string;
  readonly platform: Platform;
  /** Its own AS number. */
  readonly asn: number | undefined;
  /** The IPv4 address of its first loopback, without a length. */
  readonly loopback: string | undefined;
  /** By name. */
  readonly vrfs: ReadonlyMap<string, FoundVrf>;
  readonly interfaces: readonly FoundInterface[];
  readonly sessions: readonly FoundSession[];
  readonly statics: readonly FoundStatic[];
  /** The file that it comes from. */
  readonly source: string;
  /** Lines of the configuration that were understood, and others. */
  readonly lines: { readonly read: number; readonly passedOver: number };
  /** Whether the configuration does not say its name, and the file's was taken. */
  readonly isNamedByFile: boolean;
}

export interface FoundVrf {
  readonly name: string;
  routeDistinguisher?: string;
  readonly imports: Set<string>;
  readonly exports: Set<string>;
}

/** A layer 3 interface: a sub-interface, or one that is not divided. */
export interface FoundInterface {
  /** As the router writes it. */
  readonly name: string;
  /** The interface that carries it, and its number there. */
  readonly parent: string;
  readonly unit: number | undefined;
  /** From the outermost. */
  readonly tags: readonly number[];
  readonly vrf: string | undefined;
  /** With their lengths. */
  readonly addresses: readonly string[];
  readonly description: string | undefined;
}

/** A BGP session. */
export interface FoundSession {
  readonly vrf: string | undefined;
  /** The other end. */
  readonly address: string;
  readonly remoteAsn: number | undefined;
  readonly description: string | undefined;
  /** Prefixes that its filters let in and out, where they are plain lists. */
  readonly accepted: readonly string[];
  readonly advertised: readonly string[];
}

export interface FoundStatic {
  readonly vrf: string | undefined;
  readonly prefix: string;
  readonly nextHop: string;
}

interface SessionDraft {
  remoteAsn?: number;
  description?: string;
  /** The group or template that it takes the rest from. */
  group?: string;
  in?: string;
  out?: string;
}

interface PortDraft {
  tags: readonly number[];
  vrf: string | undefined;
  readonly addresses: string[];
  description: string | undefined;
}

/** A router while its configuration is read, line by line. */
export class RouterDraft {
  hostname: string | undefined;
  asn: number | undefined;
  loopback: string | undefined;
  read = 0;
  passedOver = 0;
  readonly vrfs = new Map<string, FoundVrf>();
  readonly statics: FoundStatic[] = [];
  /** Prefixes that a list permits, by the name of the list. */
  readonly lists = new Map<string, string[]>();
  /** Names of the lists that a policy asks, by the name of the policy. */
  readonly policies = new Map<string, string[]>();
  private readonly ports = new Map<string, PortDraft>();
  private readonly sessions = new Map<string, { vrf: string | undefined; address: string; said: SessionDraft }>();

  vrf(name: string): FoundVrf {
    return kept(this.vrfs, name, () => ({ name, imports: new Set<string>(), exports: new Set<string>() }));
  }

  port(name: string): PortDraft {
    return kept(this.ports, name, () => ({ tags: [], vrf: undefined, addresses: [], description: undefined }));
  }

  /** A session, or a group of sessions under its name. */
  session(vrf: string | undefined, address: string): SessionDraft {
    return kept(this.sessions, `${vrf ?? ''} ${address}`, () => ({ vrf, address, said: {} })).said;
  }

  list(name: string): string[] {
    return kept(this.lists, name, () => []);
  }

  policy(name: string): string[] {
    return kept(this.policies, name, () => []);
  }

  done(source: string, platform: Platform, fileName: string): FoundRouter {
    return {
      name: this.hostname ?? fileName,
      isNamedByFile: this.hostname === undefined,
      platform,
      asn: this.asn,
      loopback: this.loopback,
      vrfs: this.vrfs,
      interfaces: [...this.ports].map(([name, { tags, vrf, addresses, description }]) => ({
        ...partsOf(name),
        name,
        tags,
        vrf,
        addresses,
        description,
      })),
      sessions: [...this.sessions.values()]
        .filter(({ address }) => /^[0-9a-f.:]+$/i.test(address) && /[.:]/.test(address))
        .map(({ vrf, address, said }) => this.sessionSaid(vrf, address, said)),
      statics: this.statics,
      source,
      lines: { read: this.read, passedOver: this.passedOver },
    };
  }

  /** What a session says itself, and what it takes from its group of the same VRF or of the whole router. */
  private sessionSaid(vrf: string | undefined, address: string, own: SessionDraft): FoundSession {
    const group = own.group;
    const shared =
      group === undefined
        ? undefined
        : (this.sessions.get(`${vrf ?? ''} ${group}`) ?? this.sessions.get(` ${group}`))?.said;
    const said = { ...shared, ...own };
    return {
      vrf,
      address,
      remoteAsn: said.remoteAsn,
      description: said.description,
      accepted: this.permitted(said.in),
      advertised: this.permitted(said.out),
    };
  }

  private permitted(policy: string | undefined): string[] {
    if (policy === undefined) return [];
    const lists = [policy, ...(this.policies.get(policy) ?? [])];
    return [...new Set(lists.flatMap((name) => this.lists.get(name) ?? []))];
  }
}

/** `xe-0/0/0.3002` is unit 3002 of `xe-0/0/0`; of several numbers behind the name none is the unit. */
function partsOf(name: string): Pick<FoundInterface, 'parent' | 'unit'> {
  const [, parent = name, units = ''] = /^([^.]+)\.([\d.]+)$/.exec(name) ?? [];
  return { parent, unit: /^\d+$/.test(units) ? Number(units) : undefined };
}

/** An AS number, also as `64086.59904`. */
export function asnIn(text: string | undefined): number | undefined {
  const [, high, low] = /^(?:(\d{1,5})\.)?(\d{1,10})$/.exec(text ?? '') ?? [];
  if (low === undefined) return undefined;
  const asn = Number(high ?? 0) * 65536 + Number(low);
  return asn > 0 && asn < 2 ** 32 ? asn : undefined;
}

function kept<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
