import { badRequest, isObject, listAt, textAt } from '../arm';
import type { Json, JsonObject } from '../arm';
import { evaluate, invalidTemplate } from './expressions';
import type { Setting } from './functions';

/** One resource of a template, addressed; its body is evaluated when what it depends on is there. */
export interface TemplateResource {
  readonly id: string;
  readonly type: string;
  readonly apiVersion: string;
  /** the key of `dependsOn` in templates with symbolic names */
  readonly symbol: string | undefined;
  readonly dependsOn: readonly string[];
  readonly body: () => JsonObject;
}

export interface Template {
  readonly setting: Setting;
  readonly resources: readonly TemplateResource[];
  readonly outputs: () => JsonObject;
}

/** What of a resource is not sent to its provider. */
const DIRECTIVES = new Set([
  'type',
  'apiVersion',
  'name',
  'condition',
  'dependsOn',
  'copy',
  'scope',
  'resources',
  'comments',
  'existing',
  'resourceGroup',
  'subscriptionId',
]);

interface Values {
  readonly template: JsonObject;
  readonly given: JsonObject;
}

/** The setting of a template with its parameters and variables. Throws where a parameter has no value. */
function settingOf(base: Omit<Setting, 'parameters' | 'variables'>, { template, given }: Values): Setting {
  const declared = isObject(template.parameters) ? template.parameters : {};
  const variables = isObject(template.variables) ? template.variables : {};
  for (const key of Object.keys(given)) {
    if (declared[key] === undefined)
      throw invalidTemplate(
        `the template parameter '${key}' in the parameters file is not valid; it is not present in the original template`,
      );
  }
  const setting: Setting = {
    ...base,
    parameters(name) {
      const declaration = declared[name];
      if (!isObject(declaration)) throw invalidTemplate(`the template parameter '${name}' is not found`);
      const sent = given[name];
      const value = isObject(sent) ? sent.value : undefined;
      if (value !== undefined) return value;
      if (declaration.defaultValue === undefined)
        throw invalidTemplate(`the value for the template parameter '${name}' is not provided`);
      return evaluate(declaration.defaultValue, setting);
    },
    variables(name) {
      if (variables[name] === undefined) throw invalidTemplate(`the template variable '${name}' is not found`);
      return evaluate(variables[name], setting);
    },
  };
  for (const name of Object.keys(declared)) {
    const value = setting.parameters(name);
    const declaration = declared[name];
    const allowed = listAt(declaration, 'allowedValues');
    if (allowed.length > 0 && !allowed.some((each) => JSON.stringify(each) === JSON.stringify(value))) {
      throw invalidTemplate(
        `the provided value for the template parameter '${name}' is not part of the allowed values`,
      );
    }
  }
  return setting;
}

/** Reads a template. Resources whose condition is false are left out. */
export function readTemplate(
  base: Omit<Setting, 'parameters' | 'variables'>,
  template: JsonObject,
  given: JsonObject,
): Template {
  if (typeof template.$schema !== 'string' && !Array.isArray(template.resources) && !isObject(template.resources)) {
    throw badRequest('InvalidRequestContent', 'The request content was invalid: the deployment has no template.');
  }
  const setting = settingOf(base, { template, given });
  const named = isObject(template.resources)
    ? Object.entries(template.resources)
    : listAt(template, 'resources').map((resource): [undefined, Json] => [undefined, resource]);
  const resources = named.flatMap(([symbol, resource]) => readResource(resource, symbol, undefined, setting));
  const bySymbol = new Map(
    resources.flatMap(({ symbol, id }) => (symbol === undefined ? [] : [[symbol, id] as const])),
  );
  const whole: Setting = {
    ...setting,
    reference: (target, full) => setting.reference(bySymbol.get(target) ?? target, full),
  };
  return { setting: whole, resources, outputs: () => readOutputs(template, whole) };
}

function readOutputs(template: JsonObject, setting: Setting): JsonObject {
  const outputs = isObject(template.outputs) ? template.outputs : {};
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([name, output]) => {
      if (!isObject(output) || (output.condition !== undefined && evaluate(output.condition, setting) !== true))
        return [];
      const type = textAt(output, 'type') ?? 'String';
      // What is secure is not shown again.
      return [[name, /^secure/i.test(type) ? { type } : { type, value: evaluate(output.value, setting) }]];
    }),
  );
}

function readResource(
  resource: Json | undefined,
  symbol: string | undefined,
  parent: TemplateResource | undefined,
  setting: Setting,
): TemplateResource[] {
  if (!isObject(resource)) throw invalidTemplate('a resource is not an object');
  if (resource.existing === true) return [];
  const count =
    isObject(resource.copy) && parent === undefined ? Number(evaluate(resource.copy.count, setting)) : undefined;
  if (count !== undefined) {
    const one = { ...resource, copy: undefined };
    return Array.from({ length: count }, (_item, copyIndex) =>
      readResource(one, symbol, parent, { ...setting, copyIndex }),
    ).flat();
  }
  if (resource.condition !== undefined && evaluate(resource.condition, setting) !== true) return [];
  const own = textAt(resource, 'type') ?? '';
  const type = parent === undefined ? own : `${parent.type}/${own}`;
  const name = textOf(resource.name, 'name', setting);
  const id = parent === undefined ? idOf(resource, type, name, setting) : `${parent.id}/${own}/${name}`;
  const read: TemplateResource = {
    id,
    type,
    apiVersion: textOf(resource.apiVersion, 'apiVersion', setting),
    symbol,
    dependsOn: [
      ...listAt(resource, 'dependsOn').map((each) => textOf(each, 'dependsOn', setting)),
      ...(parent === undefined ? [] : [parent.id]),
    ],
    body: () => bodyOf(resource, type, setting),
  };
  return [read, ...listAt(resource, 'resources').flatMap((child) => readResource(child, undefined, read, setting))];
}

/** What must be a text once its expressions are evaluated. */
function textOf(value: Json | undefined, property: string, setting: Setting): string {
  const text = evaluate(value, setting);
  if (typeof text !== 'string') throw invalidTemplate(`the template property '${property}' must be a string`);
  return text;
}

function bodyOf(resource: JsonObject, type: string, setting: Setting): JsonObject {
  const body: JsonObject = {};
  for (const [key, value] of Object.entries(resource)) {
    if (DIRECTIVES.has(key)) continue;
    body[key] =
      isInner(type, resource) && key === 'properties' ? innerProperties(value, setting) : evaluate(value, setting);
  }
  return body;
}

const isInner = (type: string, resource: JsonObject): boolean =>
  type.toLowerCase() === 'microsoft.resources/deployments' &&
  textAt(resource.properties, 'expressionEvaluationOptions', 'scope')?.toLowerCase() === 'inner';

/** A nested template of the scope `inner` has expressions of its own, which are not the outer template's. */
function innerProperties(value: Json | undefined, setting: Setting): Json {
  if (!isObject(value)) return null;
  const { template, ...rest } = value;
  return { ...(evaluate(rest, setting) as JsonObject), ...(template !== undefined && { template }) };
}

/** The id of a resource: below a scope that it names, in the group, or in the subscription. */
function idOf(resource: JsonObject, type: string, name: string, setting: Setting): string {
  const names = name.split('/');
  const [namespace = '', ...kinds] = type.split('/');
  const path = `/providers/${namespace}${kinds.map((kind, index) => `/${kind}/${names[index] ?? ''}`).join('')}`;
  if (names.length !== kinds.length)
    throw invalidTemplate(`the resource '${name}' of type '${type}' has not as many names as its type has parts`);
  const subscription = `/subscriptions/${resource.subscriptionId === undefined ? setting.subscription : textOf(resource.subscriptionId, 'subscriptionId', setting)}`;
  if (type.toLowerCase() === 'microsoft.resources/resourcegroups') return `${subscription}/resourceGroups/${name}`;
  const group =
    resource.resourceGroup === undefined
      ? setting.group?.name
      : textOf(resource.resourceGroup, 'resourceGroup', setting);
  const home = group === undefined ? subscription : `${subscription}/resourceGroups/${group}`;
  const scope = resource.scope === undefined ? '' : textOf(resource.scope, 'scope', setting);
  if (scope.startsWith('/')) return `${scope === '/' ? '' : scope}${path}`;
  return scope === '' ? `${home}${path}` : `${home}${relative(scope)}${path}`;
}

/** `Microsoft.Network/virtualNetworks/hub` as a path below its group. */
function relative(scope: string): string {
  return `/providers/${scope}`;
}
