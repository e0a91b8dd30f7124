import { diffLines } from 'diff';
import type { TextEdit } from './textEdit';

/** The edits from one text to another, in whole lines: what is equal stays untouched. */
export function lineEdits(from: string, to: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  for (const { added, removed, value } of diffLines(from, to)) {
    const last = edits.at(-1);
    if (added && last?.end === at) edits[edits.length - 1] = { ...last, newText: last.newText + value };
    else if (added) edits.push({ start: at, end: at, newText: value });
    else if (removed) edits.push({ start: at, end: at + value.length, newText: '' });
    if (!added) at += value.length;
  }
  return edits;
}
