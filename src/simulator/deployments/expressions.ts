import { badRequest, isObject } from '../arm';
import type { ArmError, Json, JsonObject } from '../arm';
import { call } from './functions';
import type { Setting } from './functions';

export const invalidTemplate = (message: string): ArmError =>
  badRequest('InvalidTemplate', `Deployment template validation failed: '${message}'.`);

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string };

const TOKEN = /\s*(?:'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w]*)|([()[\],.]))/y;

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const match = TOKEN.exec(expression);
    if (match === null) throw invalidTemplate(`the expression '${expression}' is not valid`);
    const [, text, number, name, mark] = match;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'mark', text: mark ?? '' });
  }
  return tokens;
}

/** Reads and evaluates one template expression, such as `concat('a', parameters('b').c[0])`. */
class Reader {
  private at = 0;
  /** Above zero while a branch is read that is not taken: nothing in it is evaluated. */
  private idle = 0;

  constructor(
    private readonly source: string,
    private readonly tokens: readonly Token[],
    private readonly setting: Setting,
  ) {}

  whole(): Json {
    const value = this.value();
    if (this.at !== this.tokens.length) throw this.wrong();
    return value;
  }

  private value(): Json {
    const token = this.tokens[this.at++];
    if (token?.kind === 'text') return token.text;
    if (token?.kind === 'number') return token.value;
    if (token?.kind !== 'name') throw this.wrong();
    this.expect('(');
    if (token.text.toLowerCase() === 'if') return this.members(this.choice());
    const given: Json[] = [];
    while (!this.takes(')')) {
      given.push(this.value());
      if (!this.takes(',')) {
        this.expect(')');
        break;
      }
    }
    return this.members(this.idle > 0 ? null : call(token.text, given, this.setting));
  }

  /** What follows `if(`: ARM evaluates the branch that is taken, and no other. source: template-functions-logical, "if" */
  private choice(): Json {
    const isTrue = this.value() === true;
    this.expect(',');
    const yes = this.branch(isTrue);
    this.expect(',');
    const no = this.branch(!isTrue);
    this.expect(')');
    return isTrue ? yes : no;
  }

  private branch(isTaken: boolean): Json {
    if (!isTaken) this.idle++;
    const value = this.value();
    if (!isTaken) this.idle--;
    return value;
  }

  private members(of: Json): Json {
    let value = of;
    for (;;) {
      if (this.takes('.')) {
        const token = this.tokens[this.at++];
        if (token?.kind !== 'name') throw this.wrong();
        value = this.member(value, token.text);
      } else if (this.takes('[')) {
        value = this.member(value, this.value());
        this.expect(']');
      } else return value;
    }
  }

  private member(value: Json, key: Json): Json {
    return this.idle > 0 ? null : memberOf(value, key);
  }

  private takes(mark: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'mark' || token.text !== mark) return false;
    this.at++;
    return true;
  }

  private expect(mark: string): void {
    if (!this.takes(mark)) throw this.wrong();
  }

  private wrong(): ArmError {
    return invalidTemplate(`the expression '${this.source}' is not valid`);
  }
}

function memberOf(value: Json, key: Json): Json {
  const found =
    Array.isArray(value) && typeof key === 'number'
      ? value[key]
      : isObject(value) && typeof key === 'string'
        ? keyed(value, key)
        : undefined;
  if (found === undefined) throw invalidTemplate(`the property '${JSON.stringify(key)}' does not exist`);
  return found;
}

/** Names of properties do not differ by case alone. */
function keyed(value: JsonObject, key: string): Json | undefined {
  const name = Object.keys(value).find((each) => each.toLowerCase() === key.toLowerCase());
  return name === undefined ? undefined : value[name];
}

const isExpression = (text: string): boolean => text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');

/** A value of a template with all of its expressions evaluated. */
export function evaluate(value: Json | undefined, setting: Setting): Json {
  if (value === undefined) return null;
  if (typeof value === 'string') {
    if (!isExpression(value)) return value.startsWith('[[') ? value.slice(1) : value;
    const source = value.slice(1, -1);
    return new Reader(source, tokensOf(source), setting).whole();
  }
  if (Array.isArray(value)) return value.map((item) => evaluate(item, setting));
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, evaluate(item, setting)]));
  }
  return value;
}
