import * as l10n from '@vscode/l10n';
import type { EdgeRouterModel } from '../../edge';
import { dividedPorts } from './cisco';
import { hasBgp, madeVrfs } from './printer';

/*
 * What a person settles before a file is loaded, because of the platform: what is on the router already, and what the
 * design cannot know of it.
 */

/** Sub-interfaces stand on routed ports; the line that makes one ends what a switch port carries. */
export function routedPorts({ interfaces }: EdgeRouterModel): string[] {
  const ports = [...new Set(interfaces.map((at) => at.parent))];
  if (ports.length === 0) return [];
  return [
    l10n.t(
      'Routed ports: {0}. "no switchport" ends what a switch port carries, and "no shutdown" opens one that somebody has shut, with all that stands on it; where a port is a routed one and open already, the lines change nothing. The first part of verify.txt shows it.',
      ports.join(', '),
    ),
  ];
}

/** Where others may stand on a port, it is opened by nobody but its owner. */
export function closedPorts(model: EdgeRouterModel): string[] {
  const ports = dividedPorts(model);
  if (ports.length === 0) return [];
  return [
    l10n.t(
      'Ports {0}: this file opens none of them, and nothing comes up on one that is shut. The first part of verify.txt shows it.',
      ports.join(', '),
    ),
  ];
}

/** An interface without sub-interfaces has one VRF, one description and one address of a family. */
export function wholePorts({ interfaces }: EdgeRouterModel): string[] {
  const whole = interfaces.filter((at) => at.unit === undefined).map((at) => at.parent);
  if (whole.length === 0) return [];
  return [
    l10n.t(
      '{0} is not divided: what is said of it (VRF, addresses, description, filters) stands in place of what it has, and no file brings that back. The first part of verify.txt shows it.',
      whole.join(', '),
    ),
  ];
}

/** A router has one AS number; another one is refused where BGP is there already. source: [K] */
export function asnOfBgp(model: EdgeRouterModel): string[] {
  if (!hasBgp(model)) return [];
  return [
    l10n.t(
      'BGP of the router has AS {0}, or is not there yet: with another AS number it refuses every line of its sessions. The first part of verify.txt shows it.',
      model.asn,
    ),
  ];
}

/** @param name of the interface of a tunnel, as the platform writes it */
export function tunnelNumbers({ tunnels }: EdgeRouterModel, name: (number: number) => string): string[] {
  return freeNames(tunnels.map((t) => name(t.number)));
}

/** What has a name that somebody else may have used already. */
export function freeNames(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [
    l10n.t(
      '{0} are taken to be free: what is there under these names would be written over. The first part of verify.txt shows it.',
      names.join(', '),
    ),
  ];
}

/** A rule of translation asks whence a packet comes, and not which way it leaves. */
export function otherTranslations({ translations }: EdgeRouterModel): string[] {
  return [...new Set(translations.map((t) => t.name))].map((name) =>
    l10n.t(
      '{0} translates what comes from its sources on each interface with "ip nat outside", and a rule that is there already may take the same packets. The first part of verify.txt shows them.',
      name,
    ),
  );
}

/** A VRF that somebody else made keeps its distinguisher and targets only where the design says that it is there. */
export function newVrfs(model: EdgeRouterModel): string[] {
  const names = madeVrfs(model).map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    l10n.t(
      '{0} is made by this file: where it is there already, what is said of it here (distinguisher, targets, policies, AS number) stands in place of what it has, and other customers may be in it. Say existing: true then. The first part of verify.txt shows it.',
      names.join(', '),
    ),
  ];
}

/** The router takes the first IKEv2 policy that it finds for an address. */
export function policyOfIke({ tunnels }: EdgeRouterModel): string[] {
  return [...new Set(tunnels.map((t) => t.localAddress))].map((address) =>
    l10n.t(
      'An IKEv2 policy for {0} that is there already is taken in place of this one: add the proposals to it then. The first part of verify.txt shows it.',
      address,
    ),
  );
}

/** An interface of Linux stays up while its tunnel is down, and so do static routes into it. */
export function staticTunnels({ tunnels }: EdgeRouterModel, name: (number: number) => string): string[] {
  const routed = tunnels.filter((t) => t.remotePrefixes.length > 0);
  if (routed.length === 0) return [];
  return [
    l10n.t(
      '{0} stay up while their tunnels are down: without BGP, what is routed into one that is down is lost, also where another is up. Say enableBgp: true, or watch the tunnels.',
      routed.map((t) => name(t.number)).join(', '),
    ),
  ];
}

/** Until then its BGP keeps no VPN routes, hence nothing passes by route targets. source: Arista, EOS user manual (inter-VRF route leaking) */
export function routingModel({ tables }: EdgeRouterModel): string[] {
  if (!tables.some(({ vrf }) => vrf && !vrf.existing)) return [];
  return [
    l10n.t(
      'Route targets need "service routing protocols model multi-agent" and "mpls ip". The first takes effect when the router is started again, hence it is not printed. The first part of verify.txt shows both.',
    ),
  ];
}

/** source: Cisco, ASR 9000 routing configuration guide (BFD over logical bundles) */
export function bundleBfd({ interfaces }: EdgeRouterModel): string[] {
  const bundles = new Set(
    interfaces.filter((at) => at.bfd && /^(Bundle-Ether|BE)\d/i.test(at.parent)).map((at) => at.parent),
  );
  if (bundles.size === 0) return [];
  return [
    l10n.t(
      'BFD on {0} stays down without "bfd multipath include location" and a line card of the router, which is not in the design. The first part of verify.txt shows it.',
      [...bundles].join(', '),
    ),
  ];
}
