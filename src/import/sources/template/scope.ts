import { armId, groupId, guidOf } from '../../../resources';
import type { Json } from '../../../resources/model';
import { isList, isObject } from '../../json';
import { type Expression, ExpressionError, expressionIn, plainText } from './expression';
import { pureFunctions } from './functions';
import { type Lambda, lambdaFunctions } from './lambdas';

/** Where a template is deployed to. */
export interface Deployed {
  readonly subscriptionId: string;
  readonly tenantId: string | undefined;
  readonly resourceGroup: string;
  readonly location: string;
}

/** A function that is known to nobody here. */
export class UnknownFunction extends Error {}

/** A function that only a deployment can answer: the member that asks for it is left unsaid. */
class RuntimeOnly extends Error {}

/** What expressions of one template can ask for. */
export interface Scope {
  readonly deployed: Deployed;
  /** The value of a parameter. @throws ExpressionError where there is none of that name */
  parameter(name: string): Json;
  /** The value of a variable. @throws ExpressionError where there is none of that name, or it leads to itself */
  variable(name: string): Json;
  /** Rounds of the copy loops around, by their names; '' is the innermost. */
  readonly loops: ReadonlyMap<string, number>;
  /** The arguments of the lambdas around, by their names. */
  readonly lambdaVariables: ReadonlyMap<string, Json>;
  /** Told of a member whose value only a deployment knows. */
  unsaid(key: string, call: string): void;
}

const MOST_DEPTH = 100;

/** A value of a template with its expressions evaluated; property loops (`copy`) are written out. */
export function evaluated(value: Json | undefined, scope: Scope, depth = 0): Json {
  if (depth > MOST_DEPTH) throw new ExpressionError('…');
  if (typeof value === 'string') {
    const expression = expressionIn(value);
    return expression ? valueOf(expression, scope, depth) : plainText(value);
  }
  if (isList(value)) return value.map((item) => evaluated(item, scope, depth + 1));
  if (!isObject(value)) return value ?? null;
  const result: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    if (key === 'copy' && isList(item)) Object.assign(result, loopsOf(item, scope, depth));
    else {
      try {
        result[plainIn(evaluated(key, scope, depth + 1))] = evaluated(item, scope, depth + 1);
      } catch (error) {
        if (!(error instanceof RuntimeOnly)) throw error;
        scope.unsaid(key, error.message);
      }
    }
  }
  return result;
}

/** A value that stands where a text belongs, such as a name. @throws ExpressionError for an object, a list or nothing */
export function plainIn(value: Json | undefined): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new ExpressionError(JSON.stringify(value ?? null));
}

/** `copy: [{ name, count, input }]` of properties and variables: a list for each. */
function loopsOf(loops: readonly Json[], scope: Scope, depth: number): Record<string, Json> {
  return Object.fromEntries(
    loops.filter(isObject).map((loop) => {
      const name = plainIn(evaluated(loop['name'], scope, depth + 1));
      const count = countOf(loop['count'], scope);
      return [
        name,
        Array.from({ length: count }, (_, n) => evaluated(loop['input'], inLoop(scope, name, n), depth + 1)),
      ];
    }),
  );
}

/** Rounds of a loop. Azure takes 800 at most. @throws ExpressionError for more */
export function countOf(count: Json | undefined, scope: Scope): number {
  const rounds = Number(evaluated(count, scope));
  if (!Number.isInteger(rounds) || rounds < 0 || rounds > 800) throw new ExpressionError(`copy: ${String(rounds)}`);
  return rounds;
}

export function inLoop(scope: Scope, name: string, round: number): Scope {
  return { ...scope, loops: new Map([...scope.loops, [name, round], ['', round]]) };
}

function valueOf(expression: Expression, scope: Scope, depth: number): Json {
  if (depth > MOST_DEPTH) throw new ExpressionError('…');
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'member':
      return (
        keyedBy(expression, scope, depth + 1) ??
        memberOf(valueOf(expression.of, scope, depth + 1), valueOf(expression.key, scope, depth + 1))
      );
    case 'call':
      return called(expression.name, expression.values, scope, depth + 1);
  }
}

/**
 * The id of the authorization that `reference(…).authorizationKey` asks for: the key itself is a secret that nobody needs here,
 * which authorization it is of is enough.
 */
function keyedBy(
  { of, key }: Extract<Expression, { kind: 'member' }>,
  scope: Scope,
  depth: number,
): string | undefined {
  if (key.kind !== 'literal' || key.value !== 'authorizationKey') return undefined;
  const [id] = of.kind === 'call' && of.name.toLowerCase() === 'reference' ? of.values : [];
  const value = id && valueOf(id, scope, depth);
  return typeof value === 'string' && value.startsWith('/subscriptions/') ? value : undefined;
}

function memberOf(of: Json, key: Json): Json {
  if (isList(of)) return of[Number(key)] ?? null;
  if (!isObject(of)) return null;
  const found = Object.keys(of).find((one) => one.toLowerCase() === plainIn(key).toLowerCase());
  return found === undefined ? null : (of[found] ?? null);
}

function called(name: string, given: readonly Expression[], scope: Scope, depth: number): Json {
  const key = name.toLowerCase();
  // Only the branch that is taken is evaluated: the other may ask for what is not there.
  if (key === 'if') {
    const [condition, yes, no] = given;
    const chosen = condition && valueOf(condition, scope, depth) === true ? yes : no;
    return chosen ? valueOf(chosen, scope, depth) : null;
  }
  if (/^(reference|list[a-z]*)$/.test(key)) throw new RuntimeOnly(name);
  const over = lambdaFunctions[key];
  if (over) {
    const [lambdas, plain] = [true, false].map((isWanted) => given.filter((one) => isLambda(one) === isWanted));
    return over(
      (plain ?? []).map((one) => valueOf(one, scope, depth)),
      (lambdas ?? []).map((one) => lambdaOf(one, scope, depth)),
    );
  }
  const values = given.map((one) => valueOf(one, scope, depth));
  const own = scopeFunctions[key];
  const result = own ? own(scope, values) : pureFunctions[key]?.(...values);
  if (result !== undefined) return result;
  if (own !== undefined || pureFunctions[key] !== undefined) throw new ExpressionError(name);
  throw new UnknownFunction(name);
}

const isLambda = (one: Expression): boolean => one.kind === 'call' && one.name.toLowerCase() === 'lambda';

/** `lambda('a', 'b', …, body)`: its arguments are known to the body as `lambdaVariables('a')`. */
function lambdaOf(one: Expression, scope: Scope, depth: number): Lambda {
  const given = one.kind === 'call' ? one.values : [];
  const body = given.at(-1);
  const names = given.slice(0, -1).map((name) => plainIn(valueOf(name, scope, depth)));
  return (...values) => {
    if (!body) throw new ExpressionError('lambda');
    const said = names.map((name, at) => [name, values[at] ?? null] as const);
    return valueOf(body, { ...scope, lambdaVariables: new Map([...scope.lambdaVariables, ...said]) }, depth);
  };
}

type ScopeFunction = (scope: Scope, values: readonly Json[]) => Json | undefined;

/** Functions that ask for where the template is deployed, and for its own parts. */
const scopeFunctions: Readonly<Record<string, ScopeFunction>> = {
  parameters: (scope, [name]) => scope.parameter(plainIn(name)),
  variables: (scope, [name]) => scope.variable(plainIn(name)),
  lambdavariables: ({ lambdaVariables }, [name]) => lambdaVariables.get(plainIn(name)),
  copyindex: ({ loops }, [first, second]) => {
    const loop = typeof first === 'string' ? first : '';
    const offset = typeof first === 'number' ? first : Number(second ?? 0);
    const round = loops.get(loop);
    return round === undefined ? undefined : round + offset;
  },
  resourcegroup: ({ deployed }) => ({
    id: groupId(deployed.subscriptionId, deployed.resourceGroup),
    name: deployed.resourceGroup,
    location: deployed.location,
    tags: {},
  }),
  subscription: ({ deployed }) => ({
    id: `/subscriptions/${deployed.subscriptionId}`,
    subscriptionId: deployed.subscriptionId,
    tenantId: deployed.tenantId ?? '',
    displayName: '',
  }),
  tenant: ({ deployed }) => ({ tenantId: deployed.tenantId ?? '' }),
  deployment: ({ deployed }) => ({ name: 'deployment', location: deployed.location, properties: {} }),
  environment: () => ({ name: 'AzureCloud' }),
  resourceid: ({ deployed }, values) => idOf(deployed, values.map(plainIn)),
  subscriptionresourceid: ({ deployed }, values) => {
    const texts = values.map(plainIn);
    const at = texts.findIndex((one) => one.includes('/'));
    const [subscriptionId = deployed.subscriptionId] = texts.slice(0, Math.max(at, 0));
    return armId(`/subscriptions/${subscriptionId}`, texts[at] ?? '', ...texts.slice(at + 1));
  },
  extensionresourceid: (_scope, [of, type, ...names]) => armId(plainIn(of), plainIn(type), ...names.map(plainIn)),
  newguid: ({ deployed }) => guidOf(deployed.subscriptionId, deployed.resourceGroup),
  utcnow: () => '2020-01-01T00:00:00Z',
};

/** `resourceId([subscriptionId], [resourceGroup], type, name, …)`. */
function idOf(deployed: Deployed, values: readonly string[]): string {
  const at = values.findIndex((value) => value.includes('/'));
  const before = values.slice(0, Math.max(at, 0));
  const resourceGroup = before.at(-1) ?? deployed.resourceGroup;
  const subscriptionId = before.length > 1 ? (before[0] ?? '') : deployed.subscriptionId;
  const names = values.slice(at + 1).flatMap((name) => name.split('/'));
  return armId(groupId(subscriptionId, resourceGroup), values[at] ?? '', ...names);
}
