import * as l10n from '@vscode/l10n';
import { lastName, referenceAt, textAt } from './bodies';
import type { ResourceType } from './descriptor';
import { sizeRule } from './gatewaySizes';
import { NETWORK_VERSION, changing, fixed, harmless, telling, unlessOn } from './rules';

const GATEWAY = 'Microsoft.Network/virtualNetworkGateways';

/** An active-active gateway has a second configuration, which goes with it. source: active-active-portal */
const tunnelsDrop = (): string =>
  l10n.t('tunnels drop: one BGP address and one public address come or go, and the devices have to follow');

export const gatewayTypes = {
  gateway: {
    type: GATEWAY,
    kind: 'gateway',
    title: () => l10n.t('virtual network gateway'),
    apiVersion: NETWORK_VERSION,
    removal: 40,
    operations: 'virtualNetworkGateways',
    excludes: [{ says: 'properties.gatewayType' }, { refersTo: ['properties.ipConfigurations[].properties.subnet'] }],
    listed: true,
    terraform: 'azurerm_virtual_network_gateway',
    lists: [
      {
        path: 'properties.ipConfigurations',
        key: 'name',
        owner: 'shared',
        sameBy: ['properties.publicIPAddress', 'properties.subnet'],
        wholeOnce: 'properties.activeActive',
        kept: ['name', 'properties.publicIPAddress'],
      },
      { path: 'properties.vpnClientConfiguration.vpnClientProtocols', owner: 'shared' },
      { path: 'properties.vpnClientConfiguration.vpnAuthenticationTypes', owner: 'shared' },
    ],
    unsaid: [
      {
        path: 'properties.vpnClientConfiguration.vpnClientAddressPool.addressPrefixes',
        title: () => l10n.t('clients of point-to-site, who can still connect, from'),
        severity: 'warning',
      },
      {
        path: 'properties.allowRemoteVnetTraffic',
        title: () => l10n.t('traffic of other networks over its circuits allowed'),
        severity: 'warning',
      },
      {
        path: 'properties.allowVirtualWanTraffic',
        title: () => l10n.t('traffic of a Virtual WAN over its circuits allowed'),
        severity: 'warning',
      },
      { path: 'properties.natRules', title: () => l10n.t('NAT rules') },
      { path: 'properties.customRoutes.addressPrefixes', title: () => l10n.t('routes of its own for clients') },
      { path: 'properties.enablePrivateIpAddress', title: () => l10n.t('private addresses for its tunnels') },
    ],
    creation: () => ({
      text: l10n.t('no downtime; billing starts; takes up to 45 minutes'),
      traffic: 'untouched',
      source: 'expressroute-howto-add-gateway-portal-resource-manager',
    }),
    changes: [
      sizeRule,
      fixed(/^properties\.(gatewayType|vpnType)$/, 'about-vpn-gateway-settings'),
      fixed(/^properties\.ipConfigurations\[.*\.subnet\b/, 'about-vpn-gateway-settings'),
      changing(/^properties\.(activeActive|ipConfigurations)\b/, 'active-active-portal', tunnelsDrop, 'interrupted'),
      changing(
        /^properties\.bgpSettings\.asn$/,
        'vpn-gateway-bgp-overview',
        () =>
          l10n.t(
            'every BGP session of the gateway ends until the devices name the new AS number: tunnels with BGP drop',
          ),
        'interrupted',
      ),
      changing(
        /^properties\.enableBgp$/,
        'vpn-gateway-bgp-overview',
        () => l10n.t('BGP comes or goes on the whole gateway: tunnels drop until connections and devices follow'),
        'interrupted',
      ),
      changing(
        /^properties\.vpnClientConfiguration\b/,
        'point-to-site-about',
        () => l10n.t('clients of point-to-site are disconnected, and need a new profile'),
        'interrupted',
      ),
      changing(
        /^properties\.allowRemoteVnetTraffic$/,
        'expressroute-about-virtual-network-gateways',
        ({ to }) =>
          to === true
            ? l10n.t('other networks reach each other over the circuit from then on')
            : l10n.t('traffic of other networks over the circuit ends'),
        unlessOn,
      ),
    ],
    leftover: () => telling(l10n.t('it is billed, its connections carry traffic, and its network cannot be removed')),
  },
  localGateway: {
    type: 'Microsoft.Network/localNetworkGateways',
    kind: 'localGateway',
    title: () => l10n.t('local network gateway'),
    apiVersion: NETWORK_VERSION,
    removal: 50,
    operations: 'localNetworkGateways',
    listed: true,
    terraform: 'azurerm_local_network_gateway',
    lists: [{ path: 'properties.localNetworkAddressSpace.addressPrefixes', owner: 'whole' }],
    unsaid: [{ path: 'properties.bgpSettings.bgpPeeringAddress', title: () => l10n.t('BGP with the device at') }],
    alternatives: [['gatewayIpAddress', 'fqdn']],
    creation: () => ({
      text: l10n.t('no downtime: no connection uses it yet'),
      traffic: 'untouched',
      source: 'about-vpn-gateway-settings',
    }),
    changes: [
      changing(
        /^properties\.(gatewayIpAddress|fqdn)$/,
        'vpn-gateway-modify-local-network-gateway',
        () => l10n.t('its tunnels drop, and come up to the new address'),
        'interrupted',
      ),
      changing(
        /^properties\.localNetworkAddressSpace\b/,
        'vpn-gateway-modify-local-network-gateway',
        () => l10n.t('its tunnels may be negotiated anew; what is no longer listed is no longer reached'),
        'interrupted',
      ),
      changing(
        /^properties\.bgpSettings\b/,
        'vpn-gateway-bgp-overview',
        () => l10n.t('the BGP sessions of its tunnels end, and come up once the device has the same'),
        'interrupted',
      ),
    ],
    leftover: () => harmless(l10n.t('it does nothing without a connection')),
  },
  connection: {
    type: 'Microsoft.Network/connections',
    kind: 'connection',
    title: () => l10n.t('connection'),
    apiVersion: NETWORK_VERSION,
    removal: 10,
    operations: 'virtualNetworkGatewayConnections',
    // Of two local network gateways of one address, a gateway takes one. source: vpn-gateway-highlyavailable
    excludes: [
      { refersTo: ['properties.virtualNetworkGateway1'] },
      { refersTo: ['properties.peer', 'properties.localNetworkGateway2'], orBy: 'properties.gatewayIpAddress' },
    ],
    listed: true,
    terraform: 'azurerm_virtual_network_gateway_connection',
    writeOnly: ['sharedKey', 'authorizationKey'],
    unsaid: [
      { path: 'properties.ipsecPolicies', title: () => l10n.t('an IPsec policy of its own') },
      {
        path: 'properties.expressRouteGatewayBypass',
        title: () => l10n.t('FastPath: traffic still goes past the gateway, with its route table and security rules'),
        severity: 'warning',
      },
      {
        path: 'properties.enablePrivateLinkFastPath',
        title: () => l10n.t('FastPath for private endpoints'),
        severity: 'warning',
      },
      { path: 'properties.trafficSelectorPolicies', title: () => l10n.t('traffic selectors of its own') },
      { path: 'properties.usePolicyBasedTrafficSelectors', title: () => l10n.t('policy-based traffic selectors') },
      { path: 'properties.useLocalAzureIpAddress', title: () => l10n.t("the gateway's private address as its end") },
      { path: 'properties.ingressNatRules', title: () => l10n.t('NAT of what comes in') },
      { path: 'properties.egressNatRules', title: () => l10n.t('NAT of what goes out') },
    ],
    creation: () => ({
      text: l10n.t('no downtime; traffic can take it from then on'),
      traffic: 'untouched',
      source: 'expressroute-howto-linkvnet-portal-resource-manager',
    }),
    changes: [
      fixed(
        /^properties\.(connectionType|virtualNetworkGateway1|virtualNetworkGateway2|localNetworkGateway2|peer)\b/,
        'azure-cli#9447',
      ),
      changing(
        /^properties\.routingWeight$/,
        'expressroute-optimize-routing',
        () => l10n.t('no downtime; traffic may move to another circuit'),
        'untouched',
      ),
      changing(/^properties\.(expressRouteGatewayBypass|enablePrivateLinkFastPath)$/, 'about-fastpath', ({ to }) =>
        to === true
          ? l10n.t('traffic goes past the gateway from then on; whether it pauses is not known: try it in a window')
          : l10n.t(
              'traffic goes through the gateway again, which has to carry it; whether it pauses is not known: try it in a window',
            ),
      ),
      changing(
        /^properties\.(enableBgp|ipsecPolicies|useLocalAzureIpAddress|connectionProtocol|usePolicyBasedTrafficSelectors)\b/,
        'vpn-gateway-ipsecikepolicy-rm-powershell',
        () => l10n.t('the tunnel drops, and comes up once the device has the same'),
        'interrupted',
      ),
      changing(
        /^properties\.sharedKey$/,
        'connections/sharedkey (REST)',
        () =>
          l10n.t(
            'the key is written again: the tunnel drops at its next negotiation until the device has the same key',
          ),
        'interrupted',
      ),
      changing(
        /^properties\.authorizationKey$/,
        'expressroute-howto-linkvnet-portal-resource-manager',
        () => l10n.t('the connection is made with another authorization: traffic over it may stop for a moment'),
        'interrupted',
      ),
    ],
    leftover: (body) =>
      telling(
        textAt(body, 'properties', 'connectionType')?.toLowerCase() === 'ipsec'
          ? l10n.t('its tunnel still carries traffic, and the gateway is billed for it')
          : l10n.t('it still carries traffic between the network and the circuit {0}', peerOf(body)),
      ),
  },
  publicAddress: {
    type: 'Microsoft.Network/publicIPAddresses',
    kind: 'publicAddress',
    title: () => l10n.t('public IP address'),
    apiVersion: NETWORK_VERSION,
    removal: 60,
    operations: 'publicIPAddresses',
    listed: true,
    terraform: 'azurerm_public_ip',
    lists: [{ path: 'properties.ipTags', key: 'ipTagType', owner: 'shared' }],
    initial: ['zones', 'sku.tier'],
    madeForHolder: true,
    creation: () => ({
      text: l10n.t('no downtime; billing starts'),
      traffic: 'untouched',
      source: 'ip-services/public-ip-addresses',
    }),
    changes: [
      fixed(/^sku\b/, 'ip-services/public-ip-addresses'),
      fixed(
        /^(zones|properties\.(publicIPAllocationMethod|publicIPAddressVersion))\b/,
        'ip-services/public-ip-addresses',
      ),
    ],
    leftover: () => telling(l10n.t('it is billed, and stays open to the internet where something uses it')),
  },
} as const satisfies Readonly<Record<string, ResourceType>>;

function peerOf(body: unknown): string {
  const peer = referenceAt(body, 'properties', 'peer');
  return peer === undefined ? '' : lastName(peer);
}
