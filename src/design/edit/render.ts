import { load } from 'js-yaml';

/** What can be written into a design file. Keys whose value is undefined are left out. */
export type EditValue =
  string | number | boolean | null | readonly EditValue[] | { readonly [key: string]: EditValue | undefined };

export interface RenderStyle {
  /** JSON files take JSON. */
  readonly json: boolean;
  readonly eol: string;
}

/** Widest line of a mapping that is written in braces, in characters. */
const FLOW_WIDTH = 110;

/** The value on one line, in flow style. */
export function renderFlow(value: EditValue, style: RenderStyle): string {
  if (isList(value)) return `[${value.map((v) => renderFlow(v, style)).join(', ')}]`;
  if (isMapping(value)) {
    const entries = entriesOf(value).map(([key, v]) => `${renderKey(key, style)}: ${renderFlow(v, style)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return renderScalar(value, style);
}

/** The value as lines below each other, without indentation of the first; small ones on one line. */
export function renderBlock(value: EditValue, indent: number, style: RenderStyle): string {
  if (style.json || isInline(value, indent, style)) return renderFlow(value, style);
  const pad = style.eol + ' '.repeat(indent);
  if (isList(value)) {
    return value.map((item) => `- ${renderBlock(item, indent + 2, style)}`).join(pad);
  }
  if (!isMapping(value)) return renderScalar(value, style);
  return entriesOf(value)
    .map(([key, v]) => {
      const below = isInline(v, indent + key.length + 2, style) ? ' ' : `${pad}  `;
      return `${renderKey(key, style)}:${below}${renderBlock(v, indent + 2, style)}`;
    })
    .join(pad);
}

export function renderKey(key: string, style: RenderStyle): string {
  return style.json ? JSON.stringify(key) : renderScalar(key, style);
}

/** Whether a value is written on the line of its key: scalars, lists of scalars, small mappings of scalars. */
export function isInline(value: EditValue, column: number, style: RenderStyle): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const children = isList(value) ? value : isMapping(value) ? entriesOf(value).map(([, v]) => v) : [];
  if (children.length === 0) return true;
  const plain = children.every(
    (v) => typeof v !== 'object' || v === null || (Array.isArray(v) && v.every((x) => typeof x !== 'object')),
  );
  return plain && column + renderFlow(value, style).length <= FLOW_WIDTH;
}

function isList(value: EditValue): value is readonly EditValue[] {
  return Array.isArray(value);
}

function isMapping(value: EditValue): value is { readonly [key: string]: EditValue | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesOf(value: { readonly [key: string]: EditValue | undefined }): [string, EditValue][] {
  return Object.entries(value).flatMap(([key, v]) => (v === undefined ? [] : [[key, v]]));
}

const PLAIN = /^[\p{L}\p{N}_/.][\p{L}\p{N} _/.+()@-]*$/u;

function renderScalar(value: string | number | boolean | null, style: RenderStyle): string {
  if (typeof value !== 'string' || style.json) return JSON.stringify(value);
  if (PLAIN.test(value) && !value.endsWith(' ') && load(value) === value) return value;
  // What single quotes cannot hold is written as JSON, which YAML reads.
  return /[\p{Cc}\u2028\u2029\uFEFF]/u.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}
