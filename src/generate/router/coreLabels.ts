import type { CoreRouterModel, Platform } from '../../edge';
import { siteToken } from '../../edge';

type Lines = (model: CoreRouterModel) => string[];

/** The interface that has the loopback address, where the platform asks for its name. */
export function loopbackPort(model: CoreRouterModel): string {
  return siteToken(model.router, `interface-with-${model.loopback ?? 'loopback'}`);
}

const none: Lines = () => [];

/** What NX-OS has to switch on before it takes a line about labels. source: [K] */
export const nxosLabelFeatures: readonly string[] = [
  'install feature-set mpls',
  'feature-set mpls',
  'feature mpls l3vpn',
  'feature mpls ldp',
];

/**
 * Labels on the interlinks. What exchanges labels already goes on as it did: nothing that the whole router has is set to
 * another value. source: [K]; nobody has judged NX-OS with MPLS
 */
export const coreLabels: Readonly<Record<Platform, Lines>> = {
  'cisco-iosxe': ({ labelInterfaces }) =>
    labelInterfaces.flatMap(({ name }) => [`interface ${name}`, ' mpls ip', '!']).concat('end'),
  'cisco-iosxr': ({ labelInterfaces }) => [
    ...(labelInterfaces.length === 0
      ? []
      : ['mpls ldp', ...labelInterfaces.flatMap(({ name }) => [` interface ${name}`, ' !']), '!']),
    'commit',
  ],
  'cisco-nxos': ({ labelInterfaces }) => [
    ...nxosLabelFeatures,
    ...labelInterfaces.flatMap(({ name }) => [`interface ${name}`, '  mpls ip']),
  ],
  'arista-eos': ({ labelInterfaces }) => [
    'mpls ip',
    'mpls ldp',
    '   no shutdown',
    '!',
    ...labelInterfaces.flatMap(({ name }) => [`interface ${name}`, '   mpls ip', '   mpls ldp interface', '!']),
  ],
  'juniper-junos': ({ labelInterfaces, families }) =>
    [
      ...labelInterfaces.flatMap(({ name }) => [
        `interfaces ${name} unit 0 family mpls`,
        `protocols mpls interface ${name}.0`,
        `protocols ldp interface ${name}.0`,
      ]),
      ...(families.includes(6) ? ['protocols mpls ipv6-tunneling'] : []),
    ].map((line) => `set ${line}`),
  frr: ({ labelInterfaces }) => [
    'mpls ldp',
    ' address-family ipv4',
    ...labelInterfaces.flatMap(({ name }) => [`  interface ${name}`, '  exit']),
    ' exit-address-family',
    'exit',
  ],
};

/**
 * How the router names itself to its neighbours of labels and VPN routes. All sessions of a router in service would follow
 * another value: a file of its own, for a router that has none.
 */
export const coreIdentity: Readonly<Record<Platform, Lines>> = {
  'cisco-iosxe': none,
  'cisco-iosxr': ({ loopback }) =>
    loopback === undefined ? [] : ['mpls ldp', ` router-id ${loopback}`, '!', 'commit'],
  'cisco-nxos': none,
  'arista-eos': (model) => [
    ...(model.loopback === undefined ? [] : ['mpls ldp', `   router-id ${model.loopback}`, '!']),
    `router bgp ${model.asn}`,
    ...model.families.flatMap((f) => [
      `   address-family vpn-ipv${f}`,
      `      neighbor default encapsulation mpls next-hop-self source-interface ${loopbackPort(model)}`,
      '   !',
    ]),
    '!',
  ],
  'juniper-junos': none,
  frr: ({ loopback }) =>
    loopback === undefined
      ? []
      : [
          'mpls ldp',
          ` router-id ${loopback}`,
          ' address-family ipv4',
          `  discovery transport-address ${loopback}`,
          ' exit-address-family',
          'exit',
        ],
};
