import type { Assembly, Customer, Design, DesignFile, Finding, Provider } from '../design';
import { type FindingsByFile, siftOf } from './byFile';
import { ClashIndex } from './clashes';
import type { ClashRule, CustomerScope, Remark, Rule, RuleDocument } from './rule';
import { grouped } from './shared/groups';

export interface CheckOptions {
  /** The day on which silences are looked at, as YYYY-MM-DD; today where it is not said. */
  readonly today?: string;
  /** Told when a rule throws; the other rules go on. */
  readonly onError?: (error: unknown, rule: RuleDocument) => void;
  /** Only what stands in the files of these customers, and of the providers above them; what they share with others included. */
  readonly only?: ReadonlySet<Customer>;
}

/** A set of rules with what it found last, by the identity of customers and providers. */
export interface Engine {
  readonly check: (assembly: Assembly, options?: CheckOptions) => Finding[];
  /** The same by file: the list of a file is the same one while what was found in it is the same. */
  readonly byFile: (assembly: Assembly, options?: CheckOptions) => FindingsByFile;
  /** Does the work of the next check of the same designs, one customer from one yield to the next. It can be left off anywhere. */
  readonly steps: (assembly: Assembly, options?: CheckOptions) => Generator<void, void, undefined>;
}

/** What was found for a customer in its own file, and what elsewhere. */
interface OfCustomer {
  readonly provider: Provider;
  readonly own: readonly Finding[];
  readonly elsewhere: readonly Finding[];
}

interface DesignState {
  /** Those whose claims are in the indexes. */
  readonly customers: Set<Customer>;
  /** Those of the design that was looked at last. */
  last: readonly Customer[];
  /** Those that were taken up in steps since: where these were left off, some may be of an older text. */
  readonly ahead: Customer[];
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
  const ofCustomer = new WeakMap<Customer, OfCustomer>();
  const ofProvider = new WeakMap<Provider, readonly Finding[]>();
  const ofDesign = new WeakMap<Provider, DesignState>();
  const sift = siftOf(rules);
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

  /** What a rule finds is added to what others found: a rule that finds nothing, as most do, costs no list. */
  const addFindings = (all: Finding[], rule: RuleDocument, check: () => Iterable<Remark>): void => {
    try {
      for (const remark of check()) all.push(findingOf(rule, remark));
    } catch (error) {
      onError?.(error, rule);
    }
  };

  const providerFindings = (provider: Provider): readonly Finding[] => {
    let found = ofProvider.get(provider);
    if (!found) {
      const all: Finding[] = [];
      for (const rule of providerRules) addFindings(all, rule, () => rule.check({ provider }));
      ofProvider.set(provider, (found = all));
    }
    return found;
  };

  const customerFindings = (design: Design, customer: Customer): OfCustomer => {
    const last = ofCustomer.get(customer);
    if (last?.provider === design.provider) return last;
    const scope = scopeOf(design, customer);
    const findings: Finding[] = [];
    for (const rule of customerRules) addFindings(findings, rule, () => rule.check(scope));
    const own: Finding[] = [];
    const elsewhere: Finding[] = [];
    for (const finding of saidOnce(findings)) {
      (finding.place.file === customer.file.path ? own : elsewhere).push(finding);
    }
    const found: OfCustomer = { provider: design.provider, own, elsewhere };
    ofCustomer.set(customer, found);
    return found;
  };

  const newState = (provider: Provider): DesignState => ({
    customers: new Set(),
    last: [],
    ahead: [],
    indexes: clashRules.map((rule) => {
      const guard = guarded(rule);
      const index = new ClashIndex(rule, { guard, findingOf: (remark) => findingOf(rule, remark) });
      index.add(
        provider,
        guard(() => rule.providerClaims?.({ provider }) ?? []),
      );
      return { rule, index };
    }),
  });

  const stateOf = ({ provider }: Design): DesignState => {
    const state = ofDesign.get(provider) ?? newState(provider);
    ofDesign.set(provider, state);
    return state;
  };

  /** Whether the customer was not taken up before. */
  const claim = ({ customers, indexes }: DesignState, design: Design, customer: Customer): boolean => {
    if (customers.has(customer)) return false;
    const scope = scopeOf(design, customer);
    for (const { index } of indexes) index.claim(scope);
    customers.add(customer);
    return true;
  };

  const settledState = (design: Design): DesignState => {
    const state = stateOf(design);
    const { customers } = design;
    const { last } = state;
    // After an edit it is one customer that is another: the thousands beside it are passed over.
    const come = customers.filter((customer, i) => customer !== last[i]);
    const gone = [...last.filter((customer, i) => customer !== customers[i]), ...state.ahead];
    const still = new Set(come);
    for (const customer of gone) {
      if (still.has(customer) || !state.customers.delete(customer)) continue;
      for (const { index } of state.indexes) index.remove(customer);
    }
    for (const customer of come) claim(state, design, customer);
    state.last = customers;
    state.ahead.length = 0;
    return state;
  };

  const clashesOf = (design: Design): Finding[] =>
    settledState(design).indexes.flatMap(({ index }) => [...index.findings()]);

  function* steps(assembly: Assembly, options: CheckOptions = {}): Generator<void, void, undefined> {
    onError = options.onError;
    for (const design of assembly.designs) {
      providerFindings(design.provider);
      const state = stateOf(design);
      for (const customer of design.customers) {
        if (ofCustomer.get(customer)?.provider === design.provider && state.customers.has(customer)) continue;
        customerFindings(design, customer);
        if (claim(state, design, customer)) state.ahead.push(customer);
        yield;
      }
    }
  }

  const byFile = (assembly: Assembly, options: CheckOptions = {}): FindingsByFile => {
    onError = options.onError;
    const today = options.today ?? new Date().toISOString().slice(0, 10);
    const isWanted = (customer: Customer) => options.only?.has(customer) ?? true;
    const checked = assembly.designs.map(({ customers }) => (options.only ? customers.filter(isWanted) : customers));
    const elsewhere: Finding[] = [];
    for (const [index, design] of assembly.designs.entries()) {
      for (const customer of checked[index] ?? []) {
        const found = customerFindings(design, customer).elsewhere;
        if (found.length > 0) elsewhere.push(...found);
      }
    }
    const others = grouped([...assembly.findings, ...elsewhere], fileOf);
    const clashes = grouped(assembly.designs.flatMap(clashesOf), fileOf);
    const found = new Map<string, readonly Finding[]>();
    const put = (file: DesignFile, own: readonly Finding[]): void => {
      const { path } = file;
      const findings = sift(file, { own, others: others.get(path) ?? NONE, clashes: clashes.get(path) ?? NONE }, today);
      others.delete(path);
      if (findings.length > 0) found.set(path, findings);
    };
    for (const [index, design] of assembly.designs.entries()) {
      put(design.provider.file, providerFindings(design.provider));
      for (const customer of checked[index] ?? []) put(customer.file, customerFindings(design, customer).own);
      if (options.only) continue;
      for (const file of design.files) if (others.has(file.path)) put(file, NONE);
    }
    // Files that are in no design.
    if (!options.only) for (const [path, findings] of others) found.set(path, findings);
    return found;
  };

  return {
    check: (assembly, options) => [...byFile(assembly, options).values()].flat(),
    byFile,
    steps,
  };
}

const NONE: readonly Finding[] = [];

const findingOf = (rule: RuleDocument, { severity, ...remark }: Remark): Finding => ({
  code: rule.code,
  severity: severity ?? rule.severity,
  ...remark,
});

/** What a rule says of each of several gateways in the same words about one value is said once. */
function saidOnce(findings: readonly Finding[]): readonly Finding[] {
  const codes = new Set(findings.map(({ code }) => code));
  if (codes.size === findings.length) return findings;
  const seen = new Set<string>();
  return findings.filter(({ code, message, place }) => {
    const key = [code, message, place.file, ...place.path].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

const fileOf = ({ place }: Finding): string => place.file;

function scopeOf(design: Design, customer: Customer): CustomerScope {
  const { folder, provider } = design;
  return {
    customer,
    provider,
    design: { folder, provider, customers: [customer], files: [provider.file, customer.file] },
  };
}
