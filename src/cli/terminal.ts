let printed = 0;

/** What a terminal acts on, or shows at another place than it stands at. */
const ACTING = /[^\P{Cc}\n\t]|[\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** A text with such characters written out, as JSON does: names and messages of Azure and of designs are anybody's. */
export function visible(text: string): string {
  return text.replaceAll(ACTING, (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}

/** A line on standard output: what the command is asked for. */
export function print(text: string): void {
  printed++;
  process.stdout.write(`${visible(text)}\n`);
}

/** How often something was printed on standard output. */
export function printedLines(): number {
  return printed;
}

/** A line on standard error: what goes wrong, and how far it is. */
export function printError(text: string): void {
  process.stderr.write(`${visible(text)}\n`);
}
