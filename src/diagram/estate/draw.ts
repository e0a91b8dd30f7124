import * as l10n from '@vscode/l10n';
import { dotted } from '../builder';
import { roundedPath } from '../drawEdge';
import { iconMark } from '../drawNode';
import { type Mark, mark, tenth, titleMark } from '../marks';
import { LEAST_ON_SCREEN } from '../firstView';
import { FONTS, type MeasureText, SMALLEST_TEXT, fitText } from '../measure';
import { type Box, meets } from '../placed';
import type { Theme } from '../theme';
import { type LayerValue, valueOf, valuesOf } from './layers';
import { CARD, type PlacedCustomer, type PlacedEstate, type PlacedLocation, TOLD } from './layout';
import type { EstateCircuit, Layer } from './model';
import { idOf } from './things';
import { circuitTexts, circuitsText, customerText, customersText, summaryTexts } from './words';

/**
 * How near an estate is seen: all customers of a colour as one shape, cards with a name, with what their colour says too, or with
 * all that they say.
 */
export type Nearness = 'far' | 'named' | 'middle' | 'near';

/** The sizes of a name on a card and of what its colour says, where that is all, in px. */
const NAME_SIZE = 26;
const VALUE_SIZE = 21;
/** The size of the names of what is shared where they stand alone, in px. */
const SHARED_SIZE = 22;

/** How much of the cards can be read at a scale. */
export function nearnessAt(scale: number): Nearness {
  if (scale * SMALLEST_TEXT >= LEAST_ON_SCREEN) return 'near';
  if (scale * VALUE_SIZE >= LEAST_ON_SCREEN) return 'middle';
  return scale * NAME_SIZE >= LEAST_ON_SCREEN ? 'named' : 'far';
}

/** Whether of what is shared only the names can be read at a scale, and these when they are large. */
export const isTerseAt = ({ unit }: PlacedEstate, scale: number): boolean =>
  scale * unit * SMALLEST_TEXT < LEAST_ON_SCREEN;

export interface EstateLook {
  readonly nearness: Nearness;
  readonly layer: Layer;
  readonly theme: Theme;
  readonly measure: MeasureText;
  /** Of what is shared the names alone, and large. */
  readonly terse?: boolean;
  /** What stands out, by id; all else is pale. Nothing stands out where there is none. */
  readonly lit?: ReadonlySet<string>;
  /** The part that is seen; all of it where none is said. */
  readonly view?: Box;
}

/** A mark, and a text that is the same as long as the mark is. */
export interface KeyedMark {
  readonly key: string;
  readonly mark: Mark;
}

/** The marks of an estate, back to front. */
export function drawEstate(placed: PlacedEstate, look: EstateLook): KeyedMark[] {
  const colours = new Map(valuesOf(look.layer, look.theme).map((value) => [value.value, value]));
  return [
    ...placed.locations.map((location) => drawLocation(location, placed.unit, look)),
    ...drawBundles(placed, look),
    ...drawMiddle(placed, look),
    ...(look.nearness === 'far' ? drawShapes(placed, look, colours) : drawCards(placed, look, colours)),
  ];
}

const opacity = (id: string, { lit }: EstateLook): number | undefined => (lit && !lit.has(id) ? 0.25 : undefined);

const litKey = (id: string, { lit, terse }: EstateLook): string =>
  `${lit ? (lit.has(id) ? 'lit' : 'pale') : ''}${terse ? ' terse' : ''}`;

/** The name of something that is shared over what else is said of it; alone where no more can be read. */
function sharedWords(
  name: string,
  more: string,
  box: Box,
  unit: number,
  { theme, measure, terse }: EstateLook,
): Mark[] {
  const [left, width] = [box.x + 38 * unit, box.width - 50 * unit];
  const at = (y: number, size: number, fill: string) => ({
    x: left,
    y: box.y + y * unit,
    unit: unit * size,
    width,
    fill,
  });
  if (terse) return [sized(name, 'group', at(30, SHARED_SIZE / FONTS.group.size, theme.text), measure)];
  return [sized(name, 'group', at(20, 1, theme.text), measure), sized(more, 'line', at(36, 1, theme.muted), measure)];
}

/** A text of any size; `unit` is how many times as large it is as its role says. */
function sized(
  text: string,
  role: 'group' | 'line' | 'title',
  at: { x: number; y: number; unit: number; width: number; fill: string },
  measure: MeasureText,
): Mark {
  const { size, weight } = FONTS[role];
  return {
    tag: 'text',
    attributes: {
      x: tenth(at.x),
      y: tenth(at.y),
      'font-size': tenth(size * at.unit),
      'font-weight': weight === 400 ? undefined : weight,
      fill: at.fill,
    },
    text: fitText(text, role, at.width / at.unit, measure),
  };
}

/** The first of several texts, from long to short, that a line has room for; the last where it has none for any. */
function fitting(texts: readonly string[], role: 'line', width: number, measure: MeasureText): string {
  return texts.find((text) => measure(text, role) <= width) ?? texts.at(-1) ?? '';
}

function drawLocation(location: PlacedLocation, unit: number, look: EstateLook): KeyedMark {
  const id = idOf('location', location.name);
  const { tint, frame, accent } = look.theme.zones.location;
  const title = location.name || l10n.t('No circuit yet');
  // A customer stands at its first circuit: where only others end, it is the circuits that count.
  const customers = location.customers.length;
  const count = dotted(customers > 0 ? customersText(customers) : '', circuitsText(location.circuits));
  return {
    key: `${id} ${litKey(id, look)}`,
    mark: mark('g', { 'data-id': id, 'data-kind': 'location', opacity: opacity(id, look) }, [
      titleMark(`${title}\n${count}`),
      frameMark(location, { fill: tint, stroke: frame, unit }),
      iconMark('location', location.x + 12 * unit, location.y + 13 * unit, 18 * unit, accent),
      ...sharedWords(title, count, location, unit, look),
    ]),
  };
}

function frameMark({ x, y, width, height }: Box, look: { fill: string; stroke: string; unit: number }): Mark {
  return mark('rect', {
    x: tenth(x),
    y: tenth(y),
    width: tenth(width),
    height: tenth(height),
    rx: tenth(6 * look.unit),
    fill: look.fill,
    stroke: look.stroke,
    'stroke-width': tenth(look.unit),
    class: 'frame',
  });
}

function drawBundles({ bundles, unit }: PlacedEstate, look: EstateLook): KeyedMark[] {
  return bundles.map(({ datacenter, location, points }, index) => {
    const ends = [idOf('datacenter', datacenter), idOf('location', location)] as const;
    const isPale = look.lit !== undefined && !ends.every((id) => look.lit?.has(id));
    return {
      key: `bundle ${datacenter} ${location} ${String(index)} ${isPale ? 'pale' : ''}`,
      mark: mark('g', { 'data-kind': 'bundle', 'aria-hidden': 'true', opacity: isPale ? 0.25 : undefined }, [
        titleMark(`${datacenter} – ${location}`),
        mark('path', {
          d: roundedPath(points),
          fill: 'none',
          stroke: look.theme.edges.reachesProvider,
          'stroke-width': tenth(2.4 * unit),
        }),
      ]),
    };
  });
}

function drawMiddle({ datacenters, unit }: PlacedEstate, look: EstateLook): KeyedMark[] {
  const { theme, measure } = look;
  const { tint, frame, accent } = theme.zones.csp;
  return datacenters.flatMap(({ datacenter, routers, ...box }): KeyedMark[] => {
    const id = idOf('datacenter', datacenter.name);
    const locations = datacenter.locations.join(', ');
    return [
      {
        key: `${id} ${litKey(id, look)}`,
        mark: mark('g', { 'data-id': id, 'data-kind': 'datacenter', opacity: opacity(id, look) }, [
          titleMark([datacenter.title, locations].join('\n')),
          frameMark(box, { fill: tint, stroke: frame, unit }),
          iconMark('datacenter', box.x + 12 * unit, box.y + 13 * unit, 18 * unit, accent),
          ...sharedWords(datacenter.title, locations, box, unit, look),
        ]),
      },
      ...routers.map(({ router, ...at }): KeyedMark => {
        const own = idOf('router', router.name);
        const size = look.terse ? (unit * SHARED_SIZE) / FONTS.title.size : unit;
        const text = { x: at.x + 30 * unit, y: at.y + at.height / 2 + 4 * size, unit: size };
        const half = at.width - 38 * unit;
        const name = fitText(router.name, 'title', half / unit, measure);
        const used = measure(name, 'title') * unit + 10 * unit;
        return {
          key: `${own} ${litKey(own, look)}`,
          mark: mark('g', { 'data-id': own, 'data-kind': 'router', opacity: opacity(own, look) }, [
            titleMark([router.name, router.platform].join('\n')),
            frameMark(at, { fill: theme.box, stroke: theme.boxLine, unit }),
            iconMark('router', at.x + 8 * unit, at.y + 5 * unit, 16 * unit, accent),
            sized(router.name, 'title', { ...text, width: half, fill: theme.text }, measure),
            ...(look.terse
              ? []
              : [
                  sized(
                    router.platform,
                    'line',
                    { ...text, x: text.x + used, width: Math.max(0, half - used), fill: theme.muted },
                    measure,
                  ),
                ]),
          ]),
        };
      }),
    ];
  });
}

const customersOf = ({ locations }: PlacedEstate): PlacedCustomer[] => locations.flatMap(({ customers }) => customers);

/** All customers of a colour as one shape. */
function drawShapes(placed: PlacedEstate, look: EstateLook, colours: ReadonlyMap<string, LayerValue>): KeyedMark[] {
  const shapes = Map.groupBy(customersOf(placed), ({ customer }) =>
    JSON.stringify([valueOf(customer, look.layer), litKey(idOf('customer', customer.key), look)]),
  );
  return [...shapes].map(([key, customers]) => {
    const [value = '', lit] = JSON.parse(key) as [string?, string?];
    const boxes = customers.map(
      ({ x, y, width, height }) => `M${tenth(x)} ${tenth(y)}h${width}v${tenth(height)}h${-width}z`,
    );
    return {
      key: `shape ${key} ${String(customers.length)}`,
      mark: mark('path', {
        d: boxes.join(''),
        fill: colours.get(value)?.colour ?? look.theme.muted,
        opacity: lit === 'pale' ? 0.2 : undefined,
        'data-kind': 'customers',
      }),
    };
  });
}

function drawCards(placed: PlacedEstate, look: EstateLook, colours: ReadonlyMap<string, LayerValue>): KeyedMark[] {
  const { view, nearness, layer } = look;
  return placed.locations
    .filter((location) => !view || meets(location, view))
    .flatMap(({ customers }) => customers.filter((one) => !view || meets(one, view)))
    .map((one) => {
      const id = idOf('customer', one.customer.key);
      const value = colours.get(valueOf(one.customer, layer));
      return {
        key: `${id} ${nearness} ${layer} ${value?.value ?? ''} ${litKey(id, look)}`,
        mark: mark('g', { 'data-id': id, 'data-kind': 'customer', opacity: opacity(id, look) }, [
          titleMark(customerText(one.customer)),
          ...(nearness === 'near' ? nearCard(one, look, value) : middleCard(one, look, value)),
        ]),
      };
    });
}

function middleCard(
  one: PlacedCustomer,
  { theme, measure, nearness }: EstateLook,
  value: LayerValue | undefined,
): Mark[] {
  const unit = NAME_SIZE / FONTS.title.size;
  const width = one.width - 30;
  return [
    frameMark(one, { fill: theme.box, stroke: value?.colour ?? theme.boxLine, unit: 2 }),
    stripe(one, value, 12),
    sized(one.customer.title, 'title', { x: one.x + 22, y: one.y + 42, unit, width, fill: theme.text }, measure),
    ...(nearness === 'named'
      ? []
      : [
          sized(
            value?.text ?? '',
            'line',
            { x: one.x + 22, y: one.y + 74, unit: VALUE_SIZE / FONTS.line.size, width, fill: theme.muted },
            measure,
          ),
        ]),
  ];
}

function stripe({ x, y, height }: Box, value: LayerValue | undefined, width: number): Mark {
  return mark('rect', { x: tenth(x), y: tenth(y), width, height: tenth(height), rx: 4, fill: value?.colour });
}

function nearCard(one: PlacedCustomer, { theme, measure }: EstateLook, value: LayerValue | undefined): Mark[] {
  const { customer, x, y, width } = one;
  const [left, room] = [x + 18, width - 28];
  const text = (words: string, role: 'title' | 'line', top: number, fill: string) =>
    sized(words, role, { x: left, y: top, unit: 1, width: room, fill }, measure);
  const told = customer.circuits.length > TOLD ? customer.circuits.slice(0, TOLD) : customer.circuits;
  const more = customer.circuits.length - told.length;
  const first = y + CARD.head;
  return [
    frameMark(one, { fill: theme.box, stroke: theme.boxLine, unit: 1 }),
    stripe(one, value, 6),
    text(customer.title, 'title', y + 21, theme.text),
    text(value?.text ?? '', 'line', y + 38, value?.colour ?? theme.muted),
    text(fitting(summaryTexts(customer), 'line', room, measure), 'line', y + 53, theme.muted),
    ...told.flatMap((circuit, index) => {
      const words = circuitTexts(circuit, customer.circuits[0]?.location);
      return circuitMarks(circuit, words, { x: left, y: first + index * CARD.row, width: room }, theme, measure);
    }),
    ...(more > 0
      ? [text(l10n.t('and {0} more circuits', more), 'line', first + TOLD * CARD.row + 12, theme.muted)]
      : []),
  ];
}

/** A circuit as a line: full where it is there, dashed where it is planned, dotted where it goes. */
function circuitMarks(
  { lifecycle }: EstateCircuit,
  words: readonly string[],
  { x, y, width }: Omit<Box, 'height'>,
  theme: Theme,
  measure: MeasureText,
): Mark[] {
  const dash = { active: undefined, planned: '4 2', retiring: '1 3' }[lifecycle];
  return [
    mark('path', {
      d: `M${tenth(x)} ${tenth(y + 8)}h16`,
      stroke: theme.edges.primaryLink,
      'stroke-width': 2,
      'stroke-dasharray': dash,
    }),
    sized(
      fitting(words, 'line', width - 22, measure),
      'line',
      { x: x + 22, y: y + 12, unit: 1, width: width - 22, fill: theme.text },
      measure,
    ),
  ];
}
