import * as l10n from '@vscode/l10n';
import { textAt } from './bodies';
import type { ResourceType } from './descriptor';
import { changing, fixed, harmless, telling } from './rules';

const nothingOfTheNetwork = (source: string) => () => ({
  text: l10n.t('no downtime: the network is not touched'),
  traffic: 'untouched' as const,
  source,
});

/** What stands beside the network: groups, access, locks, windows, alerts. */
export const governanceTypes = {
  resourceGroup: {
    type: 'Microsoft.Resources/resourceGroups',
    kind: 'group',
    title: () => l10n.t('resource group'),
    apiVersion: '2024-03-01',
    removal: 100,
    // A group never moves, and what is in it may stand in other regions.
    initial: ['location'],
    terraform: 'azurerm_resource_group',
    creation: nothingOfTheNetwork('manage-resource-groups-portal'),
    changes: [],
    leftover: () => harmless(l10n.t('it costs nothing; what is in it stays')),
  },
  roleAssignment: {
    type: 'Microsoft.Authorization/roleAssignments',
    // Azure takes one assignment of a role to a principal (RoleAssignmentExists).
    knownBy: ['properties.principalId', 'properties.roleDefinitionId'],
    kind: 'roleAssignment',
    title: () => l10n.t('role assignment'),
    apiVersion: '2022-04-01',
    removal: 5,
    terraform: 'azurerm_role_assignment',
    creation: nothingOfTheNetwork('role-based-access-control/overview'),
    changes: [
      fixed(/^properties\.(principalId|roleDefinitionId|principalType)$/, 'role-based-access-control/overview'),
    ],
    leftover: () => telling(l10n.t('whoever has it keeps the rights that it gives')),
  },
  roleDefinition: {
    type: 'Microsoft.Authorization/roleDefinitions',
    kind: 'roleDefinition',
    title: () => l10n.t('role'),
    apiVersion: '2022-04-01',
    removal: 95,
    terraform: 'azurerm_role_definition',
    creation: nothingOfTheNetwork('role-based-access-control/overview'),
    changes: [],
    leftover: () => telling(l10n.t('whoever has it keeps the rights that it gives')),
  },
  lock: {
    type: 'Microsoft.Authorization/locks',
    kind: 'lock',
    title: () => l10n.t('management lock'),
    apiVersion: '2020-05-01',
    removal: 1,
    terraform: 'azurerm_management_lock',
    creation: nothingOfTheNetwork('lock-resources'),
    changes: [
      changing(
        /^properties\.(level|notes)$/,
        'lock-resources',
        () => l10n.t('no downtime: what may be changed or deleted by people and programs changes'),
        'untouched',
      ),
    ],
    leftover: (body) =>
      textAt(body, 'properties', 'level')?.toLowerCase() === 'readonly'
        ? telling(l10n.t('what it locks can be neither changed nor deleted, by a deployment either'))
        : harmless(l10n.t('what it locks cannot be deleted')),
  },
  maintenance: {
    type: 'Microsoft.Maintenance/maintenanceConfigurations',
    kind: 'maintenance',
    title: () => l10n.t('maintenance configuration'),
    apiVersion: '2023-04-01',
    removal: 60,
    creation: nothingOfTheNetwork('customer-controlled-gateway-maintenance'),
    changes: [
      changing(/^properties\b/, 'customer-controlled-gateway-maintenance', () =>
        l10n.t('Azure maintains the gateways in another window from then on'),
      ),
    ],
    leftover: () => harmless(l10n.t('the gateways that have it are maintained in its window')),
  },
  maintenanceAssignment: {
    type: 'Microsoft.Maintenance/configurationAssignments',
    kind: 'maintenanceAssignment',
    title: () => l10n.t('assignment of a maintenance configuration'),
    apiVersion: '2023-04-01',
    removal: 20,
    creation: nothingOfTheNetwork('customer-controlled-gateway-maintenance'),
    changes: [
      changing(/^properties\b/, 'customer-controlled-gateway-maintenance', () =>
        l10n.t('Azure maintains the gateways in another window from then on'),
      ),
    ],
    leftover: () => harmless(l10n.t('the gateway is maintained in its window')),
  },
  metricAlert: {
    type: 'Microsoft.Insights/metricAlerts',
    kind: 'alert',
    title: () => l10n.t('metric alert'),
    apiVersion: '2018-03-01',
    removal: 10,
    terraform: 'azurerm_monitor_metric_alert',
    lists: [
      { path: 'properties.criteria.allOf', key: 'name', owner: 'whole' },
      { path: 'properties.actions', key: 'actionGroupId', owner: 'shared' },
    ],
    creation: nothingOfTheNetwork('alerts-types'),
    changes: [
      changing(
        /^properties\b/,
        'alerts-types',
        () => l10n.t('no downtime: other things are told, or to others'),
        'untouched',
      ),
    ],
    leftover: () => harmless(l10n.t('it still tells, and costs a little')),
  },
} as const satisfies Readonly<Record<string, ResourceType>>;
