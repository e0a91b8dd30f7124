import * as l10n from '@vscode/l10n';
import type { IpFamily, JunosFamily, Platform } from './model';

/** What a design may ask of a router beyond sessions and filters. */
export type RouterOption =
  'ttlSecurity' | 'gracefulRestart' | 'controlPlaneProtection' | 'urpf' | 'translation' | 'ipsec' | 'macSec';

interface Kind {
  readonly platform: Platform;
  readonly family: JunosFamily | undefined;
}

type Reason = (option: RouterOption, ip: IpFamily, family: JunosFamily | undefined) => string | undefined;

/**
 * Why the configuration of a router has nothing of an option; undefined where it has it.
 * @param ip the family of the session or the addresses that it is for
 */
export function lackOf({ platform, family }: Kind, option: RouterOption, ip: IpFamily): string | undefined {
  return REASONS[platform](option, ip, family);
}

/** The platforms that are printed without depth leave more to others. */
const leaves = (label: string, more: Reason = () => undefined): Reason => {
  return (option, ip, family) => {
    switch (option) {
      case 'ipsec':
        return l10n.t('IPsec is not written for {0}; IOS-XE, Junos and FRRouting have it.', label);
      case 'translation':
        return l10n.t('{0} translates on few of its platforms. Name the device that does as nat.device.', label);
      case 'macSec':
        return l10n.t('MACsec is not written for {0}; IOS-XE and Junos have it.', label);
      default:
        return more(option, ip, family);
    }
  };
};

/** source: NX-OS, BGP: graceful restart is on for every session; IOS-XR: LPTS. Both [K] */
const REASONS: Readonly<Record<Platform, Reason>> = {
  'cisco-iosxe': () => undefined,
  'cisco-iosxr': leaves('Cisco IOS-XR', (option) =>
    option === 'controlPlaneProtection'
      ? l10n.t('IOS-XR by itself lets only configured neighbours reach BGP and BFD (LPTS): there is nothing to print.')
      : undefined,
  ),
  'cisco-nxos': leaves('Cisco NX-OS', (option) => {
    if (option !== 'gracefulRestart') return undefined;
    return l10n.t(
      'NX-OS restarts all its sessions gracefully by itself, and has no line for one of them: look whether "no graceful-restart" stands in its "router bgp".',
    );
  }),
  'arista-eos': leaves('Arista EOS'),
  'juniper-junos': (option, ip, family) => {
    // Source: Juniper's models of both families.
    if (option === 'translation' && family !== 'srx') return ofFamily(family, 'srx', l10n.t('source translation'));
    if (option === 'ipsec' && family !== 'srx') return ofFamily(family, 'srx', l10n.t('IPsec'));
    if (option === 'macSec' && family !== 'mx') return ofFamily(family, 'mx', 'MACsec');
    if (option === 'ttlSecurity' && ip === 6 && family !== 'mx')
      return ofFamily(family, 'mx', l10n.t('filter for the hop limit of IPv6'));
    return undefined;
  },
  frr: (option, ip) => {
    if (option === 'macSec')
      return l10n.t('On Linux MACsec is a matter of wpa_supplicant on the physical port, not of FRRouting.');
    if (option !== 'urpf' || ip === 4) return undefined;
    return l10n.t(
      'Linux checks the sources of IPv4 only (rp_filter): check those of IPv6 by a rule of nftables (fib saddr), which is not printed.',
    );
  },
};

function ofFamily(family: JunosFamily | undefined, wanted: JunosFamily, what: string): string {
  return family === undefined
    ? l10n.t('{0} is a matter of the family of Junos: say "family: {1}" if the router is one.', what, wanted)
    : l10n.t('A router of family {0} has no {1}.', family, what);
}

/** Whether a platform does what the option asks for of itself, so that nothing is missing where nothing is printed. */
export function doesByItself(platform: Platform, option: RouterOption): boolean {
  return (
    (platform === 'cisco-iosxr' && option === 'controlPlaneProtection') ||
    (platform === 'cisco-nxos' && option === 'gracefulRestart')
  );
}
