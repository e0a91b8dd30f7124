import * as l10n from '@vscode/l10n';
import { type EditValue, type Path, remove, setValue } from '../../design';
import { schemasAt } from '../../design/schema/node';
import { nodeAt } from '../../design/yaml/nodes';
import { type FixContext, type FixFunction, circuitAt, written } from '../fixes/fix';

/** A key without a value, or one that has no place here. */
export const removeKey: FixFunction = function* ({ file, path }) {
  const key = path.findLast((step) => typeof step === 'string');
  if (key === undefined) return;
  yield { title: l10n.t('Remove "{0}"', key), edits: remove(file, path) };
};

/** An item of a list, or the key where it has no list. */
export const removeItem: FixFunction = function* (context) {
  const { file, path } = context;
  if (typeof path.at(-1) !== 'number') yield* removeKey(context);
  else yield { title: l10n.t('Remove "{0}"', written(context) ?? ''), edits: remove(file, path) };
};

export const withoutKey: FixFunction = function* ({ file, path }) {
  const key = path.at(-1);
  if (typeof key === 'string')
    yield { title: l10n.t('Remove "{0}"', key), edits: remove(file, path), isPreferred: false };
};

/** The circuit that the finding is in gets a key. */
export function sayOfCircuit(key: string, value: EditValue): FixFunction {
  return function* (context) {
    const circuit = circuitAt(context);
    const path = circuit && context.file.pathOf(circuit.raw);
    if (path) yield proposal(context, [...path, key], value);
  };
}

/** One of the keys gets its value: the one that the finding is on, or the one that its object lacks. */
export function say(values: Readonly<Record<string, EditValue>>): FixFunction {
  return function* (context) {
    const { file, path } = context;
    const last = String(path.at(-1));
    const value = values[last];
    if (value !== undefined) {
      yield proposal(context, path, value);
      return;
    }
    const node = nodeAt(file.nodes(), path)?.node;
    const kind = file.content?.kind;
    if (!kind || node?.kind !== 'mapping') return;
    const known = new Set(schemasAt(kind, path).flatMap((schema) => Object.keys(schema.properties ?? {})));
    for (const [key, wanted] of Object.entries(values)) {
      if (known.has(key) && !node.entries.some((entry) => entry.name === key)) {
        yield proposal(context, [...path, key], wanted);
      }
    }
  };
}

export function proposal({ file }: FixContext, path: Path, value: EditValue) {
  const written = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return {
    title: l10n.t('Write {0}', `${String(path.at(-1))}: ${written}`),
    edits: setValue(file, path, value),
  };
}
