/** What is drawn: an element of SVG, to be written as text or made in a page. */
export interface Mark {
  readonly tag: 'g' | 'rect' | 'circle' | 'path' | 'text' | 'title';
  /** Attributes as SVG names them; those without a value are left out. */
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children?: readonly Mark[];
  readonly text?: string;
}

export function mark(tag: Mark['tag'], attributes: Mark['attributes'], children?: readonly Mark[]): Mark {
  return children ? { tag, attributes, children } : { tag, attributes };
}

export function titleMark(text: string): Mark {
  return { tag: 'title', attributes: {}, text };
}

/** Coordinates are rounded to tenths: the eye sees no more, and the file is smaller. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
