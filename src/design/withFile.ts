import { assemble } from './assemble';
import type { DesignFile } from './file';
import type { Design } from './model';

/** The design with a file added, or in place of the one of its path. */
export function withFile(design: Design, file: DesignFile): Design {
  const at = design.files.findIndex((each) => each.path === file.path);
  const files = at < 0 ? [...design.files, file] : design.files.with(at, file);
  const found = assemble(files).designs.find((each) => each.folder === design.folder);
  if (!found) throw new Error(`${file.path} makes no design`);
  return found;
}
