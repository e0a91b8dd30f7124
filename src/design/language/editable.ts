import { setValue } from '../edit/edit';
import type { EditValue } from '../edit/render';
import type { TextEdit } from '../edit/textEdit';
import type { DesignFile } from '../file';
import type { Path } from '../finding';
import type { Customer, Design } from '../model';
import { type MappingNode, nodeAt } from '../yaml/nodes';
import { writtenAt } from '../yaml/written';
import { readYaml } from '../yaml/read';
import { type SchemaNode, schemasAt } from '../schema/node';
import { valuesOf } from './completion';

/** A value that stands in the text and can be written anew. */
export interface EditableValue {
  readonly path: Path;
  /** The keys from the thing to the value, as `gateway.sku`. */
  readonly label: string;
  readonly text: string;
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
 * The values at a place of a file that a person may write anew: those of the thing itself, and of the parts of it that are
 * no lists. Values through an alias belong to another place.
 * @param path of the thing
 */
export function editableAt(file: DesignFile, path: Path): EditableValue[] {
  const node = nodeAt(file.nodes(), path)?.node;
  const { content } = file;
  if (!content || node?.kind !== 'mapping') return [];
  return scalarsIn(node, path, DEEPEST).flatMap((at) => {
    const written = writtenAt(file, at);
    if (!written) return [];
    const schemas = schemasAt(content.kind, at);
    return [
      {
        path: at,
        label: at.slice(path.length).join('.'),
        text: written.text,
        description: schemas.find(({ description }) => description)?.description ?? '',
      },
    ];
  });
}

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

/** The edits that write a text as the value at a place: a number or a truth value where the schema wants one. */
export function writeText(file: DesignFile, path: Path, text: string): TextEdit[] {
  const { content } = file;
  return setValue(file, path, valueOf(text.trim(), content ? schemasAt(content.kind, path) : []));
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
