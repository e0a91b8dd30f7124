import type { CoreNeighbor, CoreRouterModel, Platform } from '../../edge';

/** What lets VPN routes pass by their targets, as a platform writes it; every session of the core has it both ways. */
export interface CoreFilter {
  readonly definitions: (model: CoreRouterModel) => readonly string[];
  /** In the VPN family of a neighbour; of Junos, of its group. */
  readonly uses: (n: CoreNeighbor) => readonly string[];
  /** Takes the definitions away. */
  readonly removal: (model: CoreRouterModel) => readonly string[];
}

const TARGETS = 'csp-core-targets';
const POLICIES = ['csp-core-in', 'csp-core-out'] as const;

const asPattern = (target: string) => target.replaceAll('.', String.raw`\.`);

/** A list of expressions, and a route-map that matches it: what it does not permit it refuses. */
const routeMaps = (list: string, quote = ''): CoreFilter => ({
  definitions: ({ targets }) => [
    ...targets.map((t) => `${list} ${TARGETS} permit ${quote}RT:${asPattern(t)}:.*${quote}`),
    ...POLICIES.flatMap((policy) => [`route-map ${policy} permit 10`, ` match extcommunity ${TARGETS}`]),
    '!',
  ],
  uses: ({ address }) => [
    `neighbor ${address} route-map ${POLICIES[0]} in`,
    `neighbor ${address} route-map ${POLICIES[1]} out`,
  ],
  removal: () => [...POLICIES.map((policy) => `no route-map ${policy}`), `no ${list} ${TARGETS}`],
});

const nxos = routeMaps('ip extcommunity-list expanded', '"');

/** source: command references of the platforms, matching of route targets by expression; nobody has judged NX-OS [K] */
export const coreFilters: Readonly<Record<Platform, CoreFilter>> = {
  'cisco-iosxe': routeMaps('ip extcommunity-list expanded'),
  'cisco-nxos': { ...nxos, uses: () => POLICIES.map((policy, i) => `route-map ${policy} ${i === 0 ? 'in' : 'out'}`) },
  'arista-eos': routeMaps('ip extcommunity-list regexp'),
  frr: {
    ...routeMaps('bgp extcommunity-list expanded'),
    definitions: ({ targets }) => [
      ...targets.map((t) => `bgp extcommunity-list expanded ${TARGETS} permit RT:${asPattern(t)}:.*`),
      ...POLICIES.flatMap((policy) => [`route-map ${policy} permit 10`, ` match extcommunity ${TARGETS}`, 'exit']),
    ],
  },
  'cisco-iosxr': {
    definitions: ({ targets }) => [
      `extcommunity-set rt ${TARGETS}`,
      ...targets.map((t, i) => `  ${t}:*${i < targets.length - 1 ? ',' : ''}`),
      'end-set',
      '!',
      ...POLICIES.flatMap((policy) => [
        `route-policy ${policy}`,
        `  if extcommunity rt matches-any ${TARGETS} then`,
        '    done',
        '  endif',
        '  drop',
        'end-policy',
        '!',
      ]),
    ],
    uses: () => POLICIES.map((policy, i) => `route-policy ${policy} ${i === 0 ? 'in' : 'out'}`),
    removal: () => [...POLICIES.map((policy) => `no route-policy ${policy}`), `no extcommunity-set rt ${TARGETS}`],
  },
  'juniper-junos': {
    definitions: ({ targets }) => [
      ...targets.map((t, i) => `policy-options community ${TARGETS}-${i + 1} members "target:${asPattern(t)}:.*"`),
      ...POLICIES.flatMap((policy) => {
        const at = `policy-options policy-statement ${policy}`;
        const names = targets.map((_, i) => `${TARGETS}-${i + 1}`).join(' ');
        return [
          `${at} term 10 from community [ ${names} ]`,
          `${at} term 10 then accept`,
          `${at} term last then reject`,
        ];
      }),
    ],
    // Without vpn-apply-export what the VRFs tell would go out past the policy of the group.
    uses: () => [`import ${POLICIES[0]}`, `export ${POLICIES[1]}`, 'vpn-apply-export'],
    removal: ({ targets }) => [
      ...POLICIES.map((policy) => `policy-options policy-statement ${policy}`),
      ...targets.map((_, i) => `policy-options community ${TARGETS}-${i + 1}`),
    ],
  },
};
