import * as l10n from '@vscode/l10n';
import { parseLive } from '../catalog/liveAnswers';
import type { LiveLists } from '../catalog/live';
import type { Finding, Path, Place } from './finding';
import type { Kind, LooseCustomer, LooseProvider } from './schema';
import { validate } from './validate';
import { type YamlNode, nodeAt } from './yaml/nodes';
import { readYaml } from './yaml/read';
import { type OffsetRange, type Range, lineStarts, positionAt } from './yaml/source';

/** One file of a design: its text, what it says, and where it says it. */
export interface DesignFile {
  /** Path as the workspace knows it, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly content:
    | { readonly kind: 'Provider'; readonly data: LooseProvider }
    | { readonly kind: 'Customer'; readonly data: LooseCustomer }
    | undefined;
  /** Of {@link CATALOG_FILE}: what Azure offered. */
  readonly live?: LiveLists;
  /** What is wrong with the text and its keys (YAML-*, FMT-*). */
  readonly findings: readonly Finding[];
  /** The text is not YAML at the moment: half typed, or broken. */
  readonly broken: boolean;
  nodes(): YamlNode | undefined;
  /** Offsets of a value or key; of the nearest parent that is written where the path leads nowhere. */
  offsetsOf(place: Pick<Place, 'path' | 'on'>): OffsetRange;
  rangeOf(offsets: OffsetRange): Range;
  /** The path of an object of `content.data`, followed by a key; undefined for objects of other files. */
  pathOf(object: object, ...more: (string | number)[]): Path | undefined;
}

export const PROVIDER_FILE = /(^|\/)provider\.csp\.(yaml|json)$/;
export const DESIGN_FILE = /\.csp\.(yaml|json)$/;
/** Azure's own lists, beside the provider file of the design that they stand for. */
export const CATALOG_FILE = /(^|\/)\.csp-catalog\.json$/;

/** Reads one design file. Never throws; a file that is no design has no content and no findings. */
export function readDesignFile(path: string, text: string): DesignFile {
  if (CATALOG_FILE.test(path)) return readCatalogFile(path, text);
  const yaml = readYaml(text);
  let starts: number[] | undefined;
  const originalIndex = new WeakMap<object, number[]>();

  const offsetsOf = (place: Pick<Place, 'path' | 'on'>): OffsetRange => {
    const root = yaml.nodes();
    for (let length = place.path.length; length > 0; length--) {
      const found = nodeAt(root, place.path.slice(0, length));
      if (!found) continue;
      const missing = length < place.path.length;
      const empty = found.node.end <= found.node.start;
      return (place.on === 'key' || missing || empty) && found.key ? found.key : headOf(found.node, place.on, missing);
    }
    return place.on === 'key' && root?.kind === 'mapping' ? headOf(root, 'key', true) : firstLine(text);
  };

  const base = {
    path,
    text,
    nodes: yaml.nodes,
    offsetsOf,
    rangeOf: (offsets: OffsetRange): Range => {
      starts ??= lineStarts(text);
      return { start: positionAt(starts, offsets.start), end: positionAt(starts, offsets.end) };
    },
  };
  const without = (findings: Finding[], broken: boolean): DesignFile => ({
    ...base,
    content: undefined,
    findings,
    broken,
    pathOf: () => undefined,
  });

  if (yaml.problem) {
    const { code, message, range } = yaml.problem;
    return without([{ code, severity: 'error', message, place: { file: path, path: [], on: 'value' }, range }], true);
  }
  const isRoot = PROVIDER_FILE.test(path);
  const kind = kindOf(yaml.value, isRoot);
  if (!kind)
    return without(isRoot || looksLikeDesign(yaml.value) ? [kindMissing(path, yaml.value, isRoot)] : [], false);

  const data = yaml.value as Record<string, unknown>;
  const findings = [...versionFindings(path, data)];
  const textAt = (p: Path) => {
    const found = nodeAt(yaml.nodes(), p);
    return found && text.slice(found.node.start, found.node.end);
  };
  const deviations = validate(kind, data, textAt);
  for (const { finding } of deviations) {
    const { path: at, on, ...rest } = finding;
    findings.push({ ...rest, place: { file: path, path: at, on } });
  }
  dropValues(
    data,
    deviations.filter((d) => d.drop).map((d) => d.finding.path),
    originalIndex,
  );

  const content = { kind, data } as NonNullable<DesignFile['content']>;
  let steps: Map<object, Step> | undefined;
  return {
    ...base,
    content,
    findings,
    broken: false,
    pathOf: (object, ...more) => {
      steps ??= stepsBelow(data, originalIndex);
      const found = pathTo(object, steps);
      if (!found) return undefined;
      const [first, ...rest] = more;
      if (typeof first === 'number' && Array.isArray(object)) {
        return [...found, originalIndex.get(object)?.[first] ?? first, ...rest];
      }
      return [...found, ...more];
    },
  };
}

/** Lists that cannot be read are passed over, and the built-in names hold: that is told. */
function readCatalogFile(path: string, text: string): DesignFile {
  const live = parseLive(text);
  const starts = lineStarts(text);
  const problem: Finding = {
    code: 'FMT-014',
    severity: 'warning',
    message: l10n.t(
      'The lists of Azure cannot be read here, and are passed over. Read them again: csp-connectivity catalog update.',
    ),
    place: { file: path, path: [], on: 'value' },
  };
  return {
    path,
    text,
    content: undefined,
    ...(live && { live }),
    findings: live ? [] : [problem],
    broken: false,
    nodes: () => undefined,
    offsetsOf: () => firstLine(text),
    rangeOf: ({ start, end }) => ({ start: positionAt(starts, start), end: positionAt(starts, end) }),
    pathOf: () => undefined,
  };
}

function kindOf(value: unknown, isRoot: boolean): Kind | undefined {
  const kind = isMapping(value) ? value['kind'] : undefined;
  if (isRoot) return kind === 'Provider' ? kind : undefined;
  return kind === 'Customer' || kind === 'Provider' ? kind : undefined;
}

/** A file that says its format version, or a customer's keys, is meant as a design. */
function looksLikeDesign(value: unknown): boolean {
  return isMapping(value) && ('formatVersion' in value || ('tenantId' in value && 'model' in value));
}

function kindMissing(file: string, value: unknown, isRoot: boolean): Finding {
  const written = isMapping(value) && value['kind'] !== undefined;
  const wanted = isRoot ? 'Provider' : 'Customer';
  return {
    code: written ? 'FMT-004' : 'FMT-002',
    severity: 'error',
    message: written
      ? l10n.t('"{0}" takes one of {1}.', 'kind', wanted)
      : l10n.t('The key "{0}" is missing. Write "{0}: {1}".', 'kind', wanted),
    place: { file, path: written ? ['kind'] : [], on: 'value' },
  };
}

function versionFindings(file: string, data: Record<string, unknown>): Finding[] {
  const version = data['formatVersion'];
  if (version === 1) return [];
  if (version === undefined) {
    return [
      {
        code: 'FMT-006',
        severity: 'warning',
        message: l10n.t('The key "formatVersion" is missing; 1 is assumed. Write "formatVersion: 1" first.'),
        place: { file, path: [], on: 'key' },
      },
    ];
  }
  if (typeof version !== 'number' || !Number.isInteger(version)) return [];
  return [
    {
      code: 'FMT-007',
      severity: 'error',
      message: l10n.t('Format version {0} is not known here; this program reads version 1.', String(version)),
      place: { file, path: ['formatVersion'], on: 'value' },
    },
  ];
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Takes out what has not the type that the code counts on; the indexes of list items stay known. */
function dropValues(data: object, paths: readonly Path[], originalIndex: WeakMap<object, number[]>): void {
  const DROPPED = Symbol('dropped');
  const lists = new Set<unknown[]>();
  for (const path of paths) {
    let at: unknown = data;
    for (const step of path.slice(0, -1)) at = (at as Record<string | number, unknown> | undefined)?.[step];
    const last = path.at(-1);
    if (typeof at !== 'object' || at === null || last === undefined) continue;
    if (Array.isArray(at)) {
      at[Number(last)] = DROPPED;
      lists.add(at);
    } else {
      Reflect.deleteProperty(at, last);
    }
  }
  for (const list of lists) {
    const kept = list.flatMap((item, index) => (item === DROPPED ? [] : [{ item, index }]));
    originalIndex.set(
      list,
      kept.map((k) => k.index),
    );
    list.splice(0, list.length, ...kept.map((k) => k.item));
  }
}

type Step = { readonly parent: object; readonly key: string | number } | undefined;

/** The way to each object below the root; to one that aliases share, the first way. */
function stepsBelow(root: object, originalIndex: WeakMap<object, number[]>): Map<object, Step> {
  const steps = new Map<object, Step>([[root, undefined]]);
  const visit = (parent: object): void => {
    const indexes = Array.isArray(parent) ? originalIndex.get(parent) : undefined;
    for (const [key, child] of Object.entries(parent)) {
      if (typeof child !== 'object' || child === null || steps.has(child as object)) continue;
      steps.set(child as object, {
        parent,
        key: Array.isArray(parent) ? (indexes?.[Number(key)] ?? Number(key)) : key,
      });
      visit(child as object);
    }
  };
  visit(root);
  return steps;
}

function pathTo(object: object, steps: ReadonlyMap<object, Step>): (string | number)[] | undefined {
  if (!steps.has(object)) return undefined;
  const path: (string | number)[] = [];
  for (let step = steps.get(object); step; step = steps.get(step.parent)) path.push(step.key);
  return path.reverse();
}

/** What is marked of a collection: all of a flow one on a line, else its first line would swallow the page. */
function headOf(node: YamlNode, on: Place['on'], missing: boolean): OffsetRange {
  if (node.kind === 'mapping' && (on === 'key' || missing || !node.flow)) {
    const first = node.entries[0];
    return first ? { start: first.key.start, end: first.key.end } : node;
  }
  return node;
}

function firstLine(text: string): OffsetRange {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const end = text.slice(start).search(/\r?\n/);
  return { start, end: end < 0 ? text.length : start + end };
}
