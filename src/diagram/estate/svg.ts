import * as l10n from '@vscode/l10n';
import { textMark } from '../drawNode';
import { type Mark, mark } from '../marks';
import { FONT_FAMILY, type MeasureText, measureByTable } from '../measure';
import { type TitleBlock, blockText, documentText } from '../svg';
import { THEMES, type ThemeName } from '../theme';
import { drawEstate } from './draw';
import { countedValues, layerText } from './layers';
import { layoutEstate } from './layout';
import type { Estate, Layer } from './model';
import { customersText } from './words';

const MARGIN = 28;
const HEAD = 64;
/** So many customers are still told one by one in a picture that nobody can come nearer to. */
const MOST_NEAR = 60;
const MOST_NAMED = 1200;

export interface EstateSvgOptions {
  readonly theme?: ThemeName;
  readonly layer?: Layer;
  readonly measure?: MeasureText;
  readonly block?: TitleBlock;
}

/** The picture of an estate as a file of its own: the same bytes for the same estate and options. */
export function estateSvg(
  estate: Estate,
  { theme = 'light', layer = 'state', measure = measureByTable, block }: EstateSvgOptions = {},
): string {
  const colours = THEMES[theme];
  const placed = layoutEstate(estate);
  const { unit } = placed;
  const count = estate.customers.length;
  const nearness = count <= MOST_NEAR ? 'near' : count <= MOST_NAMED ? 'middle' : 'far';
  const title = l10n.t('Estate of {0}', estate.title);
  const marks: Mark[] = drawEstate(placed, { nearness, layer, theme: colours, measure }).map((one) => one.mark);
  const legend: Mark[] = [textMark(`${layerText(layer)}:`, 'legend', 0, 0, colours.text)];
  let x = measure(`${layerText(layer)}:`, 'legend') + 16;
  for (const { text, colour, count: customers } of countedValues(estate.customers, layer, colours)) {
    const words = `${text} (${customers})`;
    legend.push(mark('rect', { x, y: 1, width: 12, height: 12, rx: 3, fill: colour }));
    legend.push(textMark(words, 'legend', x + 18, 0, colours.muted));
    x += 18 + measure(words, 'legend') + 20;
  }
  const head = HEAD * unit;
  const width = Math.ceil(Math.max(placed.width, x * unit, measure(title, 'heading') * unit) + 2 * MARGIN * unit);
  const height = Math.ceil(head + placed.height + (block ? 30 * unit : 0) + 2 * MARGIN * unit);
  const scaled = (left: number, top: number) => `translate(${left} ${top}) scale(${unit})`;
  return documentText({
    width,
    height,
    title,
    about: l10n.t('{0}: {1}, in the middle the datacenters that they share.', title, customersText(count)),
    family: FONT_FAMILY,
    measure,
    marks: [
      mark('rect', { width, height, fill: colours.background }),
      mark('g', { transform: scaled(MARGIN * unit, MARGIN * unit) }, [
        textMark(title, 'heading', 0, -4, colours.text),
        mark('g', { transform: 'translate(0 30)' }, legend),
      ]),
      mark('g', { transform: `translate(${MARGIN * unit} ${MARGIN * unit + head})` }, marks),
      ...(block
        ? [
            mark('g', { transform: scaled(MARGIN * unit, height - 40 * unit) }, [
              textMark(blockText(title, block), 'legend', 0, 0, colours.muted),
            ]),
          ]
        : []),
    ],
  });
}
