import * as l10n from '@vscode/l10n';
import { type Circuit, findVirtualNetwork, findVpnDevice, privatePeeringOf } from '../design';
import { type SceneBuilder, detailsOf, linesOf, placesOf } from './builder';
import type { SceneEdge } from './model';
import { missingNetwork } from './waysToAzure';
import { asText, endsText } from './words';

/** IPsec tunnels over circuits, appliances that encrypt at both ends, and VPN connections over the internet. */
export function drawTunnels(scene: SceneBuilder): void {
  for (const circuit of scene.customer.circuits) {
    drawIpsecTunnels(scene, circuit);
    drawAppliances(scene, circuit);
  }
  for (const connection of scene.customer.vpnConnections) {
    const { raw } = connection;
    drawTunnel(scene, 'vpn', [connection.name], {
      kindLabel: l10n.t('VPN connection'),
      device: raw.device,
      network: raw.virtualNetwork,
      name: connection.name,
      line: l10n.t('IPsec over the internet'),
      isBgp: raw.enableBgp === true,
      places: placesOf(connection, raw),
      details: detailsOf(
        [l10n.t('Device'), raw.device],
        [l10n.t('Virtual network'), raw.virtualNetwork],
        [l10n.t('Prefixes'), raw.prefixes],
        [l10n.t('BGP'), raw.enableBgp],
        [l10n.t('Secret'), raw.sharedKey?.secret],
      ),
    });
  }
}

function drawIpsecTunnels(scene: SceneBuilder, circuit: Circuit): void {
  const { encryption } = circuit.raw;
  const over =
    encryption?.over === 'microsoft' ? l10n.t('IPsec over Microsoft peering') : l10n.t('IPsec over private peering');
  for (const tunnel of encryption?.tunnels ?? []) {
    drawTunnel(scene, 'tunnel', [circuit.name, tunnel.name ?? ''], {
      kindLabel: l10n.t('IPsec tunnel'),
      device: tunnel.device,
      network: encryption?.virtualNetwork,
      name: tunnel.name ?? '',
      line: over,
      isBgp: tunnel.enableBgp === true,
      through: scene.nodeOf(
        circuit.peerings.find(
          ({ type }) => type === (encryption?.over === 'microsoft' ? 'MicrosoftPeering' : 'AzurePrivatePeering'),
        ),
      ),
      places: placesOf(circuit, tunnel),
      details: detailsOf(
        [l10n.t('Device'), tunnel.device],
        [l10n.t('Virtual network'), encryption?.virtualNetwork],
        [l10n.t('Over'), over],
        [l10n.t('Advertised in the tunnel'), encryption?.advertise],
        [l10n.t('BGP'), tunnel.enableBgp],
        [l10n.t('Private address of the gateway'), tunnel.useLocalAzureIpAddress],
        [l10n.t('Secret'), tunnel.sharedKey?.secret],
      ),
    });
  }
}

interface Tunnel {
  readonly kindLabel: string;
  readonly device: string | undefined;
  readonly network: string | undefined;
  readonly name: string;
  readonly line: string;
  readonly isBgp: boolean;
  /** The node of the peering that carries it; none over the internet. */
  readonly through?: string | undefined;
  readonly places: ReturnType<typeof placesOf>;
  readonly details: ReturnType<typeof detailsOf>;
}

function drawTunnel(scene: SceneBuilder, kind: 'tunnel' | 'vpn', names: readonly string[], tunnel: Tunnel): void {
  const network = findVirtualNetwork(scene.customer, tunnel.network);
  const device = findVpnDevice(scene.customer, tunnel.device)?.raw;
  const source =
    scene.nodeOf(device) ??
    scene.missing(tunnel.device ?? '', {
      kind: 'vpnDevice',
      kindLabel: l10n.t('VPN device'),
      zone: 'customer',
      icon: 'lock',
      title: tunnel.device ?? l10n.t('VPN device'),
      ...scene.groundOf(scene.customer, 0),
    });
  const target = scene.nodeOf(network?.vpnGateway) ?? scene.nodeOf(network) ?? missingNetwork(scene, tunnel.network);
  const shared = {
    kind,
    kindLabel: tunnel.kindLabel,
    title: tunnel.name || tunnel.kindLabel,
    places: tunnel.places,
    details: tunnel.details,
  };
  const session = tunnel.isBgp ? endsText(asText(device?.asn), asText(network?.vpnGateway?.raw.asn)) : undefined;
  const lines = linesOf(tunnel.name, tunnel.line, session);
  drawThrough(scene, names, { ...shared, source, target, lines }, tunnel.through);
}

/** A tunnel, as far as the peering that carries it and on from there; at once where none does. */
function drawThrough(
  scene: SceneBuilder,
  names: readonly string[],
  tunnel: Omit<SceneEdge, 'id' | 'thing'>,
  through: string | undefined,
): void {
  const thing = scene.edge(names, { ...tunnel, target: through ?? tunnel.target });
  if (through !== undefined) scene.edge([...names, 'azure'], { ...tunnel, source: through, lines: [], thing });
}

/** Mode nva: a firewall at the site and one in the virtual network encrypt between them. */
function drawAppliances(scene: SceneBuilder, circuit: Circuit): void {
  const { encryption } = circuit.raw;
  const ends = encryption?.mode === 'nva' ? encryption.firewalls : undefined;
  if (!ends) return;
  const named = scene.customer.sites.flatMap((site) => site.raw.firewalls ?? []).find((f) => f.name === ends.site);
  const network = findVirtualNetwork(scene.customer, ends.azure);
  const source =
    scene.nodeOf(named) ??
    scene.missing(ends.site ?? '', {
      kind: 'siteFirewall',
      kindLabel: l10n.t('Firewall'),
      zone: 'customer',
      icon: 'firewall',
      title: ends.site ?? l10n.t('Firewall'),
      ...scene.groundOf(scene.customer, 0),
    });
  const tunnel = {
    kind: 'tunnel' as const,
    kindLabel: l10n.t('Encryption by appliances'),
    title: l10n.t('Encryption over {0}', circuit.name),
    source,
    target: scene.nodeOf(network?.firewall) ?? scene.nodeOf(network) ?? missingNetwork(scene, ends.azure),
    lines: linesOf(l10n.t('encrypted by appliances')),
    places: placesOf(circuit, ends),
    details: detailsOf([l10n.t('Firewall of the site'), ends.site], [l10n.t('Firewall in Azure'), ends.azure]),
  };
  drawThrough(scene, [circuit.name, 'nva'], tunnel, scene.nodeOf(privatePeeringOf(circuit)));
}
