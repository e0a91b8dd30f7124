import * as l10n from '@vscode/l10n';
import { type DesignFile, setValue } from '../../design';
import { schemasAt } from '../../design/schema/node';
import { type YamlNode, nodeAt } from '../../design/yaml/nodes';
import { type FixContext, type FixFunction, circuitAt, peeringAt, written } from '../fixes/fix';

/**
 * A secret in clear text becomes a name. The value goes to the secret store of who applies the fix;
 * neither title nor edit says it. Where it stood in version control it is known, and wants to be changed.
 */
export const literalSecret: FixFunction = function* (context) {
  const { file, path } = context;
  const kind = file.content?.kind;
  const value = written(context);
  const isName = path.at(-1) === 'secret';
  // Where the format takes no secret, such as under a key that it does not know, there is no place for the name.
  if (!kind || !value || !(isName || schemasAt(kind, path).some((schema) => schema.properties?.['secret']))) return;
  const name = freeName(file, proposedName(context));
  yield {
    title: l10n.t('Move the value to the secret store, as "{0}"', name),
    edits: setValue(file, path, isName ? name : { secret: name }),
    secret: { name, value },
  };
};

/** A key for the sessions of a peering, to be given when it is deployed. */
export const sessionSecret: FixFunction = function* (context) {
  const peering = peeringAt(context);
  const path = peering && context.file.pathOf(peering.raw);
  if (!peering || !path || peering.raw.sharedKey) return;
  const name = freeName(
    context.file,
    nameOf([
      context.customer?.name,
      peering.circuit.name,
      peering.type === 'AzurePrivatePeering' ? 'private' : 'microsoft',
    ]),
  );
  yield {
    title: l10n.t('Add an MD5 key, kept in the secret store as "{0}"', name),
    edits: setValue(context.file, [...path, 'sharedKey'], { secret: name }),
    isPreferred: false,
  };
};

function proposedName(context: FixContext): string {
  const { customer, path, file } = context;
  const own = ['sharedKey', 'secret'];
  const parent = path.slice(0, path.at(-1) === 'secret' ? -2 : -1);
  const named = nodeText(file, [...parent, 'name']);
  const kind = path.findLast((step) => typeof step === 'string' && !own.includes(step));
  return nameOf([customer?.name, circuitAt(context)?.name ?? named, named ?? String(kind ?? 'key')]);
}

function nodeText(file: DesignFile, path: FixContext['path']): string | undefined {
  const node = nodeAt(file.nodes(), path)?.node;
  return node?.kind === 'scalar' ? file.text.slice(node.start, node.end).replace(/^(['"])(.*)\1$/, '$2') : undefined;
}

/** Parts of a name, each once: `contoso`, `contoso-ams`, `private` make contoso-ams-private. */
function nameOf(parts: readonly (string | undefined)[]): string {
  let name = '';
  for (const part of parts) {
    const plain = (part ?? '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '');
    if (plain === '') continue;
    if (plain.startsWith(`${name}-`)) name = plain;
    else if (name !== plain && !name.endsWith(`-${plain}`)) name = name === '' ? plain : `${name}-${plain}`;
  }
  return name.slice(0, 60).replace(/-+$/, '') || 'secret';
}

function freeName(file: DesignFile, wanted: string): string {
  const used = new Set<string>();
  const visit = (node: YamlNode | undefined): void => {
    if (node?.kind === 'sequence') node.items.forEach(visit);
    if (node?.kind !== 'mapping') return;
    for (const { name, value } of node.entries) {
      if (name === 'secret') used.add(file.text.slice(value.start, value.end).replace(/^(['"])(.*)\1$/, '$2'));
      visit(value);
    }
  };
  visit(file.nodes());
  let name = wanted;
  for (let n = 2; used.has(name); n++) name = `${wanted}-${n}`;
  return name;
}
