import * as l10n from '@vscode/l10n';
import type { Circuit, Customer, DesignFile, DirectPort, Place, VirtualNetwork } from '../../design';
import { parseArmId, portType, types } from '../../resources';
import type { CustomerRule, ProviderRule, Remark } from '../rule';
import { placeOf } from '../shared/places';

const ACTION_GROUP = 'Microsoft.Insights/actionGroups';
const WORKSPACE = 'Microsoft.OperationalInsights/workspaces';
const IDENTITY = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const FIREWALL = 'Microsoft.Network/azureFirewalls';

/** An id that a file says, the ARM type that its key takes, and where it stands. */
interface SaidId {
  readonly id: string;
  readonly type: string;
  readonly place: Place;
}

interface Identified {
  readonly raw: object;
  readonly file: DesignFile;
}

function* resourceIdOf(part: Identified | undefined, type: string): Generator<SaidId> {
  const id = part && 'resourceId' in part.raw ? part.raw.resourceId : undefined;
  if (part && typeof id === 'string') yield { id, type, place: placeOf(part, part.raw, 'resourceId') };
}

function* ofNetwork(network: VirtualNetwork): Generator<SaidId> {
  const { gateway, vpnGateway, routeServer, firewall } = network;
  yield* resourceIdOf(network, types.virtualNetwork);
  yield* resourceIdOf(gateway, types.gateway);
  yield* resourceIdOf(vpnGateway, types.gateway);
  yield* resourceIdOf(routeServer, types.routeServer);
  // An appliance may be anything: a machine, a scale set, a managed application.
  if (firewall?.raw.kind === 'azureFirewall') yield* resourceIdOf(firewall, FIREWALL);
  for (const subnet of network.subnets) yield* resourceIdOf(subnet, types.subnet);
  for (const peering of network.virtualNetworkPeerings) yield* resourceIdOf(peering, types.networkPeering);
}

function* ofCircuit(circuit: Circuit): Generator<SaidId> {
  yield* resourceIdOf(circuit, types.circuit);
  for (const peering of circuit.peerings) {
    yield* resourceIdOf(peering, types.peering);
    yield* resourceIdOf(peering.routeFilter, types.routeFilter);
  }
  for (const authorization of circuit.authorizations) yield* resourceIdOf(authorization, types.authorization);
  for (const connection of circuit.connections) yield* resourceIdOf(connection, types.connection);
  for (const reach of circuit.globalReach) yield* resourceIdOf(reach, types.globalReach);
}

function* ofPort(port: DirectPort): Generator<SaidId> {
  yield* resourceIdOf(port, portType(port));
  const { userAssignedIdentity: id } = port.raw;
  if (id !== undefined) yield { id, type: IDENTITY, place: placeOf(port, port.raw, 'userAssignedIdentity') };
}

function* ofMonitoring({ raw, file }: Customer): Generator<SaidId> {
  const { monitoring } = raw;
  if (monitoring?.actionGroupId !== undefined) {
    const place = placeOf({ file }, monitoring, 'actionGroupId');
    yield { id: monitoring.actionGroupId, type: ACTION_GROUP, place };
  }
  if (monitoring?.workspaceId !== undefined) {
    yield { id: monitoring.workspaceId, type: WORKSPACE, place: placeOf({ file }, monitoring, 'workspaceId') };
  }
}

function* idsOf(customer: Customer): Generator<SaidId> {
  yield* ofMonitoring(customer);
  for (const network of customer.virtualNetworks) yield* ofNetwork(network);
  for (const { routeTables, networkSecurityGroups } of customer.subscriptions) {
    for (const table of routeTables) yield* resourceIdOf(table, types.routeTable);
    for (const group of networkSecurityGroups) yield* resourceIdOf(group, types.securityGroup);
  }
  for (const circuit of customer.circuits) yield* ofCircuit(circuit);
  for (const port of customer.expressRoutePorts) yield* ofPort(port);
  for (const connection of customer.vpnConnections) yield* resourceIdOf(connection, types.connection);
}

function* ofOtherType(ids: Iterable<SaidId>): Generator<Remark> {
  for (const { id, type, place } of ids) {
    const found = parseArmId(id)?.type;
    if (found?.toLowerCase() === type.toLowerCase()) continue;
    yield {
      message:
        found === undefined
          ? l10n.t('This is no id of a resource, and one of {0} is wanted.', type)
          : l10n.t('This is the id of {0}, and one of {1} is wanted.', found, type),
      place,
    };
  }
}

const document = {
  severity: 'error',
  text: 'An id of another type is refused by Azure, or leads to nothing: "resourceId" is that of the object itself, "actionGroupId" of an action group, "workspaceId" of a Log Analytics workspace, "userAssignedIdentity" of a managed identity. Copy it from the page "Properties" (or "JSON View") of the resource in the portal.',
  source: 'FORMAT; ARM',
} as const;

export const armIds: CustomerRule = {
  ...document,
  code: 'REF-017',
  scope: 'customer',
  title: 'An ARM id is that of a resource of the type that its key takes.',
  check: ({ customer }) => ofOtherType(idsOf(customer)),
};

export const providerArmIds: ProviderRule = {
  ...document,
  code: 'REF-018',
  scope: 'provider',
  title: 'An ARM id of a direct port of the CSP is that of a resource of the type that its key takes.',
  check: ({ provider }) => ofOtherType(provider.expressRoutePorts.flatMap((port) => [...ofPort(port)])),
};
