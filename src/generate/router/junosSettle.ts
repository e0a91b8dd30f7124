import * as l10n from '@vscode/l10n';
import type { EdgeRouterModel } from '../../edge';
import { withoutApart } from './apart';
import { unitName } from './junosNames';
import { familiesOf, hasBfd } from './printer';
import { freeNames, newVrfs } from './settle';

/** What a person settles before a file of Junos is loaded. */
export function settledOnJunos(model: EdgeRouterModel): string[] {
  // Of what may be there already, its own file says so.
  const main = withoutApart(model);
  return [
    ...asnOfRouter(model),
    ...newVrfs(model),
    ...portTagging(main),
    ...freeNames([
      ...main.interfaces.filter((at) => at.unit !== undefined).map(unitName),
      ...model.tunnels.map((t) => `st0.${t.number}`),
      ...model.tunnels.map((t) => t.name),
    ]),
    ...loadSharing(model),
    ...restartOfRouter(model),
    ...(model.family === 'srx' ? settledOnSrx(model) : []),
  ];
}

function settledOnSrx(model: EdgeRouterModel): string[] {
  return [
    ...prfOfIke(model),
    ...segmentSize(model),
    ...zoneOfIke(model),
    ...zoneOfLoopback(model),
    ...zonePolicies(),
    ...flowOfIpv6(model),
    ...labelsInFlow(model),
    ...bfdOfSrx(model),
  ];
}

/** Where BGP is the router's own, its AS number is there already, or the commit fails; another one is not written over. */
function asnOfRouter({ asn, tables }: EdgeRouterModel): string[] {
  const isOfRouter = tables.some(({ vrf, neighbors }) => neighbors.length > 0 && (!vrf || vrf.existing));
  if (!isOfRouter) return [];
  return [
    l10n.t(
      'The AS number of the router has to be {0} (routing-options autonomous-system): it is not in this file, which would write over another one. The first part of verify.txt shows it.',
      asn,
    ),
  ];
}

/** One kind of tagging a port has; another is refused by the commit, and where there was none, unit 0 carried all. source: Juniper, flexible-vlan-tagging */
function portTagging({ interfaces }: EdgeRouterModel): string[] {
  const ports = [...new Set(interfaces.filter((at) => at.tags.kind !== 'none').map((at) => at.parent))];
  if (ports.length === 0) return [];
  return [
    l10n.t(
      'Ports with tags: {0}. Where one has "vlan-tagging" or "stacked-vlan-tagging", "flexible-vlan-tagging" is refused beside it or, put in its place, takes all its units down for a moment; where one has no tagging, its unit 0 carries nothing any more. On a port in service leave out the line (with vlan-tagging one tag is enough), or change it in a window. The first part of verify.txt shows it.',
      ports.join(', '),
    ),
  ];
}

/** The function that makes the keys is not written with a combined cipher. source: Juniper, encryption-algorithm (ike) */
function prfOfIke({ tunnels }: EdgeRouterModel): string[] {
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

/** What is said of one interface of a zone stands in place of what is said of the zone, hence nothing is printed here. */
function zoneOfIke({ tunnels }: EdgeRouterModel): string[] {
  return [...new Set(tunnels.map((t) => t.localAddress))].map((address) =>
    l10n.t(
      'IKE reaches {0} only where the zone of its interface lets it in (host-inbound-traffic system-services ike). The first part of verify.txt shows it.',
      address,
    ),
  );
}

/** source: Juniper, security forwarding-options: the mode of inet6 is drop until it is set and the device is started again */
function flowOfIpv6(model: EdgeRouterModel): string[] {
  if (!familiesOf(model).includes(6)) return [];
  return [
    l10n.t(
      'An SRX drops IPv6 until "security forwarding-options family inet6 mode flow-based" is set and it was started again, hence that is not printed. The first part of verify.txt shows the mode.',
    ),
  ];
}

/** Between zones a firewall passes what its policies permit, and nothing else. */
function zonePolicies(): string[] {
  return [
    l10n.t(
      'An SRX passes between zones only what its security policies permit. They are not in the design: permit what the sites and the networks in Azure exchange, between the zones that are filled in.',
    ),
  ];
}

/** Two equal routes of BGP are one next hop in what forwards until a policy says otherwise. source: Juniper, load balancing (per-packet) */
function loadSharing({ tables }: EdgeRouterModel): string[] {
  if (tables.every((t) => t.maximumPaths === undefined)) return [];
  return [
    l10n.t(
      'Both links are used at once only where "routing-options forwarding-table export" names a policy with "load-balance per-packet". It is of the whole router, hence not printed. The first part of verify.txt shows it.',
    ),
  ];
}

/** source: Juniper, graceful restart for routing protocols */
function restartOfRouter({ tables }: EdgeRouterModel): string[] {
  const asked = tables.filter((t) => t.neighbors.some((n) => n.gracefulRestart));
  if (asked.length === 0) return [];
  return [
    l10n.t(
      'Routes outlast a restart of this router only with "routing-options graceful-restart", in the router and in each instance. It closes all sessions once, hence it is not printed. The first part of verify.txt shows it.',
    ),
  ];
}

/** source: Juniper, tcp-mss (security flow): one value for all tunnels */
function segmentSize({ tunnels }: EdgeRouterModel): string[] {
  if (tunnels.length === 0) return [];
  return [
    l10n.t(
      '"security flow tcp-mss ipsec-vpn mss" is one value for all tunnels of the device: where a lower one is there, leave out the line. The first part of verify.txt shows it.',
    ),
  ];
}

/** What comes by one zone for an address of another is let in by the other zone, and by a policy between both. source: Juniper, security zones */
function zoneOfLoopback({ tables }: EdgeRouterModel): string[] {
  const sources = tables.flatMap((t) => t.neighbors.flatMap((n) => n.updateSource ?? []));
  return [...new Set(sources)].map((address) =>
    l10n.t(
      'BGP reaches {0} only where the zone of its interface lets it in (host-inbound-traffic protocols bgp), and a security policy leads there from the zone by which it comes. The first part of verify.txt shows the zones.',
      address,
    ),
  );
}

/** source: Juniper, MPLS on SRX Series (security forwarding-options family mpls) [K] */
function labelsInFlow({ backbone, tables }: EdgeRouterModel): string[] {
  if (backbone !== 'mpls-vpn' || tables.every((t) => t.vrf === undefined)) return [];
  return [
    l10n.t(
      'An SRX forwards packets with labels in packet mode ("security forwarding-options family mpls mode packet-based"), in which it has neither zones nor translation. Take an MX where the VRF ends, or find out first that this model does both.',
    ),
  ];
}

/** source: Juniper, BFD on SRX Series [K] */
function bfdOfSrx(model: EdgeRouterModel): string[] {
  if (!hasBfd(model)) return [];
  return [
    l10n.t(
      'BFD three times 300 ms holds on an SRX that runs it apart from its routing engine (such as by "chassis dedicated-ukern-cpu"); on others it ends sessions under load. Find out what this model does, or say bfd: false.',
    ),
  ];
}
