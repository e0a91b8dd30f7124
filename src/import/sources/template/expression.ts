/** An expression of a template's language, as it is written. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number }
  | { readonly kind: 'call'; readonly name: string; readonly values: readonly Expression[] }
  | { readonly kind: 'member'; readonly of: Expression; readonly key: Expression };

/** An expression that nobody can read, or that goes deeper than any that people write. */
export class ExpressionError extends Error {}

const TOKEN = /\s*(?:('(?:[^']|'')*')|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w]*(?:\.[A-Za-z_]\w*(?=\s*\())?)|([()[\],.?]))/y;
const MOST_DEPTH = 200;

/**
 * The expression in a text such as `[concat('a', parameters('b').c[0])]`; undefined for a text that is none: `[[` is a bracket.
 * Source: the template expression syntax of Azure Resource Manager.
 */
export function expressionIn(text: string): Expression | undefined {
  if (!text.startsWith('[') || !text.endsWith(']') || text.startsWith('[[')) return undefined;
  return new Parser(text.slice(1, -1)).whole();
}

/** A text that is no expression: a doubled bracket at its start stands for one. */
export const plainText = (text: string): string => (text.startsWith('[[') ? text.slice(1) : text);

class Parser {
  private at = 0;
  private readonly tokens: string[];

  constructor(text: string) {
    this.tokens = tokensOf(text);
  }

  whole(): Expression {
    const found = this.value(0);
    if (this.at < this.tokens.length) throw new ExpressionError(this.tokens.slice(this.at).join(' '));
    return found;
  }

  private next(): string {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new ExpressionError('…');
    return token;
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private expect(token: string): void {
    if (!this.take(token)) throw new ExpressionError(this.tokens[this.at] ?? '…');
  }

  private value(depth: number): Expression {
    if (depth > MOST_DEPTH) throw new ExpressionError('…');
    let found = this.simple(depth);
    for (;;) {
      if (this.take('[')) {
        found = { kind: 'member', of: found, key: this.value(depth + 1) };
        this.expect(']');
      } else if (this.take('.')) {
        this.take('?');
        if (this.take('[')) {
          found = { kind: 'member', of: found, key: this.value(depth + 1) };
          this.expect(']');
        } else found = { kind: 'member', of: found, key: { kind: 'literal', value: this.next() } };
      } else return found;
    }
  }

  private simple(depth: number): Expression {
    const token = this.next();
    if (token.startsWith("'")) return { kind: 'literal', value: token.slice(1, -1).replaceAll("''", "'") };
    if (/^-?\d/.test(token)) return { kind: 'literal', value: Number(token) };
    if (!/^[A-Za-z_]/.test(token)) throw new ExpressionError(token);
    this.expect('(');
    const values: Expression[] = [];
    if (this.take(')')) return { kind: 'call', name: token, values };
    do values.push(this.value(depth + 1));
    while (this.take(','));
    this.expect(')');
    return { kind: 'call', name: token, values };
  }
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const pattern = new RegExp(TOKEN);
  let at = 0;
  while (text.slice(at).trim() !== '') {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) throw new ExpressionError(text.slice(at));
    tokens.push(found[0].trim());
    at = pattern.lastIndex;
  }
  return tokens;
}
