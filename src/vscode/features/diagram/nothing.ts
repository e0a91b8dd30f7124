import * as l10n from '@vscode/l10n';
import type { HostMessage } from '../../../diagram';
import { askItem } from '../../services/ask';
import { type Chosen, type Snapshot, customersOf } from '../../services/designs';
import type { Services } from '../../services/services';

/**
 * Why no customer is drawn, and what to begin with.
 * @param gone path of the file that is not there any more; undefined where no customer was chosen
 * @param maybe the customers that the one of that file may be now
 */
export function nothingToDraw(snapshot: Snapshot, gone: string | undefined, maybe: readonly Chosen[]): HostMessage {
  if (customersOf(snapshot).length > 0)
    return { type: 'empty', text: goneText(gone, maybe), begin: ['chooseCustomer'] };
  return snapshot.assembly.designs.length > 0
    ? {
        type: 'empty',
        text: l10n.t('There is no customer to draw yet. Add one, or open the sample.'),
        begin: ['addCustomer', 'openSample'],
      }
    : {
        type: 'empty',
        text: l10n.t('There is no design to draw yet. Create one, or open the sample.'),
        begin: ['createDesign', 'openSample'],
      };
}

function goneText(gone = '', maybe: readonly Chosen[]): string {
  return maybe.length > 1
    ? l10n.t('{0} is gone, and several new files have a customer of its name. Choose the one to show.', gone)
    : l10n.t(
        'The customer is not in the workspace any more. {0} was deleted or moved away, or does not say which customer it is.',
        gone,
      );
}

/**
 * Asks which customer is shown.
 * @returns the path of its file
 */
export async function askWhich({ designs }: Services): Promise<string> {
  const items = customersOf(await designs.latest()).map(({ customer: { displayName, file } }) => ({
    label: displayName,
    description: file.path,
  }));
  const placeHolder = l10n.t('Which customer?');
  return (await askItem(items, { placeHolder, matchOnDescription: true })).description;
}
