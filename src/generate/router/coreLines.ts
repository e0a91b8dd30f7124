import type { CoreRouterModel, IpFamily, Platform } from '../../edge';
import { siteToken } from '../../edge';
import { coreFilters } from './coreFilters';
import type { Judgement } from './printer';

type CorePrinter = (model: CoreRouterModel) => string[];

/** The interface that has the loopback address, where the platform asks for its name. */
function source(model: CoreRouterModel): string {
  return siteToken(model.router, `interface-with-${model.loopback ?? 'loopback'}`);
}

const isExternal = (model: CoreRouterModel, n: CoreRouterModel['neighbors'][number]) => n.remoteAsn !== model.asn;

/** A session is shut while it is made: it would carry IPv4 of the global table until it is told not to. */
const iosxe: CorePrinter = (model) => [
  ...coreFilters['cisco-iosxe'].definitions(model),
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

const iosxr: CorePrinter = (model) => [
  ...coreFilters['cisco-iosxr'].definitions(model),
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
      ...coreFilters['cisco-iosxr'].uses(n).map((line) => `   ${line}`),
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
  ...coreFilters['cisco-nxos'].definitions(model),
  ...model.labelInterfaces.flatMap((port) => [`interface ${port.name}`, '  mpls ip']),
  `router bgp ${model.asn}`,
  ...model.families.map((f) => `  address-family vpnv${f} unicast`),
  ...model.neighbors.flatMap((n) => [
    `  neighbor ${n.address}`,
    '    shutdown',
    `    remote-as ${n.remoteAsn}`,
    `    description backbone ${n.router}`,
    `    update-source ${source(model)}`,
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

const eos: CorePrinter = (model) => [
  ...coreFilters['arista-eos'].definitions(model),
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
    ...model.neighbors.flatMap((n) => [
      ...coreFilters['arista-eos'].uses(n).map((line) => `      ${line}`),
      `      neighbor ${n.address} activate`,
    ]),
    `      neighbor default encapsulation mpls next-hop-self source-interface ${source(model)}`,
    '   !',
  ]),
  ...model.neighbors.map((n) => `   no neighbor ${n.address} shutdown`),
  '!',
];

/** One group for each kind of session. */
export function junosGroup(model: CoreRouterModel, n: CoreRouterModel['neighbors'][number]): string {
  const kind = isExternal(model, n) ? `-${n.remoteAsn}` : n.client ? '-clients' : '';
  return `protocols bgp group backbone${kind}`;
}

const junos: CorePrinter = (model) => {
  const vpn = (f: IpFamily) => (f === 4 ? 'inet-vpn' : 'inet6-vpn');
  const { definitions, uses } = coreFilters['juniper-junos'];
  const lines = [
    ...definitions(model),
    ...model.labelInterfaces.flatMap((port) => [
      `interfaces ${port.name} unit 0 family mpls`,
      `protocols mpls interface ${port.name}.0`,
      `protocols ldp interface ${port.name}.0`,
    ]),
    ...(model.families.includes(6) ? ['protocols mpls ipv6-tunneling'] : []),
    ...(model.loopback === undefined
      ? []
      : model.neighbors.flatMap((n) => {
          const group = junosGroup(model, n);
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

const frr: CorePrinter = (model) => [
  ...coreFilters.frr.definitions(model),
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
      ...coreFilters.frr.uses(n).map((line) => `  ${line}`),
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

/** Who has judged the core's file, by platform; what is not named here nobody has. */
export const coreJudges: Readonly<Partial<Record<Platform, Judgement>>> = {
  'juniper-junos': {
    judged: "the words and values of every line, by Juniper's models of 24.4R1",
    notJudged: ['what the lines do together, on a device'],
  },
  frr: {
    judged: 'FRRouting 8.4 reads it (vtysh -C)',
    notJudged: ['labels and VPN routes, which no daemon has carried'],
  },
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
