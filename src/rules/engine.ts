import type { Assembly, Customer, Design, Finding, Provider } from '../design';
import { ClashIndex } from './clashes';
import type { ClashRule, CustomerScope, Remark, Rule, RuleDocument } from './rule';
import { suppressionsOf } from './suppress';

export interface CheckOptions {
  /** The day on which silences are looked at, as YYYY-MM-DD; today where it is not said. */
  readonly today?: string;
  /** Told when a rule throws; the other rules go on. */
  readonly onError?: (error: unknown, rule: RuleDocument) => void;
}

/** A set of rules with what it found last, by the identity of customers and providers. */
export interface Engine {
  readonly check: (assembly: Assembly, options?: CheckOptions) => Finding[];
}

interface DesignState {
  readonly customers: Set<Customer>;
  readonly indexes: readonly { readonly rule: ClashRule; readonly index: ClashIndex }[];
}

/**
 * Makes an engine of rules. A check after an edit looks again only at the customer that changed, and at what it shares
 * with others; an edit of the provider file looks at everything again.
 */
export function engineOf(rules: readonly Rule[]): Engine {
  const customerRules = rules.filter((rule) => rule.scope === 'customer');
  const providerRules = rules.filter((rule) => rule.scope === 'provider');
  const clashRules = rules.filter((rule) => rule.scope === 'clash');
  const ofCustomer = new WeakMap<Customer, { readonly provider: Provider; readonly findings: readonly Finding[] }>();
  const ofProvider = new WeakMap<Provider, readonly Finding[]>();
  const ofDesign = new WeakMap<Provider, DesignState>();
  let onError: CheckOptions['onError'];

  /** What a rule gives up to where it throws. */
  const guarded =
    (rule: RuleDocument) =>
    <T>(run: () => Iterable<T>): readonly T[] => {
      const found: T[] = [];
      try {
        for (const each of run()) found.push(each);
      } catch (error) {
        onError?.(error, rule);
      }
      return found;
    };

  const findingsOf = (rule: RuleDocument, remarks: Iterable<Remark>): Finding[] =>
    Array.from(remarks, ({ severity, ...remark }) => ({
      code: rule.code,
      severity: severity ?? rule.severity,
      ...remark,
    }));

  const providerFindings = (provider: Provider): readonly Finding[] => {
    let found = ofProvider.get(provider);
    if (!found) {
      found = providerRules.flatMap((rule) =>
        findingsOf(
          rule,
          guarded(rule)(() => rule.check({ provider })),
        ),
      );
      ofProvider.set(provider, found);
    }
    return found;
  };

  const customerFindings = (design: Design, customer: Customer): readonly Finding[] => {
    const kept = ofCustomer.get(customer);
    if (kept?.provider === design.provider) return kept.findings;
    const scope = scopeOf(design, customer);
    const findings = customerRules.flatMap((rule) =>
      findingsOf(
        rule,
        guarded(rule)(() => rule.check(scope)),
      ),
    );
    ofCustomer.set(customer, { provider: design.provider, findings });
    return findings;
  };

  const newState = (provider: Provider): DesignState => ({
    customers: new Set(),
    indexes: clashRules.map((rule) => {
      const index = new ClashIndex(rule, guarded(rule));
      index.add(
        provider,
        guarded(rule)(() => rule.providerClaims?.({ provider }) ?? []),
      );
      return { rule, index };
    }),
  });

  const clashFindings = (design: Design): Finding[] => {
    const state = ofDesign.get(design.provider) ?? newState(design.provider);
    ofDesign.set(design.provider, state);
    const now = new Set(design.customers);
    for (const gone of state.customers) {
      if (now.has(gone)) continue;
      for (const { index } of state.indexes) index.remove(gone);
      state.customers.delete(gone);
    }
    for (const customer of now) {
      if (state.customers.has(customer)) continue;
      const scope = scopeOf(design, customer);
      for (const { index } of state.indexes) index.claim(scope);
      state.customers.add(customer);
    }
    return state.indexes.flatMap(({ rule, index }) => oncePerPlace(findingsOf(rule, index.remarks())));
  };

  const check = (assembly: Assembly, options: CheckOptions = {}): Finding[] => {
    onError = options.onError;
    const lists: (readonly Finding[])[] = [assembly.findings];
    for (const design of assembly.designs) {
      lists.push(providerFindings(design.provider));
      for (const customer of design.customers) lists.push(customerFindings(design, customer));
      lists.push(clashFindings(design));
    }
    const found = withoutCovered(lists.flat(), rules);
    const silences = suppressionsOf(assembly, options.today ?? new Date().toISOString().slice(0, 10));
    return silences ? found.filter((finding) => !silences(finding)) : found;
  };
  return { check };
}

/** What clashes on both links of a circuit is one value of the file, and said once. */
function oncePerPlace(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ place }) => {
    const key = [place.file, ...place.path].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

/** Leaves out what another finding on the same value says better. */
function withoutCovered(found: Finding[], rules: readonly Rule[]): Finding[] {
  const covers = new Map(rules.flatMap(({ code, covers }) => (covers === undefined ? [] : [[code, covers] as const])));
  const at = (code: string, { file, path }: Finding['place']) => [code, file, ...path].join('\n');
  const covered = new Map<string, number>();
  for (const { code, place, severity } of found) {
    const other = covers.get(code);
    if (other === undefined) continue;
    const key = at(other, place);
    covered.set(key, Math.max(covered.get(key) ?? 0, WEIGHT[severity]));
  }
  if (covered.size === 0) return found;
  return found.filter(({ code, place, severity }) => (covered.get(at(code, place)) ?? 0) < WEIGHT[severity]);
}

/** A milder finding does not stand for a graver one. */
const WEIGHT = { info: 1, warning: 2, error: 3 } as const;

function scopeOf(design: Design, customer: Customer): CustomerScope {
  const { folder, provider } = design;
  return {
    customer,
    provider,
    design: { folder, provider, customers: [customer], files: [provider.file, customer.file] },
  };
}
