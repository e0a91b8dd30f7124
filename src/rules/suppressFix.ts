import * as l10n from '@vscode/l10n';
import { remove } from '../design';
import { type FixFunction, written } from './fixes/fix';

/** The entry of `suppress` that the code stands in. */
export const removeSilence: FixFunction = function* (context) {
  const { file, path } = context;
  yield { title: l10n.t('Remove "{0}"', written(context) ?? ''), edits: remove(file, path.slice(0, -1)) };
};
