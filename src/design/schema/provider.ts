import Type from 'typebox';
import { address, asn, bool, guid, list, name, object, oneOf, optional, prefix, text } from './common';
import { kinds, textOf } from './kinds';
import { junosFamily } from './circuit';
import { directLag, directPort } from './ports';
import { nameFrom, nameOf, ref } from './references';

export const platforms = ['cisco-iosxe', 'cisco-iosxr', 'cisco-nxos', 'juniper-junos', 'arista-eos', 'frr'] as const;

export const edgeRouter = object(
  {
    name: nameOf('edgeRouter', 'Name of the edge router; references to it are exact in case.'),
    platform: oneOf([...platforms], 'The operating system of the router.'),
    family: optional(junosFamily),
    loopback: optional(address('Loopback address of the router.')),
    ipv6Loopback: optional(address('IPv6 loopback address of the router, where the other one is IPv4.')),
    interfaces: list(
      object(
        {
          name: nameOf('interface', 'Name of the interface, as the platform writes it.', 'interface'),
          serviceProviderName: optional(textOf('offer', 'The connectivity provider whose handoff this interface is.')),
          expressRoutePort: optional(ref('expressRoutePort', 'The direct port that this interface is patched to.')),
          expressRouteLag: optional(
            ref('expressRouteLag', 'The link aggregation group that this interface, a bundle of ports, is patched to.'),
          ),
        },
        'An interface of an edge router.',
      ),
      'Interfaces that circuits and customers end on.',
    ),
  },
  'An edge router: one end of the BGP sessions to Microsoft.',
);

const backbone = object(
  {
    type: oneOf(['mpls-vpn', 'vrf-lite'], 'How customers are kept apart between the edge routers.'),
    printed: optional(
      bool("Configurations of the CSP's core are wanted: labels and VPN routes between the edge routers."),
    ),
    routeReflectors: optional(
      list(
        object(
          {
            name: nameFrom('edgeRouter', 'Name of the router.', { mayBeElsewhere: true }),
            address: address('Its loopback address.'),
          },
          'A route reflector; one with the name of an edge router is that router.',
        ),
        'Routers that the edge routers have their VPN sessions with, in place of a mesh.',
      ),
    ),
    interlinks: optional(
      list(
        object(
          {
            a: nameFrom('edgeRouter', 'One edge router.'),
            b: nameFrom('edgeRouter', 'The other edge router.'),
            interfaces: Type.Array(nameFrom('interface', 'Interface.', { text: 'interface', mayBeElsewhere: true }), {
              minItems: 2,
              maxItems: 2,
              description: 'The interfaces of a and of b.',
            }),
          },
          'A link between two edge routers of a pair.',
        ),
        'Links between edge routers.',
      ),
    ),
  },
  "The CSP's network between its edge routers.",
);

const sharedService = object(
  {
    name: nameOf('sharedService', 'Name of the shared service.'),
    site: nameFrom('providerSite', "The CSP's site that it is in."),
    prefixes: list(prefix('A prefix of the service.'), 'The prefixes of the service.'),
    routeTarget: textOf('routeTarget', 'The route target that customers who use the service import.'),
  },
  'A service of the CSP that customers may reach from their VRF.',
);

const providerSite = object(
  {
    name: nameOf('providerSite', 'Name of the site.'),
    displayName: optional(text('What people read.')),
    peeringLocations: optional(
      list(textOf('offer', 'Peering location.'), 'The peering locations that the site reaches.'),
    ),
    prefixes: optional(list(prefix('Prefix.'), 'The prefixes of the site.')),
    asn: optional(asn("The AS number of the site, where it differs from the CSP's.")),
    edgeRouters: list(edgeRouter, 'The edge routers of the site.'),
  },
  'A datacenter of the CSP.',
);

const range = Type.Union([Type.String({ format: 'range' }), Type.Integer()], {
  description: 'A range, such as 100-999, or one number.',
});

const pools = object(
  {
    peeringPrefixes: optional(list(prefix('Pool.'), 'Pools that link prefixes are handed out from.')),
    vlanIds: optional(list(range, 'Ranges of VLAN ids, such as 100-999.')),
    customerAsns: optional(list(range, 'Ranges of AS numbers for customers.')),
    routeDistinguishers: optional(
      list(
        Type.String({ format: 'rd-range', description: 'Range.' }),
        "Ranges of route distinguishers, such as '65010:1000-1999'.",
      ),
    ),
    globalReachPrefixes: optional(list(prefix('Pool.'), 'Pools that Global Reach prefixes are handed out from.')),
  },
  'What is handed out to customers; binds only what ends on the edge routers of the CSP.',
);

export const provider = object(
  {
    formatVersion: optional(Type.Integer({ description: 'The version of the format: 1.' })),
    kind: oneOf(['Provider'], 'Provider: this file is the root of a design.'),
    name: name('Short name of the CSP.'),
    displayName: optional(text('What people read.')),
    cloud: optional(
      oneOf(['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud'], 'The Azure cloud of the design.', {
        default: 'AzureCloud',
      }),
    ),
    tenantId: guid('The Microsoft Entra tenant of the CSP.'),
    asn: asn('The AS number of the CSP.'),
    pools: optional(pools),
    backbone: optional(backbone),
    sharedServices: optional(list(sharedService, 'Services that customers may reach.')),
    sites: list(providerSite, "The CSP's datacenters."),
    expressRoutePorts: optional(list(directPort, "The CSP's ExpressRoute Direct ports.")),
    expressRouteLags: optional(list(directLag, "The CSP's ExpressRoute Direct link aggregation groups.")),
    naming: optional(
      Type.Record(Type.String(), textOf('namePattern', 'Pattern.'), {
        propertyNames: { pattern: kinds.word },
        description: 'Patterns for ARM names, by kind.',
      }),
    ),
  },
  'The cloud solution provider (CSP): the root of a design.',
);
