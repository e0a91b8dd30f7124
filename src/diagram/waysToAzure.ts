import * as l10n from '@vscode/l10n';
import {
  type Circuit,
  type Connection,
  type Subscription,
  type VirtualNetwork,
  findCircuit,
  findVirtualNetwork,
  privatePeeringOf,
} from '../design';
import { type SceneBuilder, detailsOf, linesOf, placesOf } from './builder';

/** Connections, network peerings, Global Reach, and the subscriptions that no circuit serves. */
export function drawWaysToAzure(scene: SceneBuilder): void {
  for (const circuit of scene.customer.circuits) {
    for (const connection of circuit.connections) drawConnection(scene, connection);
    drawGlobalReach(scene, circuit);
  }
  for (const network of scene.customer.virtualNetworks) drawNetworkPeerings(scene, network);
  drawOtherWays(scene, 'internet');
  drawOtherWays(scene, 'private');
}

function drawConnection(scene: SceneBuilder, connection: Connection): void {
  const { circuit, raw, virtualNetwork } = connection;
  const peering = privatePeeringOf(circuit);
  const source = scene.nodeOf(peering) ?? scene.nodeOf(circuit);
  if (source === undefined) return;
  const { authorization } = raw;
  scene.edge([circuit.name, connection.name], {
    kind: 'connection',
    kindLabel: l10n.t('Connection'),
    title: connection.name || l10n.t('Connection'),
    source,
    target:
      scene.nodeOf(virtualNetwork?.gateway) ??
      scene.nodeOf(virtualNetwork) ??
      missingNetwork(scene, raw.virtualNetwork),
    lines: linesOf(
      connection.name,
      raw.routingWeight === undefined ? undefined : l10n.t('weight {0}', raw.routingWeight),
      raw.expressRouteGatewayBypass ? l10n.t('FastPath') : undefined,
    ),
    places: placesOf(connection, raw),
    details: detailsOf(
      [l10n.t('Circuit'), circuit.name],
      [l10n.t('Virtual network'), raw.virtualNetwork],
      [l10n.t('Gateway'), virtualNetwork?.gateway?.name],
      [l10n.t('Authorization'), typeof authorization === 'string' ? authorization : undefined],
      [l10n.t('Secret'), typeof authorization === 'object' ? authorization.secret : undefined],
      [l10n.t('Routing weight'), raw.routingWeight],
      [l10n.t('FastPath'), raw.expressRouteGatewayBypass],
    ),
  });
}

/** A virtual network that is referred to and not in the design. */
export function missingNetwork(scene: SceneBuilder, ref: string | undefined): string {
  return scene.missing(ref ?? '', {
    kind: 'virtualNetwork',
    kindLabel: l10n.t('Virtual network'),
    zone: 'azure',
    icon: 'network',
    title: ref ?? l10n.t('Virtual network'),
    column: 4,
  });
}

/** Stands between the two circuits' peerings and the networks: traffic passes it without touching Azure's networks. */
function drawGlobalReach(scene: SceneBuilder, circuit: Circuit): void {
  for (const reach of circuit.globalReach) {
    const { raw } = reach;
    const other = findCircuit(scene.customer, raw.circuit);
    const node = scene.node(
      [circuit.name, reach.name],
      {
        kind: 'globalReach',
        kindLabel: l10n.t('Global Reach'),
        zone: 'microsoft',
        icon: 'globe',
        title: reach.name || l10n.t('Global Reach'),
        lines: linesOf(l10n.t('Global Reach'), raw.addressPrefix, raw.ipv6AddressPrefix),
        column: 3,
        places: placesOf(reach, raw),
        details: detailsOf(
          [l10n.t('Circuits'), [circuit.name, raw.circuit ?? '?']],
          [l10n.t('Prefix'), raw.addressPrefix],
          [l10n.t('IPv6 prefix'), raw.ipv6AddressPrefix],
          [l10n.t('Secret'), raw.authorization?.secret],
        ),
      },
      reach,
    );
    for (const end of [circuit, other]) {
      const peering = end?.peerings.find((p) => p.type === 'AzurePrivatePeering');
      const source = scene.nodeOf(peering) ?? scene.nodeOf(end);
      if (source === undefined) continue;
      scene.edge([circuit.name, reach.name, end?.name ?? ''], {
        kind: 'globalReach',
        kindLabel: l10n.t('Global Reach'),
        title: l10n.t('Global Reach {0}, end at {1}', reach.name, end?.name ?? ''),
        source,
        target: node,
        places: placesOf(reach, raw),
      });
    }
  }
}

/** A peering is two objects, one at each end; both are drawn as one line, from the network whose gateway is used. */
function drawNetworkPeerings(scene: SceneBuilder, network: VirtualNetwork): void {
  const order = (of: VirtualNetwork) => scene.customer.virtualNetworks.indexOf(of);
  for (const peering of network.virtualNetworkPeerings) {
    const { raw } = peering;
    const remote = findVirtualNetwork(scene.customer, raw.remoteVirtualNetwork, network.subscription);
    const back = remote?.virtualNetworkPeerings.find(
      (p) => findVirtualNetwork(scene.customer, p.raw.remoteVirtualNetwork, remote.subscription) === network,
    );
    if (remote === network || (back && remote && order(remote) < order(network))) continue;
    const own = scene.nodeOf(network);
    const other = scene.nodeOf(remote) ?? missingNetwork(scene, raw.remoteVirtualNetwork);
    if (own === undefined) continue;
    const transit = raw.allowGatewayTransit === true && back?.raw.useRemoteGateways === true;
    const used = back?.raw.allowGatewayTransit === true && raw.useRemoteGateways === true;
    scene.edge([network.subscription.name, network.name, peering.name], {
      kind: 'networkPeering',
      kindLabel: l10n.t('Virtual network peering'),
      title: l10n.t('{0} to {1}', network.name, remote?.name ?? raw.remoteVirtualNetwork ?? ''),
      source: used ? other : own,
      target: used ? own : other,
      lines: linesOf(
        back ? l10n.t('peering') : l10n.t('peering, one end only'),
        transit || used ? l10n.t('gateway transit') : undefined,
      ),
      ...(back ? {} : { oneSided: true }),
      places: [...placesOf(peering, raw), ...(back ? placesOf(back, back.raw) : [])],
      details: detailsOf(
        [l10n.t('Peering'), peering.name],
        [l10n.t('Peering of the other end'), back?.name],
        [l10n.t('Gateway transit'), transit || used],
        [l10n.t('Forwarded traffic'), raw.allowForwardedTraffic ?? false],
        [l10n.t('Networks reach each other'), raw.allowVirtualNetworkAccess ?? true],
      ),
    });
  }
}

/** Subscriptions that are reached over the internet, or over a private line of the customer's own. */
function drawOtherWays(scene: SceneBuilder, over: 'internet' | 'private'): void {
  const subscriptions = scene.customer.subscriptions.filter((s) => s.raw.reachedOver === over);
  const from = scene.nodeOf(scene.customer);
  if (subscriptions.length === 0 || from === undefined) return;
  const kind = over === 'internet' ? 'internet' : 'privateLine';
  const kindLabel = over === 'internet' ? l10n.t('Internet') : l10n.t("Customer's private line");
  const places = (subscription: Subscription) => placesOf(subscription, subscription.raw, 'reachedOver');
  const way = scene.node([], {
    kind,
    kindLabel,
    zone: 'outside',
    icon: over === 'internet' ? 'globe' : 'line',
    title: kindLabel,
    column: 2,
    places: subscriptions.flatMap(places),
    details: detailsOf([l10n.t('Subscriptions'), subscriptions.map((subscription) => subscription.name)]),
  });
  scene.edge(['customer'], {
    kind,
    kindLabel,
    title: l10n.t('{0} to {1}', scene.customer.displayName, kindLabel),
    source: from,
    target: way,
  });
  for (const subscription of subscriptions) {
    const target = scene.nodeOf(subscription);
    if (target === undefined) continue;
    scene.edge([subscription.name], {
      kind,
      kindLabel,
      title: l10n.t('{0} to {1}', kindLabel, subscription.name),
      source: way,
      target,
      places: places(subscription),
    });
  }
}
