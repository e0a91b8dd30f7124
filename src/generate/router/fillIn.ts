/** Any token: `<secret:…>`, `<azure:…>`, `<site:…>`. */
const TOKEN = /<(?:secret|azure|site):[^<>\s]+>/g;

/** Puts values in the place of tokens, by the whole token; those without a value stay. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(TOKEN, (token) => values[token] ?? token);
}

/** The tokens of a text, each once, in order. */
export function tokensOf(text: string): string[] {
  return [...new Set(text.match(TOKEN))];
}
