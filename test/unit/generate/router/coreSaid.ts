import { refuse } from './read/grammar';

export interface Session {
  asn?: string;
  open: boolean;
  madeAt: number;
  /** Exchanges IPv4 of the global table. */
  global: boolean;
  /** `4 in csp-core-in`, `4 active` */
  readonly families: Set<string>;
}

/** What the file of the core says, in words of no platform. */
export interface CoreSaid {
  readonly labels: readonly string[];
  readonly sessions: Readonly<Record<string, readonly string[]>>;
  /** What passes a policy. */
  readonly policies: Readonly<Record<string, readonly string[]>>;
}

export class Core {
  readonly labels = new Set<string>();
  readonly sessions = new Map<string, Session>();
  readonly lists = new Map<string, string[]>();
  readonly policies = new Map<string, string>();
  /** Families that the router carries for VPNs. */
  readonly carried = new Set<string>();
  line = 0;
  /** Whether labels are exchanged at all. */
  runs = true;

  session(address: string): Session {
    return this.sessions.get(address) ?? refuse(`${address} is not there`);
  }

  make(address: string, asn: string | undefined, global: boolean): Session {
    const made = this.sessions.get(address) ?? {
      open: true,
      madeAt: this.line,
      global,
      families: new Set<string>(),
    };
    if (asn !== undefined) made.asn = asn;
    this.sessions.set(address, made);
    return made;
  }

  /** A session may not be open while a family that it exchanges lacks a filter. */
  watch(): void {
    this.line++;
    for (const [address, s] of this.sessions) {
      if (!s.open) continue;
      const active = ['4', '6'].filter((f) => s.families.has(`${f} active`));
      const bare = active.some((f) => ![...s.families].some((x) => x.startsWith(`${f} in `)));
      if (bare || (s.global && s.madeAt < this.line - 1)) refuse(`${address} is open without its filters`);
    }
  }

  list(name: string, value: string): undefined {
    this.lists.set(name, [...(this.lists.get(name) ?? []), value]);
    return undefined;
  }

  said(): CoreSaid {
    const policies = [...this.policies].map(([name, list]) => [name, this.lists.get(list) ?? refuse(list)] as const);
    const sessions = [...this.sessions].map(([address, s]) => [
      address,
      [
        `AS ${s.asn ?? refuse(address)}`,
        ...(s.open ? ['open'] : []),
        ...(s.global ? ['global'] : []),
        ...[...s.families].sort(),
      ],
    ]);
    return {
      labels: this.runs ? [...this.labels].sort() : [],
      sessions: Object.fromEntries(sessions),
      policies: Object.fromEntries(policies),
    };
  }
}

/** A dot of an address, as a pattern writes it. */
export const unescaped = (pattern: string) => pattern.replaceAll(String.raw`\.`, '.');
