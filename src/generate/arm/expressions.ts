import { parseArmId, types } from '../../resources';
import type { Step } from '../steps';

/** A text in an ARM template: one that begins with a bracket would be taken for an expression. */
export function literal(text: string): string {
  return text.startsWith('[') ? `[${text}` : text;
}

/** A text inside an expression. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Types whose name the template language writes in another case than the resource's id. */
export function templateType(type: string): string {
  return type === types.port ? 'Microsoft.Network/ExpressRoutePorts' : type;
}

/** The id of a resource as a template says it: by name within the step, in full outside it. */
export function idExpression(id: string, step: Step): string {
  const parsed = parseArmId(id);
  const standsOnResource = parsed !== undefined && /\/providers\//i.test(parsed.scope);
  if (!parsed?.resourceGroup || standsOnResource || parsed.names[0] === parsed.resourceGroup) return literal(id);
  const { subscriptionId, resourceGroup, type, names } = parsed;
  const here =
    step.resourceGroup?.toLowerCase() === resourceGroup.toLowerCase() &&
    step.subscriptionId.toLowerCase() === subscriptionId.toLowerCase();
  const path = [...(here ? [] : [subscriptionId, resourceGroup]), templateType(type), ...names];
  return `[resourceId(${path.map(quoted).join(', ')})]`;
}

/** The inside of an expression. */
export function inner(expression: string): string {
  return expression.startsWith('[') && !expression.startsWith('[[') ? expression.slice(1, -1) : quoted(expression);
}
