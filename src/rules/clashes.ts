import type { Customer, Finding, Provider } from '../design';
import type { Claim, ClashRule, CustomerScope, Remark } from './rule';

interface Key {
  readonly claims: Claim[];
  /** What was found last; undefined when the claims changed since. */
  found: readonly Finding[] | undefined;
}

/** How an index runs a rule, and makes findings of what it says. */
export interface ClashRun {
  readonly guard: <T>(run: () => Iterable<T>) => readonly T[];
  readonly findingsOf: (remarks: Iterable<Remark>) => readonly Finding[];
}

const MOST_LISTED = 200;

/**
 * The claims of one rule over all customers of a design, kept while the customers come and go:
 * an edit of one of 5000 customers looks again only at the keys that this customer has or had.
 */
export class ClashIndex {
  private readonly keys = new Map<string, Key>();
  private readonly contested = new Set<Key>();
  private readonly claimsOf = new Map<Customer | Provider, readonly Claim[]>();

  constructor(
    private readonly rule: ClashRule,
    private readonly run: ClashRun,
  ) {}

  add(owner: Customer | Provider, claims: readonly Claim[]): void {
    this.claimsOf.set(owner, claims);
    for (const claim of claims) {
      const key = this.keys.get(claim.key);
      if (!key) {
        this.keys.set(claim.key, { claims: [claim], found: undefined });
        continue;
      }
      key.claims.push(claim);
      key.found = undefined;
      this.contested.add(key);
    }
  }

  remove(owner: Customer | Provider): void {
    for (const claim of this.claimsOf.get(owner) ?? []) {
      const key = this.keys.get(claim.key);
      if (!key) continue;
      key.claims.splice(key.claims.indexOf(claim), 1);
      key.found = undefined;
      if (key.claims.length < 2) this.contested.delete(key);
      if (key.claims.length === 0) this.keys.delete(claim.key);
    }
    this.claimsOf.delete(owner);
  }

  claim(scope: CustomerScope): void {
    this.add(
      scope.customer,
      this.run.guard(() => this.rule.claims(scope)),
    );
  }

  /** The same objects come back while nobody claims or leaves a key. */
  *findings(): Generator<Finding, void, undefined> {
    for (const key of this.contested) yield* (key.found ??= this.judge(key.claims));
  }

  private judge(claims: readonly Claim[]): readonly Finding[] {
    const things = new Map<string, Claim>();
    for (const claim of claims) {
      const thing = `${claim.owner}\n${claim.by}`;
      if (!things.has(thing)) things.set(thing, claim);
    }
    if (things.size < 2) return [];
    const named = [...things];
    // What thousands share (a pool) is counted, not listed: its order does not show.
    if (named.length <= MOST_LISTED) named.sort(([a], [b]) => (a < b ? -1 : 1));
    return this.run.findingsOf(this.run.guard(() => this.rule.check(named.map(([, claim]) => claim))));
  }
}
