import type { Design } from '../../../src/design';
import { designOf } from '../resources/sample';

/** The CSP of {@link everythingText}. */
export const everythingProvider = `
formatVersion: 1
kind: Provider
name: northwind
displayName: Northwind Cloud Services
tenantId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001
asn: 65010
sites:
  - name: ams
    edgeRouters:
      - { name: e1, platform: frr, interfaces: [{ name: eth1 }] }
      - { name: e2, platform: frr, interfaces: [{ name: eth1 }] }
expressRoutePorts:
  - { name: nw-port, subscription: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0c01, resourceGroup: rg-ports, location: westeurope, peeringLocation: Equinix-Amsterdam-AM5, bandwidthInGbps: 100, encapsulation: QinQ }
`;

/** One customer with every kind of object that the format knows. */
export const everythingText = `
formatVersion: 1
kind: Customer
name: everything
displayName: "Every'thing & [Co]"
tenantId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0901
model: connect-through
managedBy: csp
identity:
  store: csp
  delegation: { entra: gdap, azure: aobo }
  roleAssignments:
    - { principal: Admins, principalId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0a01, principalType: ForeignGroup, role: Network Contributor, scope: one }
    - { principal: Watchers, principalId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0a02, principalType: Group, role: Reader, scope: one/hub }
    - { principal: Odd, principalId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0a03, role: Chief Cook, scope: one }
vrf: { name: EVERY, routeDistinguisher: '65010:1', importRouteTargets: ['65010:1'], exportRouteTargets: ['65010:1'] }
sites:
  - name: office
    prefixes: [10.1.0.0/16, 'fd00:1::/48']
    connectsTo: ams
    vpnDevices:
      - { name: fw-1, platform: frr, address: 198.51.100.10, asn: 65100 }
      - { name: fw-2, platform: frr, address: 198.51.100.11 }
monitoring:
  alerts: baseline
  actionGroupId: /subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01/resourceGroups/rg-mon/providers/Microsoft.Insights/actionGroups/noc
subscriptions:
  - name: one
    subscriptionId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01
    offer: csp
    resourceGroup: rg-one
    location: West Europe
    tags: { owner: "[northwind]", note: "it's" }
    routeTables:
      - { name: rt, tags: { tier: hub }, routes: [{ name: tag, addressPrefix: Storage.WestEurope, nextHopType: Internet }, { name: nva, addressPrefix: 10.9.0.0/16, nextHopType: VirtualAppliance, nextHopIpAddress: 10.100.1.4 }] }
    networkSecurityGroups:
      - name: nsg
        securityRules:
          - { name: one, priority: 100, direction: Inbound, access: Allow, protocol: Tcp, sourceAddressPrefixes: [10.1.0.0/16, 10.2.0.0/16], sourcePortRange: '*', destinationAddressPrefix: '*', destinationPortRanges: ['443', 8000-8100], description: "web's" }
    virtualNetworks:
      - name: hub
        lock: CanNotDelete
        addressSpace: [10.100.0.0/16]
        summarizedGatewayPrefixes: [10.96.0.0/12]
        subnets:
          - { name: GatewaySubnet, addressPrefix: 10.100.0.0/26 }
          - { name: RouteServerSubnet, addressPrefix: 10.100.0.64/26 }
          - { name: work, addressPrefix: 10.100.1.0/24, routeTable: rt, networkSecurityGroup: nsg, serviceEndpoints: [Microsoft.Storage, Microsoft.Sql] }
        gateway: { name: ergw, sku: ErGw3AZ, allowRemoteVnetTraffic: true, maintenanceWindow: { start: '2027-01-15 02:00', hours: 5, timeZone: W. Europe Standard Time } }
        vpnGateway: { name: vpngw, sku: VpnGw2AZ, asn: 65515, activeActive: true, enablePrivateIpAddress: true, role: backup, pointToSite: { addressPool: [172.20.0.0/24], users: 20, authentication: entra } }
        routeServer: { name: rs, branchToBranch: true, bgpPeers: [{ name: nva, peerIp: 10.100.1.4, peerAsn: 65200 }] }
        virtualNetworkPeerings:
          - { name: hub-to-spoke, remoteVirtualNetwork: two/spoke, allowGatewayTransit: true, allowForwardedTraffic: true }
          - { name: hub-to-other, remoteVirtualNetwork: other, allowGatewayTransit: true }
      - name: other
        resourceGroup: rg-other
        addressSpace: [10.102.0.0/16]
        dnsServers: [10.102.0.4, 10.102.0.5]
        subnets:
          - { name: a, addressPrefix: 10.102.0.0/24 }
        virtualNetworkPeerings:
          - { name: other-to-hub, remoteVirtualNetwork: hub, useRemoteGateways: true }
      - name: radius
        addressSpace: [10.103.0.0/16, 'fd00:103::/48']
        subnets: [{ name: GatewaySubnet, addressPrefixes: [10.103.0.0/26, 'fd00:103:0:1::/64'] }]
        gateway: { name: ergw-r, sku: ErGwScale, autoScaleConfiguration: { min: 2, max: 12 }, resiliencyModel: SingleHomed }
        vpnGateway: { name: vpngw-r, sku: VpnGw1AZ, role: only, pointToSite: { addressPool: [172.21.0.0/24], authentication: radius } }
  - name: two
    subscriptionId: 3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b02
    offer: ea
    managedBy: customer
    resourceGroup: rg-two
    location: northeurope
    virtualNetworks:
      - name: spoke
        addressSpace: [10.101.0.0/16]
        subnets:
          - { name: apps, addressPrefix: 10.101.0.0/24 }
        virtualNetworkPeerings:
          - { name: spoke-to-hub, remoteVirtualNetwork: one/hub, useRemoteGateways: true }
      - name: there
        existing: true
        resourceId: /subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b09/resourceGroups/rg-old/providers/Microsoft.Network/virtualNetworks/there
        addressSpace: [10.104.0.0/16]
        subnets: [{ name: GatewaySubnet, addressPrefix: 10.104.0.0/27, existing: true }]
        gateway: { name: ergw-there, sku: ErGw3AZ, existing: true, resourceGroup: rg-old }
expressRoutePorts:
  - name: own-port
    subscription: one
    peeringLocation: Equinix-Amsterdam-AM5
    bandwidthInGbps: 10
    encapsulation: Dot1Q
    billingType: MeteredData
    userAssignedIdentity: /subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01/resourceGroups/rg-one/providers/Microsoft.ManagedIdentity/userAssignedIdentities/macsec
    links:
      primary: { adminState: Enabled, macSec: { cipher: GcmAesXpn256, cknSecret: 'https://kv.vault.azure.net/secrets/ckn', cakSecret: 'https://kv.vault.azure.net/secrets/cak', sciState: Enabled } }
      secondary: { adminState: Enabled }
expressRouteLags:
  - name: own-lag
    subscription: one
    peeringLocation: Equinix-Amsterdam-AM5
    bandwidthInGbps: 100
    encapsulation: QinQ
    billingType: UnlimitedData
    numberOfPorts: 4
    minimumActivePortsRequired: 2
    lacpTimer: Fast
    userAssignedIdentity: /subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01/resourceGroups/rg-one/providers/Microsoft.ManagedIdentity/userAssignedIdentities/macsec
    links:
      primary: { adminState: Enabled, macSec: { cipher: GcmAesXpn256, cknSecret: 'https://kv.vault.azure.net/secrets/ckn', cakSecret: 'https://kv.vault.azure.net/secrets/cak' } }
      secondary: { adminState: Enabled }
circuits:
  - name: on-the-lag
    subscription: one
    connectivity: direct
    layer3ManagedBy: csp
    expressRouteLag: own-lag
    bandwidthInGbps: 40
    sku: { tier: Premium, family: MeteredData }
    resiliencyLevel: Standard
    peerings:
      private: { peerASN: 65010, vlanId: 30, primaryPeerAddressPrefix: 172.16.3.0/30, secondaryPeerAddressPrefix: 172.16.3.4/30 }
    authorizations: [{ name: later }]
  - name: direct
    subscription: one
    connectivity: direct
    layer3ManagedBy: csp
    expressRoutePort: own-port
    bandwidthInGbps: 5
    enableDirectPortRateLimit: true
    sku: { tier: Premium, family: MeteredData }
    lock: CanNotDelete
    peerings:
      private: { peerASN: 65010, vlanId: 10, primaryPeerAddressPrefix: 172.16.0.0/30, secondaryPeerAddressPrefix: 172.16.0.4/30, sharedKey: { secret: direct-md5 }, ipv6PeeringConfig: { primaryPeerAddressPrefix: 'fd00:a::/126', secondaryPeerAddressPrefix: 'fd00:a::4/126' } }
      microsoft: { peerASN: 65010, customerASN: 64500, vlanId: 11, primaryPeerAddressPrefix: 198.51.100.0/30, secondaryPeerAddressPrefix: 198.51.100.4/30, advertisedPublicPrefixes: [203.0.113.0/28, '2001:db8:1::/48'], routingRegistryName: RIPENCC, routeFilter: { name: rf, communities: ['12076:51004', '12076:5010'] }, ipv6PeeringConfig: { primaryPeerAddressPrefix: '2001:db8::/126', secondaryPeerAddressPrefix: '2001:db8::4/126' } }
    authorizations: [{ name: two }, { name: three }]
    connections:
      - { name: cn-hub, virtualNetwork: one/hub, routingWeight: 10, expressRouteGatewayBypass: true, enablePrivateLinkFastPath: true }
      - { name: cn-there, virtualNetwork: two/there, authorization: two, resourceGroup: rg-two, location: northeurope }
    globalReach:
      - { name: to-l3, circuit: layer3, addressPrefix: 172.31.0.0/29, ipv6AddressPrefix: 'fd00:f::/125', authorization: { secret: l3-key } }
    encryption:
      mode: ipsec-tunnel
      over: private
      virtualNetwork: one/hub
      tunnels:
        - { name: cn-tunnel, device: fw-1, sharedKey: { secret: tunnel-psk }, enableBgp: true, ipsecPolicies: [{ saLifeTimeSeconds: 3600, saDataSizeKilobytes: 102400000, ipsecEncryption: GCMAES256, ipsecIntegrity: GCMAES256, ikeEncryption: AES256, ikeIntegrity: SHA384, dhGroup: DHGroup24, pfsGroup: PFS24 }] }
  - name: layer3
    subscription: two
    connectivity: any-to-any
    layer3ManagedBy: serviceProvider
    serviceProviderName: Colt
    peeringLocation: London
    bandwidthInMbps: 50
    sku: { tier: Standard, family: UnlimitedData }
    peerings:
      private: { peerASN: 65020, vlanId: 20, primaryPeerAddressPrefix: 172.16.1.0/30, secondaryPeerAddressPrefix: 172.16.1.4/30 }
  - name: on-the-csps-port
    subscription: one
    connectivity: direct
    layer3ManagedBy: csp
    expressRoutePort: nw-port
    bandwidthInGbps: 10
    sku: { tier: Local, family: UnlimitedData }
  - name: there-already
    subscription: one
    existing: true
    connectivity: cloud-exchange
    layer3ManagedBy: csp
    serviceProviderName: Equinix
    peeringLocation: Amsterdam
    bandwidthInMbps: 50
    sku: { tier: Standard, family: MeteredData }
    connections:
      - { name: cn-handed, virtualNetwork: one/hub, authorization: { secret: handed-over-key } }
vpnConnections:
  - { name: vpn-backup, virtualNetwork: one/hub, device: fw-2, sharedKey: { secret: vpn-psk }, prefixes: [10.1.0.0/16, 0.0.0.0/0] }
`;

export function everythingDesign(change: (text: string) => string = (text) => text): Design {
  return designOf({ 'provider.csp.yaml': everythingProvider, 'everything.csp.yaml': change(everythingText) });
}
