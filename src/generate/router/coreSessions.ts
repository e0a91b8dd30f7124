import type { CoreNeighbor, CoreRouterModel, IpFamily, Platform } from '../../edge';
import { coreFilters } from './coreFilters';
import { loopbackPort } from './coreLabels';
import { addressInName } from './junosNames';

type Lines = (model: CoreRouterModel) => string[];

const isExternal = (model: CoreRouterModel, n: CoreNeighbor) => n.remoteAsn !== model.asn;

/** Begins a neighbour where `router bgp` has a line for each word of it: shut until the last line opens it. */
const beginning = (n: CoreNeighbor, updateSource: string | undefined): string[] => [
  `neighbor ${n.address} remote-as ${n.remoteAsn}`,
  `neighbor ${n.address} shutdown`,
  `neighbor ${n.address} description backbone ${n.router}`,
  ...(updateSource === undefined ? [] : [`neighbor ${n.address} update-source ${updateSource}`]),
];

const multihop = (model: CoreRouterModel, n: CoreNeighbor): string[] =>
  isExternal(model, n) ? [`neighbor ${n.address} ebgp-multihop 255`] : [];

/** A session is shut while it is made: it would carry IPv4 of the global table until it is told not to. */
const iosxe: Lines = (model) => [
  ...coreFilters['cisco-iosxe'].definitions(model),
  `router bgp ${model.asn}`,
  ...model.neighbors
    .flatMap((n) => [...beginning(n, loopbackPort(model)), ...multihop(model, n)])
    .map((line) => ` ${line}`),
  ' address-family ipv4',
  ...model.neighbors.map((n) => `  no neighbor ${n.address} activate`),
  ' exit-address-family',
  ...model.families.flatMap((f) => [
    ` address-family vpnv${f}`,
    ...model.neighbors.flatMap((n) => [
      ...coreFilters['cisco-iosxe'].uses(n).map((line) => `  ${line}`),
      `  neighbor ${n.address} activate`,
      `  neighbor ${n.address} send-community extended`,
      ...(n.client ? [`  neighbor ${n.address} route-reflector-client`] : []),
    ]),
    ' exit-address-family',
  ]),
  ...model.neighbors.map((n) => ` no neighbor ${n.address} shutdown`),
  '!',
  'end',
];

const iosxr: Lines = (model) => [
  ...coreFilters['cisco-iosxr'].definitions(model),
  `router bgp ${model.asn}`,
  ...model.families.flatMap((f) => [` address-family vpnv${f} unicast`, ' !']),
  ...model.neighbors.flatMap((n) => [
    ` neighbor ${n.address}`,
    `  remote-as ${n.remoteAsn}`,
    `  description backbone ${n.router}`,
    `  update-source ${loopbackPort(model)}`,
    ...(isExternal(model, n) ? ['  ebgp-multihop 255'] : []),
    ...model.families.flatMap((f) => [
      `  address-family vpnv${f} unicast`,
      ...coreFilters['cisco-iosxr'].uses(n).map((line) => `   ${line}`),
      ...(n.client ? ['   route-reflector-client'] : []),
      '  !',
    ]),
    ' !',
  ]),
  '!',
  'commit',
];

const nxos: Lines = (model) => [
  'feature bgp',
  ...coreFilters['cisco-nxos'].definitions(model),
  `router bgp ${model.asn}`,
  ...model.families.map((f) => `  address-family vpnv${f} unicast`),
  ...model.neighbors.flatMap((n) => [
    `  neighbor ${n.address}`,
    '    shutdown',
    `    remote-as ${n.remoteAsn}`,
    `    description backbone ${n.router}`,
    `    update-source ${loopbackPort(model)}`,
    ...(isExternal(model, n) ? ['    ebgp-multihop 255'] : []),
    ...model.families.flatMap((f) => [
      `    address-family vpnv${f} unicast`,
      '      send-community extended',
      ...coreFilters['cisco-nxos'].uses(n).map((line) => `      ${line}`),
      ...(n.client ? ['      route-reflector-client'] : []),
    ]),
    '    no shutdown',
  ]),
  '!',
];

const eos: Lines = (model) => [
  ...coreFilters['arista-eos'].definitions(model),
  `router bgp ${model.asn}`,
  ...model.neighbors
    .flatMap((n) => [
      ...beginning(n, loopbackPort(model)),
      `neighbor ${n.address} send-community extended`,
      ...multihop(model, n),
      ...(n.client ? [`neighbor ${n.address} route-reflector-client`] : []),
    ])
    .map((line) => `   ${line}`),
  '   address-family ipv4',
  ...model.neighbors.map((n) => `      no neighbor ${n.address} activate`),
  '   !',
  ...model.families.flatMap((f) => [
    `   address-family vpn-ipv${f}`,
    ...model.neighbors.flatMap((n) => [
      ...coreFilters['arista-eos'].uses(n).map((line) => `      ${line}`),
      `      neighbor ${n.address} activate`,
    ]),
    '   !',
  ]),
  ...model.neighbors.map((n) => `   no neighbor ${n.address} shutdown`),
  '!',
];

/** One group for each session: it goes with it, and nothing of another one does. */
export function junosGroup({ address }: CoreNeighbor): string {
  return `protocols bgp group csp-core-${addressInName(address)}`;
}

const junos: Lines = (model) => {
  const vpn = (f: IpFamily) => (f === 4 ? 'inet-vpn' : 'inet6-vpn');
  const { definitions, uses } = coreFilters['juniper-junos'];
  const lines = [
    ...definitions(model),
    ...(model.loopback === undefined
      ? []
      : model.neighbors.flatMap((n) => {
          const group = junosGroup(n);
          return [
            `${group} type ${isExternal(model, n) ? 'external' : 'internal'}`,
            ...(isExternal(model, n) ? [`${group} multihop`, `${group} peer-as ${n.remoteAsn}`] : []),
            `${group} local-address ${model.loopback ?? ''}`,
            ...(n.client ? [`${group} cluster ${model.loopback ?? ''}`] : []),
            ...uses(n).map((use) => `${group} ${use}`),
            ...model.families.map((f) => `${group} family ${vpn(f)} unicast`),
            `${group} neighbor ${n.address} description "backbone ${n.router}"`,
          ];
        })),
  ];
  return [...new Set(lines)].map((line) => `set ${line}`);
};

const frr: Lines = (model) => [
  ...coreFilters.frr.definitions(model),
  `router bgp ${model.asn}`,
  ...model.neighbors.flatMap((n) => [...beginning(n, model.loopback), ...multihop(model, n)]).map((line) => ` ${line}`),
  ' address-family ipv4 unicast',
  ...model.neighbors.map((n) => `  no neighbor ${n.address} activate`),
  ' exit-address-family',
  ...model.families.flatMap((f) => [
    ` address-family ipv${f} vpn`,
    ...model.neighbors.flatMap((n) => [
      ...coreFilters.frr.uses(n).map((line) => `  ${line}`),
      ...(n.client ? [`  neighbor ${n.address} route-reflector-client`] : []),
      `  neighbor ${n.address} activate`,
    ]),
    ' exit-address-family',
  ]),
  ...model.neighbors.map((n) => ` no neighbor ${n.address} shutdown`),
  'exit',
];

/** The VPN sessions of a model, each with its filters. source: [K]; nobody has judged NX-OS with MPLS */
export const coreSessions: Readonly<Record<Platform, Lines>> = {
  'cisco-iosxe': iosxe,
  'cisco-iosxr': iosxr,
  'cisco-nxos': nxos,
  'juniper-junos': junos,
  'arista-eos': eos,
  frr,
};
