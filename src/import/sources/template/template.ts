import * as l10n from '@vscode/l10n';
import { armId, groupId, parseArmId } from '../../../resources';
import type { ArmBody, Json } from '../../../resources/model';
import { type FoundResource, foundOf } from '../../found';
import { isList, isObject, textAt } from '../../json';
import type { Told } from '../../told';
import { ExpressionError } from './expression';
import { type Deployed, type Scope, UnknownFunction, countOf, evaluated, inLoop, plainIn } from './scope';

/** Whether a JSON value is a template of Azure Resource Manager. */
export const isTemplate = (value: unknown): value is ArmBody =>
  isObject(value) && /deploymentTemplate\.json/i.test(textAt(value, '$schema') ?? '');

/** Whether a JSON value gives values to the parameters of a template. */
export const isParameterFile = (value: unknown): value is ArmBody =>
  isObject(value) && /deploymentParameters\.json/i.test(textAt(value, '$schema') ?? '');

/** What a template is read with. */
export interface TemplateInput {
  readonly source: string;
  readonly deployed: Deployed;
  /** Values of parameters, by name in lower case. */
  readonly values: ReadonlyMap<string, Json>;
}

interface Walk extends TemplateInput {
  readonly told: Told[];
  readonly found: FoundResource[];
}

const MOST_NESTING = 20;

/** The resources that a template would deploy. What cannot be evaluated is told by name, and left out. */
export function readTemplate(template: ArmBody, input: TemplateInput, told: Told[]): FoundResource[] {
  const walk: Walk = { ...input, told, found: [] };
  readResources(walk, template, scopeOf(walk, template, input.deployed, input.values), input.deployed, 0);
  return walk.found;
}

/** The values that a parameter file gives. Keys of a vault are not read: their values are secrets. */
export function valuesIn(file: ArmBody): Map<string, Json> {
  const { parameters } = file;
  if (!isObject(parameters)) return new Map();
  return new Map(
    Object.entries(parameters).flatMap(([name, said]): [string, Json][] =>
      isObject(said) && said['value'] !== undefined ? [[name.toLowerCase(), said['value']]] : [],
    ),
  );
}

function scopeOf(walk: Walk, template: ArmBody, deployed: Deployed, values: ReadonlyMap<string, Json>): Scope {
  const { parameters, variables } = template;
  const known = new Map<string, Json>();
  const open = new Set<string>();
  /** Each value once; one that leads to itself has none. */
  const once = (key: string, make: () => Json): Json => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (open.has(key)) throw new ExpressionError(key);
    open.add(key);
    try {
      const value = make();
      known.set(key, value);
      return value;
    } finally {
      open.delete(key);
    }
  };
  const scope: Scope = {
    deployed,
    loops: new Map(),
    lambdaVariables: new Map(),
    unsaid: (key, call) => {
      walk.told.push({
        severity: 'info',
        code: 'IMP-002',
        message: l10n.t('{0} is known to a deployment only ({1}): it is left unsaid.', key, call),
        source: walk.source,
      });
    },
    parameter: (name) =>
      once(`parameters('${name.toLowerCase()}')`, () => {
        const said = memberNamed(parameters, name);
        const given = values.get(name.toLowerCase());
        if (!isObject(said) && given === undefined) throw new ExpressionError(`parameters('${name}')`);
        return given ?? defaultOf(walk, name, isObject(said) ? said : {}, scope);
      }),
    variable: (name) =>
      once(`variables('${name.toLowerCase()}')`, () => {
        const said = memberNamed(variables, name);
        if (said !== undefined) return evaluated(said, scope);
        const loops = memberNamed(variables, 'copy');
        const isIt = (loop: Json): boolean => textAt(loop, 'name')?.toLowerCase() === name.toLowerCase();
        const loop = isList(loops) ? loops.find(isIt) : undefined;
        if (loop === undefined) throw new ExpressionError(`variables('${name}')`);
        return Object.values(evaluated({ copy: [loop] }, scope) as ArmBody)[0] ?? null;
      }),
  };
  return scope;
}

/** A member by its name, whatever the case. */
function memberNamed(of: Json | undefined, name: string): Json | undefined {
  if (!isObject(of)) return undefined;
  const key = Object.keys(of).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : of[key];
}

/** The value of a parameter that nobody gives: its default; else something to go on with, which is told. */
function defaultOf(walk: Walk, name: string, said: ArmBody, scope: Scope): Json {
  if (said['defaultValue'] !== undefined) return evaluated(said['defaultValue'], scope);
  const type = (textAt(said, 'type') ?? 'string').toLowerCase();
  const { allowedValues } = said;
  const [allowed] = isList(allowedValues) ? allowedValues : [];
  // It stands for a key, and its own text is never written anywhere.
  if (type.startsWith('secure')) return 'hidden';
  const value = allowed ?? { int: said['minValue'] ?? 0, bool: false, array: [], object: {} }[type] ?? name;
  walk.told.push({
    severity: 'warning',
    code: 'IMP-003',
    message: l10n.t(
      'Assumed: parameter {0} has no value in the template; {1} is taken. Hand its parameter file over too.',
      name,
      JSON.stringify(value),
    ),
    source: walk.source,
  });
  return value;
}

function readResources(walk: Walk, template: ArmBody, scope: Scope, deployed: Deployed, depth: number): void {
  const { resources } = template;
  const list = isList(resources) ? resources : isObject(resources) ? Object.values(resources) : [];
  for (const resource of list) if (isObject(resource)) readLoop(walk, resource, scope, deployed, undefined, depth);
}

/** A resource, as often as its loop says. */
function readLoop(
  walk: Walk,
  resource: ArmBody,
  scope: Scope,
  deployed: Deployed,
  parent: Parent | undefined,
  depth: number,
): void {
  guarded(walk, resource, () => {
    const { copy } = resource;
    if (!isObject(copy)) {
      readResource(walk, resource, scope, deployed, parent, depth);
      return;
    }
    const name = plainIn(evaluated(copy['name'], scope));
    const count = countOf(copy['count'], scope);
    for (let round = 0; round < count; round++) {
      const own = inLoop(scope, name, round);
      guarded(walk, resource, () => {
        readResource(walk, resource, own, deployed, parent, depth);
      });
    }
  });
}

/** What goes wrong with a resource is told, and ends that resource. */
function guarded(walk: Walk, resource: ArmBody, read: () => void): void {
  try {
    read();
  } catch (error) {
    const what = `${textAt(resource, 'type') ?? ''} ${textAt(resource, 'name') ?? ''}`.trim();
    if (error instanceof UnknownFunction) {
      tellLeft(
        walk,
        l10n.t('{0}: the function {1} is not known here, and the resource is left out.', what, error.message),
      );
    } else if (error instanceof ExpressionError || error instanceof SyntaxError || error instanceof RangeError) {
      tellLeft(walk, l10n.t('{0}: "{1}" cannot be evaluated, and the resource is left out.', what, error.message));
    } else throw error;
  }
}

function tellLeft(walk: Walk, message: string): void {
  walk.told.push({ severity: 'error', code: 'IMP-002', message, source: walk.source });
}

interface Parent {
  readonly type: string;
  readonly name: string;
}

/** What stands beside `properties` and is of use here. */
const ENVELOPE = ['location', 'tags', 'sku', 'zones', 'identity', 'kind'] as const;

function readResource(
  walk: Walk,
  resource: ArmBody,
  scope: Scope,
  deployed: Deployed,
  parent: Parent | undefined,
  depth: number,
): void {
  const { condition, existing, resources, properties, scope: at } = resource;
  if (existing === true || (condition !== undefined && evaluated(condition, scope) !== true)) return;
  const saidType = plainIn(evaluated(resource['type'], scope));
  const saidName = plainIn(evaluated(resource['name'], scope));
  // An extension inside of what it is on says its namespace in its name, behind `providers/`.
  const isInside = parent !== undefined && (!saidType.includes('/') || /^providers\//i.test(saidType));
  const type = isInside ? `${parent.type}/${saidType}` : saidType;
  const name = isInside ? `${parent.name}/${saidName}` : saidName;
  if (/^Microsoft\.Resources\/deployments$/i.test(type)) {
    readNested(walk, resource, scope, deployed, depth);
    return;
  }
  const within = at === undefined ? undefined : plainIn(evaluated(at, scope));
  const whole = {
    ...Object.fromEntries(
      ENVELOPE.flatMap((key) => (resource[key] === undefined ? [] : [[key, evaluated(resource[key], scope)]])),
    ),
    id: idOf(type, name, deployed, within),
    name: name.split('/').at(-1) ?? '',
    type,
    properties: evaluated(properties ?? {}, scope),
  };
  const found = foundOf(whole, walk.source, deployed.tenantId);
  if (found) walk.found.push(found);
  else tellLeft(walk, l10n.t('{0} {1}: its name does not fit its type, and it is left out.', type, name));
  const children = isList(resources) ? resources : isObject(resources) ? Object.values(resources) : [];
  for (const child of children) if (isObject(child)) readLoop(walk, child, scope, deployed, { type, name }, depth);
}

function idOf(type: string, name: string, deployed: Deployed, within: string | undefined): string {
  const group = groupId(deployed.subscriptionId, deployed.resourceGroup);
  if (/^Microsoft\.Resources\/resourceGroups$/i.test(type)) return groupId(deployed.subscriptionId, name);
  if (within === undefined || within === '') return armId(group, type, ...name.split('/'));
  const owner = within.startsWith('/') ? within : `${group}/providers/${within}`;
  return armId(parseArmId(owner) ? owner : group, type, ...name.split('/'));
}

/** A nested deployment: in its own scope or in that around it, in the group and subscription that it names. */
function readNested(walk: Walk, resource: ArmBody, scope: Scope, deployed: Deployed, depth: number): void {
  const { properties } = resource;
  const template = isObject(properties) ? properties['template'] : undefined;
  const name = textAt(resource, 'name') ?? '';
  if (!isObject(properties) || !isObject(template)) {
    tellLeft(
      walk,
      l10n.t('The nested deployment {0} is linked, and its template was not read: hand it over too.', name),
    );
    return;
  }
  if (depth >= MOST_NESTING) {
    tellLeft(walk, l10n.t('The nested deployment {0} stands too deep, and was not read.', name));
    return;
  }
  const text = (key: string): string | undefined => {
    const value = resource[key];
    return value === undefined ? undefined : plainIn(evaluated(value, scope));
  };
  const own: Deployed = {
    ...deployed,
    subscriptionId: text('subscriptionId') ?? deployed.subscriptionId,
    resourceGroup: text('resourceGroup') ?? deployed.resourceGroup,
    location: text('location') ?? deployed.location,
  };
  const isInner = textAt(properties, 'expressionEvaluationOptions', 'scope')?.toLowerCase() === 'inner';
  if (!isInner) {
    readResources(walk, template, scope, own, depth + 1);
    return;
  }
  const { parameters } = properties;
  const values = new Map<string, Json>();
  for (const [key, said] of Object.entries(isObject(parameters) ? parameters : {})) {
    if (!isObject(said) || said['value'] === undefined) continue;
    values.set(key.toLowerCase(), evaluated(said['value'], scope));
  }
  readResources(walk, template, scopeOf(walk, template, own, values), own, depth + 1);
}
