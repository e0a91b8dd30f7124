import { load } from 'js-yaml';

type Step = string | number;

function pathsOf(value: unknown, path: Step[] = []): Step[][] {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [path] : [];
  const entries: [Step, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [...(path.length > 0 ? [path] : []), ...entries.flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

/** The text of a design without some of its values: each number picks one of all paths, however deep. */
export function without(text: string, picks: readonly number[]): string {
  const data = load(text);
  for (const pick of picks) {
    const paths = pathsOf(data).filter(([first]) => first !== 'kind');
    const path = paths[pick % paths.length];
    if (!path) break;
    let at = data as Record<Step, unknown>;
    for (const step of path.slice(0, -1)) at = at[step] as Record<Step, unknown>;
    const last = path.at(-1) ?? '';
    if (Array.isArray(at)) at.splice(Number(last), 1);
    else Reflect.deleteProperty(at, last);
  }
  return JSON.stringify(data);
}
