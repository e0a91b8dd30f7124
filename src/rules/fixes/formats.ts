import * as l10n from '@vscode/l10n';
import { type TextEdit, insertKey, nextRouteDistinguisher, remove, setValue } from '../../design';
import { schemasAt } from '../../design/language/cursor';
import { nodeAt } from '../../design/yaml/nodes';
import { asdotToAsplain } from '../../network/asn';
import { parsePrefix } from '../../network/prefix';
import { type FixContext, type FixFunction, circuitAt, keyOf, written, writtenAt } from './fix';
import { secondLink } from './links';
import { literalSecret } from './secrets';

/** `formatVersion: 1` as the first key. */
export const formatVersion: FixFunction = function* ({ file }) {
  const root = file.nodes();
  const first = root?.kind === 'mapping' ? root.entries[0] : undefined;
  if (!first) return;
  const json = file.path.endsWith('.json') || (root?.kind === 'mapping' && root.flow);
  const eol = file.text.includes('\r\n') ? '\r\n' : '\n';
  const lineStart = file.text.lastIndexOf('\n', first.key.start - 1) + 1;
  const indent = /^[ \t]*/.exec(file.text.slice(lineStart, first.key.start))?.[0] ?? '';
  const own = file.text.slice(lineStart, first.key.start).trim() === '';
  const newText = json ? `"formatVersion": 1,${own ? eol + indent : ' '}` : `formatVersion: 1${eol}${indent}`;
  const edit: TextEdit = { start: first.key.start, end: first.key.start, newText };
  yield { title: l10n.t('Insert "{0}"', 'formatVersion: 1'), edits: [edit] };
};

/** A number that was put into quotes, one value where a list is meant, a secret in clear text. */
export const otherType: FixFunction = function* (context) {
  const { file, path } = context;
  const kind = file.content?.kind;
  const value = writtenAt(file, path);
  if (!kind || !value) return;
  const schemas = schemasAt(kind, path);
  if (schemas.some((schema) => schema.properties?.['secret'])) {
    yield* literalSecret(context);
    return;
  }
  const types = new Set(schemas.map((schema) => schema.type));
  const title = (text: string) => l10n.t('Write {0}', text);
  const { text } = value;
  if (types.has('integer') && /^\d{1,10}$/.test(text.trim())) {
    yield { title: title(String(Number(text))), edits: setValue(file, path, Number(text)) };
  }
  if (types.has('boolean') && /^(true|yes|on)$/i.test(text)) {
    yield { title: title('true'), edits: setValue(file, path, true) };
  }
  if (types.has('boolean') && /^(false|no|off)$/i.test(text)) {
    yield { title: title('false'), edits: setValue(file, path, false) };
  }
  const { node } = nodeAt(file.nodes(), path) ?? {};
  if (types.has('array') && node) {
    const edits = [
      { start: node.start, end: node.start, newText: '[' },
      { start: node.end, end: node.end, newText: ']' },
    ];
    yield { title: l10n.t('Make it a list of one'), edits };
  }
  if (types.has('string') && !value.quoted && !types.has('array')) {
    yield { title: l10n.t('Put it into quotes'), edits: setValue(file, path, text) };
  }
};

/** An AS number in dotted notation. */
export const dottedAsn: FixFunction = function* (context) {
  const plain = asdotToAsplain(written(context)?.trim() ?? '');
  if (plain === undefined) return;
  yield { title: l10n.t('Write {0}', String(plain)), edits: setValue(context.file, context.path, plain) };
};

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

/** What is required and can be made: the VRF of a customer, the secondary link of a peering. */
export const missingKey: FixFunction = function* (context) {
  yield* missingVrf(context);
  yield* secondLink(context);
};

const missingVrf: FixFunction = function* ({ design, customer, file, path }) {
  if (!customer || path.length > 0 || customer.raw.vrf !== undefined || !customer.name) return;
  const through = [customer, ...customer.circuits].some((part) => part.model === 'connect-through');
  const routeDistinguisher = nextRouteDistinguisher(design);
  if (!through || routeDistinguisher === undefined) return;
  const name = customer.name.toUpperCase().slice(0, 15);
  const targets = { importRouteTargets: [routeDistinguisher], exportRouteTargets: [routeDistinguisher] };
  const value = { name, routeDistinguisher, ...targets };
  yield {
    title: l10n.t('Add the VRF {0} with the next free route distinguisher {1}', name, routeDistinguisher),
    edits: insertKey(file, [], 'vrf', value, { after: 'identity' }),
  };
};

/** A VRF of its own for Microsoft peering, beside that of private peering. */
export const microsoftVrf: FixFunction = function* ({ design, customer, file }) {
  const { vrf, microsoftVrf: own } = customer?.raw ?? {};
  const routeDistinguisher = nextRouteDistinguisher(design);
  if (!vrf?.name || own || routeDistinguisher === undefined) return;
  const name = `${vrf.name.slice(0, 12)}-MS`;
  const targets = { importRouteTargets: [routeDistinguisher], exportRouteTargets: [routeDistinguisher] };
  yield {
    title: l10n.t('Add the VRF {0} with the next free route distinguisher {1}', name, routeDistinguisher),
    edits: insertKey(file, [], 'microsoftVrf', { name, routeDistinguisher, ...targets }, { after: 'vrf' }),
  };
};

/** An outer tag where the handoff is Dot1Q. */
export const outerTag: FixFunction = function* (context) {
  const { file, path } = context;
  if (keyOf(context) !== 'outerVlanId' || !circuitAt(context)) return;
  yield { title: l10n.t('Remove "{0}"', 'outerVlanId'), edits: remove(file, path) };
  yield {
    title: l10n.t('Write {0}', 'handoff: QinQ'),
    edits: setValue(file, [...path.slice(0, -1), 'handoff'], 'QinQ'),
    isPreferred: false,
  };
};

/** A prefix with host bits: the network that it is in. */
export const alignedPrefix: FixFunction = function* (context: FixContext) {
  const word = written(context);
  const prefix = word === undefined ? undefined : parsePrefix(word);
  if (!prefix || prefix.text === word) return;
  yield { title: l10n.t('Write {0}', prefix.text), edits: setValue(context.file, context.path, prefix.text) };
};
