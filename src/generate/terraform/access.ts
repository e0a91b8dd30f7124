import { parseArmId } from '../../resources';
import { at, items } from '../values';
import { type Item, argument, block, gap, string } from './hcl';
import type { Arguments } from './networks';
import { type Scope } from './scope';

/** A subscription as scope is its id; anything else is referred to. */
function scopeExpression(id: string, scope: Scope): string {
  const on = parseArmId(id)?.scope ?? '';
  return on.split('/').length === 3 ? string(on) : scope.id(on);
}

/** azurerm knows no principals of other tenants: the type of a ForeignGroup is left to Azure. */
export const roleAssignment: Arguments = ({ id, body }, scope) => {
  const type = at(body, 'properties', 'principalType');
  return [
    ...argument('scope', scopeExpression(id, scope)),
    ...argument('role_definition_id', scope.leaf(at(body, 'properties', 'roleDefinitionId'))),
    ...argument('principal_id', scope.leaf(at(body, 'properties', 'principalId'))),
    ...argument('principal_type', type === 'ForeignGroup' ? undefined : scope.leaf(type)),
  ];
};

export const lock: Arguments = ({ id, body }, scope) => [
  ...argument('scope', scopeExpression(id, scope)),
  ...argument('lock_level', scope.leaf(at(body, 'properties', 'level'))),
  ...argument('notes', scope.leaf(at(body, 'properties', 'notes'))),
];

export const metricAlert: Arguments = ({ body }, scope) => {
  const properties = at(body, 'properties');
  const say = (name: string, key: string): Item[] => argument(name, scope.leaf(at(properties, key)));
  return [
    ...say('description', 'description'),
    ...say('severity', 'severity'),
    ...say('enabled', 'enabled'),
    ...argument('scopes', scope.list(at(properties, 'scopes'))),
    ...say('frequency', 'evaluationFrequency'),
    ...say('window_size', 'windowSize'),
    ...say('auto_mitigate', 'autoMitigate'),
    ...items(at(properties, 'criteria', 'allOf')).flatMap((criterion) => {
      const common = [
        ...argument('metric_namespace', scope.leaf(at(criterion, 'metricNamespace'))),
        ...argument('metric_name', scope.leaf(at(criterion, 'metricName'))),
        ...argument('aggregation', scope.leaf(at(criterion, 'timeAggregation'))),
        ...argument('operator', scope.leaf(at(criterion, 'operator'))),
      ];
      return at(criterion, 'criterionType') === 'StaticThresholdCriterion'
        ? [gap, block('criteria', [...common, ...argument('threshold', scope.leaf(at(criterion, 'threshold')))])]
        : [gap, block('dynamic_criteria', [...common, ...dynamic(criterion, scope)])];
    }),
    ...items(at(properties, 'actions')).flatMap((action) => [
      gap,
      block('action', argument('action_group_id', scope.leaf(at(action, 'actionGroupId')))),
    ]),
  ];
};

function dynamic(criterion: Parameters<typeof at>[0], scope: Scope): Item[] {
  return [
    ...argument('alert_sensitivity', scope.leaf(at(criterion, 'alertSensitivity'))),
    ...argument('evaluation_total_count', scope.leaf(at(criterion, 'failingPeriods', 'numberOfEvaluationPeriods'))),
    ...argument('evaluation_failure_count', scope.leaf(at(criterion, 'failingPeriods', 'minFailingPeriodsToAlert'))),
  ];
}
