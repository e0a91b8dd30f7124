import { insertKey, remove, setValue } from '../edit/edit';
import type { EditValue } from '../edit/render';
import type { TextEdit } from '../edit/textEdit';
import type { DesignFile } from '../file';
import type { Path } from '../finding';
import type { Customer, Design } from '../model';
import { type MappingNode, type YamlNode, nodeAt } from '../yaml/nodes';
import { writtenAt } from '../yaml/written';
import { readYaml } from '../yaml/read';
import type { Kind } from '../schema';
import { type SchemaNode, schemasAt } from '../schema/node';
import { valuesOf } from './completion';
import { type MeantValue, meantAt } from './meant';

/** A value that can be written: it stands in the text, or it is meant where the text says nothing. */
export interface EditableValue {
  readonly path: Path;
  /** The keys from the thing to the value, as `gateway.sku`. */
  readonly label: string;
  /** Empty where the text says nothing. */
  readonly text: string;
  /** What is meant then. */
  readonly meant?: string;
  /** What the schema says of it; empty where it says nothing. */
  readonly description: string;
}

/** Values that are changed elsewhere: a name together with all that refers to it, a secret never in a file. */
const ELSEWHERE = new Set(['name', 'secret', '$schema', 'kind']);
/** Keys so deep inside a thing belong to a thing of their own. */
const DEEPEST = 2;
/** More choices than these are not looked through in a list. */
const MOST_CHOICES = 300;

/**
 * The values at a place of a file that a person may write: those of the thing itself, and of the parts of it that are no
 * lists; first what the text says, then what is meant without being said. Values through an alias belong to another place.
 * @param path of the thing
 * @param customer whose file it is; what a thing has from above is not known without
 */
export function editableAt(file: DesignFile, path: Path, customer?: Customer): EditableValue[] {
  const root = file.nodes();
  const node = nodeAt(root, path)?.node;
  const { content } = file;
  if (!content || node?.kind !== 'mapping') return [];
  const { kind } = content;
  const valueAt = (at: Path, value: { readonly text: string; readonly meant?: string }): EditableValue => ({
    path: at,
    label: at.slice(path.length).join('.'),
    ...value,
    description: schemasAt(kind, at).find(({ description }) => description)?.description ?? '',
  });
  const said = scalarsIn(node, path, DEEPEST).flatMap((at) => {
    const written = writtenAt(file, at);
    return written ? [valueAt(at, { text: written.text })] : [];
  });
  const isOpen = ({ path: at }: MeantValue) => isFree(root, path, at);
  const meant = meantAt(kind, path, DEEPEST, customer).filter(isOpen);
  return [...said, ...meant.map(({ path: at, text }) => valueAt(at, { text: '', meant: text }))];
}

/** Whether a key can be written at a place: it is not there, and neither is anything above it but the keys of mappings. */
function isFree(root: YamlNode | undefined, thing: Path, path: Path): boolean {
  for (let length = thing.length + 1; length <= path.length; length++) {
    const node = nodeAt(root, path.slice(0, length))?.node;
    if (!node || isEmpty(node)) return true;
    if (node.kind !== 'mapping') return false;
  }
  return false;
}

const isEmpty = (node: YamlNode): boolean => node.kind === 'scalar' && node.style === 'empty';

/** What fits as the value at a place of a file, the likeliest first; none where anything may. */
export function choicesAt(file: DesignFile, path: Path, design?: Design, customer?: Customer): string[] {
  const { content } = file;
  if (!content) return [];
  // As it is written: what was dropped from the content would move the indexes of lists.
  const { value } = readYaml(file.text);
  const style = { json: file.path.endsWith('.json'), eol: '\n' };
  const at = { path, value, schemas: schemasAt(content.kind, path) };
  return valuesOf(at, style, design, customer)
    .slice(0, MOST_CHOICES)
    .map(({ label }) => label);
}

/**
 * The edits that write a text as the value at a place: a number or a truth value where the schema wants one. A key that is
 * missing is inserted where the schema has it, with what is missing above it; no text takes a key out that need not be there.
 */
export function writeText(file: DesignFile, path: Path, text: string): TextEdit[] {
  const { content } = file;
  const wanted = text.trim();
  if (!content) return setValue(file, path, wanted);
  if (wanted === '' && !isRequired(content.kind, path)) return remove(file, path);
  const value = valueOf(wanted, schemasAt(content.kind, path));
  return nodeAt(file.nodes(), path) ? setValue(file, path, value) : insertValue(file, content.kind, path, value);
}

function isRequired(kind: Kind, path: Path): boolean {
  const key = String(path.at(-1));
  return schemasAt(kind, path.slice(0, -1)).some(({ required }) => required?.includes(key));
}

function insertValue(file: DesignFile, kind: Kind, path: Path, value: EditValue): TextEdit[] {
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  const node = nodeAt(file.nodes(), parent)?.node;
  if (!node && parent.length > 0) return insertValue(file, kind, parent, { [key]: value });
  const after = keyBefore(node, schemasAt(kind, parent), key);
  return insertKey(file, parent, key, value, after === undefined ? {} : { after });
}

/** The key of a mapping that stands before another one in the schema, and nearest to it. */
function keyBefore(node: YamlNode | undefined, schemas: readonly SchemaNode[], key: string): string | undefined {
  if (node?.kind !== 'mapping') return undefined;
  const order = schemas.flatMap(({ properties }) => Object.keys(properties ?? {}));
  const there = new Set(node.entries.map(({ name }) => name));
  return order.slice(0, order.indexOf(key)).findLast((name) => there.has(name));
}

function valueOf(text: string, schemas: readonly SchemaNode[]): EditValue {
  const takes = (...types: readonly string[]) => schemas.some(({ type }) => type !== undefined && types.includes(type));
  if (takes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (takes('integer', 'number') && /^-?\d{1,15}(\.\d{1,6})?$/.test(text)) return Number(text);
  return text;
}

function scalarsIn(node: MappingNode, path: Path, depth: number): Path[] {
  return node.entries.flatMap(({ name, value }) => {
    if (name === '' || ELSEWHERE.has(name)) return [];
    const at = [...path, name];
    if (value.kind === 'scalar') return [at];
    return value.kind === 'mapping' && depth > 1 ? scalarsIn(value, at, depth - 1) : [];
  });
}
