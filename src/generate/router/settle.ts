import * as l10n from '@vscode/l10n';
import type { EdgeRouterModel } from '../../edge';
import { familiesOf } from './printer';

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
      'Routed ports: {0}. "no switchport" ends what a switch port carries; where a port is a routed one already, the line changes nothing. The first part of verify.txt shows it.',
      ports.join(', '),
    ),
  ];
}

/** @param name of the interface of a tunnel, as the platform writes it */
export function tunnelNumbers({ tunnels }: EdgeRouterModel, name: (number: number) => string): string[] {
  if (tunnels.length === 0) return [];
  return [
    l10n.t(
      '{0} are taken to be free: what is there under these names would be written over. The first part of verify.txt shows it.',
      tunnels.map((t) => name(t.number)).join(', '),
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
export function newVrfs({ tables }: EdgeRouterModel): string[] {
  const names = tables.flatMap(({ vrf }) => (vrf && !vrf.existing ? [vrf.name] : []));
  if (names.length === 0) return [];
  return [
    l10n.t(
      '{0} is made by this file: where it is there already, what is said of it here (distinguisher, targets, policies, AS number) stands in place of what it has, and other customers may be in it. Say existing: true then. The first part of verify.txt shows it.',
      names.join(', '),
    ),
  ];
}

/** One kind of tagging a port has; another is refused by the commit, and where there was none, unit 0 carried all. source: Juniper, flexible-vlan-tagging */
export function portTagging({ interfaces }: EdgeRouterModel): string[] {
  const ports = [...new Set(interfaces.filter((at) => at.tags.kind !== 'none').map((at) => at.parent))];
  if (ports.length === 0) return [];
  return [
    l10n.t(
      'Ports with tags: {0}. Where one has "vlan-tagging" or "stacked-vlan-tagging", "flexible-vlan-tagging" is refused beside it or, put in its place, takes all its units down for a moment; where one has no tagging, its unit 0 carries nothing any more. On a port in service leave out the line (with vlan-tagging one tag is enough), or change it in a window. The first part of verify.txt shows it.',
      ports.join(', '),
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

/** Where BGP is the router's own, its AS number is there already, or the commit fails; another one is not written over. */
export function asnOfRouter({ asn, tables }: EdgeRouterModel): string[] {
  const isOfRouter = tables.some(({ vrf, neighbors }) => neighbors.length > 0 && (!vrf || vrf.existing));
  if (!isOfRouter) return [];
  return [
    l10n.t(
      'The AS number of the router has to be {0} (routing-options autonomous-system): it is not in this file, which would write over another one. The first part of verify.txt shows it.',
      asn,
    ),
  ];
}

/** The function that makes the keys is not written with a combined cipher. source: Juniper, encryption-algorithm (ike) */
export function prfOfIke({ tunnels }: EdgeRouterModel): string[] {
  const combined = tunnels.filter((t) => t.ike.ikeEncryption.startsWith('GCM'));
  if (combined.length === 0) return [];
  return [
    l10n.t(
      'IKE of {0} has a combined cipher, and Junos has no line for the function that makes its keys, which Azure takes from ikeIntegrity ({1}). Where the SA does not come up, say AES256 as ikeEncryption.',
      combined.map((t) => t.name).join(', '),
      [...new Set(combined.map((t) => t.ike.ikeIntegrity))].join(', '),
    ),
  ];
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

/** What is said of one interface of a zone stands in place of what is said of the zone, hence nothing is printed here. */
export function zoneOfIke({ family, tunnels }: EdgeRouterModel): string[] {
  if (family !== 'srx') return [];
  return [...new Set(tunnels.map((t) => t.localAddress))].map((address) =>
    l10n.t(
      'IKE reaches {0} only where the zone of its interface lets it in (host-inbound-traffic system-services ike). The first part of verify.txt shows it.',
      address,
    ),
  );
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

/** source: Juniper, security forwarding-options: the mode of inet6 is drop until it is set and the device is started again */
export function flowOfIpv6(model: EdgeRouterModel): string[] {
  if (model.family !== 'srx' || !familiesOf(model).includes(6)) return [];
  return [
    l10n.t(
      'An SRX drops IPv6 until "security forwarding-options family inet6 mode flow-based" is set and it was started again, hence that is not printed. The first part of verify.txt shows the mode.',
    ),
  ];
}

/** Between zones a firewall passes what its policies permit, and nothing else. */
export function zonePolicies({ family }: EdgeRouterModel): string[] {
  if (family !== 'srx') return [];
  return [
    l10n.t(
      'An SRX passes between zones only what its security policies permit. They are not in the design: permit what the sites and the networks in Azure exchange, between the zones that are filled in.',
    ),
  ];
}
