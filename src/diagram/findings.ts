import type { Finding } from '../design';
import { SEVERITIES, startsWith, worstFirst } from '../design/finding';
import type { SceneElement, SceneFindings, ScenePlace } from './model';

/** The findings of the places of a scene, by the id of the element that they stand on: the one said most closely around them. */
export function findingsById(
  elements: readonly SceneElement[],
  findings: readonly Finding[],
): ReadonlyMap<string, SceneFindings> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const element = elementAt(elements, { file: finding.place.file, path: finding.place.path });
    if (!element) continue;
    const list = found.get(element.id) ?? [];
    list.push(finding);
    found.set(element.id, list);
  }
  return new Map([...found].map(([id, list]) => [id, summary(list)]));
}

function summary(findings: readonly Finding[]): SceneFindings {
  const sorted = [...findings].sort(worstFirst);
  return {
    worst: sorted[0]?.severity ?? 'info',
    count: sorted.length,
    messages: sorted.map(({ code, message }) => `${code} ${message}`),
  };
}

/** The element that is said at a place of the design, or most closely around it; undefined for other files. */
export function elementAt<E extends Pick<SceneElement, 'places'>>(
  elements: readonly E[],
  wanted: ScenePlace,
): E | undefined {
  let best: E | undefined;
  let length = -1;
  for (const element of elements) {
    for (const place of element.places) {
      if (place.file === wanted.file && place.path.length > length && startsWith(wanted.path, place.path)) {
        best = element;
        length = place.path.length;
      }
    }
  }
  return best;
}

/** The findings of several things as those of one; undefined where there are none. */
export function mergeFindings(elements: readonly SceneElement[]): SceneFindings | undefined {
  const found = elements.flatMap(({ findings }) => findings ?? []);
  const [first] = found;
  if (!first || found.length === 1) return first;
  const sorted = [...found].sort((a, b) => SEVERITIES.indexOf(a.worst) - SEVERITIES.indexOf(b.worst));
  return {
    worst: sorted[0]?.worst ?? 'info',
    count: found.reduce((sum, { count }) => sum + count, 0),
    messages: sorted.flatMap(({ messages }) => messages),
  };
}
