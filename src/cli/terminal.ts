/** A line on standard output: what the command is asked for. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A line on standard error: what goes wrong, and how far it is. */
export function printError(text: string): void {
  process.stderr.write(`${text}\n`);
}
