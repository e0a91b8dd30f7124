import * as l10n from '@vscode/l10n';
import { type TextEdit, nearest, remove, setValue } from '../design';
import { schemasAt } from '../design/schema/node';
import { nodeAt } from '../design/yaml/nodes';
import { asdotToAsplain } from '../network/asn';
import { writtenAt } from '../design/yaml/written';
import { type FixFunction, written } from './fixes/fix';
import { literalSecret } from './security/secretFixes';
import { MOST_OFFERED, respell } from './shared/spelling';

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

/** A key that is not known: the key of the same object that is meant, or none. */
export const misspeltKey: FixFunction = function* (context) {
  const { file, path } = context;
  const kind = file.content?.kind;
  const name = path.at(-1);
  const parent = nodeAt(file.nodes(), path.slice(0, -1))?.node;
  const key = nodeAt(file.nodes(), path)?.key;
  if (!kind || typeof name !== 'string' || parent?.kind !== 'mapping' || !key) return;
  const there = new Set(parent.entries.map((entry) => entry.name));
  const known = schemasAt(kind, path.slice(0, -1)).flatMap((schema) => Object.keys(schema.properties ?? {}));
  const near = nearest(
    name,
    known.filter((k) => !there.has(k)),
  );
  if (near !== undefined) {
    const at = file.text.slice(key.start, key.end).indexOf(name);
    const start = key.start + Math.max(0, at);
    const end = at < 0 ? key.end : start + name.length;
    yield {
      title: l10n.t('Change "{0}" to "{1}"', name, near),
      edits: [{ start, end, newText: near }],
    };
  }
  yield { title: l10n.t('Remove "{0}"', name), edits: remove(file, path), isPreferred: false };
};

/** A value that is none of those that its key takes. */
export const misspeltValue: FixFunction = function* (context) {
  const kind = context.file.content?.kind;
  if (!kind) return;
  const values = schemasAt(kind, context.path).flatMap((schema) => schema.enum ?? []);
  yield* respell(
    context,
    values.filter((v) => typeof v === 'string' || typeof v === 'number'),
    MOST_OFFERED,
  );
};

/** A name with what no name can have in it, put right. */
export const cleanName: FixFunction = function* (context) {
  const word = written(context);
  const key = context.path.at(-1);
  if (word === undefined || (key !== 'name' && key !== 'secret')) return;
  const plain = word.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const name =
    key === 'secret'
      ? plain
          .toLowerCase()
          .replaceAll(/[^a-z0-9-]+/g, '-')
          .slice(0, 63)
      : plain.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 80);
  if (!/[A-Za-z0-9]/.test(name) || name === word) return;
  yield { title: l10n.t('Change "{0}" to "{1}"', word, name), edits: setValue(context.file, context.path, name) };
};
