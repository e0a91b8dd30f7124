import {
  type BodyValue,
  type Json,
  RESOURCE_GROUP,
  type WantedResource,
  parentId,
  parseArmId,
  types,
} from '../../resources';
import { identifier, secretParameter, uniqueNames } from '../names';
import { authorizationParameter, canRead, secretsOf, valueOf } from '../references';
import type { Step } from '../steps';
import { PRESENT, PRESENT_ABOUT, presentKey, presentKeys } from '../present';
import { idExpression, inner, literal, quoted, templateType } from './expressions';

const GROUP_SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const SUBSCRIPTION_SCHEMA =
  'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#';

type JsonObject = { [key: string]: Json | undefined };

/** The template of a step: all its resources, written flat, with the secrets as secure parameters. */
export function templateOf(step: Step, byId: ReadonlyMap<string, WantedResource>, description: string): JsonObject {
  const inStep = new Set(step.resources.map((resource) => resource.id.toLowerCase()));
  const secrets = secretsOf(step, byId);
  const outputs = outputsOf(step, byId);
  return {
    $schema: step.resourceGroup === undefined ? SUBSCRIPTION_SCHEMA : GROUP_SCHEMA,
    contentVersion: '1.0.0.0',
    metadata: { description: literal(description) },
    parameters: Object.fromEntries([
      [PRESENT, { type: 'array', metadata: { description: PRESENT_ABOUT } }],
      ...secrets.map(({ parameter, description: about }) => [
        parameter,
        { type: 'securestring', metadata: { description: literal(about) } },
      ]),
    ]),
    resources: step.resources.map((resource) => resourceOf(resource, step, inStep, byId)),
    outputs,
  };
}

function resourceOf(
  resource: WantedResource,
  step: Step,
  inStep: ReadonlySet<string>,
  byId: ReadonlyMap<string, WantedResource>,
): JsonObject {
  const parsed = parseArmId(resource.id);
  const onResource = parsed !== undefined && /\/providers\//i.test(parsed.scope);
  const dependsOn = resource.dependsOn.filter((id) => inStep.has(id.toLowerCase())).map((id) => idExpression(id, step));
  const body = printed(resource.body, step, byId);
  return {
    condition: conditionOf(presentKeys(resource, byId)),
    type: templateType(resource.type),
    apiVersion: resource.apiVersion,
    name: literal(parsed?.names.join('/') ?? resource.name),
    scope: onResource ? idExpression(parsed.scope, step) : undefined,
    location: resource.location,
    tags: resource.tags && Object.fromEntries(Object.entries(resource.tags).map(([k, v]) => [literal(k), literal(v)])),
    dependsOn: dependsOn.length > 0 ? dependsOn : undefined,
    ...(resource.type === RESOURCE_GROUP && { properties: {} }),
    ...(body as JsonObject),
  };
}

const isPresent = (key: string): string => `contains(parameters('${PRESENT}'), ${quoted(key)})`;

/** That nothing is there by which the resource is not to be made. */
function conditionOf(keys: readonly string[]): string {
  const [first = '', ...rest] = keys.map(isPresent);
  return rest.length === 0 ? `[not(${first})]` : `[not(or(${[first, ...rest].join(', ')}))]`;
}

function printed(value: BodyValue, step: Step, byId: ReadonlyMap<string, WantedResource>): Json {
  const seen = valueOf(value);
  switch (seen.kind) {
    case 'leaf':
      return typeof seen.value === 'string' ? literal(seen.value) : seen.value;
    case 'id':
      return idExpression(seen.id, step);
    case 'secret':
      return `[parameters('${secretParameter(seen.name)}')]`;
    case 'authorization':
      return keyExpression(seen.id, step, byId.get(seen.id.toLowerCase()));
    case 'list':
      return seen.items.map((item) => printed(item, step, byId));
    case 'object':
      return Object.fromEntries(seen.entries.map(([key, item]) => [key, printed(item, step, byId)]));
  }
}

function keyExpression(id: string, step: Step, authorization: WantedResource | undefined): string {
  if (!authorization || !canRead(step, authorization)) return `[parameters('${authorizationParameter(id)}')]`;
  return `[reference(${inner(idExpression(id, step))}, '${authorization.apiVersion}').authorizationKey]`;
}

/** What others need to know of what was made: service keys for the order, addresses for the other end. No secrets. */
function outputsOf(step: Step, byId: ReadonlyMap<string, WantedResource>): JsonObject | undefined {
  const unique = uniqueNames();
  const outputs: JsonObject = {};
  for (const resource of step.resources) {
    const read = outputProperty(resource);
    if (!read) continue;
    const of = inner(idExpression(resource.id, step));
    const [, holder] = presentKeys(resource, byId);
    outputs[unique(identifier(`${resource.name}_${read}`))] = {
      condition: holder && `[or(${isPresent(presentKey(resource))}, not(${isPresent(holder)}))]`,
      type: 'string',
      value: `[reference(${of}, '${resource.apiVersion}').${read}]`,
    };
  }
  return Object.keys(outputs).length > 0 ? outputs : undefined;
}

/** The property that is worth an output; a service key names a circuit to its connectivity provider and is no secret. */
export function outputProperty(resource: WantedResource): 'serviceKey' | 'ipAddress' | undefined {
  if (resource.type === types.circuit && parentId(resource.id) === undefined) return 'serviceKey';
  return resource.type === types.publicAddress ? 'ipAddress' : undefined;
}
