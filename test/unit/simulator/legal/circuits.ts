import { type Choice, type CircuitChoice, type VpnChoice, hasIpv6, isThrough, overCircuit } from './choices';
import { type Json, places } from './places';

const MBPS = [50, 200, 1000, 2000] as const;
const GBPS = [5, 10, 40, 100] as const;

/** The circuit of an index, with its peerings and its connection to the hub. */
export function circuitOf(choice: Choice, index: number): Json {
  const said = choice.circuits[index];
  if (!said) return null;
  // The second one is at the other location, which is local to another region.
  const at = index === 0 ? choice.place : 1 - choice.place;
  const place = places[at === 0 ? 0 : 1];
  const direct = said.carrier !== 'provider';
  const local = said.tier === 'Local' && index === 0 && !choice.globalReach;
  const tier = said.tier === 'Local' && !local ? 'Standard' : said.tier;
  const routed = said.routedByProvider && !direct;
  const face = { provider: 'eth0', port: 'eth1', lag: 'eth2' }[said.carrier];
  const port = `${isThrough(choice) ? 'csp' : 'own'}-port-${at}`;
  const link = (n: 1 | 2): Json => ({
    edgeRouter: `${place.site}-${n}`,
    interface: face,
    handoff: direct ? 'QinQ' : 'Dot1Q',
  });
  return {
    name: `circuit-${index}`,
    subscription: 'prod',
    location: place.region,
    lock: choice.locks ? 'CanNotDelete' : undefined,
    connectivity: direct ? 'direct' : 'cloud-exchange',
    layer3ManagedBy: routed ? 'serviceProvider' : isThrough(choice) ? 'csp' : 'customer',
    ...(direct
      ? {
          [said.carrier === 'lag' ? 'expressRouteLag' : 'expressRoutePort']:
            said.carrier === 'lag' ? `${port}-lag` : port,
        }
      : { serviceProviderName: place.provider, peeringLocation: place.location }),
    ...(direct ? { bandwidthInGbps: GBPS[said.size] ?? 5 } : { bandwidthInMbps: MBPS[said.size] ?? 50 }),
    sku: { tier, family: tier === 'Local' ? 'UnlimitedData' : said.family },
    links: routed ? undefined : { primary: link(1), secondary: link(2) },
    order: { portReady: true },
    peerings: { private: privatePeering(choice, index), microsoft: microsoftPeering(said, index) },
    authorizations: Array.from({ length: said.authorizations }, (_, n) => ({ name: `for-${n}` })),
    connections: [
      {
        name: `hub-${index}`,
        virtualNetwork: 'prod/hub',
        routingWeight: said.weight,
        expressRouteGatewayBypass: goesPast(choice, said) ? true : undefined,
      },
    ],
    globalReach:
      choice.globalReach && choice.circuits.length > 1 && index === 0
        ? [{ name: 'reach', circuit: 'circuit-1', addressPrefix: '172.31.0.0/29' }]
        : undefined,
    encryption: index === 0 && choice.vpn && overCircuit(choice) ? tunnels(choice.vpn) : undefined,
  };
}

/** FastPath takes the largest SKU, or ten scale units, and no IPv6 on circuits of connectivity providers. */
function goesPast(choice: Choice, { fastPath, carrier }: CircuitChoice): boolean {
  return fastPath && choice.sku === 'ErGw3AZ' && !(hasIpv6(choice) && carrier === 'provider');
}

function privatePeering(choice: Choice, index: number): Json {
  const said = choice.circuits[index];
  const six = said?.ipv6 === true && hasIpv6(choice);
  return {
    peerASN: isThrough(choice) ? 65010 : 64600,
    vlanId: 100 + index,
    primaryPeerAddressPrefix: `172.16.${index}.0/30`,
    secondaryPeerAddressPrefix: `172.16.${index}.4/30`,
    sharedKey: { secret: `private-${index}` },
    ipv6PeeringConfig: six
      ? {
          primaryPeerAddressPrefix: `fd00:a:${index}::/126`,
          secondaryPeerAddressPrefix: `fd00:a:${index}::4/126`,
        }
      : undefined,
  };
}

function microsoftPeering(said: CircuitChoice, index: number): Json | undefined {
  if (!said.microsoft) return undefined;
  return {
    peerASN: 5400,
    vlanId: 200 + index,
    primaryPeerAddressPrefix: `20.33.${index + 1}.0/30`,
    secondaryPeerAddressPrefix: `20.33.${index + 1}.4/30`,
    advertisedPublicPrefixes: [`20.34.${index}.0/24`],
    routingRegistryName: 'RIPENCC',
    routeFilter: { name: `rf-${index}`, communities: ['12076:51004'] },
    nat: { pools: [`20.34.${index}.0/28`], scope: 'shared', device: 'fw' },
  };
}

function tunnels({ bgp }: VpnChoice): Json {
  return {
    mode: 'ipsec-tunnel',
    over: 'private',
    virtualNetwork: 'prod/hub',
    advertise: ['10.10.0.0/20'],
    tunnels: [
      { name: 'tunnel', device: 'fw', sharedKey: { secret: 'tunnel' }, enableBgp: bgp, useLocalAzureIpAddress: true },
    ],
  };
}
