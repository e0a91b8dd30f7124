import Type from 'typebox';
import { circuit, junosFamily, vpnConnection, vpnDevice } from './circuit';
import {
  address,
  asn,
  bool,
  guid,
  inherited,
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
import { kinds, textOf } from './kinds';
import { subscription } from './network';
import { directLag, directPort } from './ports';
import { nameFrom, nameOf } from './references';
import { edgeRouter, platforms } from './provider';

const vrf = object(
  {
    name: name('Name of the VRF on the edge routers.'),
    routeDistinguisher: textOf('routeDistinguisher', "Route distinguisher, such as '65010:1001'."),
    importRouteTargets: list(textOf('routeTarget', 'Route target.'), 'Route targets that are imported.'),
    exportRouteTargets: list(textOf('routeTarget', 'Route target.'), 'Route targets that are exported.'),
    existing: optional(bool('The VRF is on the routers already: it is used, and neither made nor taken away.')),
    routeDistinguishers: optional(
      Type.Record(Type.String(), textOf('routeDistinguisher', 'Route distinguisher.'), {
        propertyNames: { pattern: kinds.name, refersTo: ['edgeRouter'] },
        description: 'Route distinguishers of single edge routers, by their names, where each has one of its own.',
      }),
    ),
    interlinkVlanId: optional(
      int(
        'The VLAN id of the VRF on interlinks without labels, where it is not the number of the route distinguisher.',
      ),
    ),
  },
  'The VRF of the customer on the edge routers of the CSP.',
);

const attachment = object(
  {
    site: nameFrom('providerSite', "The CSP's site."),
    edgeRouter: optional(nameFrom('edgeRouter', 'The edge router at that site.')),
    interface: optional(nameFrom('interface', 'The interface of that router.', { text: 'interface' })),
    vlanId: optional(int('The VLAN id on that interface.')),
    localAddress: optional(
      Type.String({
        format: 'interface-address',
        description: "The edge router's address and length, such as 100.64.10.1/30.",
      }),
    ),
    peerAddress: optional(address("The address of the customer's router.")),
    routing: optional(oneOf(['bgp', 'static', 'mpls-vpn'], 'How routes are learned from the customer.')),
    peerASN: optional(asn('The AS number of the customer.')),
    sharedKey: optional(secret('MD5 key of the BGP session.')),
    localPreference: optional(int('Local preference of what is learned here.')),
    maximumPrefix: optional(int('Prefixes after which the edge router drops the session.')),
    mtu: optional(int('The IP MTU of the sub-interface, where it is not 1500.')),
    ttlSecurity: optional(bool('Packets of the session come from the neighbour itself (RFC 5082).')),
    controlPlaneProtection: optional(
      bool('To the address of the sub-interface only the neighbour may speak: BGP and ICMP.'),
    ),
    urpf: optional(oneOf(['strict', 'loose'], 'Sources of packets that come in here are checked against the routes.')),
    siteOfOrigin: optional(
      textOf('routeTarget', "Extended community of the site, such as '65010:10', which keeps its own routes from it."),
    ),
    customerRouter: optional(
      object(
        {
          name: name("Name of the customer's router."),
          platform: oneOf([...platforms], 'The operating system of the router.'),
          family: optional(junosFamily),
          interface: textOf('interface', 'The interface of the router, as the platform writes it.'),
        },
        "The customer's router at the other end, for which a configuration is wanted.",
      ),
    ),
  },
  "How a customer's site is attached to the network of the CSP.",
);

const site = object(
  {
    name: nameOf('site', 'Name of the site.'),
    displayName: optional(text('What people read.')),
    prefixes: list(prefix('Prefix.'), 'The prefixes of the site.'),
    publicPrefixes: optional(list(prefix('Prefix.'), 'The public prefixes of the site.')),
    asn: optional(asn('The AS number of the site.')),
    connectsTo: optional(
      Type.Union(
        [nameFrom('providerSite', 'A site of the CSP: somehow, at this site.'), list(attachment, 'Attachments.')],
        {
          description: 'Where the site is attached to the network of the CSP (connect-through).',
        },
      ),
    ),
    edgeRouters: optional(list(edgeRouter, 'Edge routers that circuits end on (connect-to).')),
    vpnDevices: optional(list(vpnDevice, 'VPN devices.')),
    firewalls: optional(
      list(
        object(
          {
            name: nameOf('siteFirewall', 'Name of the firewall.'),
            kind: oneOf(['nva'], 'Kind.'),
            address: optional(address('Address.')),
          },
          'A firewall at the site.',
        ),
        'Firewalls.',
      ),
    ),
    reachesProvider: optional(
      object(
        {
          site: nameFrom('providerSite', "The CSP's site."),
          over: oneOf(['internet-vpn', 'mpls', 'cross-connect', 'global-reach'], 'What the path goes over.'),
          prefixes: optional(list(prefix('Prefix.'), "The CSP's prefixes that are reached.")),
        },
        "The path to the CSP's datacenter (connect-to).",
      ),
    ),
  },
  'A site of the customer.',
);

const identity = object(
  {
    store: oneOf(['csp', 'customer'], 'Whose identity store is replicated to Microsoft Entra ID.'),
    delegation: object(
      {
        entra: oneOf(['gdap', 'none'], 'Delegated administration of the Microsoft Entra tenant.'),
        azure: oneOf(['aobo', 'lighthouse', 'none'], 'Delegated administration of the Azure subscriptions.'),
      },
      'How the CSP acts for the customer.',
    ),
    roleAssignments: optional(
      list(
        object(
          {
            principal: text('Who gets the role, for people.'),
            principalId: optional(guid('The object id of the principal.')),
            principalType: optional(
              oneOf(['User', 'Group', 'ServicePrincipal', 'ForeignGroup'], 'The type of the principal.'),
            ),
            role: textOf('role', 'The role, by name.'),
            scope: nameFrom(['subscription', 'azureObject'], 'A subscription, or a reference to an object in one.', {
              text: 'scope',
            }),
          },
          'A role assignment.',
        ),
        'Role assignments.',
      ),
    ),
  },
  'Identity: who administers what.',
);

export const customer = object(
  {
    formatVersion: optional(Type.Integer({ description: 'The version of the format: 1.' })),
    kind: oneOf(['Customer'], 'Customer: this file is one customer.'),
    name: name('Short name of the customer.'),
    displayName: optional(text('What people read.')),
    tenantId: guid('The Microsoft Entra tenant of the customer.'),
    model: oneOf(['connect-through', 'connect-to'], 'How the customer reaches Azure.'),
    ...inherited,
    managedBy: oneOf(['csp', 'customer'], 'Who creates and keeps the Azure resources. Inherited.'),
    identity,
    vrf: optional(vrf),
    microsoftVrf: optional(vrf),
    sharedServices: optional(
      list(nameFrom('sharedService', 'Shared service.'), 'Shared services of the CSP that the customer reaches.'),
    ),
    sites: list(site, 'The sites of the customer.'),
    subscriptions: list(subscription, 'The Azure subscriptions of the customer.'),
    circuits: optional(list(circuit, 'ExpressRoute circuits.')),
    expressRoutePorts: optional(list(directPort, 'ExpressRoute Direct ports of the customer.')),
    expressRouteLags: optional(list(directLag, 'ExpressRoute Direct link aggregation groups of the customer.')),
    vpnConnections: optional(list(vpnConnection, 'Site-to-site VPN connections over the internet.')),
    monitoring: optional(
      object(
        {
          alerts: optional(oneOf(['none', 'baseline'], 'Which alerts are made.')),
          actionGroupId: optional(Type.String({ format: 'resource-id', description: 'Who is told.' })),
          workspaceId: optional(Type.String({ format: 'resource-id', description: 'The Log Analytics workspace.' })),
        },
        'Monitoring.',
      ),
    ),
    prerequisites: optional(
      Type.Record(Type.String(), text('done, open, or a text.'), {
        propertyNames: { pattern: kinds.text },
        description: 'What must be there first: item: done, open, or a text.',
      }),
    ),
  },
  'A customer of the CSP.',
);
