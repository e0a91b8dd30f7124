import * as l10n from '@vscode/l10n';
import { nearest, setValue } from '../../design';
import { candidatesFor } from '../../design/language/values';
import { type FixContext, type Proposal, written } from '../fixes/fix';

/** Most names that are offered where none is near the one that is written. */
export const MOST_OFFERED = 5;

/** The names that are known, the one in another case or the nearest one first and alone. */
export function* respell(context: FixContext, known: readonly (string | number)[], more = 0): Generator<Proposal> {
  const word = written(context);
  if (word === undefined) return;
  const names = [...new Set(known.map(String))].filter((name) => name !== word && name !== '');
  const meant = names.find((name) => name.toLowerCase() === word.toLowerCase()) ?? nearest(word, names);
  const offered = meant === undefined ? names.slice(0, more) : [meant];
  for (const name of offered) {
    yield {
      title: l10n.t('Change "{0}" to "{1}"', word, name),
      edits: setValue(context.file, context.path, name),
      isPreferred: meant !== undefined || names.length === 1,
    };
  }
}

export const candidates = (context: FixContext): string[] => {
  const { design, customer, file, path } = context;
  return candidatesFor({ design, customer, path, value: file.content?.data }).map((c) => String(c.value));
};
