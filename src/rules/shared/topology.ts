import {
  type AzurePart,
  type Circuit,
  type Connection,
  type Customer,
  type RawNetworkPeering,
  type VirtualNetwork,
  findVirtualNetwork,
} from '../../design';
import { keptOf } from '../../design/kept';
import { grouped } from './groups';

/** A network peering with the network that it leads to, and the peering that leads back. */
export interface PeeringEnd {
  readonly peering: AzurePart<RawNetworkPeering>;
  readonly from: VirtualNetwork;
  readonly remote: VirtualNetwork | undefined;
  readonly back: AzurePart<RawNetworkPeering> | undefined;
}

/** How the networks of a customer hang together: over peerings, gateway transit, circuits and VPN connections. */
export interface Topology {
  readonly peerings: readonly PeeringEnd[];
  /** Peerings out of a network. */
  readonly peeringsOf: (network: VirtualNetwork) => readonly PeeringEnd[];
  /** Connections of the network's ExpressRoute gateway, over all circuits. */
  readonly connectionsOf: (network: VirtualNetwork) => readonly Connection[];
  /** Networks that use the gateway of this one: both ends say so. */
  readonly spokesOf: (network: VirtualNetwork) => readonly VirtualNetwork[];
  /** Networks whose gateway this one uses. */
  readonly hubsOf: (network: VirtualNetwork) => readonly VirtualNetwork[];
  /** The networks linked to the circuit, each once. */
  readonly linkedTo: (circuit: Circuit) => readonly VirtualNetwork[];
  /** The linked networks and their spokes, each once. */
  readonly reachedBy: (circuit: Circuit) => readonly VirtualNetwork[];
  /** Networks whose addresses the customer's sites learn: linked ones, those with a VPN connection, and their spokes. */
  readonly routed: ReadonlySet<VirtualNetwork>;
  /** Networks that traffic from the customer's sites can enter: linked ones, those with a VPN connection, and all that is peered with them. */
  readonly joined: ReadonlySet<VirtualNetwork>;
}

/** The topology of a customer; made once for each state of its file. */
export const topologyOf = keptOf((customer: Customer): Topology => {
  const halves = customer.virtualNetworks.flatMap((from) =>
    from.virtualNetworkPeerings.map((peering) => ({ peering, from, remote: remoteOf(customer, from, peering) })),
  );
  const firstHalf = new Map<VirtualNetwork, Map<VirtualNetwork, AzurePart<RawNetworkPeering>>>();
  for (const { peering, from, remote } of halves) {
    if (!remote) continue;
    const ofNetwork = firstHalf.get(from) ?? new Map<VirtualNetwork, AzurePart<RawNetworkPeering>>();
    if (!ofNetwork.has(remote)) ofNetwork.set(remote, peering);
    firstHalf.set(from, ofNetwork);
  }
  const peerings = halves.map((half): PeeringEnd => ({
    ...half,
    back: half.remote && firstHalf.get(half.remote)?.get(half.from),
  }));
  const outgoing = grouped(peerings, (end) => end.from);
  const connections = grouped(
    customer.circuits.flatMap((circuit) => circuit.connections),
    (connection) => connection.virtualNetwork,
  );
  const transit = peerings.filter(
    (end) => end.peering.raw.useRemoteGateways === true && end.back?.raw.allowGatewayTransit === true,
  );
  const spokes = grouped(transit, (end) => end.remote);
  const hubs = grouped(transit, (end) => end.from);
  const spokesOf = (network: VirtualNetwork) => (spokes.get(network) ?? []).map((end) => end.from);
  const linkedTo = (circuit: Circuit) => [...new Set(circuit.connections.flatMap((c) => c.virtualNetwork ?? []))];

  const entrances = [
    ...customer.circuits.flatMap(linkedTo),
    ...customer.vpnConnections.flatMap((c) => findVirtualNetwork(customer, c.raw.virtualNetwork) ?? []),
  ];
  return {
    peerings,
    peeringsOf: (network) => outgoing.get(network) ?? [],
    connectionsOf: (network) => connections.get(network) ?? [],
    spokesOf,
    hubsOf: (network) => (hubs.get(network) ?? []).flatMap((end) => end.remote ?? []),
    linkedTo,
    reachedBy: (circuit) => [...new Set(linkedTo(circuit).flatMap((network) => [network, ...spokesOf(network)]))],
    routed: new Set(entrances.flatMap((network) => [network, ...spokesOf(network)])),
    joined: closure(entrances, peerings),
  };
});

function remoteOf(
  customer: Customer,
  from: VirtualNetwork,
  peering: AzurePart<RawNetworkPeering>,
): VirtualNetwork | undefined {
  return findVirtualNetwork(customer, peering.raw.remoteVirtualNetwork, from.subscription);
}

function closure(start: readonly VirtualNetwork[], peerings: readonly PeeringEnd[]): Set<VirtualNetwork> {
  const neighbours = new Map<VirtualNetwork, VirtualNetwork[]>();
  for (const { from, remote } of peerings) {
    if (!remote) continue;
    for (const [one, other] of [
      [from, remote],
      [remote, from],
    ] as const) {
      const known = neighbours.get(one);
      if (known) known.push(other);
      else neighbours.set(one, [other]);
    }
  }
  const reached = new Set(start);
  for (const network of reached) for (const next of neighbours.get(network) ?? []) reached.add(next);
  return reached;
}
