import type { Platform } from '../../../../src/edge';
import type { PrintedRouter, Removal } from '../../../../src/generate/router/printer';

interface Entry {
  /** The lines of the blocks that it stands in. */
  readonly path: readonly string[];
  readonly line: string;
}

const CLOSES = /^(end-set|end-policy|endif|exit|exit-vrf|exit-address-family)$/;
const isComment = (line: string) => /^\s*([!#].*)?$/.test(line);

/** The lines with the blocks that their indentation puts them in; what closes a block stands in it. */
export function entriesOf(lines: readonly string[]): Entry[] {
  const open: { readonly indent: number; readonly line: string }[] = [];
  return lines
    .filter((l) => !isComment(l))
    .map((raw) => {
      const line = raw.trim();
      const indent = raw.length - raw.trimStart().length;
      const isIn = (at: number) => (CLOSES.test(line) ? at > indent : at >= indent);
      while (open.length > 0 && isIn(open.at(-1)?.indent ?? 0)) open.pop();
      const path = open.map((o) => o.line);
      if (!CLOSES.test(line)) open.push({ indent, line });
      return { path, line };
    });
}

const startsWith = (path: readonly string[], with_: readonly string[]) => with_.every((line, i) => path[i] === line);
const isOf = (line: string, what: string) => `${line.replace(/^no /, '')} `.startsWith(`${what} `);

/** What is left of a configuration with blocks when the lines of a removal were entered, with what they did not find. */
function withoutBlocks(configuration: readonly string[], removal: readonly string[]) {
  const missing: string[] = [];
  let entries = entriesOf(configuration);
  const filled = (of: readonly Entry[]) =>
    new Set(
      of.filter((e) => !CLOSES.test(e.line)).flatMap((e) => e.path.map((_, i) => e.path.slice(0, i + 1).join('\n'))),
    );
  const before = filled(entries);
  for (const { path, line } of entriesOf(removal)) {
    const what = /^no (.+?)(?: forced)?$/.exec(line)?.[1];
    if (what === undefined) continue;
    // A neighbour goes with what its families say of it.
    const isDeep = what.startsWith('neighbor ');
    const gone = entries.filter(
      (e) => startsWith(e.path, path) && (isDeep || e.path.length === path.length) && isOf(e.line, what),
    );
    if (gone.length === 0) missing.push([...path, line].join(' / '));
    const blocks = gone.map((e) => [...e.path, e.line]);
    entries = entries.filter((e) => !gone.includes(e) && !blocks.some((block) => startsWith(e.path, block)));
  }
  // A block with nothing left in it says nothing.
  for (;;) {
    const inUse = filled(entries);
    const empty = (of: string) => before.has(of) && !inUse.has(of);
    const rest = entries.filter(
      (e) => !empty([...e.path, e.line].join('\n')) && !(CLOSES.test(e.line) && empty(e.path.join('\n'))),
    );
    if (rest.length === entries.length) break;
    entries = rest;
  }
  return {
    lines: entries.map((e) => `${' '.repeat(e.path.length - (CLOSES.test(e.line) ? 1 : 0))}${e.line}`),
    missing,
  };
}

function withoutSets(configuration: readonly string[], removal: readonly string[]) {
  const gone = removal.map((line) => line.replace(/^delete /, 'set '));
  const isGone = (line: string) => gone.some((what) => `${line} `.startsWith(`${what} `));
  const missing = gone.filter((what) => !configuration.some((line) => `${line} `.startsWith(`${what} `)));
  return { lines: configuration.filter((line) => !isGone(line)), missing };
}

/** What the commands of the removal script leave of the script that makes things. */
function withoutDevices(script: readonly string[], removal: readonly string[]): string[] {
  return removal.reduce(
    (lines, command) => {
      const table = /^nft delete table (\S+ \S+)/.exec(command)?.[1];
      const device = /^del(?:_bare|_empty)? (\S+)$/.exec(command)?.[1];
      const released = /^release (\S+) (\S+)$/.exec(command);
      const isBare = command.startsWith('del_bare ');
      const carries = (line: string) => line.includes(` link ${device ?? ''} `);
      if (isBare && lines.some(carries)) return lines;
      const number = lines.flatMap(
        (l) => new RegExp(`^add ${device ?? '-'} type vrf table (\\d+)`).exec(l)?.[1] ?? [],
      )[0];
      return lines.filter((line) => {
        if (table !== undefined) return !new RegExp(`^\\w+ (?:\\w+ )?${table}(?: |$)`).test(line);
        if (released) return line !== `ip link set ${released[1] ?? ''} master ${released[2] ?? ''}`;
        if (device === undefined) return true;
        if (number !== undefined && line.includes(` table ${number} `)) return false;
        if (/^alone /.test(line) && line.endsWith(` ${device}`)) return false;
        return !(
          ['add', 'look', 'like'].some((word) => line.startsWith(`${word} ${device} `)) ||
          line.startsWith(`ip link set ${device} `) ||
          line.includes(`/${device}/`)
        );
      });
    },
    [...script],
  );
}

/** The files of a router as they are when a removal was entered. */
export function withoutRemoved(platform: Platform, router: PrintedRouter, { lines, more = [] }: Removal) {
  const apply = platform === 'juniper-junos' ? withoutSets : withoutBlocks;
  const { lines: configuration, missing } = apply(router.configuration, lines);
  const script = more.find((f) => f.name === 'interfaces-remove.sh')?.lines ?? [];
  const left: PrintedRouter = {
    ...router,
    configuration,
    more: (router.more ?? []).flatMap((f) => {
      if (f.name === 'interfaces.sh') return [{ ...f, lines: withoutDevices(f.lines, script) }];
      // The person takes the tunnels' file away: it is named among what is left.
      return script.some((l) => /^del ipsec\d/.test(l)) ? [] : [f];
    }),
  };
  return { router: left, missing };
}
