import Type from 'typebox';
import {
  address,
  asn,
  azureObject,
  bool,
  date,
  int,
  list,
  name,
  object,
  oneOf,
  optional,
  prefix,
  secret,
  text,
} from './common';
import { textOf } from './kinds';
import { nameFrom, nameOf, ref } from './references';

const link = object(
  {
    edgeRouter: nameFrom('edgeRouter', 'The edge router that the link ends on.'),
    interface: nameFrom('interface', 'The interface of that router.', { text: 'interface' }),
    handoff: oneOf(['Dot1Q', 'QinQ'], 'How the connectivity provider hands the link over.'),
    outerVlanId: optional(int('The outer tag (S-tag) of a QinQ handoff of a connectivity provider.')),
    deliveredVlanId: optional(int('The VLAN id that arrives, where an exchange translates it.')),
    subinterface: optional(int('The number of the sub-interface, where it is not the VLAN id.')),
    mtu: optional(int('The IP MTU of the sub-interface, where it is not 1500.')),
  },
  'One of the two links of a circuit.',
);

const orderedConnection = object(
  {
    portId: optional(
      text("The connectivity provider's id of the port, or of the cross-connect, that the connection is ordered on."),
    ),
    serviceId: optional(
      text("The connectivity provider's id of the connection itself, which comes back once it is provisioned."),
    ),
  },
  'One of the two connections that are ordered, by the ids of the connectivity provider.',
);

const routing = object(
  {
    advertise: optional(
      list(prefix('Prefix.'), 'Prefixes advertised to Azure, in place of what is meant when nothing is said.'),
    ),
    accept: optional(
      list(prefix('Prefix.'), 'Prefixes accepted from Azure, in place of what is meant when nothing is said.'),
    ),
    advertiseDefaultRoute: optional(bool('Advertise 0.0.0.0/0 to Azure (forced tunneling).')),
    localPreference: optional(int('Local preference of what is learned from Azure; higher wins.')),
    asPathPrepend: optional(int('How many times the own AS number is prepended towards Azure.')),
    maximumPrefix: optional(int('Prefixes after which the edge router drops the session.')),
    bfd: optional(Type.Boolean({ default: true, description: 'BFD on the BGP sessions.' })),
    gracefulRestart: optional(bool('Graceful restart of the BGP sessions.')),
    controlPlaneProtection: optional(
      bool('To the address of the sub-interface only the neighbour may speak: BGP, BFD and ICMP.'),
    ),
    origin: optional(
      oneOf(
        ['learned', 'aggregate', 'static'],
        'What makes the edge router announce a prefix of its own: exactly this route in its table (learned), a more specific one (aggregate), or a discard route that holds it even while its site is gone (static).',
        { default: 'learned' },
      ),
    ),
  },
  'Routing of a peering.',
);

const peeringKeys = {
  peerASN: asn("The AS number of the customer's or the CSP's side."),
  vlanId: int('The VLAN id of the peering, the same on both links.'),
  primaryPeerAddressPrefix: prefix(
    'The /30 of the primary link: the edge router has the first address, Microsoft the second.',
  ),
  secondaryPeerAddressPrefix: optional(prefix('The /30 of the secondary link.')),
  ipv6PeeringConfig: optional(
    object(
      {
        primaryPeerAddressPrefix: prefix('The /126 of the primary link.'),
        secondaryPeerAddressPrefix: optional(prefix('The /126 of the secondary link.')),
      },
      'IPv6 of the peering.',
    ),
  ),
  sharedKey: optional(secret('MD5 key of the BGP sessions.')),
  routing: optional(routing),
};

const privatePeering = azureObject(peeringKeys, 'Azure private peering.');

const routeFilter = azureObject(
  {
    name: name('ARM name of the route filter.'),
    communities: optional(
      list(textOf('community', 'BGP community, such as 12076:51041.'), 'The BGP communities that are let through.'),
    ),
  },
  'The route filter of the Microsoft peering.',
);

const microsoftPeering = azureObject(
  {
    ...peeringKeys,
    advertisedPublicPrefixes: optional(list(prefix('Prefix.'), 'Public prefixes advertised to Microsoft.')),
    customerASN: optional(
      asn('The AS number that the prefixes are registered to, where it is not the peer AS number.'),
    ),
    routingRegistryName: optional(textOf('word', 'The routing registry that the prefixes are registered in.')),
    routeFilter: optional(routeFilter),
    nat: optional(
      object(
        {
          pools: list(prefix('Pool.'), 'Addresses that the customer is translated to.'),
          scope: oneOf(['shared', 'per-link'], 'One pool before the two links, or one for each link.'),
          device: optional(text('The device that translates.')),
          inside: optional(
            list(
              object(
                {
                  edgeRouter: nameFrom('edgeRouter', 'The edge router.'),
                  interface: nameFrom('interface', 'The interface of that router.', { text: 'interface' }),
                },
                'An interface that faces the sites.',
              ),
              'Where what is translated comes from, on edge routers that translate in their global table.',
            ),
          ),
        },
        'Network address translation towards Microsoft.',
      ),
    ),
  },
  'Microsoft peering.',
);

const connection = azureObject(
  {
    name: name('ARM name of the connection.'),
    virtualNetwork: ref('virtualNetwork', 'The virtual network whose ExpressRoute gateway is connected.'),
    authorization: optional(
      Type.Union(
        [
          nameFrom('authorization', 'Name of an authorization of this circuit.'),
          secret('An authorization key that the circuit owner gave.'),
        ],
        {
          description: 'How a gateway in another subscription may use the circuit.',
        },
      ),
    ),
    routingWeight: optional(
      Type.Integer({ default: 0, description: 'Weight of the connection, 0 to 32000; higher wins.' }),
    ),
    expressRouteGatewayBypass: optional(bool('FastPath.')),
    enablePrivateLinkFastPath: optional(bool('FastPath for private endpoints.')),
  },
  'A connection between an ExpressRoute gateway and the circuit.',
);

const globalReach = azureObject(
  {
    name: name('ARM name of the Global Reach connection.'),
    circuit: ref('circuit', 'The other circuit.'),
    addressPrefix: prefix('A /29 that is used nowhere else.'),
    ipv6AddressPrefix: optional(prefix('A /125 that is used nowhere else.')),
    authorization: optional(secret('The authorization key of the other circuit, where it is in another subscription.')),
  },
  'Global Reach: two circuits joined through the Microsoft network.',
);

/** ARM's IpsecPolicy, key by key. */
const ipsecPolicy = Type.Object(
  {
    saLifeTimeSeconds: optional(int('Lifetime of a security association in seconds.')),
    saDataSizeKilobytes: optional(int('Lifetime of a security association in kilobytes.')),
    ipsecEncryption: optional(textOf('word', 'Encryption of IPsec, such as GCMAES256.')),
    ipsecIntegrity: optional(textOf('word', 'Integrity of IPsec, such as GCMAES256.')),
    ikeEncryption: optional(textOf('word', 'Encryption of IKE, such as AES256.')),
    ikeIntegrity: optional(textOf('word', 'Integrity of IKE, such as SHA256.')),
    dhGroup: optional(textOf('word', 'Diffie-Hellman group of IKE, such as DHGroup14.')),
    pfsGroup: optional(textOf('word', 'Perfect forward secrecy group, such as PFS2048.')),
  },
  { additionalProperties: false, description: 'An IPsec policy.' },
);

const tunnel = object(
  {
    name: name('ARM name of the connection.'),
    device: ref('vpnDevice', "The customer's VPN device."),
    sharedKey: secret('Pre-shared key of the tunnel.'),
    enableBgp: optional(bool('BGP inside the tunnel.')),
    useLocalAzureIpAddress: optional(bool('The private address of the VPN gateway is the end of the tunnel.')),
    ipsecPolicies: optional(list(ipsecPolicy, "IPsec policies, ARM's objects.")),
  },
  'An IPsec tunnel over the circuit.',
);

const encryption = object(
  {
    mode: oneOf(['none', 'ipsec-tunnel', 'macsec', 'nva'], 'How traffic over the circuit is encrypted.'),
    over: optional(oneOf(['private', 'microsoft'], 'The peering that carries the tunnels.')),
    virtualNetwork: optional(ref('virtualNetwork', 'The virtual network whose VPN gateway ends the tunnels.')),
    advertise: optional(list(prefix('Prefix.'), 'Prefixes advertised inside the tunnels.')),
    tunnels: optional(list(tunnel, 'The tunnels.')),
    firewalls: optional(
      object(
        {
          site: ref(['siteFirewall', 'site'], "The firewall at the customer's site."),
          azure: ref(['virtualNetwork', 'firewall'], 'The virtual network whose firewall is the other end.'),
        },
        'The two appliances that encrypt (mode nva).',
      ),
    ),
  },
  'Encryption of the traffic over the circuit.',
);

export const circuit = azureObject(
  {
    name: nameOf('circuit', 'ARM name of the circuit.'),
    subscription: nameFrom('subscription', 'The subscription that the circuit is in.'),
    model: optional(
      oneOf(['connect-through', 'connect-to'], 'The model of this circuit, while a customer moves to the other.'),
    ),
    connectivity: oneOf(
      ['cloud-exchange', 'point-to-point-ethernet', 'any-to-any', 'direct'],
      'The connectivity model of ExpressRoute.',
    ),
    layer3ManagedBy: oneOf(['csp', 'customer', 'serviceProvider'], 'Who keeps the BGP sessions to Microsoft.'),
    serviceProviderName: optional(textOf('offer', 'The connectivity provider, as ARM names it.')),
    peeringLocation: optional(textOf('offer', 'The peering location, as ARM names it.')),
    bandwidthInMbps: optional(int('Bandwidth in Mbps.')),
    expressRoutePort: optional(ref('expressRoutePort', 'The direct port that the circuit is on.')),
    expressRouteLag: optional(
      ref('expressRouteLag', 'The link aggregation group of direct ports that the circuit is on, in place of a port.'),
    ),
    bandwidthInGbps: optional(Type.Number({ description: 'Bandwidth in Gbps of a circuit on a direct port or LAG.' })),
    sku: object(
      {
        tier: oneOf(['Local', 'Standard', 'Premium'], 'The tier: which regions the circuit reaches.', {
          refused: ['Basic', 'MultiCloud'],
        }),
        family: oneOf(['MeteredData', 'UnlimitedData'], 'How egress is billed.'),
      },
      'The SKU of the circuit.',
    ),
    links: optional(object({ primary: link, secondary: link }, 'The two links of the circuit.')),
    peerings: optional(
      object(
        {
          private: optional(privatePeering),
          microsoft: optional(microsoftPeering),
          public: optional(Type.Unknown({ description: 'Azure public peering: retired on 2024-03-31.' })),
        },
        'The peerings of the circuit.',
      ),
    ),
    authorizations: optional(
      list(
        azureObject({ name: nameOf('authorization', 'ARM name of the authorization.') }, 'An authorization.'),
        'Authorizations for gateways in other subscriptions.',
      ),
    ),
    connections: optional(list(connection, 'Connections to ExpressRoute gateways.')),
    globalReach: optional(list(globalReach, 'Global Reach to other circuits of the customer.')),
    encryption: optional(encryption),
    resiliencyLevel: optional(
      oneOf(
        ['Standard', 'High', 'Maximum'],
        'The resiliency that is expected of the circuit. Azure tells it and does not take it: it is compared.',
      ),
    ),
    enableDirectPortRateLimit: optional(bool('Rate limiting of a circuit on a direct port.')),
    order: optional(
      object(
        {
          reference: optional(text("The order's reference.")),
          contact: optional(text('Whom the connectivity provider asks.')),
          requestedFor: optional(date('The day on which the circuit is wanted.')),
          portReady: optional(bool('The physical port is ready.')),
          primary: optional(orderedConnection),
          secondary: optional(orderedConnection),
        },
        'The order at the connectivity provider.',
      ),
    ),
    lifecycle: optional(
      oneOf(['planned', 'active', 'retiring'], 'Where the circuit is in its life.', { default: 'planned' }),
    ),
  },
  'An ExpressRoute circuit: a pair of links to a pair of Microsoft edge routers.',
);

export const vpnConnection = azureObject(
  {
    name: name('ARM name of the connection.'),
    virtualNetwork: ref('virtualNetwork', 'The virtual network whose VPN gateway is connected.'),
    device: ref('vpnDevice', "The VPN device of one of the customer's sites."),
    prefixes: optional(list(prefix('Prefix.'), "The prefixes behind the device, in place of its site's.")),
    enableBgp: optional(bool('BGP inside the tunnel.')),
    sharedKey: secret('Pre-shared key of the tunnel.'),
    ipsecPolicies: optional(list(ipsecPolicy, "IPsec policies, ARM's objects.")),
  },
  'A site-to-site VPN connection over the internet.',
);

export const junosFamily = oneOf(
  ['mx', 'srx'],
  'The family of a Junos router: NAT and IPsec are printed for srx, MACsec for mx.',
);

export const vpnDevice = object(
  {
    name: nameOf('vpnDevice', 'Name of the VPN device.'),
    platform: textOf('offer', 'The operating system of the device.'),
    family: optional(junosFamily),
    address: address('The address that the tunnels end on.'),
    bgpPeeringAddress: optional(
      address(
        'The address that the device speaks BGP from, such as a loopback: Azure wants another one than "address".',
      ),
    ),
    asn: optional(asn('The AS number of the device.')),
  },
  'A VPN device at a site.',
);
