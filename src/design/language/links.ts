import type { DesignFile } from '../file';
import type { YamlNode } from '../yaml/nodes';
import type { OffsetRange } from '../yaml/source';

/** A code of a finding in the text, where it is silenced. */
export interface CodeLink {
  readonly code: string;
  readonly range: OffsetRange;
}

/** The codes that `suppress` names: each has a page that explains it. */
export function codeLinksOf(file: Pick<DesignFile, 'text' | 'nodes'>): CodeLink[] {
  const links: CodeLink[] = [];
  const visit = (node: YamlNode | undefined, inSuppress: boolean): void => {
    if (node?.kind === 'sequence') for (const item of node.items) visit(item, inSuppress);
    if (node?.kind !== 'mapping') return;
    for (const { name, value } of node.entries) {
      if (inSuppress && name === 'code' && value.kind === 'scalar') {
        const code = file.text.slice(value.start, value.end).replace(/^(['"])(.*)\1$/, '$2');
        if (/^[A-Z]+-\d{3}$/.test(code)) links.push({ code, range: { start: value.start, end: value.end } });
      }
      visit(value, name === 'suppress');
    }
  };
  visit(file.nodes(), false);
  return links;
}
