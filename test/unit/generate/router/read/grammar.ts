/** What a line does: nothing more, opens a block, or closes the one that it is in. */
type Outcome = Mode | 'leave' | undefined;

/** The lines that a block takes, each with what it says. */
export type Mode = readonly (readonly [pattern: string, apply: (...words: string[]) => Outcome])[];

/** A line that the platform, as the reader knows it, does not take where it stands. */
export class Refused extends Error {}

const compiled = new Map<string, RegExp>();

/** `{w}` a word, `{n}` a number, `{p}` a prefix, `{t}` the rest of the line, `{q}` a text in quotes. */
function expression(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const escaped = pattern.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  const words: Readonly<Record<string, string>> = {
    '{w}': String.raw`(\S+)`,
    '{n}': String.raw`(\d+)`,
    '{p}': String.raw`([0-9a-fA-F.:]+/\d+)`,
    '{t}': '(.+)',
    '{q}': '"([^"]*)"',
  };
  const made = new RegExp(`^${escaped.replaceAll(/\{[wnptq]\}/g, (key) => words[key] ?? key)}$`);
  compiled.set(pattern, made);
  return made;
}

/**
 * Reads a file as the systems with blocks do: a line is looked for in the block that is open, then in those around it, and
 * indentation says nothing.
 * @param after called when a line has taken effect
 */
export function readBlocks(
  lines: readonly string[],
  top: Mode,
  isComment: (line: string) => boolean,
  after: () => void,
) {
  const open: Mode[] = [top];
  for (const raw of lines) {
    const line = raw.trim();
    if (line === '' || isComment(line)) continue;
    apply(line, open);
    after();
  }
}

function apply(line: string, open: Mode[]): void {
  for (let depth = open.length - 1; depth >= 0; depth--) {
    for (const [pattern, effect] of open[depth] ?? []) {
      const words = expression(pattern).exec(line)?.slice(1);
      if (!words) continue;
      open.length = depth + 1;
      const outcome = effect(...words);
      if (outcome === 'leave') open.pop();
      else if (outcome) open.push(outcome);
      return;
    }
  }
  throw new Refused(line);
}

export function refuse(why: string): never {
  throw new Refused(why);
}
