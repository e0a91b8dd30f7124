import * as l10n from '@vscode/l10n';
import { portOf, remove } from '../../design';
import { type FixFunction, circuitAt, scopeOf } from '../fixes/fix';
import { proposal } from '../shared/keyFixes';

/** The handoff of a circuit on a direct port is the port's; its outer tag is Azure's. */
export const portHandoff: FixFunction = function* (context) {
  const scope = scopeOf(context);
  const circuit = circuitAt(context);
  const encapsulation = scope && circuit && portOf(scope, circuit)?.raw.encapsulation;
  const { file, path } = context;
  if (encapsulation && path.at(-1) === 'handoff') yield proposal(context, path, encapsulation);
  if (path.at(-1) === 'outerVlanId') {
    yield { title: l10n.t('Remove "{0}"', 'outerVlanId'), edits: remove(file, path) };
  }
};
