import { type Design, type DesignFile, type Path, remove, comparePaths, startsWith } from '../../design';
import { namingsOf, resolve, whereOf } from '../../design/references';
import { revise } from '../change';
import { newFindings } from '../../rules/newFindings';

/** A place of a file of the design. */
export interface Spot {
  readonly file: string;
  readonly path: Path;
}

/** What goes, and the design without it. */
export interface Removal {
  readonly design: Design;
  /** What was asked for first, then what hangs on it. */
  readonly spots: readonly Spot[];
}

/** More than this hangs on nothing. */
const MOST_STEPS = 500;

/**
 * Takes a thing out of a design with what hangs on it: what refers to it, and what could not stand without it. A reference
 * goes with the item of the list that it is in: a connection with its network, a circuit with its router.
 * undefined where something would still be wrong.
 */
export function removalOf(design: Design, asked: Spot): Removal | undefined {
  let spots: Spot[] = [asked];
  for (let step = 0; step < MOST_STEPS; step++) {
    const hanging = referencesInto(design, spots).find((spot) => !spots.some((each) => isIn(spot, each)));
    if (hanging) {
      spots = [...spots, hanging];
      continue;
    }
    const without = withoutAll(design, spots);
    const broken = newFindings(design, without).find(({ severity }) => severity === 'error');
    if (!broken) return { design: without, spots: outermost(spots) };
    const around = itemAround(without, broken.place);
    const before = around && placeBefore(spots, around);
    if (!before || spots.some((each) => isIn(before, each))) return undefined;
    spots = [...spots, before];
  }
  return undefined;
}

function isIn(spot: Spot, around: Spot): boolean {
  return spot.file === around.file && startsWith(spot.path, around.path);
}

/** Without those that go with another one. */
function outermost(spots: readonly Spot[]): Spot[] {
  return spots.filter((spot) => !spots.some((each) => each !== spot && isIn(spot, each)));
}

/** The items of lists from which something that goes is referred to. */
function referencesInto(design: Design, spots: readonly Spot[]): Spot[] {
  const files = [design.provider, ...design.customers].map(({ file }) => file);
  return files.flatMap((file) => {
    const customer = design.customers.find((each) => each.file === file);
    return namingsOf(file).flatMap((naming): Spot[] => {
      if (naming.role === 'definition') return [];
      const target = resolve(naming, whereOf(naming, design, customer))?.object;
      const at = target && placeOfObject(files, target);
      if (!at || !spots.some((spot) => isIn(at, spot))) return [];
      const path = file.pathOf(naming.object, naming.key);
      const item = path && itemOf(path);
      return item ? [{ file: file.path, path: item }] : [];
    });
  });
}

function placeOfObject(files: readonly DesignFile[], object: object): Spot | undefined {
  for (const file of files) {
    const path = file.pathOf(object);
    if (path) return { file: file.path, path };
  }
  return undefined;
}

/** The innermost item of a list that a path leads into; a gateway goes as a whole as well. */
function itemOf(path: Path): Path | undefined {
  const last = path.findLastIndex((step) => typeof step === 'number');
  return last < 0 ? undefined : path.slice(0, last + 1);
}

function itemAround(design: Design, { file, path }: { readonly file: string; readonly path: Path }): Spot | undefined {
  const found = design.files.find((each) => each.path === file);
  const item = found && itemOf(path);
  return item && { file, path: item };
}

/** The same place in the text before anything went: indexes of lists count what is gone. */
function placeBefore(spots: readonly Spot[], { file, path }: Spot): Spot {
  const own = spots.filter((spot) => spot.file === file);
  const before: (string | number)[] = [];
  for (const step of path) {
    if (typeof step !== 'number') {
      before.push(step);
      continue;
    }
    const gone = new Set(
      own
        .filter((spot) => spot.path.length === before.length + 1 && startsWith(spot.path, before))
        .flatMap((spot) => spot.path.at(-1) ?? []),
    );
    let index = 0;
    for (let left = step; gone.has(index) || left > 0; index++) if (!gone.has(index)) left--;
    before.push(index);
  }
  return { file, path: before };
}

/** From the last to the first, so that the places of the others stay what they are. */
function withoutAll(design: Design, spots: readonly Spot[]): Design {
  const ordered = outermost(spots).sort((a, b) => comparePaths(b.path, a.path));
  return ordered.reduce((now, { file, path }) => revise(now, file, (text) => remove(text, path)), design);
}
