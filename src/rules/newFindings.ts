import type { Design, Finding } from '../design';
import { engineOf } from './engine';
import { rules } from './families';

/** An engine of its own: what the editor remembers of its last check is not lost over trials. */
const engine = engineOf(rules);

/** Everything that is wrong with a design, without that of its customers' neighbours in other designs. */
export function findingsOf(design: Design): readonly Finding[] {
  return engine.check({ designs: [design], findings: design.files.flatMap((file) => file.findings), unreadable: [] });
}

const keyOf = ({ code, message, place }: Finding) => JSON.stringify([code, message, place.file]);

/** What is wrong with one design and was not wrong with another. */
export function newFindings(before: Design, after: Design): Finding[] {
  const known = new Map<string, number>();
  for (const finding of findingsOf(before)) known.set(keyOf(finding), (known.get(keyOf(finding)) ?? 0) + 1);
  return findingsOf(after).filter((finding) => {
    const count = known.get(keyOf(finding)) ?? 0;
    known.set(keyOf(finding), count - 1);
    return count <= 0;
  });
}
