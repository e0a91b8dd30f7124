/** An element with a class and what is in it; text is text, whatever it holds. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** A table with a name for screen readers and a header for each column. */
export function table(name: string, columns: readonly string[], rows: readonly (readonly (Node | string)[])[]) {
  const head = element('tr', '', ...columns.map((column) => header(column, 'col')));
  const body = rows.map(([first = '', ...cells]) =>
    element('tr', '', header(first, 'row'), ...cells.map((cell) => element('td', '', cell))),
  );
  const made = element('table', '', element('thead', '', head), element('tbody', '', ...body));
  made.setAttribute('aria-label', name);
  return made;
}

function header(content: Node | string, scope: 'col' | 'row'): HTMLElement {
  const cell = element('th', '', content);
  cell.scope = scope;
  return cell;
}
