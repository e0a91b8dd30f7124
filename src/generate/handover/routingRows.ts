import type { EdgeRouterModel } from '../../edge';
import { definitionsOf } from '../router';
import { entryText } from '../router/definitions';
import type { Cell } from './table';

type Row = readonly Cell[];

export const VRF = [
  'VRF',
  'route distinguisher',
  'import',
  'export',
  'import of shared services',
  'import policy',
  'export policy',
  'table',
  'there before',
];
export function vrfRows(model: EdgeRouterModel): Row[] {
  const { hasTargets, importPolicies, exportPolicies, tableOf } = definitionsOf(model);
  return model.tables.flatMap((table): Row[] => {
    const { vrf } = table;
    if (vrf === undefined) return [];
    const targets = hasTargets(vrf)
      ? [vrf.routeDistinguisher, vrf.importRouteTargets.join(' '), vrf.exportRouteTargets.join(' ')]
      : [undefined, undefined, undefined];
    return [
      [
        vrf.name,
        ...targets,
        vrf.leakedRouteTargets.join(' '),
        importPolicies(table).join(' '),
        exportPolicies(table).join(' '),
        tableOf(vrf),
        vrf.existing ? 'yes' : 'no',
      ],
    ];
  });
}

export const ROUTE = ['VRF', 'kind', 'prefix', 'next hop'];
export function routeRows(model: EdgeRouterModel): Row[] {
  const { interfaceOf } = definitionsOf(model);
  const outer = model.tunnels.flatMap(({ underlay }) => underlay.map((u) => [u.prefix.text, u.nextHop]));
  const known = new Map(outer.map((row) => [row.join(' '), row]));
  return [
    ...model.tables.flatMap(({ vrf, networks, aggregates, statics, defaultPolicy }) => [
      ...networks.map((prefix) => {
        const policy = prefix.length === 0 ? defaultPolicy?.[prefix.family] : undefined;
        const kind =
          policy === undefined
            ? 'originated while the table has it'
            : `originated while a static route has it, by ${policy}`;
        return [vrf?.name, kind, prefix.text, undefined];
      }),
      ...aggregates.map((prefix) => [vrf?.name, 'aggregate of more specific ones', prefix.text, undefined]),
      ...statics.map(({ prefix, nextHop }) => [
        vrf?.name,
        'static',
        prefix.text,
        nextHop.kind === 'discard' ? 'discard' : nextHop.address,
      ]),
    ]),
    ...[...known.values()].map((row): Row => [undefined, 'static, beside the tunnels', ...row]),
    ...model.tunnels.flatMap((tunnel) =>
      [
        ...(tunnel.bgpAddress === undefined ? [] : [`${tunnel.bgpAddress}/32`]),
        ...tunnel.remotePrefixes.map(({ text }) => text),
      ].map((prefix): Row => [undefined, 'static, into a tunnel', prefix, interfaceOf(tunnel)]),
    ),
  ];
}

export const POLICY = ['policy', 'family', 'term', 'action', 'asks for', 'sets'];
export const policyRows = (model: EdgeRouterModel): Row[] =>
  definitionsOf(model).policies.flatMap(({ name, families, terms }): Row[] => {
    const family = families.map((one) => `IPv${one}`).join(' ');
    if (terms.length === 0) return [[name, family, undefined, 'deny', undefined, undefined]];
    return terms.map(({ action, asksFor, sets }, index) => [
      name,
      family,
      index + 1,
      action,
      asksFor.join(', '),
      sets.join(', '),
    ]);
  });

export const LIST = ['list', 'kind', 'action', 'value'];
export function listRows(model: EdgeRouterModel): Row[] {
  const { prefixLists, communityLists } = definitionsOf(model);
  return [
    ...prefixLists.flatMap(({ name, family, entries }): Row[] =>
      entries.length === 0
        ? [[name, `IPv${family} prefixes`, 'deny', 'all']]
        : entries.map((entry) => [name, `IPv${family} prefixes`, entry.permit ? 'permit' : 'deny', entryText(entry)]),
    ),
    ...communityLists.flatMap(({ name, kind, values }) =>
      values.map((value) => [name, COMMUNITIES[kind], 'permit', value]),
    ),
  ];
}

const COMMUNITIES = {
  standard: 'communities',
  'route-target': 'route targets',
  'site-of-origin': 'site of origin',
} as const;
