import * as l10n from '@vscode/l10n';
import {
  CORE_SCHEMA,
  EVENT_ID,
  type Event,
  YAMLException,
  constructFromEvents,
  getScalarValue,
  parseEvents,
} from 'js-yaml';
import { type YamlNode, nodesOf } from './nodes';
import type { OffsetRange } from './source';

/** Files over this size are refused before they are parsed (bytes would need encoding: UTF-16 units are close enough). */
export const MAX_TEXT = 5 * 1024 * 1024;
export const MAX_ALIASES = 100;
/** Values that a file may hold once its aliases are written out. */
const MAX_VALUES = 500_000;
const PARSER = { maxDepth: 100 };

export interface YamlProblem {
  readonly code: 'YAML-001' | 'YAML-002' | 'YAML-004' | 'YAML-005' | 'YAML-006' | 'YAML-007';
  readonly message: string;
  readonly range: OffsetRange;
}

export interface YamlText {
  readonly value: unknown;
  readonly problem?: YamlProblem;
  /** The nodes with their offsets; made when first asked for, as only findings and edits need them. */
  nodes(): YamlNode | undefined;
}

/**
 * Reads one YAML 1.2 document (core schema, no merge keys) of at most 5 MB and 100 aliases.
 * Never throws: what is wrong is the problem of the result, whose value is then undefined.
 */
export function readYaml(text: string): YamlText {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const failed = (problem: YamlProblem): YamlText => ({ value: undefined, problem, nodes: () => undefined });
  if (text.length > MAX_TEXT) {
    return failed({
      code: 'YAML-006',
      message: l10n.t('The file is over 5 MB and is not read. Put each customer into a file of its own.'),
      range: { start: 0, end: 0 },
    });
  }
  // A blank in place of the mark keeps every offset; it is not seen as indentation of the first line by the parser.
  const source = bom ? `\n${text.slice(1)}` : text;
  try {
    const events = parseEvents(source, PARSER);
    const documents = constructFromEvents(events, { source, schema: CORE_SCHEMA, maxAliases: MAX_ALIASES });
    if (documents.length > 1) {
      const second = source.indexOf('\n---', 1) + 1;
      return failed({
        code: 'YAML-007',
        message: l10n.t('A design file holds one YAML document; a second one begins here.'),
        range: { start: second, end: second + 3 },
      });
    }
    const value = documents[0];
    const trouble = events.some((event) => event.type === EVENT_ID.ALIAS) ? sharing(value) : undefined;
    if (trouble) return failed({ ...trouble, range: { start: bom, end: bom } });
    // The events of a thousand files are much memory, and few files are ever asked for their nodes: those are read again.
    let nodes: YamlNode | undefined;
    return {
      value,
      nodes: () => (nodes ??= nodesOf(source, parseEvents(source, PARSER), (event) => decode(source, event))),
    };
  } catch (error) {
    return failed(problemOf(error, source));
  }
}

function decode(source: string, event: Event): string {
  return 'valueStart' in event ? (event.valueStart < 0 ? '' : getScalarValue(source, event)) : '';
}

function problemOf(error: unknown, source: string): YamlProblem {
  if (!(error instanceof YAMLException)) {
    return {
      code: 'YAML-001',
      message: error instanceof Error ? error.message : String(error),
      range: { start: 0, end: 0 },
    };
  }
  const at = Math.min(error.mark?.position ?? 0, source.length);
  const range = { start: at, end: Math.max(at, wordEnd(source, at)) };
  if (/duplicated? mapping key/i.test(error.reason)) {
    return { code: 'YAML-002', message: l10n.t('The key stands here twice; only one of them could count.'), range };
  }
  if (/alias(es)?\b.*(limit|exceed|max)|(limit|exceed|max).*alias/i.test(error.reason)) {
    return { code: 'YAML-004', message: l10n.t('More than {0} aliases: the file is not read.', MAX_ALIASES), range };
  }
  return { code: 'YAML-001', message: l10n.t('This is not YAML: {0}.', error.reason), range };
}

function wordEnd(source: string, from: number): number {
  const end = /[\s:,{}[\]]/.exec(source.slice(from + 1));
  return end ? from + 1 + end.index : source.length;
}

/** Aliases share objects: refuses a value that contains itself, or that is huge once written out. */
function sharing(value: unknown): Pick<YamlProblem, 'code' | 'message'> | undefined {
  const sizes = new Map<object, number>();
  const open = new Set<object>();
  let circular = false;
  const sizeOf = (v: unknown): number => {
    if (typeof v !== 'object' || v === null) return 1;
    const known = sizes.get(v);
    if (known !== undefined) return known;
    if (open.has(v)) {
      circular = true;
      return 1;
    }
    open.add(v);
    let size = 1;
    for (const child of Object.values(v)) size += sizeOf(child);
    open.delete(v);
    sizes.set(v, size);
    return size;
  };
  const size = sizeOf(value);
  if (circular)
    return { code: 'YAML-005', message: l10n.t('An alias leads to a value that contains it: the file is not read.') };
  if (size > MAX_VALUES) {
    return { code: 'YAML-004', message: l10n.t('The aliases make {0} values of this file: it is not read.', size) };
  }
  return undefined;
}
