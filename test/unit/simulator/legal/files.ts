import { type Choice, hasIpv6, isThrough, overCircuit } from './choices';
import { circuitOf } from './circuits';
import { subscriptionsOf } from './networks';
import { IDENTITY, type Json, KEYS, PROD, guid, places } from './places';

/** The files of the design that a choice makes, as texts by path. */
export function filesOf(choice: Choice): Record<string, string> {
  return {
    'provider.csp.json': JSON.stringify(providerOf()),
    'one.csp.json': JSON.stringify(customerOf(choice)),
  };
}

const router = (name: string, provider: string, port: string): Json => ({
  name,
  platform: 'frr',
  interfaces: [
    { name: 'eth0', serviceProviderName: provider },
    { name: 'eth1', expressRoutePort: port },
    { name: 'eth2', expressRouteLag: `${port}-lag` },
    { name: 'eth3' },
  ],
});

function portsOf(subscription: string, owner: string, macSec: boolean): Record<string, Json> {
  const link: Json = { adminState: 'Enabled', macSec: macSec ? KEYS : undefined };
  const common = (index: 0 | 1): Record<string, Json | undefined> => ({
    subscription,
    resourceGroup: 'rg-ports',
    location: places[index].region,
    peeringLocation: places[index].building,
    encapsulation: 'QinQ',
    userAssignedIdentity: macSec ? IDENTITY : undefined,
    links: { primary: link, secondary: link },
  });
  const at = [0, 1] as const;
  return {
    expressRoutePorts: at.map((index) => ({ ...common(index), name: `${owner}-port-${index}`, bandwidthInGbps: 100 })),
    expressRouteLags: at.map((index) => ({
      ...common(index),
      name: `${owner}-port-${index}-lag`,
      bandwidthInGbps: 100,
      numberOfPorts: 4,
      minimumActivePortsRequired: 2,
      lacpTimer: 'Fast',
    })),
  };
}

function providerOf(): Json {
  return {
    formatVersion: 1,
    kind: 'Provider',
    name: 'csp',
    tenantId: guid('1'),
    asn: 65010,
    sites: places.map(({ site, provider, location }, index) => ({
      name: site,
      peeringLocations: [location],
      edgeRouters: [1, 2].map((n) => router(`${site}-${n}`, provider, `csp-port-${index}`)),
    })),
    ...portsOf(guid('f1'), 'csp', false),
  };
}

function customerOf(choice: Choice): Json {
  const through = isThrough(choice);
  return {
    formatVersion: 1,
    kind: 'Customer',
    name: 'one',
    tenantId: guid('a'),
    model: choice.model,
    managedBy: 'csp',
    identity: { store: through ? 'csp' : 'customer', delegation: { entra: 'gdap', azure: 'lighthouse' } },
    vrf: through
      ? {
          name: 'ONE',
          routeDistinguisher: '65010:1',
          importRouteTargets: ['65010:1'],
          exportRouteTargets: ['65010:1'],
        }
      : undefined,
    monitoring: choice.alerts
      ? {
          alerts: 'baseline',
          actionGroupId: `/subscriptions/${PROD}/resourceGroups/rg/providers/Microsoft.Insights/actionGroups/noc`,
        }
      : undefined,
    sites: [siteOf(choice)],
    subscriptions: subscriptionsOf(choice),
    ...(through ? {} : portsOf('prod', 'own', choice.macSec)),
    circuits: choice.circuits.map((_, index) => circuitOf(choice, index)),
    vpnConnections:
      choice.vpn?.over === 'internet'
        ? [
            {
              name: 'backup',
              virtualNetwork: 'prod/hub',
              device: 'fw',
              enableBgp: choice.vpn.bgp,
              sharedKey: { secret: 'backup' },
            },
          ]
        : undefined,
  };
}

function siteOf(choice: Choice): Json {
  const address = overCircuit(choice) ? '10.10.255.4' : '20.50.60.70';
  return {
    name: 'office',
    prefixes: ['10.10.0.0/16', ...(hasIpv6(choice) ? ['fd00:10::/48'] : [])],
    asn: 64600,
    connectsTo: isThrough(choice) ? 'ams' : undefined,
    edgeRouters: isThrough(choice)
      ? undefined
      : places.flatMap(({ site, provider }, index) =>
          [1, 2].map((n) => router(`${site}-${n}`, provider, `own-port-${index}`)),
        ),
    vpnDevices: [{ name: 'fw', platform: 'frr', address, asn: 64700 }],
    reachesProvider: isThrough(choice) ? undefined : { site: 'ams', over: 'mpls' },
  };
}
