import { EVENT_ID, type Event } from 'js-yaml';
import type { Path } from '../finding';
import type { OffsetRange } from './source';

/** A value of a YAML text with its offsets; what a person wrote, before any meaning. */
export type YamlNode = ScalarNode | MappingNode | SequenceNode | AliasNode;

interface Located extends OffsetRange {
  /** Written in flow style: `{ … }`, `[ … ]`. */
  readonly flow?: boolean;
}
export interface ScalarNode extends Located {
  readonly kind: 'scalar';
  /** Quotes, if any, are part of the range. */
  readonly style: 'plain' | 'single' | 'double' | 'block' | 'empty';
  readonly anchor?: OffsetRange;
}
export interface AliasNode extends Located {
  readonly kind: 'alias';
}
export interface MappingNode extends Located {
  readonly kind: 'mapping';
  readonly entries: readonly { readonly key: YamlNode; readonly name: string; readonly value: YamlNode }[];
}
export interface SequenceNode extends Located {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
}

const SCALAR_STYLES = ['plain', 'plain', 'single', 'double', 'block', 'block'] as const;
const FLOW = 2;

/**
 * The nodes of the first document of a text, from the parser's events.
 * @param decode the decoded text of a scalar, for the names of keys
 */
export function nodesOf(
  text: string,
  events: readonly Event[],
  decode: (event: Event) => string,
): YamlNode | undefined {
  let next = 0;
  let cursor = 0;

  function node(): YamlNode | undefined {
    const event = events[next++];
    if (!event) return undefined;
    switch (event.type) {
      case EVENT_ID.SCALAR: {
        const style = event.valueStart < 0 ? 'empty' : (SCALAR_STYLES[event.style] ?? 'plain');
        if (style === 'empty') return { kind: 'scalar', style, start: cursor, end: cursor };
        const quotes = style === 'single' || style === 'double' ? 1 : 0;
        const end = style === 'block' ? trimmedEnd(text, event.valueEnd) : event.valueEnd + quotes;
        cursor = Math.max(cursor, end);
        return { kind: 'scalar', style, start: event.valueStart - quotes, end, ...anchorOf(event) };
      }
      case EVENT_ID.ALIAS:
        cursor = event.anchorEnd;
        return { kind: 'alias', start: event.anchorStart - 1, end: event.anchorEnd };
      case EVENT_ID.MAPPING: {
        cursor = event.start;
        const entries: { key: YamlNode; name: string; value: YamlNode }[] = [];
        while (events[next] && events[next]?.type !== EVENT_ID.POP) {
          const keyEvent = events[next];
          const key = node();
          cursor = skipTo(text, cursor, ':');
          const value = node();
          if (!key || !value || !keyEvent) break;
          entries.push({ key, name: keyEvent.type === EVENT_ID.SCALAR ? decode(keyEvent) : '', value });
        }
        next++;
        return {
          kind: 'mapping',
          entries,
          flow: event.style === FLOW,
          ...closed(event.start, event.style === FLOW, '}'),
        };
      }
      case EVENT_ID.SEQUENCE: {
        cursor = event.start;
        const items: YamlNode[] = [];
        while (events[next] && events[next]?.type !== EVENT_ID.POP) {
          const item = node();
          if (item) items.push(item);
        }
        next++;
        return {
          kind: 'sequence',
          items,
          flow: event.style === FLOW,
          ...closed(event.start, event.style === FLOW, ']'),
        };
      }
      default:
        return undefined;
    }
  }

  /** Where a collection ends: behind its bracket, or where its last child ends. */
  function closed(start: number, flow: boolean, bracket: string): OffsetRange {
    if (flow) cursor = skipTo(text, Math.max(cursor, start + 1), bracket);
    return { start, end: Math.max(cursor, start) };
  }

  while (events[next]?.type === EVENT_ID.DOCUMENT) next++;
  return node();
}

function anchorOf(event: { anchorStart: number; anchorEnd: number }): { anchor?: OffsetRange } {
  return event.anchorStart < 0 ? {} : { anchor: { start: event.anchorStart - 1, end: event.anchorEnd } };
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

/** The offset behind the next `mark`, past white space, commas and comments; `from` where something else comes first. */
function skipTo(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; at++) {
    const c = text.charAt(at);
    if (c === mark) return at + 1;
    if (c === '#') at = endOfLine(text, at);
    else if (c !== ',' && c !== ' ' && c !== '\n' && c !== '\r' && c !== '\t') break;
  }
  return from;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** The node at a path, and its key where it stands in a mapping; undefined if the text holds no such path. */
export function nodeAt(root: YamlNode | undefined, path: Path): { node: YamlNode; key?: YamlNode } | undefined {
  let found: { node: YamlNode; key?: YamlNode } | undefined = root && { node: root };
  for (const step of path) {
    const at: YamlNode | undefined = found?.node;
    if (at?.kind === 'mapping') {
      const entry = at.entries.find((e) => e.name === step);
      found = entry && { node: entry.value, key: entry.key };
    } else if (at?.kind === 'sequence' && typeof step === 'number') {
      const item = at.items[step];
      found = item && { node: item };
    } else {
      return undefined;
    }
  }
  return found;
}
