import * as l10n from '@vscode/l10n';
import { type Circuit, type Peering, findCircuit, keptByConnectivityProvider, portNamedBy, portOf } from '../design';
import { parsePrefix } from '../network/prefix';
import { type Building, reference } from './build';
import { addPort } from './ports';
import type { BodyValue, Party } from './model';
import { childIdOf, circuitId, idOf, peeringId, peeringIdOf, portId } from './partIds';
import { types } from './types';

/** Direct ports and LAGs, circuits with their authorizations, peerings with their route filters, Global Reach. */
export function addCircuits(building: Building): void {
  for (const port of building.customer.expressRoutePorts) addPort(building, port);
  for (const circuit of building.customer.circuits) {
    if (!addCircuit(building, circuit)) continue;
    addAuthorizations(building, circuit);
    addPeerings(building, circuit);
  }
  for (const circuit of building.customer.circuits) addGlobalReach(building, circuit);
}

/** What the circuit runs on: an offer of a connectivity provider, a direct port or a LAG. undefined while neither is said in full. */
function carriageOf(building: Building, circuit: Circuit): { body: BodyValue; port?: string } | undefined {
  const { raw } = circuit;
  const named = portNamedBy(raw);
  if (named) {
    const port = portOf(building, circuit);
    const id = port && portId(port);
    if (!id || raw.bandwidthInGbps === undefined) return undefined;
    return {
      port: id,
      body: {
        [named.key]: reference(id),
        bandwidthInGbps: raw.bandwidthInGbps,
        enableDirectPortRateLimit: raw.enableDirectPortRateLimit,
      },
    };
  }
  const { serviceProviderName, peeringLocation, bandwidthInMbps } = raw;
  if (!serviceProviderName || !peeringLocation || bandwidthInMbps === undefined) return undefined;
  return { body: { serviceProviderProperties: { serviceProviderName, peeringLocation, bandwidthInMbps } } };
}

/** The edge routers that the links end on; none where the connectivity provider keeps layer 3. */
function edgesOf({ raw: { links } }: Circuit): string[] {
  return [...new Set([links?.primary?.edgeRouter, links?.secondary?.edgeRouter].filter((name) => name !== undefined))];
}

function addCircuit(building: Building, circuit: Circuit): boolean {
  const id = circuitId(circuit);
  const carriage = carriageOf(building, circuit);
  const { sku, resiliencyLevel } = circuit.raw;
  const { tier, family } = sku ?? {};
  if (!id || (!circuit.existing && (!carriage || !tier || !family))) {
    building.remark(
      l10n.t('Circuit {0} lacks its subscription, its SKU or what it runs on: it is left out.', circuit.name),
      circuit,
    );
    return false;
  }
  building.add({
    id,
    part: circuit,
    stage: 'network',
    located: true,
    body: {
      sku: tier && family ? { name: `${tier}_${family}`, tier, family } : undefined,
      properties: carriage?.body,
    },
    edges: edgesOf(circuit),
    ...(resiliencyLevel && { expected: { 'properties.resiliencyLevel': resiliencyLevel } }),
    dependsOn: [carriage?.port],
  });
  return true;
}

/** One after the other, as each of them changes the circuit. */
function addAuthorizations(building: Building, circuit: Circuit): void {
  const parent = circuitId(circuit);
  let previous: string | undefined;
  for (const authorization of circuit.authorizations) {
    const id = childIdOf(parent, authorization, types.authorization);
    building.add({
      id,
      part: authorization,
      stage: 'network',
      located: false,
      body: { properties: {} },
      dependsOn: [parent, previous],
    });
    if (!authorization.existing) previous = id;
  }
}

/** Peerings are configured one at a time (RTP19), by the connectivity provider where it keeps layer 3. */
function addPeerings(building: Building, circuit: Circuit): void {
  const party = keptByConnectivityProvider(circuit) ? 'connectivity-provider' : undefined;
  let previous: string | undefined;
  for (const peering of circuit.peerings) {
    const filter = peering.routeFilter && addRouteFilter(building, peering);
    const id = addPeering(building, peering, party, [circuitId(circuit), filter, previous], filter);
    if (id && !peering.existing) previous = id;
  }
}

function addRouteFilter(building: Building, peering: Peering): string | undefined {
  const filter = peering.routeFilter;
  const id = filter && idOf(filter, types.routeFilter);
  if (!filter || !id) return undefined;
  const communities = filter.raw.communities ?? [];
  building.add({
    id,
    part: filter,
    stage: 'peerings',
    located: true,
    body: {
      properties: {
        rules:
          communities.length === 0
            ? []
            : [{ name: 'allow', properties: { access: 'Allow', routeFilterRuleType: 'Community', communities } }],
      },
    },
  });
  return id;
}

function addPeering(
  building: Building,
  peering: Peering,
  party: Party | undefined,
  dependsOn: readonly (string | undefined)[],
  filter: string | undefined,
): string | undefined {
  const { raw, type } = peering;
  const id = peeringId(peering);
  const { peerASN, vlanId, primaryPeerAddressPrefix, secondaryPeerAddressPrefix, sharedKey } = raw;
  const complete =
    peerASN !== undefined && vlanId !== undefined && primaryPeerAddressPrefix && secondaryPeerAddressPrefix;
  if (!peering.existing && !complete) {
    building.remark(
      l10n.t('{0} of {1} lacks an AS number, VLAN id or link prefix: it is left out.', type, peering.circuit.name),
      peering,
    );
    return undefined;
  }
  const published = microsoftConfiguration(peering);
  building.add({
    id,
    part: peering,
    stage: 'peerings',
    located: false,
    ...(party && { party }),
    body: {
      properties: {
        peeringType: type,
        peerASN,
        vlanId,
        primaryPeerAddressPrefix,
        secondaryPeerAddressPrefix,
        sharedKey: sharedKey?.secret === undefined ? undefined : { $secret: sharedKey.secret },
        microsoftPeeringConfig: published?.ipv4,
        routeFilter: reference(filter),
        ipv6PeeringConfig: raw.ipv6PeeringConfig && {
          primaryPeerAddressPrefix: raw.ipv6PeeringConfig.primaryPeerAddressPrefix,
          secondaryPeerAddressPrefix: raw.ipv6PeeringConfig.secondaryPeerAddressPrefix,
          state: 'Enabled',
          microsoftPeeringConfig: published?.ipv6,
          routeFilter: reference(filter),
        },
      },
    },
    dependsOn,
  });
  return id;
}

/** What Microsoft peering advertises, each address family in its own part of the body. */
function microsoftConfiguration(peering: Peering): { ipv4: BodyValue; ipv6: BodyValue | undefined } | undefined {
  if (peering.type !== 'MicrosoftPeering') return undefined;
  const { advertisedPublicPrefixes = [], customerASN, routingRegistryName } = peering.raw;
  const of = (family: 4 | 6): readonly string[] =>
    advertisedPublicPrefixes.filter((prefix) => parsePrefix(prefix)?.family === family);
  const configuration = (prefixes: readonly string[]): BodyValue => ({
    advertisedPublicPrefixes: prefixes,
    customerASN,
    routingRegistryName,
  });
  const ipv6 = of(6);
  return { ipv4: configuration(of(4)), ipv6: ipv6.length > 0 ? configuration(ipv6) : undefined };
}

/** Joins the private peerings of two circuits, from this circuit's side. */
function addGlobalReach(building: Building, circuit: Circuit): void {
  const own = peeringIdOf(circuit, 'AzurePrivatePeering');
  let previous: string | undefined;
  for (const reach of circuit.globalReach) {
    const other = findCircuit(building.customer, reach.raw.circuit);
    const far = other && peeringIdOf(other, 'AzurePrivatePeering');
    const id = childIdOf(own, reach, types.globalReach);
    const { addressPrefix, ipv6AddressPrefix, authorization } = reach.raw;
    if (!id || (!reach.existing && (!far || !addressPrefix))) {
      building.remark(
        l10n.t('Global Reach {0} lacks its prefix or the private peerings that it joins: it is left out.', reach.name),
        reach,
      );
      continue;
    }
    building.add({
      id,
      part: reach,
      stage: 'connections',
      located: false,
      body: {
        properties: {
          expressRouteCircuitPeering: reference(own),
          peerExpressRouteCircuitPeering: reference(far),
          addressPrefix,
          ipv6CircuitConnectionConfig:
            ipv6AddressPrefix === undefined ? undefined : { addressPrefix: ipv6AddressPrefix },
          authorizationKey: authorization?.secret === undefined ? undefined : { $secret: authorization.secret },
        },
      },
      dependsOn: [own, far, previous],
    });
    if (!reach.existing) previous = id;
  }
}
