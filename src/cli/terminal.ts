let printed = 0;

/** A line on standard output: what the command is asked for. */
export function print(text: string): void {
  printed++;
  process.stdout.write(`${text}\n`);
}

/** How often something was printed on standard output. */
export function printedLines(): number {
  return printed;
}

/** A line on standard error: what goes wrong, and how far it is. */
export function printError(text: string): void {
  process.stderr.write(`${text}\n`);
}
