import type { Design } from './model';

/** The design that a file belongs to; a file is in one design at most. */
export function designWith(designs: readonly Design[], path: string | undefined): Design | undefined {
  return path === undefined ? undefined : designs.find(({ files }) => files.some((file) => file.path === path));
}
