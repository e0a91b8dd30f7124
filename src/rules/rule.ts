import type { Customer, Design, Finding, Place, Provider, Severity } from '../design';
import type { FixFunction } from './fixes/fix';

/** What a check of one customer looks at. Other customers are out of sight, so that what was found holds until one of the two files changes. */
export interface CustomerScope {
  readonly customer: Customer;
  readonly provider: Provider;
  /** The design as if it had this one customer; for the lookups that want a design. */
  readonly design: Design;
}
export interface ProviderScope {
  readonly provider: Provider;
}

/** What a check says; code and, where it is not said again, severity are the rule's. */
export interface Remark {
  readonly message: string;
  readonly place: Place;
  readonly severity?: Severity;
  readonly related?: Finding['related'];
  readonly advice?: Finding['advice'];
}

/** What stands in the documentation of a code. */
export interface RuleDocument {
  /** Such as CKT-001; never given to something else. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: what is demanded. Goes to RULES.md. */
  readonly title: string;
  /** Why, and what to do; goes to RULES.md. */
  readonly text: string;
  /** Source keys of the facts, such as FAQ26; `[K]` and `[D]` are kept. */
  readonly source: string;
  /** A code, or several, whose finding on the same value says less of the same cause, and is left out. */
  readonly covers?: string | readonly string[];
  /** Proposes changes that take a finding of this code away, where there is a safe one. */
  readonly fix?: FixFunction;
}

/** Something that a customer (or the CSP) takes for itself, such as a VLAN id on an interface. */
export interface Claim {
  /** What is taken, its scope included; claims of one key clash. */
  readonly key: string;
  /** Who takes it: the name of the customer, or of the CSP. */
  readonly owner: string;
  /** Which thing of the owner takes it; claims of one thing do not clash with each other. */
  readonly by: string;
  /** What is taken, as a person reads it. */
  readonly shown: string;
  readonly place: () => Place;
}

/** A rule about one customer and the provider above it. */
export interface CustomerRule extends RuleDocument {
  readonly scope: 'customer';
  readonly check: (scope: CustomerScope) => Iterable<Remark>;
}

/** A rule about the provider file alone. */
export interface ProviderRule extends RuleDocument {
  readonly scope: 'provider';
  readonly check: (scope: ProviderScope) => Iterable<Remark>;
}

/** A rule about what may be taken once in a whole design. */
export interface ClashRule extends RuleDocument {
  readonly scope: 'clash';
  readonly claims: (scope: CustomerScope) => Iterable<Claim>;
  readonly providerClaims?: (scope: ProviderScope) => Iterable<Claim>;
  /** What is wrong with the claims of one key; at least two, of different things, the order is by owner and thing. */
  readonly check: (claims: readonly Claim[]) => Iterable<Remark>;
}

/** A rule is a value; its functions are pure and cope with whatever is missing in the design. */
export type Rule = CustomerRule | ProviderRule | ClashRule;
