/** What a text is for: its size and weight. */
export type TextRole = 'title' | 'line' | 'kind' | 'group' | 'label' | 'heading' | 'legend';

/** The width of a text in px; in the page the browser measures, elsewhere a table does. */
export type MeasureText = (text: string, role: TextRole) => number;

/** Sizes in px and weights of the texts of the picture. */
export const FONTS: Readonly<Record<TextRole, { readonly size: number; readonly weight: number }>> = {
  heading: { size: 20, weight: 600 },
  group: { size: 13, weight: 600 },
  title: { size: 12, weight: 600 },
  line: { size: 11, weight: 400 },
  kind: { size: 11, weight: 600 },
  label: { size: 11, weight: 400 },
  legend: { size: 11, weight: 400 },
};

/** The fonts that the widths of the table suit. */
export const FONT_FAMILY = "'Segoe UI', 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";

// Advance widths in thousandths of the size, of a sans serif at the wide end, so that what is measured fits in any of the family.
const WIDTHS: readonly (readonly [chars: string, width: number])[] = [
  ["ijl'|", 235],
  ['.,:;!I', 285],
  ['ft/\\()[]{}r `-', 345],
  ['"*°^', 400],
  ['szckJxvy', 515],
  ['abdeghnopqu0123456789#$?_+=<>~ELFTZ·', 572],
  ['ABKPSXVYRCDHNU&', 680],
  ['GOQwM', 790],
  ['mW%@', 900],
];
const widthOf = new Map(WIDTHS.flatMap(([chars, width]) => [...chars].map((char) => [char, width] as const)));

/** Letters outside the table: Latin ones like their neighbours, ideographs a full square. */
function width(char: string): number {
  const known = widthOf.get(char);
  if (known !== undefined) return known;
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 600;
  return code >= 0x1100 ? 1000 : 640;
}

/** Measures with a table of widths: the same everywhere, a little generous. */
export const measureByTable: MeasureText = (text, role) => {
  const { size, weight } = FONTS[role];
  let sum = 0;
  for (const char of text) sum += width(char);
  return (sum / 1000) * size * (weight >= 600 ? 1.06 : 1);
};

/** The text, or as much of it as is no wider than `limit` px, with an ellipsis in the middle: both ends of a name tell. */
export function fitText(text: string, role: TextRole, limit: number, measure: MeasureText): string {
  if (measure(text, role) <= limit) return text;
  const chars = [...text];
  let keep = chars.length - 1;
  const cut = () =>
    `${chars.slice(0, Math.ceil(keep / 2)).join('')}…${chars.slice(chars.length - Math.floor(keep / 2)).join('')}`;
  while (keep > 1 && measure(cut(), role) > limit) keep--;
  return cut();
}

/** The text in one line, or in two that are broken between its words; what is too long for these too is cut. */
export function wrapText(text: string, role: TextRole, limit: number, measure: MeasureText): readonly string[] {
  if (measure(text, role) <= limit) return [text];
  let first = '';
  for (const word of text.split(/(?<=[\s\-_./])/)) {
    if (measure((first + word).trimEnd(), role) > limit) break;
    first += word;
  }
  const rest = fitText(text.slice(first.length), role, limit, measure);
  return first === '' ? [rest] : [first.trimEnd(), rest];
}

/** The smallest text of a picture, in px of the picture. */
export const SMALLEST_TEXT = Math.min(...Object.values(FONTS).map(({ size }) => size));
