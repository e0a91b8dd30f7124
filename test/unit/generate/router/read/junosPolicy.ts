import { type Mode, refuse } from './grammar';
import { type Running, type TermDraft, getOr } from './running';
import { type TermSaid, communitiesOf, entryOf } from './said';

/** A term in Junos' own order of naming. */
interface JunosTerm {
  prefixes: string[];
  families: Set<string>;
  protocol?: string;
  communities: string[];
  added: string[];
  preference?: number;
  prepend?: string;
  self: boolean;
  verdict?: 'accept' | 'reject';
}

const policies = new WeakMap<Running, Map<string, Map<string, JunosTerm>>>();
const members = new WeakMap<Running, Map<string, string>>();

/** Policies and communities of Junos. A `route-filter` without more is `exact` only where that is said. */
export function junosPolicyRules(run: Running): Mode {
  const all = new Map<string, Map<string, JunosTerm>>();
  const values = new Map<string, string>();
  policies.set(run, all);
  members.set(run, values);
  const at = (policy: string, name: string): JunosTerm => {
    // What refers to the policy, or finds it unused, looks among the policies of the router.
    getOr(run.policies, policy, () => new Map<number, TermDraft>());
    return getOr(
      getOr(all, policy, () => new Map<string, JunosTerm>()),
      name,
      () => ({
        prefixes: [],
        families: new Set<string>(),
        communities: [],
        added: [],
        self: false,
      }),
    );
  };
  const term = 'set policy-options policy-statement {w} term {w}';
  const filter = (p: string, t: string, prefix: string, upTo: string | undefined) =>
    void at(p, t).prefixes.push(entryOf(true, prefix, upTo));
  return [
    [
      'set policy-options community {w} members {w}',
      (name, value) => {
        const text = /^(?:target:|origin:)?[\d.]+:\d+$/.test(value) ? value : refuse(value);
        if (values.has(name) && values.get(name) !== text) refuse(`${name} asks for all of several`);
        values.set(name, text);
        run.communities.set(name, { kind: 'any', values: new Set([text]) });
        return undefined;
      },
    ],
    [
      `${term} from family {w}`,
      (p, t, family) => void at(p, t).families.add(/^inet6?$/.test(family) ? family : refuse(family)),
    ],
    [`${term} from protocol bgp`, (p, t) => void (at(p, t).protocol = 'bgp')],
    [`${term} from route-filter {w} exact`, (p, t, prefix) => filter(p, t, prefix, undefined)],
    [
      `${term} from route-filter {w} orlonger`,
      (p, t, prefix) => filter(p, t, prefix, prefix.includes(':') ? '128' : '32'),
    ],
    [`${term} from route-filter {w} upto /{n}`, (p, t, prefix, upTo) => filter(p, t, prefix, upTo)],
    [
      `${term} from community [ {t} ]`,
      (p, t, names) => void at(p, t).communities.push(...names.split(' ').map((n) => run.use(n, run.communities))),
    ],
    [`${term} then local-preference {n}`, (p, t, value) => void (at(p, t).preference = Number(value))],
    [`${term} then as-path-prepend {q}`, (p, t, path) => void (at(p, t).prepend = path)],
    [`${term} then community add {w}`, (p, t, name) => void at(p, t).added.push(run.use(name, run.communities))],
    [`${term} then next-hop self`, (p, t) => void (at(p, t).self = true)],
    [`${term} then accept`, (p, t) => void (at(p, t).verdict = 'accept')],
    [`${term} then reject`, (p, t) => void (at(p, t).verdict = 'reject')],
  ];
}

/** What is not decided by any term is let through by BGP: a policy has to end in a refusal of all. */
export function junosTerms(run: Running, name: string): TermSaid[] {
  const terms = [...(policies.get(run)?.get(name)?.values() ?? refuse(`${name} is nowhere defined`))];
  const said: TermSaid[] = [];
  let denied: string[] = [];
  for (const term of terms) {
    const isAll = term.prefixes.length === 0 && term.communities.length === 0 && term.families.size === 0;
    const isPlain = term.protocol === undefined && term.communities.length === 0;
    if (term.verdict === undefined) refuse(`${name} does not decide`);
    if (isAll && term.protocol === undefined && term.verdict === 'reject') return said;
    // A refusal of prefixes belongs to the term that follows: what is asked first.
    if (term.verdict === 'reject' && isPlain && term.prefixes.length > 0) {
      denied = term.prefixes.map((p) => p.replace('permit', 'deny'));
      continue;
    }
    said.push(termSaid(run, term, denied));
    denied = [];
  }
  return [...said, { permit: true }];
}

function termSaid(run: Running, term: JunosTerm, denied: readonly string[]): TermSaid {
  const ofFamily = (family: string) => term.prefixes.some((p) => p.includes(':') === (family === 'inet6'));
  if ([...term.families].some((f) => term.prefixes.length > 0 && !ofFamily(f))) refuse('a family without its prefixes');
  const values = term.communities.map((n) => valueOf(run, n));
  const targets = values.filter((v) => v.startsWith('target:'));
  if (targets.length > 0 && targets.length < values.length) refuse('communities of two kinds');
  const origins = term.added.map((n) => valueOf(run, n)).filter((v) => v.startsWith('origin:'));
  const prefixes = [...denied, ...term.prefixes];
  return {
    permit: term.verdict === 'accept',
    ...(prefixes.length > 0 && { prefixes }),
    ...(values.length > 0 && {
      communities: communitiesOf(
        targets.length > 0 ? 'route-target' : 'standard',
        values.map((v) => v.replace('target:', '')),
      ),
    }),
    ...(term.preference !== undefined && { localPreference: term.preference }),
    ...(origins[0] !== undefined && { siteOfOrigin: origins[0].replace('origin:', '') }),
    ...(term.prepend !== undefined && { prepend: term.prepend }),
    ...(term.self && { nextHopSelf: true }),
    ...(term.protocol !== undefined && { protocol: term.protocol }),
  };
}

function valueOf(run: Running, name: string): string {
  return members.get(run)?.get(name) ?? refuse(`community ${name} is nowhere defined`);
}

/** The policies of a VRF: what it lets in, each term once, and the targets that it gives to what it tells. */
export function vrfPolicySaid(
  run: Running,
  name: string,
): { readonly imports: TermSaid[]; readonly exports: string[] } {
  const terms = junosTerms(run, name);
  const imports = [...new Set(terms.map((t) => JSON.stringify(t)))].map((t) => JSON.parse(t) as TermSaid);
  const added = [...(policies.get(run)?.get(name)?.values() ?? [])]
    .filter((t) => t.verdict === 'accept')
    .flatMap((t) => t.added);
  return { imports, exports: added.map((n) => valueOf(run, n).replace('target:', '')) };
}
