import type { CoreRouterModel, IpFamily, Platform } from '../../edge';
import type { Judgement } from './printer';

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

type Shows = (model: CoreRouterModel) => readonly string[];

const shows =
  (labels: readonly string[], vpn: (family: IpFamily) => string): Shows =>
  ({ families }) => [...labels, ...families.map(vpn)];

/** Commands that only show labels and VPN sessions. */
export const coreShows: Readonly<Record<Platform, Shows>> = {
  'cisco-iosxe': shows(
    ['show mpls interfaces', 'show mpls ldp neighbor'],
    (f) => `show bgp vpnv${f} unicast all summary`,
  ),
  'cisco-iosxr': shows(
    ['show mpls interfaces', 'show mpls ldp neighbor brief'],
    (f) => `show bgp vpnv${f} unicast summary`,
  ),
  'cisco-nxos': shows(['show mpls interface', 'show mpls ldp neighbor'], (f) => `show bgp vpnv${f} unicast summary`),
  'juniper-junos': () => ['show mpls interface', 'show ldp session', 'show bgp summary'],
  'arista-eos': shows(['show mpls ldp neighbor'], (f) => `show bgp vpn-ipv${f} summary`),
  frr: shows(['show mpls ldp neighbor', 'show mpls table'], (f) => `show bgp ipv${f} vpn summary`),
};

/** Commands that show what of it is there already. */
export const corePreChecks: Readonly<Record<Platform, readonly string[]>> = {
  'cisco-iosxe': ['show running-config | section ^router bgp', 'show running-config | include ^interface|mpls'],
  'cisco-iosxr': ['show running-config router bgp', 'show running-config mpls ldp'],
  'cisco-nxos': ['show feature', 'show running-config bgp', 'show running-config | include "^interface|mpls"'],
  'juniper-junos': [
    'show configuration protocols',
    'show configuration interfaces',
    'show configuration policy-options | display set | match csp-core',
  ],
  'arista-eos': [
    'show running-config section router bgp',
    'show running-config section mpls',
    'show running-config | include routing protocols',
  ],
  frr: ['show daemons', 'show mpls status', 'show running-config bgpd', 'show running-config ldpd'],
};
