import type { Customer, Finding, Provider } from '../design';
import type { Claim, ClashRule, CustomerScope, Remark } from './rule';

interface Key {
  readonly name: string;
  /** The claims of each thing of an owner. */
  readonly things: Map<string, Claim[]>;
  /** What was found last. */
  found: readonly Finding[];
}

/** How an index runs a rule, and makes findings of what it says. */
export interface ClashRun {
  readonly guard: <T>(run: () => Iterable<T>) => readonly T[];
  readonly findingOf: (remark: Remark) => Finding;
}

const MOST_LISTED = 200;

/**
 * The claims of one rule over all customers of a design, kept while the customers come and go:
 * an edit of one of 5000 customers looks again only at the keys that this customer has or had.
 */
export class ClashIndex {
  private readonly keys = new Map<string, Key>();
  /** Keys whose claims changed since they were judged. */
  private readonly changed = new Set<Key>();
  /** Keys of which something was found. */
  private readonly contested = new Set<Key>();
  private readonly claimsOf = new Map<Customer | Provider, readonly Claim[]>();

  constructor(
    private readonly rule: ClashRule,
    private readonly run: ClashRun,
  ) {}

  add(owner: Customer | Provider, claims: readonly Claim[]): void {
    this.claimsOf.set(owner, claims);
    for (const claim of claims) {
      const key = this.keys.get(claim.key) ?? { name: claim.key, things: new Map<string, Claim[]>(), found: [] };
      this.keys.set(claim.key, key);
      const thing = thingOf(claim);
      const known = key.things.get(thing);
      if (known) known.push(claim);
      else key.things.set(thing, [claim]);
      this.changed.add(key);
    }
  }

  remove(owner: Customer | Provider): void {
    for (const claim of this.claimsOf.get(owner) ?? []) {
      const key = this.keys.get(claim.key);
      const claims = key?.things.get(thingOf(claim));
      if (!key || !claims) continue;
      claims.splice(claims.indexOf(claim), 1);
      if (claims.length === 0) key.things.delete(thingOf(claim));
      this.changed.add(key);
    }
    this.claimsOf.delete(owner);
  }

  claim(scope: CustomerScope): void {
    this.add(
      scope.customer,
      this.run.guard(() => this.rule.claims(scope)),
    );
  }

  /**
   * Takes the claims of a customer in the place of those of the one that its file was before. Where they say the same, a key of
   * which nothing was found is not judged again: of it nothing would be found, wherever its claims stand in their files by now.
   */
  replace(before: Customer, scope: CustomerScope): void {
    const old = this.claimsOf.get(before) ?? [];
    const now = this.run.guard(() => this.rule.claims(scope));
    if (now.length !== old.length || !now.every((claim, i) => saysTheSame(claim, old[i]))) {
      this.remove(before);
      this.add(scope.customer, now);
      return;
    }
    this.claimsOf.delete(before);
    this.claimsOf.set(scope.customer, now);
    for (const [i, claim] of now.entries()) {
      const key = this.keys.get(claim.key);
      const claims = key?.things.get(thingOf(claim));
      const at = claims?.findIndex((one) => one === old[i]) ?? -1;
      if (!key || !claims || at < 0) continue;
      claims[at] = claim;
      if (key.found.length > 0) this.changed.add(key);
    }
  }

  /** The same objects come back while nobody claims or leaves a key. */
  *findings(): Generator<Finding, void, undefined> {
    for (const key of this.changed) {
      key.found = this.judge(key);
      if (key.found.length > 0) this.contested.add(key);
      else this.contested.delete(key);
      if (key.things.size === 0) this.keys.delete(key.name);
    }
    this.changed.clear();
    for (const { found } of this.contested) yield* found;
  }

  private judge({ things }: Key): readonly Finding[] {
    if (things.size < 2) return [];
    const named = [...things];
    // What thousands share (a pool) is counted, not listed: its order does not show.
    if (named.length <= MOST_LISTED) named.sort(([a], [b]) => (a < b ? -1 : 1));
    const claims = named.flatMap(([, [first]]) => first ?? []);
    return this.run.guard(() => this.rule.check(claims)).map(this.run.findingOf);
  }
}

/** A rule judges claims by what they say, which may be more than every claim says; where they stand is told beside it. */
function saysTheSame(claim: Claim, other: Claim | undefined): boolean {
  const said = new Map<string, unknown>(Object.entries(other ?? {}));
  const all = Object.entries(claim);
  return said.size === all.length && all.every(([name, value]) => name === 'place' || said.get(name) === value);
}

/** Claims of one thing of an owner do not clash with each other. */
function thingOf({ owner, by }: Claim): string {
  return `${owner}\n${by}`;
}
