import * as l10n from '@vscode/l10n';
import { type Customer, type RawRoleAssignment, type Subscription, findCircuit, findVirtualNetwork } from '../design';
import type { Building } from './build';
import { guidOf } from './guid';
import { armId } from './ids';
import { circuitId, idOf, networkId } from './partIds';
import { roleIdOf } from './roles';
import { types } from './types';

/** Role assignments, as `identity` says them. */
export function addRoleAssignments(building: Building): void {
  const { customer } = building;
  for (const assignment of customer.raw.identity?.roleAssignments ?? []) addRoleAssignment(building, assignment);
}

function addRoleAssignment(building: Building, raw: RawRoleAssignment): void {
  const { customer } = building;
  const part = { ...customer, raw };
  const scope = scopeOf(customer, raw.scope);
  const role = roleIdOf(raw.role);
  if (!scope || !role || !raw.principalId) {
    building.remark(
      !role && raw.role
        ? l10n.t('The role "{0}" is not a known built-in role: write its GUID. The assignment is left out.', raw.role)
        : l10n.t('A role assignment of {0} lacks its scope or principalId: it is left out.', raw.principal ?? ''),
      part,
    );
    return;
  }
  const { subscription } = scope;
  const definition = armId(`/subscriptions/${subscription.raw.subscriptionId ?? ''}`, types.roleDefinition, role);
  building.add({
    id: armId(scope.id, types.roleAssignment, guidOf(scope.id, raw.principalId, role)),
    part: { ...subscription, raw, name: raw.principal ?? '' },
    stage: 'network',
    located: false,
    body: {
      properties: { roleDefinitionId: definition, principalId: raw.principalId, principalType: raw.principalType },
    },
    dependsOn: [scope.id],
  });
}

/** A subscription by name, or a network, gateway or circuit in one. */
function scopeOf(customer: Customer, ref: string | undefined): { id: string; subscription: Subscription } | undefined {
  if (!ref) return undefined;
  const whole = customer.subscriptions.find((subscription) => subscription.name === ref);
  if (whole) {
    const guid = whole.raw.subscriptionId;
    return guid ? { id: `/subscriptions/${guid}`, subscription: whole } : undefined;
  }
  const found = partOf(customer, ref);
  return found?.id && found.subscription ? { id: found.id, subscription: found.subscription } : undefined;
}

function partOf(
  customer: Customer,
  ref: string,
): { id: string | undefined; subscription: Subscription | undefined } | undefined {
  const network = findVirtualNetwork(customer, ref);
  if (network) return { id: networkId(network), subscription: network.subscription };
  const circuit = findCircuit(customer, ref);
  if (circuit) return { id: circuitId(circuit), subscription: circuit.subscription };
  const name = ref.slice(ref.indexOf('/') + 1);
  for (const subscription of customer.subscriptions) {
    if (ref.includes('/') && !ref.startsWith(`${subscription.name}/`)) continue;
    const gateways = subscription.virtualNetworks.flatMap((one) => [one.gateway ?? [], one.vpnGateway ?? []].flat());
    const gateway = gateways.find((one) => one.name === name);
    if (gateway) return { id: idOf(gateway, types.gateway), subscription };
    const table = subscription.routeTables.find((one) => one.name === name);
    if (table) return { id: idOf(table, types.routeTable), subscription };
    const group = subscription.networkSecurityGroups.find((one) => one.name === name);
    if (group) return { id: idOf(group, types.securityGroup), subscription };
  }
  return undefined;
}

/** Locks, on what the design says is locked and we write; each after all else that changes the resource. */
export function addLocks(building: Building): void {
  for (const { id, part, stage } of building.locked()) {
    const name = building.nameFor('lock', id.slice(id.lastIndexOf('/') + 1));
    building.add({
      id: armId(id, types.lock, name),
      part,
      stage,
      located: false,
      derived: true,
      body: {
        properties: { level: 'CanNotDelete', notes: l10n.t('Set by the design of {0}.', building.customer.name) },
      },
      dependsOn: [id],
    });
  }
}
