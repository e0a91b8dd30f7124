import * as l10n from '@vscode/l10n';
import {
  type AzurePart,
  type Circuit,
  type Connection,
  type RawTunnel,
  type RawVpnConnection,
  type VirtualNetwork,
  findVirtualNetwork,
  findVpnDevice,
} from '../design';
import { type Building, gatewayReference, reference } from './build';
import { armId } from './ids';
import type { BodyValue, Stage } from './model';
import { authorizationId, circuitId, gatewayId, groupOf, idOf, peeringIdOf } from './partIds';
import { types } from './types';

/** ExpressRoute connections, IPsec tunnels over a circuit, and VPN connections over the internet. */
export function addConnections(building: Building): void {
  const { circuits, vpnConnections } = building.customer;
  for (const circuit of circuits) {
    if (!building.has(circuitId(circuit))) continue;
    for (const connection of circuit.connections) addExpressRouteConnection(building, connection);
    if (circuit.raw.encryption?.mode === 'ipsec-tunnel') addTunnels(building, circuit);
  }
  for (const connection of vpnConnections) addVpnConnection(building, connection);
}

function addExpressRouteConnection(building: Building, connection: Connection): void {
  const { circuit, virtualNetwork: network, raw } = connection;
  const gateway = network && gatewayId(network);
  const peer = circuitId(circuit);
  const id = idOf(connection, types.connection);
  if (!connection.existing && (!gateway || !building.has(gateway) || !peer || !id)) {
    building.remark(
      l10n.t('Connection {0} leads to no known ExpressRoute gateway: it is left out.', connection.name),
      connection,
      'virtualNetwork',
    );
    return;
  }
  const authorization = typeof raw.authorization === 'string' ? authorizationId(circuit, raw.authorization) : undefined;
  building.add({
    id,
    part: connection,
    stage: 'connections',
    located: true,
    body: {
      properties: {
        connectionType: 'ExpressRoute',
        virtualNetworkGateway1: gateway && gatewayReference(gateway),
        peer: reference(peer),
        authorizationKey: keyOf(raw.authorization, authorization),
        routingWeight: raw.routingWeight ?? 0,
        expressRouteGatewayBypass: raw.expressRouteGatewayBypass,
        enablePrivateLinkFastPath: raw.enablePrivateLinkFastPath,
      },
    },
    dependsOn: [gateway, peer, peeringIdOf(circuit, 'AzurePrivatePeering'), authorization],
  });
}

/** The key of an authorization of this design is read where it is needed; one that was handed over is a secret. */
function keyOf(said: Connection['raw']['authorization'], id: string | undefined): BodyValue | undefined {
  if (id !== undefined) return { $authorizationKey: id };
  return typeof said === 'object' && said.secret !== undefined ? { $secret: said.secret } : undefined;
}

/** What tunnels and VPN connections have in common. */
interface Ipsec {
  readonly part: AzurePart<RawVpnConnection | RawTunnel>;
  readonly network: VirtualNetwork | undefined;
  readonly stage: Stage;
  /** Prefixes behind the device, where BGP does not tell them. */
  readonly prefixes: readonly string[] | undefined;
  readonly useLocalAzureIpAddress?: boolean;
  readonly dependsOn: readonly (string | undefined)[];
}

function addTunnels(building: Building, circuit: Circuit): void {
  const { tunnels = [], virtualNetwork, over, advertise } = circuit.raw.encryption ?? {};
  const network = findVirtualNetwork(building.customer, virtualNetwork, circuit.subscription);
  const type = over === 'microsoft' ? 'MicrosoftPeering' : 'AzurePrivatePeering';
  for (const tunnel of tunnels) {
    const owner = network?.vpnGateway ?? network ?? circuit;
    addIpsec(building, {
      part: { ...owner, raw: tunnel, name: tunnel.name ?? '', existing: false },
      network,
      stage: 'connections',
      prefixes: advertise,
      useLocalAzureIpAddress: tunnel.useLocalAzureIpAddress ?? over !== 'microsoft',
      dependsOn: [peeringIdOf(circuit, type), ...connectionsTo(circuit, network)],
    });
  }
}

/** Over private peering, the tunnel runs through the circuit's connection to the same network. */
function connectionsTo(circuit: Circuit, network: VirtualNetwork | undefined): (string | undefined)[] {
  return circuit.connections
    .filter((connection) => connection.virtualNetwork === network)
    .map((connection) => idOf(connection, types.connection));
}

/** Over the internet: it waits for no circuit, so it is made with the networks. */
function addVpnConnection(building: Building, connection: AzurePart<RawVpnConnection>): void {
  addIpsec(building, {
    part: connection,
    network: findVirtualNetwork(building.customer, connection.raw.virtualNetwork),
    stage: 'network',
    prefixes: connection.raw.prefixes,
    dependsOn: [],
  });
}

const POLICY_KEYS = [
  'saLifeTimeSeconds',
  'saDataSizeKilobytes',
  'ipsecEncryption',
  'ipsecIntegrity',
  'ikeEncryption',
  'ikeIntegrity',
  'dhGroup',
  'pfsGroup',
] as const;

/** A key that a policy lacks; Azure takes whole policies only, and to leave one out would weaken the tunnel. */
function missingInPolicy(policies: RawTunnel['ipsecPolicies']): string | undefined {
  return (policies ?? []).flatMap((policy) => POLICY_KEYS.filter((key) => policy[key] === undefined))[0];
}

function addIpsec(building: Building, { part, network, stage, prefixes, ...more }: Ipsec): void {
  const { raw, name } = part;
  const gateway = network && gatewayId(network, 'vpnGateway');
  const found = findVpnDevice(building.customer, raw.device);
  const id = idOf(part, types.connection);
  const secret = raw.sharedKey?.secret;
  const group = groupOf(part);
  const address = found?.raw.address;
  if (part.existing || !gateway || !building.has(gateway) || !id || !group || !address || secret === undefined) {
    if (part.existing) building.add({ id, part, stage, located: true, body: {} });
    else {
      building.remark(
        l10n.t('Connection {0} lacks its VPN gateway, its device or its key: it is left out.', name),
        part,
      );
    }
    return;
  }
  const missing = missingInPolicy(raw.ipsecPolicies);
  if (missing !== undefined) {
    building.remark(
      l10n.t('An IPsec policy of connection {0} lacks {1}: the connection is left out.', name, missing),
      part,
      'ipsecPolicies',
    );
    return;
  }
  const enableBgp = raw.enableBgp ?? false;
  const local = armId(group, types.localGateway, building.nameFor('localNetworkGateway', name));
  const behind = prefixes ?? found.site.prefixes.map((prefix) => prefix.written);
  building.add({
    id: local,
    part,
    stage,
    located: true,
    derived: true,
    body: {
      properties: {
        gatewayIpAddress: address,
        // With BGP the prefixes are learned; a default route cannot be said here at all.
        localNetworkAddressSpace: { addressPrefixes: enableBgp ? [] : behind.filter((prefix) => !/\/0$/.test(prefix)) },
        bgpSettings:
          enableBgp && found.raw.asn !== undefined
            ? { asn: found.raw.asn, bgpPeeringAddress: found.raw.bgpPeeringAddress ?? address }
            : undefined,
      },
    },
  });
  building.add({
    id,
    part,
    stage,
    located: true,
    body: {
      properties: {
        connectionType: 'IPsec',
        connectionProtocol: 'IKEv2',
        virtualNetworkGateway1: gatewayReference(gateway),
        localNetworkGateway2: gatewayReference(local),
        sharedKey: { $secret: secret },
        enableBgp,
        useLocalAzureIpAddress: more.useLocalAzureIpAddress,
        ipsecPolicies: raw.ipsecPolicies as BodyValue | undefined,
      },
    },
    dependsOn: [gateway, local, ...more.dependsOn],
  });
}
