import type { Kind } from '../kind';

export const MAINTENANCE = 'Microsoft.Maintenance/maintenanceConfigurations';
export const ASSIGNED_MAINTENANCE = 'Microsoft.Maintenance/configurationAssignments';

/** Resources around the network that are kept as they are sent: alerts, maintenance, delegation, diagnostics. */
export const plainKinds: readonly Kind[] = [
  { type: 'Microsoft.Insights/metricAlerts', located: true, synchronous: true },
  { type: 'Microsoft.Insights/activityLogAlerts', located: true, synchronous: true },
  { type: 'Microsoft.Insights/actionGroups', located: true, synchronous: true },
  { type: 'Microsoft.Insights/diagnosticSettings', synchronous: true, extension: true },
  { type: MAINTENANCE, located: true, synchronous: true },
  { type: ASSIGNED_MAINTENANCE, located: true, synchronous: true, extension: true },
  { type: 'Microsoft.ManagedServices/registrationDefinitions', synchronous: true, extension: true, envelope: ['plan'] },
  { type: 'Microsoft.ManagedServices/registrationAssignments', synchronous: true, extension: true },
];
