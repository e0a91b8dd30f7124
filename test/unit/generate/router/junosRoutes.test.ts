import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EdgeRouterModel, PrefixEntry } from '../../../../src/edge';
import { routerDesigns, slicesAs } from './routerDesigns';
import { type Prefix, contains, makePrefix } from '../../../../src/network/prefix';
import { printed } from './printed';
import { type RouteFilter, routeFilter, routesMatch } from './read/junosRoutes';

/** A router with one session, whose filters are these entries. */
function routerWith(entries: readonly PrefixEntry[]): EdgeRouterModel {
  const slice = slicesAs(routerDesigns.northwind as never, 'juniper-junos').find((m) =>
    m.tables.some((t) => t.neighbors.length > 0 && t.vrf === undefined),
  );
  const [table] = slice?.tables ?? [];
  const [session] = table?.neighbors ?? [];
  if (!slice || !table || !session) throw new Error('no session');
  return {
    ...slice,
    tables: [{ ...table, neighbors: [{ ...session, kind: 'azure', nextHopSelf: false, in: 'p', out: 'p' }] }],
    prefixLists: [{ name: 'l', family: 4, entries }],
    policies: [{ name: 'p', family: 4, terms: [{ permit: true, prefixList: 'l' }] }],
    communityLists: [],
    tunnels: [],
    translations: [],
  };
}

/** The terms of policy `p`, in the order in which they are first named. */
function termsOf(model: EdgeRouterModel): { routes: RouteFilter[]; verdict: string }[] {
  const terms = new Map<string, { routes: RouteFilter[]; verdict: string }>();
  for (const line of printed(model).router.configuration) {
    const [, name = '', said = ''] = /^set policy-options policy-statement p term (\S+) (.*)$/.exec(line) ?? [];
    if (said === '') continue;
    const term = terms.get(name) ?? { routes: [], verdict: '' };
    terms.set(name, term);
    const [, prefix, , upTo] = /^from route-filter (\S+) (exact|orlonger|upto \/(\d+))$/.exec(said) ?? [];
    if (prefix !== undefined) term.routes.push(routeFilter(prefix, said.endsWith('orlonger') ? '32' : upTo));
    else if (said.startsWith('then ')) term.verdict = said.slice(5);
    else expect(said).toBe('from family inet');
  }
  return [...terms.values()];
}

function passes(terms: ReturnType<typeof termsOf>, route: Prefix): boolean {
  return terms.find((t) => t.routes.length === 0 || routesMatch(t.routes, route))?.verdict === 'accept';
}

function wanted(entries: readonly PrefixEntry[], route: Prefix): boolean {
  const first = entries.find(({ prefix, upTo }) => contains(prefix, route) && route.length <= (upTo ?? prefix.length));
  return first?.permit ?? false;
}

/** Few bits, so that prefixes lie in each other. */
const prefix = fc
  .tuple(fc.nat(15), fc.integer({ min: 0, max: 8 }))
  .map(([bits, length]) => makePrefix(4, (0x0a000000n + (BigInt(bits) << 24n)) & masked(length), length));
const masked = (length: number) => (0xffffffffn << BigInt(32 - length)) & 0xffffffffn;
const deep = fc
  .tuple(fc.nat(15), fc.integer({ min: 8, max: 12 }))
  .map(([bits, length]) => makePrefix(4, (0x0a000000n + (BigInt(bits) << 20n)) & masked(length), length));
const some = fc.oneof(prefix, deep);
const entry = (verdict: fc.Arbitrary<boolean>) =>
  fc.tuple(verdict, some, fc.option(fc.nat(24), { nil: undefined })).map(([permit, at, more]): PrefixEntry => ({
    permit,
    prefix: at,
    upTo: more === undefined ? undefined : Math.min(32, at.length + more),
  }));

it('a policy of Junos lets pass what the list of the model does, however its prefixes lie in each other', () => {
  fc.assert(
    fc.property(fc.array(entry(fc.boolean()), { minLength: 1, maxLength: 8 }), fc.array(some), (entries, routes) => {
      fc.pre(entries.some((e) => e.permit));
      const terms = termsOf(routerWith(entries));
      for (const route of [...routes, ...entries.map((e) => e.prefix)])
        expect(passes(terms, route), route.text).toBe(wanted(entries, route));
    }),
    { numRuns: 500 },
  );
});

it('a shorter prefix that matches longer ones is asked in a term of its own', () => {
  const at = (value: bigint, length: number) => makePrefix(4, value, length);
  const entries: PrefixEntry[] = [
    { permit: true, prefix: at(0x0a140000n, 15), upTo: 32 },
    { permit: true, prefix: at(0x0a14fe00n, 24), upTo: undefined },
  ];
  const terms = termsOf(routerWith(entries));
  expect(passes(terms, at(0x0a14fe80n, 25))).toBe(true);
  expect(terms.map((t) => t.routes.length)).toEqual([1, 1, 0]);
});
