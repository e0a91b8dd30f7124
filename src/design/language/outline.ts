import type { DesignFile } from '../file';
import { type MappingNode, type YamlNode } from '../yaml/nodes';
import type { OffsetRange } from '../yaml/source';

/** A line of the outline of a file: an object of the design, or a group of them. */
export interface OutlineItem {
  readonly name: string;
  /** What kind of thing it is: the key of its list, or what it says of itself. */
  readonly detail: string;
  /** The key that it stands under: `sites`, `circuits`, … */
  readonly key: string;
  readonly isGroup: boolean;
  /** All of it, and the part that is its name. */
  readonly range: OffsetRange;
  readonly selection: OffsetRange;
  readonly children: readonly OutlineItem[];
}

/** Keys whose value is worth a line though it has no name. */
const WORTH_A_LINE = new Set([
  'pools',
  'backbone',
  'identity',
  'links',
  'peerings',
  'private',
  'microsoft',
  'routing',
  'encryption',
  'monitoring',
  'primary',
  'secondary',
]);
/** What of an object says what it is, best first. */
const SAYS_MORE = [
  'displayName',
  'peeringLocation',
  'addressPrefix',
  'addressSpace',
  'prefixes',
  'sku',
  'platform',
  'virtualNetwork',
  'remoteVirtualNetwork',
  'circuit',
  'vlanId',
  'edgeRouter',
];

/** The objects of a design file, nested as they are written. */
export function outlineOf(file: Pick<DesignFile, 'text' | 'nodes'>): OutlineItem[] {
  const root = file.nodes();
  return root?.kind === 'mapping' ? childrenOf(file.text, root) : [];
}

function childrenOf(text: string, node: MappingNode): OutlineItem[] {
  return node.entries.flatMap(({ key, name, value }): OutlineItem[] => {
    const range = { start: key.start, end: Math.max(key.end, value.end) };
    if (value.kind === 'sequence') {
      const children = value.items.flatMap((item) => objectOf(text, name, item));
      if (children.length === 0) return [];
      return [{ name, detail: String(children.length), key: name, isGroup: true, range, selection: key, children }];
    }
    if (value.kind !== 'mapping') return [];
    const [named] = objectOf(text, name, value);
    if (named) return [{ ...named, detail: named.detail || name, range }];
    if (!WORTH_A_LINE.has(name)) return [];
    const detail = detailOf(text, value);
    return [{ name, detail, key: name, isGroup: false, range, selection: key, children: childrenOf(text, value) }];
  });
}

function objectOf(text: string, key: string, node: YamlNode): OutlineItem[] {
  if (node.kind !== 'mapping') return [];
  const name = scalarOf(text, node, 'name') ?? scalarOf(text, node, 'site');
  if (!name) return [];
  return [
    {
      name: name.text,
      detail: detailOf(text, node),
      key,
      isGroup: false,
      range: { start: node.start, end: node.end },
      selection: name.range,
      children: childrenOf(text, node),
    },
  ];
}

function detailOf(text: string, node: MappingNode): string {
  for (const key of SAYS_MORE) {
    const found = scalarOf(text, node, key);
    if (found) return found.text;
    const value = node.entries.find((e) => e.name === key)?.value;
    if (value?.kind === 'sequence' && value.items.length > 0 && value.items.every((i) => i.kind === 'scalar')) {
      return value.items.map((i) => plain(text, i)).join(', ');
    }
  }
  return '';
}

function scalarOf(text: string, node: MappingNode, key: string): { text: string; range: OffsetRange } | undefined {
  const value = node.entries.find((e) => e.name === key)?.value;
  if (value?.kind !== 'scalar' || value.style === 'empty' || value.style === 'block') return undefined;
  return { text: plain(text, value), range: { start: value.start, end: value.end } };
}

function plain(text: string, { start, end }: OffsetRange): string {
  return text.slice(start, end).replace(/^(['"])(.*)\1$/s, '$2');
}
