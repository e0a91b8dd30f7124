import type { DesignFile } from '../file';
import type { Customer, Design } from '../model';
import { type RenderStyle, renderFlow } from '../edit/render';
import type { OffsetRange } from '../yaml/source';
import type { SchemaNode } from '../schema/node';
import { type Cursor, cursorAt } from './cursor';
import { candidatesFor, candidatesOf } from './values';

export interface Completion {
  readonly label: string;
  /** What is written in place of the word. */
  readonly text: string;
  readonly kind: 'key' | 'value' | 'reference';
  readonly detail?: string;
  readonly documentation?: string;
  /** Required keys come first. */
  readonly required?: boolean;
}

export interface Completions {
  readonly word: OffsetRange;
  readonly items: readonly Completion[];
}

/** What fits at an offset of a file: keys of the schema; values of the schema, the catalogue and the design. */
export function completionsAt(
  file: Pick<DesignFile, 'path' | 'text'>,
  offset: number,
  design: Design | undefined,
  customer: Customer | undefined,
): Completions | undefined {
  const cursor = cursorAt(file.text, offset);
  if (!cursor) return undefined;
  const json = file.path.endsWith('.json');
  if (cursor.at === 'key')
    return { word: cursor.word, items: json ? [] : [...keysOf(cursor), ...namesAsKeys(cursor, design, customer)] };
  return { word: cursor.word, items: valuesOf(cursor, { json, eol: '\n' }, design, customer) };
}

/**
 * The values that fit at a place, those of the design and the catalogue before those of the schema.
 * @param place whose `value` is that of the whole text
 * @param style in which they are written
 */
export function valuesOf(
  place: Pick<Cursor, 'path' | 'value' | 'schemas'>,
  style: RenderStyle,
  design: Design | undefined,
  customer: Customer | undefined,
): Completion[] {
  const items = new Map<string, Completion>();
  const add = (value: unknown, kind: Completion['kind'], more: { detail?: string; documentation?: string } = {}) => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return;
    const label = String(value);
    if (!items.has(label)) items.set(label, { label, text: renderFlow(value, style), kind, ...more });
  };
  for (const { value, ...more } of candidatesFor({ design, customer, path: place.path, value: place.value })) {
    add(value, 'reference', more);
  }
  for (const schema of place.schemas) {
    for (const value of schema.enum ?? [])
      add(value, 'value', schema.description ? { detail: schema.description } : {});
    for (const value of schema.known ?? []) add(value, 'value');
    if (schema.type === 'boolean') for (const value of [true, false]) add(value, 'value');
  }
  return [...items.values()];
}

function keysOf(cursor: Cursor): Completion[] {
  const seen = new Set(cursor.present);
  return cursor.schemas.flatMap((schema) =>
    Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
      if (seen.has(key)) return [];
      seen.add(key);
      const required = schema.required?.includes(key) ?? false;
      return [
        {
          label: key,
          text: `${key}: `,
          kind: 'key' as const,
          required,
          detail: describe(value),
          ...(value.description && { documentation: value.description }),
        },
      ];
    }),
  );
}

/** Keys that are names of the design. */
function namesAsKeys(cursor: Cursor, design: Design | undefined, customer: Customer | undefined): Completion[] {
  const kinds = cursor.schemas.flatMap((schema) => schema.propertyNames?.refersTo ?? []);
  return candidatesOf(kinds, { design, customer, path: cursor.path, value: cursor.value })
    .map(({ value, ...more }) => ({ label: String(value), text: `${value}: `, kind: 'key' as const, ...more }))
    .filter(({ label }) => !cursor.present.includes(label));
}

/** A value in a few words: its choices, its format or its type. */
export function describe(node: SchemaNode): string {
  if (node.enum) return node.enum.map(String).join(' | ');
  if (node.known) return node.known.join(' | ');
  if (node.anyOf) return node.anyOf.map(describe).join(' | ');
  if (node.type === 'array') return `[${node.items ? describe(node.items) : ''}]`;
  return node.format ?? node.type ?? '';
}
