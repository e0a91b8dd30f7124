import { type BodyValue, RESOURCE_GROUP, type WantedResource, parentId, parseArmId } from '../../resources';
import { outputProperty } from '../arm/template';
import { templateType } from '../arm/expressions';
import { identifier, secretParameter, uniqueNames } from '../names';
import { lines } from '../output';
import { authorizationParameter, canRead, secretsOf, valueOf } from '../references';
import type { Step } from '../steps';
import { PRESENT, presentKeys } from '../present';
import { type Defaults, defaultsOf, parameterLines, presentLines, secretLines } from './parameters';
import { type Symbols, symbolsOf } from './symbols';
import { list, object, string } from './text';

/** What a printer of values needs to know. */
interface Scope {
  readonly step: Step;
  readonly byId: ReadonlyMap<string, WantedResource>;
  readonly symbols: Symbols;
  readonly defaults: Defaults;
}

/** A value of the module that its caller may want: name and the expression that reads it. */
interface ModuleOutput {
  readonly name: string;
  readonly expression: string;
}

export interface Body {
  /** Declarations of resources, without parameters and outputs. */
  readonly declarations: readonly string[];
  readonly outputs: readonly ModuleOutput[];
  readonly defaults: Defaults;
}

/** The resources of a step as Bicep declarations. */
export function bodyOf(
  step: Step,
  byId: ReadonlyMap<string, WantedResource>,
  defaults: Defaults = defaultsOf(step),
): Body {
  const symbols = symbolsOf(step, byId);
  const scope: Scope = { step, byId, symbols, defaults };
  const own = step.resources.map((resource) => declaration(resource, scope));
  const outputs = outputsOf(step).map(({ name, resource, property }): ModuleOutput => ({
    name,
    expression: readable(resource, byId, `${symbols.of(resource.id)}.properties.${property}`),
  }));
  return { declarations: [...symbols.existing(), ...own], outputs, defaults };
}

const isPresent = (key: string): string => `contains(${PRESENT}, ${string(key)})`;

/** What reads a resource, or nothing where it was not made. */
function readable(resource: WantedResource, byId: ReadonlyMap<string, WantedResource>, expression: string): string {
  const [own = '', holder] = presentKeys(resource, byId);
  return holder === undefined ? expression : `${isPresent(own)} || !${isPresent(holder)} ? ${expression} : ''`;
}

/** What a module gives its caller: names and what they read. */
export function outputsOf(step: Step): { name: string; resource: WantedResource; property: string }[] {
  const unique = uniqueNames();
  return step.resources.flatMap((resource) => {
    const property = outputProperty(resource);
    return property ? [{ name: unique(identifier(`${resource.name}_${property}`)), resource, property }] : [];
  });
}

/** The module of a step in a resource group. */
export function moduleOf(step: Step, byId: ReadonlyMap<string, WantedResource>, description: string): string {
  const { declarations, outputs, defaults } = bodyOf(step, byId);
  return lines(
    `metadata description = ${string(description)}`,
    '',
    "targetScope = 'resourceGroup'",
    '',
    ...presentLines,
    ...parameterLines(defaults),
    ...secretLines(secretsOf(step, byId)),
    ...declarations.flatMap((text) => [text, '']),
    ...outputs.map(({ name, expression }) => `output ${name} string = ${expression}`),
  ).replace(/\n+$/, '\n');
}

function declaration(resource: WantedResource, scope: Scope): string {
  const { symbols, defaults, step } = scope;
  const { id, type, apiVersion } = resource;
  const parent = parentId(id);
  const parsed = parseArmId(id);
  const on = parsed !== undefined && /\/providers\//i.test(parsed.scope) ? parsed.scope : undefined;
  const referred = new Set<string>([...(parent ? [parent] : []), ...(on ? [on] : [])].map((one) => one.toLowerCase()));
  const body = Object.entries(resource.body).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, printed(value, scope, referred)]],
  );
  const inStep = new Set(step.resources.map((one) => one.id.toLowerCase()));
  const after = resource.dependsOn.filter((one) => inStep.has(one.toLowerCase()) && !referred.has(one.toLowerCase()));
  const text = object([
    ['parent', parent && symbols.of(parent)],
    ['scope', on && symbols.of(on)],
    ['name', string(resource.name)],
    ['location', resource.location && defaults.location(resource.location)],
    ['tags', resource.tags && defaults.tags(resource.tags)],
    ...body,
    ...(type === RESOURCE_GROUP ? [['properties', '{}'] as const] : []),
    ['dependsOn', after.length > 0 ? list(after.map((one) => symbols.of(one))) : undefined],
  ]);
  const missing = `if (${presentKeys(resource, scope.byId)
    .map((key) => `!${isPresent(key)}`)
    .join(' && ')})`;
  return `resource ${symbols.of(id)} '${templateType(type)}@${apiVersion}' = ${missing} ${text}`;
}

/** @param referred takes the ids that the value names: Bicep itself waits for these */
function printed(value: BodyValue, scope: Scope, referred: Set<string>): string {
  const seen = valueOf(value);
  switch (seen.kind) {
    case 'leaf':
      return typeof seen.value === 'string' ? string(seen.value) : String(seen.value);
    case 'id':
      referred.add(seen.id.toLowerCase());
      return `${scope.symbols.of(seen.id)}.id`;
    case 'secret':
      return secretParameter(seen.name);
    case 'authorization':
      if (!canRead(scope.step, scope.byId.get(seen.id.toLowerCase()))) return authorizationParameter(seen.id);
      referred.add(seen.id.toLowerCase());
      return `${scope.symbols.of(seen.id)}.properties.authorizationKey`;
    case 'list':
      return list(seen.items.map((item) => printed(item, scope, referred)));
    case 'object':
      return object(seen.entries.map(([name, item]) => [name, printed(item, scope, referred)]));
  }
}
