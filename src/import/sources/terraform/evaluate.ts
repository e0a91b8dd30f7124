import type { Json } from '../../../resources/model';
import { isList, isObject } from '../../json';
import { type Expression, HclError, type Loop, templateIn } from './expression';
import { terraformFunctions } from './functions';

/** A value that only a run of Terraform knows: what asks for it is left unsaid. */
export class RuntimeOnly extends Error {}

/** A function that is known to nobody here. */
export class UnknownFunction extends Error {}

/** Something that is looked into member by member: a resource, a module, all variables. */
export interface Node {
  readonly isNode: true;
  member(key: string | number): Value;
  /** Its instances by their keys, where it is a resource with `count` or `for_each`. */
  all(): readonly (readonly [string | number, Value])[];
}

export type Value = Json | Node;

/** What the names at the start of an expression mean: `var`, `local`, `azurerm_subnet`, the names of loops. */
export type Names = (name: string) => Value | undefined;

const MOST_DEPTH = 120;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'isNode' in value;

/** A value as the parser of HCL gives it, with its expressions evaluated; what only a run knows is told and left out. */
export function evaluated(value: Json | undefined, names: Names, unsaid: (key: string, what: string) => void): Json {
  if (typeof value === 'string') return plain(valueOf(templateIn(value), names, 0));
  if (isList(value)) return value.map((item) => evaluated(item, names, unsaid));
  if (!isObject(value)) return value ?? null;
  const result: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    try {
      result[key.includes('${') ? keyIn(plain(valueOf(templateIn(key), names, 0))) : key] = evaluated(
        item,
        names,
        unsaid,
      );
    } catch (error) {
      if (!(error instanceof RuntimeOnly)) throw error;
      unsaid(key, error.message);
    }
  }
  return result;
}

/** What an expression stands for, which may be looked into and be no value: a resource with its instances. */
export function reached(value: Json | undefined, names: Names): Value {
  if (typeof value === 'string') return valueOf(templateIn(value), names, 0);
  return evaluated(value, names, (_, what) => {
    throw new RuntimeOnly(what);
  });
}

function plain(value: Value): Json {
  if (!isNode(value)) return value;
  throw new RuntimeOnly('…');
}

function valueOf(expression: Expression, names: Names, depth: number): Value {
  if (depth > MOST_DEPTH) throw new HclError('…');
  const of = (one: Expression): Value => valueOf(one, names, depth + 1);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return expression.parts.map((part) => text(plain(of(part)))).join('');
    case 'name': {
      const found = names(expression.name);
      if (found === undefined) throw new RuntimeOnly(expression.name);
      return found;
    }
    case 'member':
      return memberOf(of(expression.of), plain(of(expression.key)));
    case 'splat':
      return splatItems(of(expression.of)).map((item) =>
        plain(expression.then.reduce<Value>((value, key) => memberOf(value, plain(of(key))), item)),
      );
    case 'call':
      return called(expression, names, depth + 1);
    case 'list':
      return expression.items.map((item) => plain(of(item)));
    case 'object':
      return Object.fromEntries(expression.entries.map(([key, value]) => [text(plain(of(key))), plain(of(value))]));
    case 'for':
      return looped(expression.loop, names, depth + 1);
    case 'unary':
      return expression.operator === '!' ? plain(of(expression.of)) !== true : -Number(plain(of(expression.of)));
    case 'binary':
      return combined(
        expression.operator,
        () => plain(of(expression.left)),
        () => plain(of(expression.right)),
      );
    case 'choice':
      return plain(of(expression.condition)) === true ? of(expression.yes) : of(expression.no);
  }
}

const text = (value: Json): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');

/** A value that stands where a key belongs. @throws HclError for an object, a list or nothing */
export function keyIn(value: Json): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new HclError(JSON.stringify(value));
}

export function memberOf(of: Value, key: Json): Value {
  if (isNode(of)) return of.member(typeof key === 'number' ? key : keyIn(key));
  if (isList(of)) return of[Number(key)] ?? null;
  if (!isObject(of)) return null;
  const name = keyIn(key);
  const found = of[name];
  if (found === undefined) throw new HclError(name);
  return found;
}

/** The items of a list, an object or the instances of a resource, by their keys; one value is a list of itself. */
export function itemsOf(value: Value): readonly (readonly [string | number, Value])[] {
  if (isNode(value)) return value.all();
  if (isList(value)) return value.map((item, at) => [at, item] as const);
  if (isObject(value)) return Object.entries(value).map(([key, item]) => [key, item ?? null] as const);
  return value === null ? [] : [[0, value]];
}

/** What a splat goes through: a list or the instances of a resource; any other value is a list of itself. */
function splatItems(value: Value): readonly Value[] {
  if (value === null) return [];
  return isNode(value) || isList(value) ? itemsOf(value).map(([, item]) => item) : [value];
}

function called({ name, values, spread }: Extract<Expression, { kind: 'call' }>, names: Names, depth: number): Value {
  if (name === 'try' || name === 'can') return tried(name, values, names, depth);
  const given = values.map((one) => valueOf(one, names, depth));
  const json = given.map((one) =>
    isNode(one) ? Object.fromEntries(one.all().map(([key, item]) => [key, plain(item)])) : one,
  );
  const last = json.at(-1);
  const whole = spread && isList(last) ? [...json.slice(0, -1), ...last] : json;
  const known = terraformFunctions[name];
  if (!known) throw new UnknownFunction(name);
  const result = known(...whole);
  if (result === undefined) throw new HclError(`${name}()`);
  return result;
}

/** The first that can be evaluated. */
function tried(name: string, values: readonly Expression[], names: Names, depth: number): Value {
  for (const one of values) {
    try {
      const value = valueOf(one, names, depth);
      return name === 'can' ? true : value;
    } catch (error) {
      if (!(error instanceof HclError || error instanceof RuntimeOnly)) throw error;
    }
  }
  if (name === 'can') return false;
  throw new RuntimeOnly(name);
}

function looped({ names: own, of, key, value, condition, grouped }: Loop, names: Names, depth: number): Json {
  const list: Json[] = [];
  const object: Record<string, Json> = {};
  for (const [at, item] of itemsOf(valueOf(of, names, depth))) {
    const inside: Names = (name) => {
      if (name === own.at(-1)) return item;
      return own.length > 1 && name === own[0] ? at : names(name);
    };
    if (condition && plain(valueOf(condition, inside, depth)) !== true) continue;
    const made = plain(valueOf(value, inside, depth));
    if (!key) list.push(made);
    else {
      const name = text(plain(valueOf(key, inside, depth)));
      const before = object[name];
      object[name] = grouped ? [...(isList(before) ? before : []), made] : made;
    }
  }
  return key ? object : list;
}

function combined(operator: string, left: () => Json, right: () => Json): Json {
  switch (operator) {
    case '&&':
      return left() === true && right() === true;
    case '||':
      return left() === true || right() === true;
    case '==':
      return JSON.stringify(left()) === JSON.stringify(right());
    case '!=':
      return JSON.stringify(left()) !== JSON.stringify(right());
    default: {
      const [a, b] = [Number(left()), Number(right())];
      const results: Readonly<Record<string, number | boolean>> = {
        '+': a + b,
        '-': a - b,
        '*': a * b,
        '/': a / b,
        '%': a % b,
        '<': a < b,
        '>': a > b,
        '<=': a <= b,
        '>=': a >= b,
      };
      return results[operator] ?? null;
    }
  }
}
