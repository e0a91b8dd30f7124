import type { Platform } from '../../edge';
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
