import * as l10n from '@vscode/l10n';
import { insertKey, setValue } from '../../design';
import { tickedByText } from '../../design/prerequisite';
import { prerequisitesOf } from '../../design/prerequisites';
import { type Asking, telling } from '../ask/question';
import { type Made, revise } from '../change';
import type { CustomerScope } from '../scope';

const KEY = 'prerequisites';

/** Shows the checklist; what is picked, or what it was called on, is ticked by hand, or its tick is taken back. */
export function* tickPrerequisite(scope: CustomerScope): Asking<Made> {
  const { design, customer, seen, on } = scope;
  const list = prerequisitesOf(customer, seen);
  const open = list.filter(({ isDone }) => !isDone).length;
  const [key, called] = on?.file === customer.file.path ? on.path : [];
  const item =
    key === KEY && list.some((each) => each.item === called)
      ? String(called)
      : yield* telling(
          'item',
          l10n.t('{0} of {1} are open; pick one to tick it by hand, or to take that back', open, list.length),
          [...list]
            .sort((a, b) => Number(a.isDone) - Number(b.isDone))
            .map((each) => ({
              label: `${each.isDone ? '$(check)' : '$(circle-large-outline)'} ${each.text}`,
              description: tickedByText(each),
              value: each.item,
            })),
        );
  const state = customer.raw.prerequisites?.[item] === 'done' ? 'open' : 'done';
  const { path } = customer.file;
  return {
    design: revise(design, path, (file) =>
      customer.raw.prerequisites === undefined
        ? insertKey(file, [], KEY, { [item]: state })
        : setValue(file, [KEY, item], state),
    ),
    at: { file: path, path: [KEY, item] },
  };
}
