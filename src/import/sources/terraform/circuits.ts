import type { ArmBody, Json } from '../../../resources/model';
import { type Values, blocks, compact, first, number, ref, switched, text } from './values';

export function circuit(values: Values): ArmBody {
  const sku = first(values, 'sku');
  const [tier, family] = [text(sku, 'tier'), text(sku, 'family')];
  const port = ref(values, 'express_route_port_id');
  return {
    sku: compact({ name: `${tier ?? ''}_${family ?? ''}`, tier, family }),
    properties: compact({
      serviceProviderProperties: port
        ? undefined
        : compact({
            serviceProviderName: text(values, 'service_provider_name'),
            peeringLocation: text(values, 'peering_location'),
            bandwidthInMbps: number(values, 'bandwidth_in_mbps'),
          }),
      expressRoutePort: port,
      bandwidthInGbps: port && number(values, 'bandwidth_in_gbps'),
      enableDirectPortRateLimit: switched(values, 'rate_limiting_enabled'),
    }),
  };
}

export function peering(values: Values): ArmBody {
  const ipv6 = first(values, 'ipv6');
  return {
    properties: compact({
      peeringType: text(values, 'peering_type'),
      peerASN: number(values, 'peer_asn'),
      vlanId: number(values, 'vlan_id'),
      primaryPeerAddressPrefix: text(values, 'primary_peer_address_prefix'),
      secondaryPeerAddressPrefix: text(values, 'secondary_peer_address_prefix'),
      sharedKey: text(values, 'shared_key'),
      routeFilter: ref(values, 'route_filter_id'),
      microsoftPeeringConfig: microsoft(first(values, 'microsoft_peering_config')),
      ipv6PeeringConfig:
        ipv6 &&
        compact({
          primaryPeerAddressPrefix: text(ipv6, 'primary_peer_address_prefix'),
          secondaryPeerAddressPrefix: text(ipv6, 'secondary_peer_address_prefix'),
          state: switched(ipv6, 'enabled') === false ? 'Disabled' : 'Enabled',
          microsoftPeeringConfig: microsoft(first(ipv6, 'microsoft_peering')),
          routeFilter: ref(ipv6, 'route_filter_id'),
        }),
    }),
  };
}

function microsoft(configuration: Values | undefined): Json | undefined {
  if (!configuration) return undefined;
  const asn = number(configuration, 'customer_asn');
  return compact({
    advertisedPublicPrefixes: configuration['advertised_public_prefixes'],
    customerASN: asn === 0 ? undefined : asn,
    routingRegistryName: text(configuration, 'routing_registry_name'),
  });
}

export function globalReach(values: Values): ArmBody {
  const ipv6 = text(values, 'address_prefix_ipv6');
  return {
    properties: compact({
      expressRouteCircuitPeering: ref(values, 'peering_id'),
      peerExpressRouteCircuitPeering: ref(values, 'peer_peering_id'),
      addressPrefix: text(values, 'address_prefix_ipv4'),
      ipv6CircuitConnectionConfig: ipv6 === undefined ? undefined : { addressPrefix: ipv6 },
      authorizationKey: text(values, 'authorization_key'),
    }),
  };
}

export function port(values: Values): ArmBody {
  const identity = first(values, 'identity');
  const ids = identity?.['identity_ids'];
  const onOff = (value: boolean | undefined): string | undefined =>
    value === undefined ? undefined : value ? 'Enabled' : 'Disabled';
  const link = (name: string, said: Values | undefined): Json => ({
    name,
    properties: compact({
      adminState: onOff(switched(said, 'admin_enabled')),
      macSecConfig: text(said, 'macsec_ckn_keyvault_secret_id')
        ? compact({
            cipher: text(said, 'macsec_cipher'),
            cknSecretIdentifier: text(said, 'macsec_ckn_keyvault_secret_id'),
            cakSecretIdentifier: text(said, 'macsec_cak_keyvault_secret_id'),
            sciState: onOff(switched(said, 'macsec_sci_enabled')),
          })
        : undefined,
    }),
  });
  return {
    ...(identity && {
      identity: {
        type: text(identity, 'type') ?? 'UserAssigned',
        userAssignedIdentities: Object.fromEntries((Array.isArray(ids) ? ids : []).map((id) => [String(id), {}])),
      },
    }),
    properties: compact({
      peeringLocation: text(values, 'peering_location'),
      bandwidthInGbps: number(values, 'bandwidth_in_gbps'),
      encapsulation: text(values, 'encapsulation'),
      billingType: text(values, 'billing_type'),
      links: ['link1', 'link2'].map((name) => link(name, first(values, name))),
    }),
  };
}

export const routeFilter = (values: Values): ArmBody => ({
  properties: {
    rules: blocks(values, 'rule').map((one) => ({
      name: text(one, 'name') ?? '',
      properties: compact({
        access: text(one, 'access'),
        routeFilterRuleType: text(one, 'rule_type'),
        communities: one['communities'],
      }),
    })),
  },
});
