/** An expression of Terraform's language. Source: the HCL native syntax specification. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'template'; readonly parts: readonly Expression[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly key: Expression }
  | { readonly kind: 'splat'; readonly of: Expression; readonly then: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly values: readonly Expression[]; readonly spread: boolean }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'for'; readonly loop: Loop }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'choice'; readonly condition: Expression; readonly yes: Expression; readonly no: Expression };

/** `[for k, v in of : value if condition]`; an object where a key is said. */
export interface Loop {
  readonly names: readonly string[];
  readonly of: Expression;
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly condition: Expression | undefined;
  readonly grouped: boolean;
}

/** A text that is no expression of Terraform, or one of a kind that nobody writes here. */
export class HclError extends Error {}

const TOKEN =
  /\s*(?:#[^\n]*\n\s*|\/\/[^\n]*\n\s*)*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z_][\w-]*)|(=>|==|!=|<=|>=|&&|\|\||\.\.\.|[-+*/%<>!?:.,=()[\]{}]))/y;
const MOST_DEPTH = 100;
const LEVELS = [['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']] as const;

type Token =
  | { readonly kind: 'number' | 'name' | 'sign'; readonly text: string }
  | { readonly kind: 'text'; readonly parts: readonly Expression[] };

/** The expression of a text with interpolations; a text that is one interpolation is the expression in it. */
export function templateIn(text: string): Expression {
  const parts = partsOf(text, false);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return parts.length === 0 ? { kind: 'literal', value: '' } : { kind: 'template', parts };
}

function partsOf(text: string, isQuoted: boolean): Expression[] {
  const parts: Expression[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') parts.push({ kind: 'literal', value: isQuoted ? unescaped(plain) : plain });
    plain = '';
  };
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('$${', at) || text.startsWith('%%{', at)) {
      plain += text.slice(at + 1, at + 3);
      at += 2;
    } else if (text.startsWith('%{', at)) throw new HclError('%{');
    else if (text.startsWith('${', at)) {
      flush();
      const end = closing(text, at + 2);
      parts.push(new Parser(text.slice(at + 2, end)).whole());
      at = end;
    } else plain += text.charAt(at);
  }
  flush();
  return parts;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\' };
const unescaped = (text: string): string =>
  text.replaceAll(/\\([ntr"\\])/g, (_, sign: string) => ESCAPES[sign] ?? sign);

/** Where the brace that is open closes: braces and quotes inside are passed over. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '"') at = endOfQuote(text, at);
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at;
  }
  throw new HclError(text.slice(from));
}

function endOfQuote(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.startsWith('${', at) && text.charAt(at - 1) !== '$') at = closing(text, at + 2);
    else if (text.charAt(at) === '"') return at;
  }
  throw new HclError(text.slice(from));
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  let at = 0;
  while (text.slice(at).trim() !== '') {
    const space = /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    if (text.charAt(at + space) === '"') {
      const end = endOfQuote(text, at + space);
      tokens.push({ kind: 'text', parts: partsOf(text.slice(at + space + 1, end), true) });
      at = end + 1;
      continue;
    }
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) throw new HclError(text.slice(at));
    const [, number, name, sign = ''] = found;
    tokens.push(
      number !== undefined
        ? { kind: 'number', text: number }
        : name !== undefined
          ? { kind: 'name', text: name }
          : { kind: 'sign', text: sign },
    );
    at = pattern.lastIndex;
  }
  return tokens;
}

class Parser {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(private readonly text: string) {
    this.tokens = tokensOf(text);
  }

  whole(): Expression {
    const found = this.expression(0);
    if (this.at < this.tokens.length) throw new HclError(this.text);
    return found;
  }

  private peek(text: string): boolean {
    const token = this.tokens[this.at];
    return token !== undefined && token.kind !== 'text' && token.text === text;
  }

  private take(text: string): boolean {
    if (!this.peek(text)) return false;
    this.at++;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) throw new HclError(this.text);
  }

  private name(): string {
    const token = this.tokens[this.at++];
    if (token?.kind !== 'name') throw new HclError(this.text);
    return token.text;
  }

  private expression(depth: number): Expression {
    if (depth > MOST_DEPTH) throw new HclError('…');
    const condition = this.binary(0, depth + 1);
    if (!this.take('?')) return condition;
    const yes = this.expression(depth + 1);
    this.expect(':');
    return { kind: 'choice', condition, yes, no: this.expression(depth + 1) };
  }

  private binary(level: number, depth: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return this.unary(depth);
    let left = this.binary(level + 1, depth);
    for (;;) {
      const operator = operators.find((one) => this.take(one));
      if (operator === undefined) return left;
      left = { kind: 'binary', operator, left, right: this.binary(level + 1, depth) };
    }
  }

  private unary(depth: number): Expression {
    if (depth > MOST_DEPTH) throw new HclError('…');
    for (const operator of ['!', '-']) {
      if (this.take(operator)) return { kind: 'unary', operator, of: this.unary(depth + 1) };
    }
    return this.members(this.simple(depth), depth);
  }

  private members(first: Expression, depth: number): Expression {
    let found = first;
    for (;;) {
      if (this.take('.')) {
        if (this.take('*')) found = { kind: 'splat', of: found, then: this.keys(depth) };
        else found = { kind: 'member', of: found, key: this.key() };
      } else if (this.take('[')) {
        if (this.take('*')) {
          this.expect(']');
          found = { kind: 'splat', of: found, then: this.keys(depth) };
        } else {
          found = { kind: 'member', of: found, key: this.expression(depth + 1) };
          this.expect(']');
        }
      } else return found;
    }
  }

  /** The members behind a splat: each is taken of every item. */
  private keys(depth: number): Expression[] {
    const keys: Expression[] = [];
    for (;;) {
      if (this.take('.')) keys.push(this.key());
      else if (this.take('[')) {
        keys.push(this.expression(depth + 1));
        this.expect(']');
      } else return keys;
    }
  }

  private key(): Expression {
    const token = this.tokens[this.at++];
    if (token === undefined || token.kind === 'text' || token.kind === 'sign') throw new HclError(this.text);
    return { kind: 'literal', value: token.kind === 'number' ? Number(token.text) : token.text };
  }

  private simple(depth: number): Expression {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new HclError(this.text);
    if (token.kind === 'text') {
      const [only] = token.parts;
      if (token.parts.length === 0) return { kind: 'literal', value: '' };
      return token.parts.length === 1 && only?.kind === 'literal' ? only : { kind: 'template', parts: token.parts };
    }
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    if (token.kind === 'name') return this.named(token.text, depth);
    if (token.text === '(') {
      const inner = this.expression(depth + 1);
      this.expect(')');
      return inner;
    }
    if (token.text === '[')
      return this.peek('for') ? this.loop(']', depth) : { kind: 'list', items: this.items(']', depth).values };
    if (token.text === '{') return this.peek('for') ? this.loop('}', depth) : this.object(depth);
    throw new HclError(this.text);
  }

  private named(name: string, depth: number): Expression {
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' };
    if (name === 'null') return { kind: 'literal', value: null };
    if (!this.take('(')) return { kind: 'name', name };
    return { kind: 'call', name, ...this.items(')', depth) };
  }

  private items(end: string, depth: number): { readonly values: Expression[]; readonly spread: boolean } {
    const values: Expression[] = [];
    let spread = false;
    while (!this.take(end)) {
      values.push(this.expression(depth + 1));
      if (this.take('...')) spread = true;
      if (!this.take(',') && !this.peek(end)) throw new HclError(this.text);
    }
    return { values, spread };
  }

  private object(depth: number): Expression {
    const entries: [Expression, Expression][] = [];
    while (!this.take('}')) {
      const token = this.tokens[this.at];
      const next = this.tokens[this.at + 1];
      const isBare = token?.kind === 'name' && next?.kind === 'sign' && ['=', ':'].includes(next.text);
      const key: Expression = isBare ? { kind: 'literal', value: this.name() } : this.expression(depth + 1);
      if (!this.take('=')) this.expect(':');
      entries.push([key, this.expression(depth + 1)]);
      this.take(',');
    }
    return { kind: 'object', entries };
  }

  private loop(end: string, depth: number): Expression {
    this.expect('for');
    const names = [this.name()];
    if (this.take(',')) names.push(this.name());
    this.expect('in');
    const of = this.expression(depth + 1);
    this.expect(':');
    let value = this.expression(depth + 1);
    let key: Expression | undefined;
    if (this.take('=>')) {
      key = value;
      value = this.expression(depth + 1);
    }
    const grouped = this.take('...');
    const condition = this.take('if') ? this.expression(depth + 1) : undefined;
    this.expect(end);
    return { kind: 'for', loop: { names, of, key, value, condition, grouped } };
  }
}
