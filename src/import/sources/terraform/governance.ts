import { armId, roleIdOf, types } from '../../../resources';
import type { ArmBody, Json } from '../../../resources/model';
import { type Values, blocks, compact, number, switched, text } from './values';

export const lock = (values: Values): ArmBody => ({
  properties: compact({ level: text(values, 'lock_level'), notes: text(values, 'notes') }),
});

/** A role by its id, or by its name where that is one of the built-in ones that are known. */
export function roleAssignment(values: Values): ArmBody {
  const role = roleIdOf(text(values, 'role_definition_name'));
  const [, , subscriptionId = ''] = (text(values, 'scope') ?? '').split('/');
  return {
    properties: compact({
      roleDefinitionId:
        text(values, 'role_definition_id') ??
        (role === undefined ? undefined : armId(`/subscriptions/${subscriptionId}`, types.roleDefinition, role)),
      principalId: text(values, 'principal_id'),
      principalType: text(values, 'principal_type'),
    }),
  };
}

/** azurerm numbers the criteria of an alert itself. source: azurerm 4.73, monitor_metric_alert_resource */
export function metricAlert(values: Values): ArmBody {
  const fixed = blocks(values, 'criteria');
  const learned = blocks(values, 'dynamic_criteria');
  const kind = fixed.length === 1 && learned.length === 0 ? 'SingleResource' : 'MultipleResource';
  return {
    location: 'global',
    properties: compact({
      description: text(values, 'description'),
      severity: number(values, 'severity') ?? 3,
      enabled: switched(values, 'enabled') ?? true,
      scopes: values['scopes'],
      evaluationFrequency: text(values, 'frequency') ?? 'PT1M',
      windowSize: text(values, 'window_size') ?? 'PT5M',
      autoMitigate: switched(values, 'auto_mitigate') ?? true,
      criteria: {
        'odata.type': `Microsoft.Azure.Monitor.${kind}MultipleMetricCriteria`,
        allOf: [...fixed.map(threshold), ...learned.map(dynamic)].map((one, at) => ({
          name: `Metric${String(at + 1)}`,
          ...one,
        })),
      },
      actions: blocks(values, 'action').map((action) => compact({ actionGroupId: text(action, 'action_group_id') })),
    }),
  };
}

const metric = (values: Values): Record<string, Json | undefined> => ({
  metricNamespace: text(values, 'metric_namespace'),
  metricName: text(values, 'metric_name'),
  operator: text(values, 'operator'),
  timeAggregation: text(values, 'aggregation'),
});

const threshold = (values: Values): ArmBody =>
  compact({
    ...metric(values),
    criterionType: 'StaticThresholdCriterion',
    threshold: number(values, 'threshold'),
  });

const dynamic = (values: Values): ArmBody =>
  compact({
    ...metric(values),
    criterionType: 'DynamicThresholdCriterion',
    alertSensitivity: text(values, 'alert_sensitivity'),
    failingPeriods: compact({
      numberOfEvaluationPeriods: number(values, 'evaluation_total_count') ?? 4,
      minFailingPeriodsToAlert: number(values, 'evaluation_failure_count') ?? 4,
    }),
  });
