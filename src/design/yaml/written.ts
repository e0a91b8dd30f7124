import { type YamlNode, nodeAt } from './nodes';

/** What a scalar says, as it says it: also where the value has the wrong type for the design. */
export interface Written {
  readonly text: string;
  readonly quoted: boolean;
}

/** What a text says at a path; undefined where no single line stands there. */
export function writtenAt(
  file: { readonly text: string; nodes(): YamlNode | undefined },
  path: readonly (string | number)[],
): Written | undefined {
  const node = nodeAt(file.nodes(), path)?.node;
  if (node?.kind !== 'scalar' || node.style === 'empty' || node.style === 'block') return undefined;
  const text = file.text.slice(node.start, node.end);
  if (node.style === 'single') return { text: text.slice(1, -1).replaceAll("''", "'"), quoted: true };
  if (node.style !== 'double') return { text, quoted: false };
  try {
    return { text: String(JSON.parse(text)), quoted: true };
  } catch {
    return undefined;
  }
}
