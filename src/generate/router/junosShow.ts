import type { EdgeRouterModel } from '../../edge';
import { junosFilters } from './junosFilters';
import { inet, unitName } from './junosNames';
import { hasBfd, hasBgp, labelledFamilies, speaksBgp } from './printer';

/** What may be there before: interfaces, instances, groups of BGP, static routes, policies of an earlier load. */
export function junosPreCheck(model: EdgeRouterModel): string[] {
  return [
    ...new Set(
      model.interfaces.map(
        (at) =>
          `show configuration interfaces ${at.parent} | display set | match "tagging|encapsulation|native|unit 0 |unit ${at.unit ?? 0} "`,
      ),
    ),
    ...model.tables.flatMap(({ vrf }) => (vrf ? [`show configuration routing-instances ${vrf.name}`] : [])),
    // The second answer tells afterwards whether the sessions of others are up as before.
    ...(hasBgp(model) ? ['show configuration protocols bgp', 'show bgp summary'] : []),
    'show configuration routing-options',
    `show configuration policy-options | display set | match ${model.customer}_`,
    ...(junosFilters(model).length > 0 ? [`show configuration firewall | display set | match ${model.customer}_`] : []),
    ...(model.family === 'srx' ? ['show configuration security zones', 'show security flow status'] : []),
    ...(model.translations.length > 0 ? ['show configuration security nat source'] : []),
    ...(model.tunnels.length > 0
      ? [
          'show configuration security ike',
          'show configuration security ipsec',
          'show configuration security flow',
          'show configuration interfaces st0',
        ]
      : []),
  ];
}

export function junosVerification(model: EdgeRouterModel): string[] {
  return [
    ...model.interfaces.map((at) => `show interfaces ${unitName(at)}`),
    ...model.tables
      .filter(speaksBgp)
      .flatMap(({ vrf, neighbors, families }) => [
        `show bgp summary${vrf ? ` instance ${vrf.name}` : ''}`,
        ...neighbors.flatMap((n) => [
          `show route receive-protocol bgp ${n.address}${vrf ? ` table ${vrf.name}.${inet(n.family)}.0` : ''}`,
          `show route advertising-protocol bgp ${n.address}${vrf ? ` table ${vrf.name}.${inet(n.family)}.0` : ''}`,
        ]),
        ...families.map((f) => `show route table ${vrf ? `${vrf.name}.` : ''}${inet(f)}.0 protocol bgp`),
      ]),
    ...(hasBfd(model) ? ['show bfd session'] : []),
    ...labelledFamilies(model).map((f) => `show route table bgp.l3vpn${f === 6 ? '-inet6' : ''}.0`),
    ...(model.tunnels.length > 0
      ? ['show security ike security-associations', 'show security ipsec security-associations']
      : []),
    ...(model.translations.length > 0 ? ['show security nat source summary'] : []),
    ...model.macSec.map((m) => `show security macsec connections interface ${m.interface}`),
  ];
}
