import type { Prefix } from '../network/prefix';
import type {
  BackboneType,
  CommunityList,
  EdgeInterface,
  EdgeRouterModel,
  IpFamily,
  MacSec,
  Neighbor,
  Policy,
  PrefixEntry,
  PrefixList,
  Refusal,
  StaticRoute,
  Term,
  Translation,
  Tunnel,
  Vrf,
} from './model';
import { isIn, ofFamily } from './prefixes';

/** A table while it is filled. */
export interface Table {
  readonly vrf: Vrf | undefined;
  readonly neighbors: Neighbor[];
  readonly networks: Prefix[];
  readonly aggregates: Prefix[];
  readonly statics: StaticRoute[];
}

/** What one customer needs on one router, while it is put together. */
export class Slice {
  readonly interfaces: EdgeInterface[] = [];
  readonly tables: Table[] = [];
  readonly prefixLists: PrefixList[] = [];
  readonly communityLists: CommunityList[] = [];
  readonly policies: Policy[] = [];
  readonly tunnels: Tunnel[] = [];
  readonly translations: Translation[] = [];
  readonly macSec: MacSec[] = [];
  readonly open: string[] = [];
  readonly refusals: Refusal[] = [];
  backbone: BackboneType | undefined;

  constructor(
    readonly identity: Pick<
      EdgeRouterModel,
      'customer' | 'router' | 'site' | 'owner' | 'role' | 'platform' | 'family' | 'asn' | 'loopback'
    >,
  ) {}

  /** The table of that VRF (the global one without), made when first asked for. */
  table(vrf: Vrf | undefined): Table {
    const found = this.tables.find((t) => t.vrf?.name === vrf?.name);
    if (found) return found;
    const made: Table = { vrf, neighbors: [], networks: [], aggregates: [], statics: [] };
    this.tables.push(made);
    return made;
  }

  /** A second address family on the same sub-interface is added to it. */
  addInterface(added: EdgeInterface): void {
    const at = this.interfaces.findIndex(
      (i) => i.parent === added.parent && i.unit === added.unit && !added.sharesUnit,
    );
    const there = this.interfaces[at];
    if (!there) this.interfaces.push(added);
    else {
      const addresses = [...new Set([...there.addresses, ...added.addresses])];
      const guarded = [...(there.guarded ?? []), ...(added.guarded ?? [])];
      this.interfaces[at] = {
        ...added,
        ...there,
        addresses,
        bfd: there.bfd || added.bfd,
        ...(guarded.length > 0 && { guarded }),
      };
    }
  }

  /** A policy that permits exactly what the list holds. */
  permit(
    name: string,
    family: IpFamily,
    entries: readonly PrefixEntry[],
    set: Omit<Term, 'permit' | 'prefixList'> = {},
  ) {
    this.addList({ name, family, entries });
    this.addPolicy({ name, family, terms: [{ permit: true, prefixList: name, ...set }] });
    return name;
  }

  addList(list: PrefixList): void {
    if (!this.prefixLists.some((l) => l.name === list.name)) this.prefixLists.push(list);
  }

  addPolicy(policy: Policy): void {
    if (!this.policies.some((p) => p.name === policy.name)) this.policies.push(policy);
  }

  addCommunities(list: CommunityList): void {
    if (!this.communityLists.some((l) => l.name === list.name)) this.communityLists.push(list);
  }

  /** Originates a prefix: while it is in the table, while something more specific is, or held by a discard route. */
  originate(table: Table, prefix: Prefix, origin: 'learned' | 'aggregate' | 'static'): void {
    const into = origin === 'aggregate' ? table.aggregates : table.networks;
    if (!isIn(prefix, into)) into.push(prefix);
    const there = table.statics.some((s) => s.prefix.text === prefix.text);
    if (origin === 'static' && !there) table.statics.push({ prefix, nextHop: { kind: 'discard' } });
  }

  addOpen(text: string): void {
    if (!this.open.includes(text)) this.open.push(text);
  }

  refuse(subject: string, reason: string): void {
    this.refusals.push({ subject, reason });
  }

  get isEmpty(): boolean {
    return (
      this.tables.every((t) => t.neighbors.length === 0) && this.tunnels.length === 0 && this.refusals.length === 0
    );
  }

  model(): EdgeRouterModel {
    const { identity, interfaces, communityLists } = this;
    const tables = this.tables.map((table) => ({
      ...table,
      families: familiesOf(table),
      maximumPaths: maximumPathsOf(table),
    }));
    const spoken = (of: { readonly family: IpFamily }) => tables.some((t) => t.families.includes(of.family));
    return {
      ...identity,
      interfaces,
      tables,
      prefixLists: this.prefixLists.filter(spoken),
      communityLists,
      policies: this.policies.filter(spoken),
      backbone: this.backbone,
      tunnels: this.tunnels,
      translations: this.translations,
      macSec: this.macSec,
      open: this.open,
      refusals: this.refusals,
    };
  }
}

function familiesOf(table: Table): IpFamily[] {
  return ([4, 6] as const).filter(
    (f) => ofFamily(table.neighbors, f).length > 0 || ofFamily([...table.networks, ...table.aggregates], f).length > 0,
  );
}

/** Both links of a peering on one router are two equal ways. source: Microsoft's samples */
function maximumPathsOf({ neighbors }: Table): number | undefined {
  const ways = new Map<string, number>();
  for (const { link, family } of neighbors) {
    if (!link) continue;
    const key = `${link.circuit} ${link.peering} ${family}`;
    ways.set(key, (ways.get(key) ?? 0) + 1);
  }
  const most = Math.max(0, ...ways.values());
  return most > 1 ? most : undefined;
}

export function exact(prefixes: readonly Prefix[]): PrefixEntry[] {
  return prefixes.map((prefix) => ({ permit: true, prefix, upTo: undefined }));
}

/** The prefix and all that is more specific. */
export function orLonger(prefixes: readonly Prefix[], permit = true): PrefixEntry[] {
  return prefixes.map((prefix) => ({ permit, prefix, upTo: prefix.family === 4 ? 32 : 128 }));
}
