import type { OffsetRange } from '../yaml/source';

/** A change of a text at offsets of the text before the change. */
export interface TextEdit extends OffsetRange {
  readonly newText: string;
}

/** Applies edits that do not overlap, in whatever order they come; edits at one offset keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) throw new RangeError('Edits overlap.');
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}
