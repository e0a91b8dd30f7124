import * as l10n from '@vscode/l10n';
import { remove } from '../../design';
import { type FixFunction, written } from '../fixes/fix';
import { candidates, respell } from '../shared/spelling';

/** A community that is none of Microsoft peering: the nearest that is, or none. */
export const misspeltCommunity: FixFunction = function* (context) {
  const { file, path } = context;
  for (const proposal of respell(context, candidates(context))) yield { ...proposal, isPreferred: false };
  yield { title: l10n.t('Remove "{0}"', written(context) ?? ''), edits: remove(file, path), isPreferred: false };
};
