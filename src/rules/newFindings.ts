import type { Assembly, Design, Finding } from '../design';
import { engineOf } from './engine';
import { rules } from './families';

/** An engine of its own: what the editor remembers of its last check is not lost over trials. */
const trials = engineOf(rules);

/** What is wrong with designs that are only tried. */
export function triedFindings(assembly: Assembly): readonly Finding[] {
  return trials.check(assembly);
}

/** Everything that is wrong with a design, without that of its customers' neighbours in other designs. */
export function findingsOf(design: Design): readonly Finding[] {
  return triedFindings({
    designs: [design],
    findings: design.files.flatMap((file) => file.findings),
    unreadable: [],
  });
}

/** What is wrong with one design and was not wrong with another. */
export function newFindings(before: Design, after: Design): Finding[] {
  return addedFindings(findingsOf(before), findingsOf(after));
}

/** A change moves what is below it, and a number in a message may change: findings are counted by code, severity and file. */
function kindOf({ code, severity, place }: Finding): string {
  return JSON.stringify([code, severity, place.file]);
}

/**
 * The findings of a second check that a first one had not: of each code, severity and file as many as there are more of,
 * those first whose words are new.
 */
export function addedFindings(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const there = Map.groupBy(before, kindOf);
  return [...Map.groupBy(after, kindOf)].flatMap(([kind, now]) => {
    const old = there.get(kind) ?? [];
    const more = now.length - old.length;
    if (more <= 0) return [];
    const words = new Set(old.map(({ message }) => message));
    const isNew = ({ message }: Finding) => !words.has(message);
    return [...now.filter(isNew), ...now.filter((finding) => !isNew(finding))].slice(0, more);
  });
}
