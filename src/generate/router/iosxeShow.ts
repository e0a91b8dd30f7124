import type { EdgeRouterModel, IpFamily } from '../../edge';
import { familiesOn, interfaceName, ip, portsOf } from './cisco';
import { hasBfd, hasBgp, labelledFamilies } from './printer';

/** What may be there before: interfaces, VRFs, BGP, static routes, lists of an earlier load. */
export function iosxePreCheck(model: EdgeRouterModel): string[] {
  return [
    ...[...new Set([...portsOf(model), ...model.translations.flatMap((t) => t.inside ?? [])])].map(
      (name) => `show running-config interface ${name}`,
    ),
    ...model.tables.flatMap(({ vrf }) => (vrf ? [`show running-config vrf ${vrf.name}`] : [])),
    ...(hasBgp(model) ? ['show running-config | section ^router bgp'] : []),
    'show running-config | include ^ip route|^ipv6 route|^ipv6 unicast-routing',
    `show running-config | include ${model.customer}_`,
    ...(model.tunnels.length > 0 ? ['show running-config | section ^crypto|^interface Tunnel'] : []),
    ...(model.translations.length > 0 ? ['show running-config | include ^interface|ip nat'] : []),
    ...(model.macSec.length > 0 ? ['show running-config | section ^key chain|^mka policy'] : []),
  ];
}

export function iosxeVerification(model: EdgeRouterModel): string[] {
  return [
    ...model.interfaces.map((at) => `show interfaces ${interfaceName(at)}`),
    ...model.interfaces.flatMap((at) =>
      familiesOn(at).map((family) => {
        const vrf = at.vrf === undefined ? '' : `vrf ${at.vrf} `;
        return family === 4 ? `show ip arp ${vrf}${interfaceName(at)}` : `show ipv6 neighbors ${interfaceName(at)}`;
      }),
    ),
    ...model.tables.flatMap(({ vrf, neighbors, families }) => {
      const bgp = (family: IpFamily) =>
        vrf ? `show bgp vpnv${family} unicast vrf ${vrf.name}` : `show bgp ipv${family} unicast`;
      return [
        ...families.map((family) => `${bgp(family)} summary`),
        ...neighbors.flatMap((n) => [
          `${bgp(n.family)} neighbors ${n.address} routes`,
          `${bgp(n.family)} neighbors ${n.address} advertised-routes`,
        ]),
        ...families.map((family) => `show ${ip(family)} route ${vrf ? `vrf ${vrf.name} ` : ''}bgp`),
      ];
    }),
    ...(hasBfd(model) ? ['show bfd neighbors'] : []),
    ...labelledFamilies(model).map((f) => `show bgp vpnv${f} unicast all summary`),
    ...(model.tunnels.length > 0 ? ['show crypto ikev2 sa', 'show crypto ipsec sa'] : []),
    ...(model.translations.length > 0 ? ['show ip nat statistics'] : []),
    ...model.macSec.map((m) => `show macsec interface ${m.interface}`),
  ];
}
