import * as l10n from '@vscode/l10n';
import { type EditValue, type Path, setValue } from '../../design';
import { type FixContext, type FixFunction, circuitAt, networkAt, partAt } from './fix';

/** Finds the object that a key belongs to. */
type Holder = (context: FixContext) => object | undefined;

export const circuit: Holder = (context) => circuitAt(context)?.raw;
export const vpnGateway: Holder = (context) => networkAt(context)?.vpnGateway?.raw;
export const port: Holder = (context) => partAt(context, context.customer?.expressRoutePorts)?.raw;

/** One key of one object gets one value. */
export function say(holder: Holder, key: string, value: EditValue): FixFunction {
  return function* (context) {
    const object = holder(context);
    const path = object && context.file.pathOf(object);
    if (!path) return;
    yield proposal(context, [...path, key], value);
  };
}

/** The key that the finding is on gets one value. */
export function sayHere(key: string, value: EditValue): FixFunction {
  return function* (context) {
    const { path } = context;
    yield proposal(context, path.at(-1) === key ? path : [...path, key], value);
  };
}

function proposal({ file }: FixContext, path: Path, value: EditValue) {
  return {
    title: l10n.t('Write {0}', `${String(path.at(-1))}: ${String(value)}`),
    edits: setValue(file, path, value),
  };
}

/** A second circuit is asked for: its location and connectivity provider are a person's choice. */
export const secondCircuit: FixFunction = function* ({ customer }) {
  if (!customer) return;
  yield {
    title: l10n.t('Add a circuit in another peering location…'),
    edits: [],
    command: { kind: 'addCircuit', customer },
    isPreferred: false,
  };
};
