import type { Design, Finding } from '../design';
import type { FindingsByFile } from './byFile';
import { checkByFile } from './check';

/** Everything that is wrong with a design, without that of its customers' neighbours in other designs. */
function findingsOf(design: Design): FindingsByFile {
  return checkByFile({
    designs: [design],
    findings: design.files.flatMap((file) => file.findings),
    unreadable: [],
  });
}

/** What is wrong with one design and was not wrong with another. */
export function newFindings(before: Design, after: Design): Finding[] {
  return addedFindings(findingsOf(before), findingsOf(after));
}

/** The findings of a second check that a first one had not. A file in which the same was found is passed over: after an edit of one of thousands, nearly all are. */
export function addedFindings(before: FindingsByFile, after: FindingsByFile): Finding[] {
  return [...after].flatMap(([path, now]) => addedIn(before.get(path) ?? [], now));
}

/** A change moves what is below it, and a number in a message may change: findings of a file are counted by code and severity. */
function kindOf({ code, severity }: Finding): string {
  return JSON.stringify([code, severity]);
}

/** Of each kind as many as there are more of, those first whose words are new. */
function addedIn(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  if (before === after) return [];
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
