import { type Mode, refuse } from './grammar';
import { type RouteFilter, routeFilter, withoutHidden } from './junosRoutes';
import { type Running, type TermDraft, getOr } from './running';
import { type TermSaid, communitiesOf, entryOf, inRuns } from './said';

/** A term in Junos' own order of naming. */
interface JunosTerm {
  /** In the order of the lines. */
  routes: RouteFilter[];
  families: Set<string>;
  protocol?: string;
  communities: string[];
  added: string[];
  deleted: string[];
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
        routes: [],
        families: new Set<string>(),
        communities: [],
        added: [],
        deleted: [],
        self: false,
      }),
    );
  };
  const term = 'set policy-options policy-statement {w} term {w}';
  const filter = (p: string, t: string, prefix: string, upTo: string | undefined) =>
    void at(p, t).routes.push(routeFilter(prefix, upTo));
  return [
    [
      'set policy-options community {w} members {w}',
      (name, value) => {
        const text = /^(?:(?:target:|origin:)?[\d.]+:\d+|target:\*:\*)$/.test(value) ? value : refuse(value);
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
    [`${term} then community delete {w}`, (p, t, name) => void at(p, t).deleted.push(run.use(name, run.communities))],
    [`${term} then next-hop self`, (p, t) => void (at(p, t).self = true)],
    [`${term} then accept`, (p, t) => void (at(p, t).verdict = 'accept')],
    [`${term} then reject`, (p, t) => void (at(p, t).verdict = 'reject')],
  ];
}

/** What is not decided by any term is let through by BGP: a policy has to end in a refusal of all. */
export function junosTerms(run: Running, name: string): TermSaid[] {
  const terms = [...(policies.get(run)?.get(name)?.values() ?? refuse(`${name} is nowhere defined`))];
  const said: { readonly term: TermSaid; readonly rest: string }[] = [];
  let denied: string[] = [];
  for (const term of terms) {
    const isAll = term.routes.length === 0 && term.communities.length === 0 && term.families.size === 0;
    const isPlain = term.protocol === undefined && term.communities.length === 0;
    if (term.verdict === undefined) refuse(`${name} does not decide`);
    if (isAll && term.protocol === undefined && term.verdict === 'reject') return saidTerms(said);
    // A refusal of prefixes belongs to the term that follows: what is asked first.
    if (term.verdict === 'reject' && isPlain && term.routes.length > 0) {
      denied.push(...withoutHidden(term.routes).map((r) => entryOf(false, r.text, r.upTo)));
      continue;
    }
    const rest = JSON.stringify(termSaid(run, { ...term, routes: [] }, []));
    const before = denied.length === 0 ? said.at(-1) : undefined;
    const prefixes = before?.rest === rest && term.routes.length > 0 ? before.term.prefixes : undefined;
    // Terms that say the same of other prefixes are one list.
    if (prefixes) prefixes.push(...(termSaid(run, term, []).prefixes ?? []));
    else said.push({ term: termSaid(run, term, denied), rest });
    denied = [];
  }
  return [...saidTerms(said), { permit: true }];
}

function saidTerms(said: readonly { readonly term: TermSaid }[]): TermSaid[] {
  return said.map(({ term }) => ({ ...term, ...(term.prefixes && { prefixes: inRuns(term.prefixes) }) }));
}

function termSaid(run: Running, term: JunosTerm, denied: readonly string[]): TermSaid {
  const ofFamily = (family: string) => term.routes.some((r) => r.text.includes(':') === (family === 'inet6'));
  if ([...term.families].some((f) => term.routes.length > 0 && !ofFamily(f))) refuse('a family without its prefixes');
  const values = term.communities.map((n) => valueOf(run, n));
  const targets = values.filter((v) => v.startsWith('target:'));
  if (targets.length > 0 && targets.length < values.length) refuse('communities of two kinds');
  const origins = term.added.map((n) => valueOf(run, n)).filter((v) => v.startsWith('origin:'));
  const prefixes = [...denied, ...withoutHidden(term.routes).map((r) => entryOf(true, r.text, r.upTo))];
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
    ...(deletesTargets(run, term) && { withoutRouteTargets: true }),
    ...(term.prepend !== undefined && { prepend: term.prepend }),
    ...(term.self && { nextHopSelf: true }),
    ...(term.protocol !== undefined && { protocol: term.protocol }),
  };
}

/** Any value of a community that is deleted, or the very one. */
function deletesTargets(run: Running, term: JunosTerm): boolean {
  return term.deleted.some((n) => (valueOf(run, n) === 'target:*:*' ? true : refuse(`${n} is not every target`)));
}

function valueOf(run: Running, name: string): string {
  return members.get(run)?.get(name) ?? refuse(`community ${name} is nowhere defined`);
}

/** What a VRF lets in, each term once. */
export function vrfImports(run: Running, name: string): TermSaid[] {
  return [...new Set(junosTerms(run, name).map((t) => JSON.stringify(t)))].map((t) => JSON.parse(t) as TermSaid);
}

/**
 * The targets that a VRF gives to what it tells, and what that is. A term that decides nothing changes a route, and the next
 * one is asked: what came with targets keeps them unless they are deleted before.
 */
export function vrfExports(run: Running, name: string): { readonly targets: string[]; readonly told: string[] } {
  const terms = [...(policies.get(run)?.get(name)?.values() ?? refuse(`${name} is nowhere defined`))];
  let isClear = false;
  const given = new Set<string>();
  const told: string[] = [];
  for (const term of terms) {
    const asks = term.routes.length > 0 || term.protocol !== undefined || term.communities.length > 0;
    if (term.verdict === undefined) {
      if (asks || term.added.length > 0) refuse(`${name} does not decide`);
      isClear = deletesTargets(run, term);
    } else if (term.verdict === 'reject') {
      if (!asks) return { targets: [...given].flatMap((t) => JSON.parse(t) as string[]), told: told.sort() };
      refuse(`${name} refuses a part`);
    } else {
      if (!isClear) run.hazards.add(`${name} keeps the targets that a route comes with`);
      if (!asks) run.hazards.add(`${name} tells the networks of links`);
      given.add(JSON.stringify(term.added.map((n) => valueOf(run, n).replace('target:', ''))));
      if (given.size > 1) refuse(`${name} gives different targets`);
      told.push(...(term.protocol ? [term.protocol] : []), ...withoutHidden(term.routes).map((r) => r.text));
    }
  }
  return refuse(`${name} does not end`);
}
