import * as l10n from '@vscode/l10n';
import { nearest, setValue } from '../../design';
import { candidatesFor } from '../../design/language/values';
import { type FixFunction, written } from '../fixes/fix';
import { MOST_OFFERED, respell } from '../shared/spelling';

/** A reference that leads nowhere: what the design has in its place, `subscription/name` where the name alone is elsewhere. */
export const misspeltReference: FixFunction = function* (context) {
  const { design, customer, file, path } = context;
  const word = written(context);
  if (word === undefined) return;
  const around = { design, customer, path, value: file.content?.data };
  const known = candidatesFor(around).map((c) => String(c.value));
  const lastOf = (ref: string) => ref.slice(ref.indexOf('/') + 1);
  const elsewhere = known.filter((ref) => ref.includes('/') && lastOf(ref) === lastOf(word));
  for (const ref of elsewhere) {
    yield { title: l10n.t('Change "{0}" to "{1}"', word, ref), edits: setValue(file, path, ref) };
  }
  if (elsewhere.length > 0) return;
  const byName = nearest(lastOf(word), known.map(lastOf));
  const meant = byName === undefined ? undefined : known.find((ref) => lastOf(ref) === byName);
  yield* respell(context, meant === undefined ? known : [meant], MOST_OFFERED);
};
