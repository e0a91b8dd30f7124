import type { CoreRouterModel, IpFamily, Platform } from '../../edge';
import { siteToken } from '../../edge';

type CorePrinter = (model: CoreRouterModel) => string[];

/** The interface that has the loopback address, where the platform asks for its name. */
function source(model: CoreRouterModel): string {
  return siteToken(model.router, `interface-with-${model.loopback ?? 'loopback'}`);
}

const isExternal = (model: CoreRouterModel, n: CoreRouterModel['neighbors'][number]) => n.remoteAsn !== model.asn;

/** A session is shut while it is made: it would carry IPv4 of the global table until it is told not to. */
const iosxe: CorePrinter = (model) => [
  ...model.labelInterfaces.flatMap((port) => [`interface ${port.name}`, ' mpls ip', '!']),
  `router bgp ${model.asn}`,
  ...model.neighbors.flatMap((n) => [
    ` neighbor ${n.address} remote-as ${n.remoteAsn}`,
    ` neighbor ${n.address} shutdown`,
    ` neighbor ${n.address} description backbone ${n.router}`,
    ` neighbor ${n.address} update-source ${source(model)}`,
    ...(isExternal(model, n) ? [` neighbor ${n.address} ebgp-multihop 255`] : []),
  ]),
  ' address-family ipv4',
  ...model.neighbors.map((n) => `  no neighbor ${n.address} activate`),
  ' exit-address-family',
  ...model.families.flatMap((f) => [
    ` address-family vpnv${f}`,
    ...model.neighbors.flatMap((n) => [
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

const iosxr: CorePrinter = (model) => [
  'mpls ldp',
  ...(model.loopback === undefined ? [] : [` router-id ${model.loopback}`]),
  ...model.labelInterfaces.flatMap((port) => [` interface ${port.name}`, ' !']),
  '!',
  `router bgp ${model.asn}`,
  ...model.families.flatMap((f) => [` address-family vpnv${f} unicast`, ' !']),
  ...model.neighbors.flatMap((n) => [
    ` neighbor ${n.address}`,
    `  remote-as ${n.remoteAsn}`,
    `  description backbone ${n.router}`,
    `  update-source ${source(model)}`,
    ...(isExternal(model, n) ? ['  ebgp-multihop 255'] : []),
    ...model.families.flatMap((f) => [
      `  address-family vpnv${f} unicast`,
      ...(n.client ? ['   route-reflector-client'] : []),
      '  !',
    ]),
    ' !',
  ]),
  '!',
  'commit',
];

const nxos: CorePrinter = (model) => [
  'install feature-set mpls',
  'feature-set mpls',
  'feature bgp',
  'feature mpls l3vpn',
  'feature mpls ldp',
  ...model.labelInterfaces.flatMap((port) => [`interface ${port.name}`, '  mpls ip']),
  `router bgp ${model.asn}`,
  ...model.families.map((f) => `  address-family vpnv${f} unicast`),
  ...model.neighbors.flatMap((n) => [
    `  neighbor ${n.address}`,
    `    remote-as ${n.remoteAsn}`,
    `    description backbone ${n.router}`,
    `    update-source ${source(model)}`,
    ...(isExternal(model, n) ? ['    ebgp-multihop 255'] : []),
    ...model.families.flatMap((f) => [
      `    address-family vpnv${f} unicast`,
      '      send-community extended',
      ...(n.client ? ['      route-reflector-client'] : []),
    ]),
  ]),
  '!',
];

const eos: CorePrinter = (model) => [
  'mpls ip',
  'mpls ldp',
  ...(model.loopback === undefined ? [] : [`   router-id ${model.loopback}`]),
  '   no shutdown',
  '!',
  ...model.labelInterfaces.flatMap((port) => [`interface ${port.name}`, '   mpls ip', '   mpls ldp interface', '!']),
  `router bgp ${model.asn}`,
  ...model.neighbors.flatMap((n) => [
    `   neighbor ${n.address} remote-as ${n.remoteAsn}`,
    `   neighbor ${n.address} shutdown`,
    `   neighbor ${n.address} description backbone ${n.router}`,
    `   neighbor ${n.address} update-source ${source(model)}`,
    `   neighbor ${n.address} send-community extended`,
    ...(isExternal(model, n) ? [`   neighbor ${n.address} ebgp-multihop 255`] : []),
    ...(n.client ? [`   neighbor ${n.address} route-reflector-client`] : []),
  ]),
  '   address-family ipv4',
  ...model.neighbors.map((n) => `      no neighbor ${n.address} activate`),
  '   !',
  ...model.families.flatMap((f) => [
    `   address-family vpn-ipv${f}`,
    ...model.neighbors.map((n) => `      neighbor ${n.address} activate`),
    `      neighbor default encapsulation mpls next-hop-self source-interface ${source(model)}`,
    '   !',
  ]),
  ...model.neighbors.map((n) => `   no neighbor ${n.address} shutdown`),
  '!',
];

const junos: CorePrinter = (model) => {
  const vpn = (f: IpFamily) => (f === 4 ? 'inet-vpn' : 'inet6-vpn');
  const lines = [
    ...model.labelInterfaces.flatMap((port) => [
      `interfaces ${port.name} unit 0 family mpls`,
      `protocols mpls interface ${port.name}.0`,
      `protocols ldp interface ${port.name}.0`,
    ]),
    ...(model.families.includes(6) ? ['protocols mpls ipv6-tunneling'] : []),
    ...(model.loopback === undefined
      ? []
      : model.neighbors.flatMap((n) => {
          const kind = isExternal(model, n) ? `-${n.remoteAsn}` : n.client ? '-clients' : '';
          const group = `protocols bgp group backbone${kind}`;
          return [
            `${group} type ${isExternal(model, n) ? 'external' : 'internal'}`,
            ...(isExternal(model, n) ? [`${group} multihop`, `${group} peer-as ${n.remoteAsn}`] : []),
            `${group} local-address ${model.loopback ?? ''}`,
            ...(n.client ? [`${group} cluster ${model.loopback ?? ''}`] : []),
            ...model.families.map((f) => `${group} family ${vpn(f)} unicast`),
            `${group} neighbor ${n.address} description "backbone ${n.router}"`,
          ];
        })),
  ];
  return [...new Set(lines)].map((line) => `set ${line}`);
};

const frr: CorePrinter = (model) => [
  'mpls ldp',
  ...(model.loopback === undefined ? [] : [` router-id ${model.loopback}`]),
  ' address-family ipv4',
  ...(model.loopback === undefined ? [] : [`  discovery transport-address ${model.loopback}`]),
  ...model.labelInterfaces.flatMap((port) => [`  interface ${port.name}`, '  exit']),
  ' exit-address-family',
  'exit',
  `router bgp ${model.asn}`,
  ...model.neighbors.flatMap((n) => [
    ` neighbor ${n.address} remote-as ${n.remoteAsn}`,
    ` neighbor ${n.address} shutdown`,
    ` neighbor ${n.address} description backbone ${n.router}`,
    ...(model.loopback === undefined ? [] : [` neighbor ${n.address} update-source ${model.loopback}`]),
    ...(isExternal(model, n) ? [` neighbor ${n.address} ebgp-multihop 255`] : []),
  ]),
  ' address-family ipv4 unicast',
  ...model.neighbors.map((n) => `  no neighbor ${n.address} activate`),
  ' exit-address-family',
  ...model.families.flatMap((f) => [
    ` address-family ipv${f} vpn`,
    ...model.neighbors.flatMap((n) => [
      ...(n.client ? [`  neighbor ${n.address} route-reflector-client`] : []),
      `  neighbor ${n.address} activate`,
    ]),
    ' exit-address-family',
  ]),
  ...model.neighbors.map((n) => ` no neighbor ${n.address} shutdown`),
  'exit',
];

/** Labels and VPN sessions of the core, as each platform writes them. source: [K]; nobody has judged NX-OS with MPLS */
export const corePrinters: Readonly<Record<Platform, CorePrinter>> = {
  'cisco-iosxe': iosxe,
  'cisco-iosxr': iosxr,
  'cisco-nxos': nxos,
  'juniper-junos': junos,
  'arista-eos': eos,
  frr,
};

/** Commands that only show labels and VPN sessions. */
export const coreShows: Readonly<Record<Platform, readonly string[]>> = {
  'cisco-iosxe': ['show mpls interfaces', 'show mpls ldp neighbor', 'show bgp vpnv4 unicast all summary'],
  'cisco-iosxr': ['show mpls interfaces', 'show mpls ldp neighbor brief', 'show bgp vpnv4 unicast summary'],
  'cisco-nxos': ['show mpls interface', 'show mpls ldp neighbor', 'show bgp vpnv4 unicast summary'],
  'juniper-junos': ['show mpls interface', 'show ldp session', 'show bgp summary'],
  'arista-eos': ['show mpls ldp neighbor', 'show bgp vpn-ipv4 summary'],
  frr: ['show mpls ldp neighbor', 'show bgp ipv4 vpn summary', 'show mpls table'],
};

/** Commands that show what of it is there already. */
export const corePreChecks: Readonly<Record<Platform, readonly string[]>> = {
  'cisco-iosxe': ['show running-config | section ^router bgp', 'show running-config | include mpls'],
  'cisco-iosxr': ['show running-config router bgp', 'show running-config mpls ldp'],
  'cisco-nxos': ['show feature', 'show running-config bgp', 'show running-config | include mpls'],
  'juniper-junos': ['show configuration protocols'],
  'arista-eos': ['show running-config section router bgp', 'show running-config section mpls'],
  frr: ['show running-config bgpd', 'show running-config ldpd'],
};
