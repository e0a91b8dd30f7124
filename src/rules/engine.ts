import type { Assembly, Customer, Design, DesignFile, Finding, Provider } from '../design';
import { type FindingsByFile, siftOf } from './byFile';
import { ClashIndex } from './clashes';
import type { CustomerScope, Remark, Rule, RuleDocument } from './rule';
import { grouped } from './shared/groups';
import type { Silenced } from './suppress';

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
  /** What a file silenced at the check before. */
  readonly silencedIn: (file: DesignFile) => readonly Silenced[];
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
  /** Those of the design that was looked at last, each in its place the one that its file is by now. */
  last: Customer[];
  /** Those that were taken up since and have no place yet: where steps were left off, some may be of an older text. */
  readonly ahead: Customer[];
  readonly indexes: readonly ClashIndex[];
  /** What the last check of the whole design found. */
  sifted: Sifted | undefined;
}

/** What a check of a whole design found in the files of its customers. */
interface Sifted {
  readonly today: string;
  /** Those that were checked, in the order of their files. */
  customers: readonly Customer[];
  readonly found: Map<string, readonly Finding[]>;
  /** What the check of a customer found in other files, where it found something. */
  readonly elsewhere: Map<Customer, readonly Finding[]>;
  /** Files in which more is found than by their own customer: these are sifted at each check. */
  shared: ReadonlySet<string>;
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
  /** Codes of rules that threw: what they would find is not known. */
  const failed = new Set<string>();
  const sift = siftOf(rules, failed);
  const ofFile = new WeakMap<DesignFile, readonly Silenced[]>();
  let onError: CheckOptions['onError'];

  /** What a rule gives up to where it throws. */
  const guarded =
    (rule: RuleDocument) =>
    <T>(run: () => Iterable<T>): readonly T[] => {
      const found: T[] = [];
      try {
        for (const each of run()) found.push(each);
      } catch (error) {
        failed.add(rule.code);
        onError?.(error, rule);
      }
      return found;
    };

  /** What a rule finds is added to what others found: a rule that finds nothing, as most do, costs no list. */
  const addFindings = (all: Finding[], rule: RuleDocument, check: () => Iterable<Remark>): void => {
    try {
      for (const remark of check()) all.push(findingOf(rule, remark));
    } catch (error) {
      failed.add(rule.code);
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
      return index;
    }),
    sifted: undefined,
  });

  const stateOf = ({ provider }: Design): DesignState => {
    const state = ofDesign.get(provider) ?? newState(provider);
    ofDesign.set(provider, state);
    return state;
  };

  /** Takes a customer up, in the place of the one that its file was before where there is one. */
  const takeUp = (state: DesignState, design: Design, customer: Customer, place: number): void => {
    if (state.customers.has(customer)) return;
    const scope = scopeOf(design, customer);
    const before = state.last[place];
    if (before?.file.path === customer.file.path && state.customers.delete(before)) {
      for (const index of state.indexes) index.replace(before, scope);
      state.last[place] = customer;
    } else {
      for (const index of state.indexes) index.claim(scope);
      state.ahead.push(customer);
    }
    state.customers.add(customer);
  };

  const settledState = (design: Design): DesignState => {
    const state = stateOf(design);
    const { customers } = design;
    // After an edit it is one customer that is another: the thousands beside it are passed over.
    for (let i = 0; i < customers.length; i++) {
      const customer = customers[i];
      if (customer && customer !== state.last[i]) takeUp(state, design, customer, i);
    }
    const still = new Set(notAtTheirPlace(customers, state.last));
    for (const customer of [...notAtTheirPlace(state.last, customers), ...state.ahead]) {
      if (still.has(customer) || !state.customers.delete(customer)) continue;
      for (const index of state.indexes) index.remove(customer);
    }
    state.last = [...customers];
    state.ahead.length = 0;
    return state;
  };

  const clashesOf = (design: Design): Finding[] =>
    settledState(design).indexes.flatMap((index) => [...index.findings()]);

  function* steps(assembly: Assembly, options: CheckOptions = {}): Generator<void, void, undefined> {
    onError = options.onError;
    for (const design of assembly.designs) {
      providerFindings(design.provider);
      const state = stateOf(design);
      for (const [i, customer] of design.customers.entries()) {
        if (ofCustomer.get(customer)?.provider === design.provider && state.customers.has(customer)) continue;
        customerFindings(design, customer);
        takeUp(state, design, customer, i);
        yield;
      }
    }
  }

  /** Checks the customers that were not at the last check of the whole design, and forgets those that are no more. */
  const checkNew = (design: Design, today: string) => {
    const state = stateOf(design);
    if (state.sifted?.today !== today) {
      state.sifted = { today, customers: [], found: new Map(), elsewhere: new Map(), shared: new Set() };
    }
    const { sifted } = state;
    for (const customer of notAtTheirPlace(sifted.customers, design.customers)) {
      sifted.found.delete(customer.file.path);
      sifted.elsewhere.delete(customer);
    }
    const come = new Set(notAtTheirPlace(design.customers, sifted.customers));
    for (const customer of come) {
      const { elsewhere } = customerFindings(design, customer);
      if (elsewhere.length > 0) sifted.elsewhere.set(customer, elsewhere);
    }
    return { design, sifted, come };
  };

  const allByFile = ({ designs, findings }: Assembly, today: string): FindingsByFile => {
    const checked = designs.map((design) => checkNew(design, today));
    const elsewhere = checked.flatMap(({ sifted }) => [...sifted.elsewhere.values()].flat());
    const others = grouped([...findings, ...elsewhere], fileOf);
    const clashes = grouped(designs.flatMap(clashesOf), fileOf);
    const shared = new Set([...others.keys(), ...clashes.keys()]);
    const put = putOf(others, clashes, today);
    const found = new Map<string, readonly Finding[]>();
    for (const { design, sifted, come } of checked) {
      put(found, design.provider.file, providerFindings(design.provider));
      for (const customer of design.customers) {
        const { file } = customer;
        if (come.has(customer) || shared.has(file.path) || sifted.shared.has(file.path)) {
          put(sifted.found, file, customerFindings(design, customer).own);
        }
      }
      // Only now: what threw before is looked at again.
      sifted.customers = design.customers;
      sifted.shared = shared;
      for (const [path, list] of sifted.found) found.set(path, list);
      for (const file of design.files) if (others.has(file.path)) put(found, file, undefined);
    }
    // Files that are in no design.
    for (const [path, list] of others) found.set(path, list);
    return found;
  };

  /** Only what stands in the files of some customers and of the providers above them. */
  const someByFile = (assembly: Assembly, only: ReadonlySet<Customer>, today: string): FindingsByFile => {
    const checked = assembly.designs.map((design) => ({
      design,
      some: design.customers.filter((customer) => only.has(customer)),
    }));
    const elsewhere = checked.flatMap(({ design, some }) =>
      some.flatMap((customer) => customerFindings(design, customer).elsewhere),
    );
    const others = grouped([...assembly.findings, ...elsewhere], fileOf);
    const clashes = grouped(assembly.designs.flatMap(clashesOf), fileOf);
    const put = putOf(others, clashes, today);
    const found = new Map<string, readonly Finding[]>();
    for (const { design, some } of checked) {
      put(found, design.provider.file, providerFindings(design.provider));
      for (const customer of some) put(found, customer.file, customerFindings(design, customer).own);
    }
    return found;
  };

  /** Sifts what was found for a file, and takes it from what is left of the others. */
  const putOf =
    (others: Map<string, Finding[]>, clashes: ReadonlyMap<string, Finding[]>, today: string) =>
    (found: Map<string, readonly Finding[]>, file: DesignFile, own: readonly Finding[] | undefined): void => {
      const { path } = file;
      const of = {
        own: own ?? NONE,
        isChecked: own !== undefined,
        others: others.get(path) ?? NONE,
        clashes: clashes.get(path) ?? NONE,
      };
      const { findings, silenced } = sift(file, of, today);
      ofFile.set(file, silenced);
      others.delete(path);
      if (findings.length > 0) found.set(path, findings);
      else found.delete(path);
    };

  const byFile = (assembly: Assembly, options: CheckOptions = {}): FindingsByFile => {
    onError = options.onError;
    const today = options.today ?? new Date().toISOString().slice(0, 10);
    return options.only ? someByFile(assembly, options.only, today) : allByFile(assembly, today);
  };

  return {
    check: (assembly, options) => [...byFile(assembly, options).values()].flat(),
    byFile,
    silencedIn: (file) => ofFile.get(file) ?? [],
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

/** Those of a list that another list does not have at the same place: after an edit, one of thousands. */
const notAtTheirPlace = (customers: readonly Customer[], others: readonly Customer[]): Customer[] =>
  customers.filter((customer, i) => customer !== others[i]);

const fileOf = ({ place }: Finding): string => place.file;

function scopeOf(design: Design, customer: Customer): CustomerScope {
  const { folder, provider } = design;
  return {
    customer,
    provider,
    design: { folder, provider, customers: [customer], files: [provider.file, customer.file] },
  };
}
