import type { Json } from '../../src/resources';

export type Hcl = Record<string, unknown>;

/** What is read of a resource: its arguments and blocks, with references resolved. */
export interface Reading {
  readonly id: string;
  get(key: string, from?: Hcl): Json | undefined;
  blocks(key: string, from?: Hcl): Hcl[];
  associated(type: string, subnet: string, key: string): Json | undefined;
}

const gatewayReference = (id: Json | undefined) => id && { id, properties: {} };
const reference = (id: Json | undefined) => id && { id };

/** How each type of azurerm says what ARM says; written from ARM's side, without the printer. */
export const readers: Readonly<Record<string, (reading: Reading) => unknown>> = {
  azurerm_resource_group: () => ({ properties: {} }),
  azurerm_virtual_network: ({ get }) => ({
    properties: {
      addressSpace: { addressPrefixes: get('address_space') },
      dhcpOptions: get('dns_servers') && { dnsServers: get('dns_servers') },
    },
  }),
  azurerm_subnet: ({ id, get, associated }) => {
    const prefixes = get('address_prefixes') as Json[];
    const services = get('service_endpoints') as string[] | undefined;
    return {
      properties: {
        ...(prefixes.length === 1 ? { addressPrefix: prefixes[0] } : { addressPrefixes: prefixes }),
        routeTable: associated('azurerm_subnet_route_table_association', id, 'route_table_id'),
        networkSecurityGroup: associated(
          'azurerm_subnet_network_security_group_association',
          id,
          'network_security_group_id',
        ),
        serviceEndpoints: services?.map((service) => ({ service })),
      },
    };
  },
  azurerm_virtual_network_peering: ({ get }) => ({
    properties: {
      remoteVirtualNetwork: reference(get('remote_virtual_network_id')),
      allowVirtualNetworkAccess: get('allow_virtual_network_access'),
      allowForwardedTraffic: get('allow_forwarded_traffic'),
      allowGatewayTransit: get('allow_gateway_transit'),
      useRemoteGateways: get('use_remote_gateways'),
    },
  }),
  azurerm_route_table: ({ get, blocks }) => ({
    properties: {
      disableBgpRoutePropagation: get('bgp_route_propagation_enabled') !== true,
      routes: blocks('route').map((route) => ({
        name: get('name', route),
        properties: {
          addressPrefix: get('address_prefix', route),
          nextHopType: get('next_hop_type', route),
          nextHopIpAddress: get('next_hop_in_ip_address', route),
        },
      })),
    },
  }),
  azurerm_network_security_group: ({ get, blocks }) => ({
    properties: {
      securityRules: blocks('security_rule').map((rule) => ({
        name: get('name', rule),
        properties: Object.fromEntries(
          Object.keys(rule)
            .filter((key) => key !== 'name')
            .map((key) => [key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), get(key, rule)]),
        ),
      })),
    },
  }),
  azurerm_public_ip: ({ get }) => ({
    sku: { name: get('sku'), tier: get('sku_tier') },
    zones: get('zones'),
    properties: { publicIPAllocationMethod: get('allocation_method'), publicIPAddressVersion: get('ip_version') },
  }),
  azurerm_virtual_network_gateway: ({ get, blocks }) => {
    const [client] = blocks('vpn_client_configuration');
    const [bgp] = blocks('bgp_settings');
    return {
      properties: {
        gatewayType: get('type'),
        vpnType: get('vpn_type'),
        sku: { name: get('sku'), tier: get('sku') },
        activeActive: get('active_active'),
        enablePrivateIpAddress: get('private_ip_address_enabled'),
        enableBgp: get('bgp_enabled'),
        allowRemoteVnetTraffic: get('remote_vnet_traffic_enabled'),
        bgpSettings: bgp && { asn: get('asn', bgp) },
        ipConfigurations: blocks('ip_configuration').map((one) => ({
          name: get('name', one),
          properties: {
            privateIPAllocationMethod: get('private_ip_address_allocation', one),
            subnet: reference(get('subnet_id', one)),
            publicIPAddress: reference(get('public_ip_address_id', one)),
          },
        })),
        vpnClientConfiguration: client && {
          vpnClientAddressPool: { addressPrefixes: get('address_space', client) },
          vpnClientProtocols: get('vpn_client_protocols', client),
          vpnAuthenticationTypes: get('vpn_auth_types', client),
          aadTenant: get('aad_tenant', client),
          aadAudience: get('aad_audience', client),
          aadIssuer: get('aad_issuer', client),
        },
      },
    };
  },
  azurerm_local_network_gateway: ({ get, blocks }) => {
    const [bgp] = blocks('bgp_settings');
    return {
      properties: {
        gatewayIpAddress: get('gateway_address'),
        localNetworkAddressSpace: { addressPrefixes: get('address_space') ?? [] },
        bgpSettings: bgp && { asn: get('asn', bgp), bgpPeeringAddress: get('bgp_peering_address', bgp) },
      },
    };
  },
  azurerm_virtual_network_gateway_connection: ({ get, blocks }) => {
    const policies = blocks('ipsec_policy');
    return {
      properties: {
        connectionType: get('type'),
        connectionProtocol: get('connection_protocol'),
        virtualNetworkGateway1: gatewayReference(get('virtual_network_gateway_id')),
        localNetworkGateway2: gatewayReference(get('local_network_gateway_id')),
        peer: reference(get('express_route_circuit_id')),
        authorizationKey: get('authorization_key'),
        sharedKey: get('shared_key'),
        routingWeight: get('routing_weight'),
        enableBgp: get('bgp_enabled'),
        useLocalAzureIpAddress: get('local_azure_ip_address_enabled'),
        expressRouteGatewayBypass: get('express_route_gateway_bypass'),
        enablePrivateLinkFastPath: get('private_link_fast_path_enabled'),
        ipsecPolicies:
          policies.length === 0
            ? undefined
            : policies.map((policy) => ({
                saLifeTimeSeconds: get('sa_lifetime', policy),
                saDataSizeKilobytes: get('sa_datasize', policy),
                ipsecEncryption: get('ipsec_encryption', policy),
                ipsecIntegrity: get('ipsec_integrity', policy),
                ikeEncryption: get('ike_encryption', policy),
                ikeIntegrity: get('ike_integrity', policy),
                dhGroup: get('dh_group', policy),
                pfsGroup: get('pfs_group', policy),
              })),
      },
    };
  },
  azurerm_express_route_circuit: ({ get, blocks }) => {
    const [sku = {}] = blocks('sku');
    const tier = get('tier', sku);
    const family = get('family', sku);
    const port = get('express_route_port_id');
    return {
      sku: { name: `${String(tier)}_${String(family)}`, tier, family },
      properties: port
        ? {
            expressRoutePort: { id: port },
            bandwidthInGbps: get('bandwidth_in_gbps'),
            enableDirectPortRateLimit: get('rate_limiting_enabled'),
          }
        : {
            serviceProviderProperties: {
              serviceProviderName: get('service_provider_name'),
              peeringLocation: get('peering_location'),
              bandwidthInMbps: get('bandwidth_in_mbps'),
            },
          },
    };
  },
  azurerm_express_route_circuit_authorization: () => ({ properties: {} }),
  azurerm_express_route_circuit_peering: ({ get, blocks }) => {
    const microsoft = ([one]: Hcl[]) =>
      one && {
        advertisedPublicPrefixes: get('advertised_public_prefixes', one),
        customerASN: get('customer_asn', one),
        routingRegistryName: get('routing_registry_name', one),
      };
    const [ipv6] = blocks('ipv6');
    return {
      properties: {
        peeringType: get('peering_type'),
        peerASN: get('peer_asn'),
        vlanId: get('vlan_id'),
        primaryPeerAddressPrefix: get('primary_peer_address_prefix'),
        secondaryPeerAddressPrefix: get('secondary_peer_address_prefix'),
        sharedKey: get('shared_key'),
        routeFilter: reference(get('route_filter_id')),
        microsoftPeeringConfig: microsoft(blocks('microsoft_peering_config')),
        ipv6PeeringConfig: ipv6 && {
          primaryPeerAddressPrefix: get('primary_peer_address_prefix', ipv6),
          secondaryPeerAddressPrefix: get('secondary_peer_address_prefix', ipv6),
          state: get('enabled', ipv6) === true ? 'Enabled' : 'Disabled',
          routeFilter: reference(get('route_filter_id', ipv6)),
          microsoftPeeringConfig: microsoft(blocks('microsoft_peering', ipv6)),
        },
      },
    };
  },
  azurerm_express_route_circuit_connection: ({ get }) => {
    const ipv6 = get('address_prefix_ipv6');
    return {
      properties: {
        expressRouteCircuitPeering: reference(get('peering_id')),
        peerExpressRouteCircuitPeering: reference(get('peer_peering_id')),
        addressPrefix: get('address_prefix_ipv4'),
        ipv6CircuitConnectionConfig: ipv6 && { addressPrefix: ipv6 },
        authorizationKey: get('authorization_key'),
      },
    };
  },
  azurerm_route_filter: ({ get, blocks }) => ({
    properties: {
      rules: blocks('rule').map((rule) => ({
        name: get('name', rule),
        properties: {
          access: get('access', rule),
          routeFilterRuleType: get('rule_type', rule),
          communities: get('communities', rule),
        },
      })),
    },
  }),
  azurerm_express_route_port: ({ get, blocks }) => {
    const state = (value: Json | undefined) =>
      value === undefined ? undefined : value === true ? 'Enabled' : 'Disabled';
    const links = ['link1', 'link2'].flatMap((name) =>
      blocks(name).map((link) => ({
        name,
        properties: {
          adminState: state(get('admin_enabled', link)),
          macSecConfig:
            link['macsec_cipher'] === undefined
              ? undefined
              : {
                  cipher: get('macsec_cipher', link),
                  cknSecretIdentifier: get('macsec_ckn_keyvault_secret_id', link),
                  cakSecretIdentifier: get('macsec_cak_keyvault_secret_id', link),
                  sciState: state(get('macsec_sci_enabled', link)),
                },
        },
      })),
    );
    const [identity] = blocks('identity');
    const ids = identity && (get('identity_ids', identity) as string[] | undefined);
    return {
      ...(identity && {
        identity: {
          type: get('type', identity),
          userAssignedIdentities: Object.fromEntries((ids ?? []).map((id) => [id, {}])),
        },
      }),
      properties: {
        peeringLocation: get('peering_location'),
        bandwidthInGbps: get('bandwidth_in_gbps'),
        encapsulation: get('encapsulation'),
        billingType: get('billing_type'),
        links: links.length === 0 ? undefined : links,
      },
    };
  },
  azurerm_route_server: ({ get }) => ({
    properties: { sku: get('sku'), allowBranchToBranchTraffic: get('branch_to_branch_traffic_enabled') },
    address: { subnet: reference(get('subnet_id')), publicIPAddress: reference(get('public_ip_address_id')) },
  }),
  azurerm_route_server_bgp_connection: ({ get }) => ({
    properties: { peerIp: get('peer_ip'), peerAsn: get('peer_asn') },
  }),
  azurerm_role_assignment: ({ get }) => ({
    properties: {
      roleDefinitionId: get('role_definition_id'),
      principalId: get('principal_id'),
      principalType: get('principal_type'),
    },
  }),
  azurerm_management_lock: ({ get }) => ({ properties: { level: get('lock_level'), notes: get('notes') } }),
  azurerm_monitor_metric_alert: ({ get, blocks }) => {
    const fixed = blocks('criteria');
    const common = (one: Hcl) => ({
      metricNamespace: get('metric_namespace', one),
      metricName: get('metric_name', one),
      operator: get('operator', one),
      timeAggregation: get('aggregation', one),
    });
    const criteria = [
      ...fixed.map((one) => ({
        ...common(one),
        criterionType: 'StaticThresholdCriterion',
        threshold: get('threshold', one),
      })),
      ...blocks('dynamic_criteria').map((one) => ({
        ...common(one),
        criterionType: 'DynamicThresholdCriterion',
        alertSensitivity: get('alert_sensitivity', one),
        failingPeriods: {
          numberOfEvaluationPeriods: get('evaluation_total_count', one),
          minFailingPeriodsToAlert: get('evaluation_failure_count', one),
        },
      })),
    ];
    return {
      properties: {
        description: get('description'),
        severity: get('severity'),
        enabled: get('enabled'),
        scopes: get('scopes'),
        evaluationFrequency: get('frequency'),
        windowSize: get('window_size'),
        criteria: {
          'odata.type': `Microsoft.Azure.Monitor.${fixed.length > 0 ? 'SingleResource' : 'MultipleResource'}MultipleMetricCriteria`,
          allOf: criteria,
        },
        autoMitigate: get('auto_mitigate'),
        actions: blocks('action').map((action) => ({ actionGroupId: get('action_group_id', action) })),
      },
    };
  },
};
