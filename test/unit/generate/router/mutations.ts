import type { EdgeRouterModel, Platform } from '../../../../src/edge';
import type { PrintedRouter } from '../../../../src/generate/router/printer';
import { scan } from './scan';

export interface Mutation {
  readonly kind: 'away' | 'swapped' | 'moved';
  /** The line that is away or moved, or both lines that are swapped. */
  readonly line: string;
  readonly router: PrintedRouter;
}

interface Text {
  readonly file: string | undefined;
  readonly lines: readonly string[];
}

function textsOf(router: PrintedRouter): Text[] {
  return [
    { file: undefined, lines: router.configuration },
    ...(router.more ?? []).map(({ name, lines }) => ({ file: name, lines })),
  ];
}

function withLines(router: PrintedRouter, { file }: Text, lines: readonly string[]): PrintedRouter {
  if (file === undefined) return { ...router, configuration: lines };
  return { ...router, more: (router.more ?? []).map((f) => (f.name === file ? { ...f, lines } : f)) };
}

const isComment = (line: string) => /^\s*([!#].*)?$/.test(line);

/** Each line away, in every file. */
export function linesAway(router: PrintedRouter): Mutation[] {
  return textsOf(router).flatMap((text) =>
    text.lines.flatMap((line, i): Mutation[] =>
      isComment(line) ? [] : [{ kind: 'away', line, router: withLines(router, text, text.lines.toSpliced(i, 1)) }],
    ),
  );
}

/** Each line moved behind all others, the last ones before all others. */
export function linesMoved(router: PrintedRouter): Mutation[] {
  return textsOf(router).flatMap((text) =>
    text.lines.flatMap((line, i): Mutation[] => {
      if (isComment(line)) return [];
      const rest = text.lines.toSpliced(i, 1);
      const moved = i < text.lines.length * 0.9 ? [...rest, line] : [line, ...rest];
      if (moved.join('\n') === text.lines.join('\n')) return [];
      return [{ kind: 'moved', line, router: withLines(router, text, moved) }];
    }),
  );
}

/** One that is shut is opened by a line of its own, or stays so. */
const opensAt = ({ shut, open, active }: ReturnType<typeof scan>['sessions'][number]) =>
  shut === undefined ? active : open;

/** Two lines of which the second stands on the first, the other way round: a use before its definition, a session before its filters. */
export function pairsSwapped(model: EdgeRouterModel, router: PrintedRouter, platform: Platform): Mutation[] {
  const lines = router.configuration;
  const { defined, used, sessions } = scan(platform, lines);
  const first = new Map([...defined].reverse().map((d) => [d.name, d.line]));
  const pairs = [
    ...used.map((u) => [first.get(u.name), u.line]),
    ...sessions.flatMap((s) => [
      [s.first, s.inLine],
      [s.first, s.outLine],
      [s.inLine, opensAt(s)],
      [s.outLine, opensAt(s)],
      [s.shut, s.inLine],
    ]),
    ...model.tables.flatMap(({ vrf }) => {
      const name = new RegExp(`\\b${vrf?.name ?? '-'}(?![\\w-])`);
      const at = vrf ? lines.flatMap((line, i) => (name.test(line) && !isComment(line) ? [i] : [])) : [];
      return at.slice(1).map((line) => [at[0], line]);
    }),
  ];
  const seen = new Set<string>();
  return pairs.flatMap(([a, b]): Mutation[] => {
    if (a === undefined || b === undefined || a === b || seen.has(`${a} ${b}`) || lines[a]?.trim() === lines[b]?.trim())
      return [];
    seen.add(`${a} ${b}`);
    const swapped = [...lines];
    [swapped[a], swapped[b]] = [lines[b] ?? '', lines[a] ?? ''];
    return [
      { kind: 'swapped', line: `${lines[a] ?? ''} / ${lines[b] ?? ''}`, router: { ...router, configuration: swapped } },
    ];
  });
}
