/** A line of a configuration that is divided by indentation, with what stands in its block. */
export interface Line {
  readonly words: readonly string[];
  readonly block: readonly Line[];
}

interface Open {
  readonly indent: number;
  readonly block: Line[];
}

/** The lines of a configuration as the blocks that their indentation makes. Comments and banners are no part of it. */
export function blocksIn(text: string): Line[] {
  const top: Line[] = [];
  const open: Open[] = [{ indent: -1, block: top }];
  let banner: string | undefined;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    if (banner !== undefined) {
      if (raw.includes(banner)) banner = undefined;
      continue;
    }
    const line = raw.trim();
    if (line === '' || line.startsWith('!') || line.startsWith('#')) continue;
    banner = bannerEnd(line);
    if (banner !== undefined) continue;
    const indent = raw.search(/\S/);
    while (open.length > 1 && (open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const block: Line[] = [];
    open.at(-1)?.block.push({ words: line.split(/\s+/), block });
    open.push({ indent, block });
  }
  return top;
}

/** What ends the banner that a line begins; undefined where the line begins none, or ends it too. */
function bannerEnd(line: string): string | undefined {
  const [, rest] = /^banner\s+\S+(?:\s+(.*))?$/i.exec(line) ?? (/^banner\s/i.test(line) ? [line, ''] : []);
  if (rest === undefined) return /^banner\s+\S+$/i.test(line) ? 'EOF' : undefined;
  if (rest === '') return 'EOF';
  const end = rest.startsWith('^') ? rest.slice(0, 2) : rest.slice(0, 1);
  return rest.slice(end.length).includes(end) ? undefined : end;
}

/** The lines of a block and of all blocks in it. */
export function countLines(lines: readonly Line[]): number {
  return lines.reduce((sum, { block }) => sum + 1 + countLines(block), 0);
}
