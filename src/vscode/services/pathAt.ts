import type { DesignFile, Path } from '../../design';

type Node = NonNullable<ReturnType<DesignFile['nodes']>>;

/** The path of the innermost value whose key or text is at an offset; [] outside of all. */
export function pathAt(file: DesignFile, offset: number): Path {
  const path: (string | number)[] = [];
  let node: Node | undefined = file.nodes();
  while (node) {
    let next: Node | undefined;
    if (node.kind === 'mapping') {
      for (const [i, entry] of node.entries.entries()) {
        const following = node.entries[i + 1]?.key.start ?? Infinity;
        const end = node.flow
          ? entry.value.end
          : Math.max(entry.value.end, Math.min(following - 1, lineEnd(file.text, entry.value.end)));
        if (offset < entry.key.start || offset > end) continue;
        path.push(entry.name);
        next = entry.value;
      }
    } else if (node.kind === 'sequence') {
      const index: number = node.items.findIndex((item) => offset >= item.start - 2 && offset <= item.end);
      if (index >= 0) path.push(index);
      next = node.items[index];
    }
    node = next;
  }
  return path;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
