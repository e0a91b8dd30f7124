import * as l10n from '@vscode/l10n';
import { type Prerequisite, tickedByText } from '../../../design/prerequisite';
import type { Below } from './azureNodes';
import { type Known, type Node, join } from './node';

const KEY = 'prerequisites';

/** The checklist of a customer: what is open comes first, as there the work is. */
export function prerequisitesNode(below: Below, known: Known): Node {
  const { customer, design } = below;
  const list = known.prerequisitesOf(customer);
  const done = list.filter(({ isDone }) => isDone).length;
  const id = `${below.id}/prerequisites`;
  const node = (each: Prerequisite): Node => ({
    id: `${id}/${each.item}`,
    kind: !each.isDone ? 'prerequisiteOpen' : each.by === 'hand' ? 'prerequisiteTicked' : 'prerequisiteDone',
    label: each.text,
    description: join(each.isDone ? l10n.t('done') : l10n.t('open'), each.isDone ? tickedByText(each) : undefined),
    place: { file: customer.file.path, path: [KEY, each.item], on: 'value' },
    customer: customer.file.path,
    design,
  });
  return {
    id,
    kind: 'prerequisites',
    label: l10n.t('Prerequisites'),
    description: l10n.t('{0} of {1} done', done, list.length),
    // Said of a file that lacks the key, too: what is wrong elsewhere in it is not counted here.
    place: { file: customer.file.path, path: [KEY], on: 'value' },
    customer: customer.file.path,
    design,
    children: () => [...list.filter(({ isDone }) => !isDone), ...list.filter(({ isDone }) => isDone)].map(node),
  };
}
