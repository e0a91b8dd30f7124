import { lstatSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';

/**
 * Whether a path lies outside of a folder, or gets there by a symbolic link on its way: what is behind such a link is
 * neither read nor written. What is not there yet leads nowhere. The folder itself may be a link.
 */
export function leadsOutOf(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  if (isOutside(way)) return true;
  let at = resolve(folder);
  let root: string | undefined;
  for (const segment of way.split(sep)) {
    at = join(at, segment);
    if (!isLink(at)) continue;
    root ??= realpathSync(folder);
    const target = realOf(at);
    if (target === undefined || isOutside(relative(root, target))) return true;
  }
  return false;
}

function isOutside(way: string): boolean {
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  } catch {
    // Below a file, or a folder that is closed to us, nothing is read or written either.
    return false;
  }
}

/** undefined for a link to nothing, or in a circle */
function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
