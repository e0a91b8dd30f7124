import type { Assembly, Customer, Design, Finding, Place, Severity } from '../design';

/** What a check looks at. Rules that join customers (pools, VLANs, routing domains) look at the design. */
export interface DesignScope {
  readonly design: Design;
  readonly assembly: Assembly;
}
export interface CustomerScope extends DesignScope {
  readonly customer: Customer;
}

/** What a check says; code and, where it is not said again, severity are the rule's. */
export interface Remark {
  readonly message: string;
  readonly place: Place;
  readonly severity?: Severity;
  readonly related?: Finding['related'];
}

interface RuleBase {
  /** Such as CKT-001; never given to something else. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: what is demanded. Goes to RULES.md. */
  readonly title: string;
  /** Why, and what to do; goes to RULES.md. */
  readonly text: string;
  /** Source keys of the facts, such as FAQ26; `[K]` and `[D]` are kept. */
  readonly source: string;
}

/** A rule is a value; its check is pure and never throws, whatever is missing in the design. */
export type Rule =
  | (RuleBase & { readonly scope: 'customer'; readonly check: (scope: CustomerScope) => Iterable<Remark> })
  | (RuleBase & { readonly scope: 'design'; readonly check: (scope: DesignScope) => Iterable<Remark> });
