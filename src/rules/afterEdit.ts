import {
  type Design,
  type DesignFile,
  type Finding,
  type TextEdit,
  applyEdits,
  assemble,
  readDesignFile,
} from '../design';
import { check } from './index';

/** What would be wrong with a design after edits of one of its files that is not wrong before them, the worst first. */
export function newAfter(design: Design, file: DesignFile, edits: readonly TextEdit[]): Finding[] {
  const changed = readDesignFile(file.path, applyEdits(file.text, edits));
  const after = check(assemble(design.files.map((other) => (other === file ? changed : other))));
  const said = new Set(check(assemble(design.files)).map(keyOf));
  const order = ['error', 'warning', 'info'];
  return after
    .filter((finding) => !said.has(keyOf(finding)))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

const keyOf = ({ code, message, place }: Finding): string => JSON.stringify([code, message, place.file]);
