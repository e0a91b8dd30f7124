import * as l10n from '@vscode/l10n';
import { limits } from '../../catalog/skus';
import { appendItem, setValue } from '../../design';
import { type FixFunction, circuitAt, partAt, written } from '../fixes/fix';
import { freeName } from '../shared/listFixes';

/** A weight within its range. */
export const heldWeight: FixFunction = function* (context) {
  const value = Number(written(context));
  const { min, max } = limits.routingWeight;
  if (!Number.isFinite(value) || (value >= min && value <= max)) return;
  const held = value < min ? min : max;
  yield { title: l10n.t('Write {0}', String(held)), edits: setValue(context.file, context.path, held) };
};

/** An authorization of its own for a connection to a circuit of another subscription. */
export const authorization: FixFunction = function* (context) {
  const { file } = context;
  const circuit = circuitAt(context);
  const connection = partAt(context, circuit?.connections);
  const circuitPath = circuit && file.pathOf(circuit.raw);
  const path = connection && file.pathOf(connection.raw);
  if (!circuit || !connection?.virtualNetwork || !circuitPath || !path) return;
  const name = freeName(connection.virtualNetwork.subscription.name, circuit.authorizations);
  yield {
    title: l10n.t('Add the authorization "{0}" and name it here', name),
    edits: [
      ...appendItem(file, [...circuitPath, 'authorizations'], { name }),
      ...setValue(file, [...path, 'authorization'], name),
    ],
  };
};
