import * as l10n from '@vscode/l10n';
import { keyManagementServers } from '../../catalog/keyManagement';
import { rulePriority } from '../../catalog/networkLimits';
import { type AzurePart, findRouteTable, findSecurityGroup } from '../../design';
import { type FixContext, type FixFunction, circuitAt } from '../fixes/fix';
import { appended, freeName } from '../shared/listFixes';
import { topologyOf } from '../shared/topology';
import { type SubnetOf, unprepared } from './unprepared';

/**
 * Routes to key management in the tables of the subnets that have no other way there, or a rule in their security groups
 * that denies the internet. None where a subnet has no table, or no group: which one it is to have a person decides.
 */
export const preparedTunnel: FixFunction = function* (context) {
  const { customer, design, finding } = context;
  const circuit = circuitAt(context);
  if (!customer || !circuit) return;
  const servers = keyManagementServers[design.provider.cloud];
  const { open, unactivated } = unprepared(topologyOf(customer).reachedBy(circuit), servers);
  const isOfActivation = servers.some((address) => finding.message.includes(address));
  if (isOfActivation) yield* activation(context, unactivated, servers);
  else yield* denial(context, open);
};

function* activation(context: FixContext, subnets: readonly SubnetOf[], servers: readonly string[]) {
  const tables = written(
    subnets.map(({ network, subnet }) => findRouteTable(network.subscription, subnet.raw.routeTable)),
  );
  if (!tables) return;
  const edits = tables.flatMap((table) =>
    appended(
      context,
      table.raw,
      'routes',
      servers.map((address, n) => ({
        name: freeName(`key-management-${n + 1}`, table.raw.routes),
        addressPrefix: `${address}/32`,
        nextHopType: 'Internet',
      })),
    ),
  );
  yield { title: l10n.t('Add routes to key management in {0}', names(tables)), edits };
}

function* denial(context: FixContext, subnets: readonly SubnetOf[]) {
  const groups = written(
    subnets.map(({ network, subnet }) => findSecurityGroup(network.subscription, subnet.raw.networkSecurityGroup)),
  );
  if (!groups) return;
  const edits = groups.flatMap((group) => {
    const rules = group.raw.securityRules ?? [];
    const taken = new Set(rules.filter(({ direction }) => direction === 'Outbound').map(({ priority }) => priority));
    let priority: number = rulePriority.most;
    while (taken.has(priority)) priority--;
    const rule = {
      name: freeName('deny-internet', rules),
      priority,
      direction: 'Outbound',
      access: 'Deny',
      protocol: '*',
      sourceAddressPrefix: '*',
      sourcePortRange: '*',
      destinationAddressPrefix: 'Internet',
      destinationPortRange: '*',
    };
    return appended(context, group.raw, 'securityRules', [rule]);
  });
  yield { title: l10n.t('Deny the internet in {0}', names(groups)), edits };
}

/** Each once; none where one is missing, or is there already and not written. */
function written<Raw extends object>(parts: readonly (AzurePart<Raw> | undefined)[]): AzurePart<Raw>[] | undefined {
  const found = parts.flatMap((part) => (part && !part.existing ? [part] : []));
  return found.length > 0 && found.length === parts.length ? [...new Set(found)] : undefined;
}

const names = (parts: readonly { readonly name: string }[]): string => parts.map(({ name }) => `"${name}"`).join(', ');
