import { policyAlgorithms } from '../../../resources/types/terraformNames';
import type { ArmBody, Json } from '../../../resources/model';
import { type Values, blocks, compact, first, number, ref, switched, text } from './values';

export function gateway(values: Values): ArmBody {
  const sku = text(values, 'sku');
  const client = first(values, 'vpn_client_configuration');
  const isVpn = text(values, 'type')?.toLowerCase() === 'vpn';
  const asn = number(first(values, 'bgp_settings'), 'asn');
  return {
    properties: compact({
      gatewayType: text(values, 'type'),
      vpnType: text(values, 'vpn_type') ?? (isVpn ? 'RouteBased' : undefined),
      sku: sku === undefined ? undefined : { name: sku, tier: sku },
      activeActive: switched(values, 'active_active'),
      enableBgp: switched(values, 'bgp_enabled', 'enable_bgp'),
      enablePrivateIpAddress: switched(values, 'private_ip_address_enabled'),
      allowRemoteVnetTraffic: switched(values, 'remote_vnet_traffic_enabled'),
      // What azurerm does not say of a VPN gateway, Azure sets: its own AS number.
      bgpSettings: isVpn ? { asn: asn ?? 65515 } : undefined,
      ipConfigurations: blocks(values, 'ip_configuration').map((one, at) => ({
        name: text(one, 'name') ?? (at === 0 ? 'vnetGatewayConfig' : `vnetGatewayConfig${String(at)}`),
        properties: compact({
          privateIPAllocationMethod: text(one, 'private_ip_address_allocation') ?? 'Dynamic',
          subnet: ref(one, 'subnet_id'),
          publicIPAddress: ref(one, 'public_ip_address_id'),
        }),
      })),
      vpnClientConfiguration: client && clientOf(client),
    }),
  };
}

function clientOf(client: Values): Json {
  return compact({
    vpnClientAddressPool: { addressPrefixes: client['address_space'] ?? [] },
    vpnClientProtocols: client['vpn_client_protocols'],
    vpnAuthenticationTypes: client['vpn_auth_types'],
    aadTenant: text(client, 'aad_tenant'),
    aadAudience: text(client, 'aad_audience'),
    aadIssuer: text(client, 'aad_issuer'),
  });
}

export function localGateway(values: Values): ArmBody {
  const bgp = first(values, 'bgp_settings');
  return {
    properties: compact({
      gatewayIpAddress: text(values, 'gateway_address'),
      fqdn: text(values, 'gateway_fqdn'),
      localNetworkAddressSpace: { addressPrefixes: values['address_space'] ?? [] },
      bgpSettings: bgp && compact({ asn: number(bgp, 'asn'), bgpPeeringAddress: text(bgp, 'bgp_peering_address') }),
    }),
  };
}

export function connection(values: Values): ArmBody {
  const gatewayOf = (key: string): Json | undefined => {
    const id = text(values, key);
    return id === undefined ? undefined : { id, properties: {} };
  };
  return {
    properties: compact({
      connectionType: text(values, 'type'),
      connectionProtocol:
        text(values, 'connection_protocol') ?? (text(values, 'type')?.toLowerCase() === 'ipsec' ? 'IKEv2' : undefined),
      virtualNetworkGateway1: gatewayOf('virtual_network_gateway_id'),
      virtualNetworkGateway2: gatewayOf('peer_virtual_network_gateway_id'),
      localNetworkGateway2: gatewayOf('local_network_gateway_id'),
      peer: ref(values, 'express_route_circuit_id'),
      authorizationKey: text(values, 'authorization_key'),
      sharedKey: text(values, 'shared_key'),
      routingWeight: number(values, 'routing_weight'),
      enableBgp: switched(values, 'bgp_enabled', 'enable_bgp'),
      useLocalAzureIpAddress: switched(values, 'local_azure_ip_address_enabled'),
      expressRouteGatewayBypass: switched(values, 'express_route_gateway_bypass'),
      enablePrivateLinkFastPath: switched(values, 'private_link_fast_path_enabled'),
      ipsecPolicies: blocks(values, 'ipsec_policy').map((policy) =>
        compact({
          ...Object.fromEntries(policyAlgorithms.map(([from, to]) => [to, text(policy, from)])),
          saDataSizeKilobytes: number(policy, 'sa_datasize'),
          saLifeTimeSeconds: number(policy, 'sa_lifetime'),
        }),
      ),
    }),
  };
}

export const routeServer = (values: Values): ArmBody => ({
  properties: {
    sku: 'Standard',
    allowBranchToBranchTraffic: switched(values, 'branch_to_branch_traffic_enabled') ?? false,
  },
});

/** In azurerm a Route Server is one resource with its address; ARM has two. */
export const routeServerAddress = (id: string, values: Values): ArmBody => ({
  id: `${id}/ipConfigurations/default`,
  properties: compact({ subnet: ref(values, 'subnet_id'), publicIPAddress: ref(values, 'public_ip_address_id') }),
});

export const routeServerPeer = (values: Values): ArmBody => ({
  properties: compact({ peerIp: text(values, 'peer_ip'), peerAsn: number(values, 'peer_asn') }),
});
