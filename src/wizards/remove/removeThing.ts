import * as l10n from '@vscode/l10n';
import { type Design, type DesignFile, type Path, startsWith } from '../../design';
import { nodeAt } from '../../design/yaml/nodes';
import { type Asking, type Choice, Declined, Refused, part, telling } from '../ask/question';
import type { Made } from '../change';
import type { DesignScope } from '../scope';
import { isRemovable, labelOf } from './labels';
import { type Removal, type Spot, removalOf } from './removal';

interface Thing extends Spot {
  readonly label: string;
}

/** Asks what is to go, shows what goes with it, and takes all of it out at once. */
export function* removeThing(scope: DesignScope): Asking<Made> {
  const { design, customer, on } = scope;
  const files = design.files.filter(
    ({ path }) => customer === undefined || path === customer.file.path || path === on?.file,
  );
  const all = files.flatMap((file) => thingsOf(file));
  const called = on && all.filter((thing) => thing.file === on.file && startsWith(on.path, thing.path));
  const innermost = called?.toSorted((a, b) => b.path.length - a.path.length).slice(0, 1);
  const things = innermost && innermost.length > 0 ? innermost : all;
  const thing = yield* part('thing', l10n.t('What is to be removed?'), things, {
    choice: (each) => ({ label: each.label, description: each.file, value: keyOf(each) }),
    none: () => new Refused(l10n.t('There is nothing in the design that could be removed.')),
  });
  const removal = removalOf(design, thing);
  if (!removal) {
    throw new Refused(
      l10n.t('{0} cannot be removed: what is left would not be a good design. Remove what uses it first.', thing.label),
      { title: l10n.t('Show File'), file: thing.file, path: thing.path },
    );
  }
  const looked = yield* confirm(thing, removal, design);
  if (looked) return { design, at: looked };
  return { design: removal.design, at: { file: thing.file, path: thing.path.slice(0, -1) } };
}

function removeText(label: string, others: number): string {
  if (others === 0) return l10n.t('Remove {0}', label);
  if (others === 1) return l10n.t('Remove {0} with 1 thing that hangs on it', label);
  return l10n.t('Remove {0} with {1} things that hang on it', label, others);
}

/**
 * Asked even where there is one answer: nothing goes without a word. What is safe is first, and each thing that goes as well
 * is a row, which shows it.
 * @returns what is to be shown in place of being removed
 */
function* confirm(thing: Thing, { spots }: Removal, design: Design): Asking<Spot | undefined> {
  const others = spots.filter((spot) => keyOf(spot) !== keyOf(thing));
  const nameOf = ({ file, path }: Spot) => {
    const text = design.files.find((each) => each.path === file);
    return text ? labelOf(text, path) : file;
  };
  const choices: Choice<boolean | string>[] = [
    { label: l10n.t('Keep it'), value: false },
    { label: removeText(thing.label, others.length), value: true },
    ...others.map((spot) => ({
      label: `$(trash) ${nameOf(spot)}`,
      description: spot.file,
      detail: l10n.t('Goes with it; choose it to look at it, and nothing is removed'),
      value: keyOf(spot),
    })),
  ];
  const prompt = l10n.t('What is in Azure stays there until that is removed by itself');
  const chosen = yield* telling('confirmed', prompt, choices);
  if (chosen === false) throw new Declined();
  return others.find((spot) => keyOf(spot) === chosen);
}

const keyOf = ({ file, path }: Spot) => JSON.stringify([file, ...path]);

/** Everything with a name that stands in a list, and the parts that a network or a circuit has one of. */
function thingsOf(file: DesignFile): Thing[] {
  const found: Thing[] = [];
  const walk = (path: Path) => {
    const node = nodeAt(file.nodes(), path)?.node;
    if (node?.kind === 'sequence')
      node.items.forEach((_, index) => visit([...path, index], isRemovable(String(path.at(-1)), 'item')));
    if (node?.kind === 'mapping')
      for (const { name } of node.entries) visit([...path, name], isRemovable(name, 'single'));
  };
  const visit = (path: Path, isThing: boolean) => {
    if (isThing) found.push({ file: file.path, path, label: labelOf(file, path) });
    walk(path);
  };
  if (file.content) walk([]);
  return found;
}
