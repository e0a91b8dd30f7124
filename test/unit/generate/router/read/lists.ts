import type { Mode } from './grammar';
import { type Running, type TermDraft, exchange } from './running';
import { type Family, entryOf } from './said';

/** The word for a family: `ip` and `ipv6`. */
const FAMILIES: readonly (readonly [Family, string])[] = [
  ['4', 'ip'],
  ['6', 'ipv6'],
];

/** Prefix lists of one line for each entry; without `le` a length is exact. */
export function prefixListRules(run: Running): Mode {
  return FAMILIES.flatMap(([family, ip]): Mode => {
    const entry = (permit: boolean) => (name: string, number: string, prefix: string, upTo?: string) => {
      run.entry(name, family, Number(number), entryOf(permit, prefix, upTo));
      return undefined;
    };
    const any = family === '4' ? '0.0.0.0/0' : '::/0';
    return [true, false].flatMap((permit): Mode => {
      const action = permit ? 'permit' : 'deny';
      return [
        [
          `${ip} prefix-list {w} seq {n} ${action} any`,
          (name, number) => entry(permit)(name, number, any, family === '4' ? '32' : '128'),
        ],
        [`${ip} prefix-list {w} seq {n} ${action} {w}`, entry(permit)],
        [`${ip} prefix-list {w} seq {n} ${action} {w} le {n}`, entry(permit)],
      ];
    });
  });
}

/** @param standard how a list of communities begins, such as `ip community-list standard` */
export function communityRules(run: Running, standard: string, extended: string): Mode {
  return [
    [`${standard} {w} permit {w}`, (name, value) => void run.community(name, 'standard', value)],
    [`${extended} {w} permit rt {w}`, (name, value) => void run.community(name, 'route-target', value)],
  ];
}

/** Route-maps: entries by number; what no entry permits is denied. */
export function routeMapRules(run: Running): Mode {
  const map = (permit: boolean) => (name: string, number: string) => {
    const term = run.term(name, Number(number), permit);
    return termRules(run, term);
  };
  return [
    ['route-map {w} permit {n}', map(true)],
    ['route-map {w} deny {n}', map(false)],
  ];
}

function termRules(run: Running, term: TermDraft): Mode {
  const communities = (kind: string) => (name: string) => {
    term.communityKind = kind;
    term.sets.push(run.use(name, run.communities));
    return undefined;
  };
  return [
    ...FAMILIES.map(([family, ip]): Mode[number] => [
      `match ${ip} address prefix-list {w}`,
      (name) => void term.lists.push({ name: run.use(name, run.lists), family }),
    ]),
    ['match community {w}', communities('standard')],
    ['match extcommunity {w}', communities('route-target')],
    ['set local-preference {n}', (value) => void (term.localPreference = Number(value))],
    [
      'set extcomm-list {w} delete',
      (name) => {
        run.use(name, run.communities);
        term.withoutRouteTargets = run.communities.get(name)?.kind === 'any target';
        return undefined;
      },
    ],
    ['set extcommunity none', () => void (term.withoutRouteTargets = term.siteOfOrigin === undefined)],
    ['set extcommunity soo {w}', (value) => void (term.siteOfOrigin = value)],
    ['set as-path prepend {t}', (value) => void (term.prepend = value)],
    ['exit', () => 'leave'],
  ];
}

/** `route-map NAME in|out` of a neighbour in a family. */
export function filterRules(
  run: Running,
  before: string,
  at: (address: string) => Parameters<typeof exchange>[0],
  family: () => Family,
): Mode {
  const one = before.includes('{w}');
  const set = (direction: 'in' | 'out') => (first: string, second?: string) => {
    const [address, name] = one ? [first, second ?? ''] : ['', first];
    exchange(at(address), family())[direction] = run.use(name, run.policies);
    return undefined;
  };
  return [
    [`${before}route-map {w} in`, set('in')],
    [`${before}route-map {w} out`, set('out')],
  ];
}
