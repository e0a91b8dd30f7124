import { fitScale } from '../firstView';
import type { Box, Point } from '../placed';
import type { Estate, EstateCustomer, EstateDatacenter, EstateRouter } from './model';

/** A card of a customer, in px. */
export const CARD = { width: 310, head: 62, row: 17, foot: 8, gap: 14 } as const;
/** So many circuits of a customer are told one by one. */
export const TOLD = 4;
/** The parts that all share, where an estate fits a screen; they grow with it. */
const SHARED = { head: 46, pad: 14, width: 250, row: 30, gap: 20, lanes: 90 } as const;
/** The height of an estate at which what is shared has its own size, in px. */
const SCREEN = 760;
/** A screen, from which the shape of an estate is taken. */
const ROOM = { width: 1380, height: 760 } as const;

export interface PlacedCustomer extends Box {
  readonly customer: EstateCustomer;
}

/** A peering location with the customers whose first circuit is there. */
export interface PlacedLocation extends Box {
  /** '' for the customers without a circuit. */
  readonly name: string;
  readonly circuits: number;
  readonly customers: readonly PlacedCustomer[];
}

export interface PlacedDatacenter extends Box {
  readonly datacenter: EstateDatacenter;
  readonly routers: readonly (Box & { readonly router: EstateRouter })[];
}

/** The ways from a datacenter to a peering location. */
export interface PlacedBundle {
  readonly datacenter: string;
  readonly location: string;
  readonly points: readonly Point[];
}

/** An estate with coordinates: the CSP in the middle, peering locations with their customers left and right of it. */
export interface PlacedEstate {
  readonly estate: Estate;
  readonly width: number;
  readonly height: number;
  /** How many times as large as its own size what is shared is drawn, so that it can be read from where all is seen. */
  readonly unit: number;
  readonly datacenters: readonly PlacedDatacenter[];
  readonly locations: readonly PlacedLocation[];
  readonly bundles: readonly PlacedBundle[];
}

export function cardHeight({ circuits }: EstateCustomer): number {
  const rows = Math.min(circuits.length, circuits.length > TOLD ? TOLD + 1 : TOLD);
  return CARD.head + rows * CARD.row + CARD.foot;
}

/** Gives everything in an estate its place. The same estate gives the same places, and an edit moves little. */
export function layoutEstate(estate: Estate): PlacedEstate {
  const sides = sidesOf(groupsOf(estate));
  let best: Arrangement | undefined;
  for (const columns of columnsToTry(estate.customers.length)) {
    const next = arrangedIn(columns, estate, sides);
    if (best && fitScale(next, ROOM) <= fitScale(best, ROOM)) break;
    best = next;
  }
  return placeAll(estate, sides, best ?? arrangedIn(1, estate, sides));
}

/** From few columns of cards on each side to many; more are tried while the picture gets larger by it. */
function columnsToTry(customers: number): number[] {
  const about = Math.max(1, Math.floor(Math.sqrt(customers / 8)));
  return Array.from({ length: 2 * about + 4 }, (_, index) => Math.max(1, Math.floor(about / 2) + index));
}

interface Group {
  readonly name: string;
  readonly customers: readonly EstateCustomer[];
  /** Of the cards of the customers. */
  readonly heights: readonly number[];
  readonly circuits: number;
}

/** How an estate stands with so many columns of cards on each side, before anything in it has its place. */
interface Arrangement {
  readonly columns: number;
  readonly unit: number;
  readonly width: number;
  readonly height: number;
  /** Of the customers left and right of the middle. */
  readonly sideHeights: readonly [number, number];
  readonly sideWidth: number;
  readonly middleX: number;
}

type Sides = readonly [readonly Group[], readonly Group[]];

/** Customers by the peering location of their first circuit: those of the CSP's datacenters first, in its order. */
function groupsOf({ datacenters, customers }: Estate): Group[] {
  const groups = new Map<string, { customers: EstateCustomer[]; heights: number[]; circuits: number }>();
  const groupAt = (name: string) => {
    const known = groups.get(name);
    if (known) return known;
    const made = { customers: [], heights: [], circuits: 0 };
    groups.set(name, made);
    return made;
  };
  for (const { locations } of datacenters) locations.forEach(groupAt);
  for (const customer of customers) for (const { location } of customer.circuits) groupAt(location).circuits++;
  for (const customer of customers) {
    const group = groupAt(customer.circuits[0]?.location ?? '');
    group.customers.push(customer);
    group.heights.push(cardHeight(customer));
  }
  const nowhere = groups.get('');
  groups.delete('');
  const placed = [...groups, ...(nowhere && nowhere.customers.length > 0 ? [['', nowhere] as const] : [])];
  return placed.map(([name, group]) => ({ name, ...group }));
}

/** @param columns on each side */
function arrangedIn(columns: number, estate: Estate, sides: Sides): Arrangement {
  const [left, right] = sides.map((side) => side.map((group) => rowHeightsOf(group, columns)));
  const sizes = (unit: number): [number, number] => [sideHeight(left ?? [], unit), sideHeight(right ?? [], unit)];
  const middleHeight = (unit: number) => unit * middleOf(estate);
  let unit = 1;
  // What is shared grows with the picture, which grows with what is shared: by less each time.
  for (let turn = 0; turn < 4; turn++) {
    unit = Math.max(1, Math.max(...sizes(unit), middleHeight(unit)) / SCREEN);
  }
  const sideHeights = sizes(unit);
  const sideWidth = columns * (CARD.width + CARD.gap) - CARD.gap + 2 * SHARED.pad * unit;
  const [middle, lanes] = [SHARED.width * unit, SHARED.lanes * unit];
  const middleX = sides[0].length > 0 ? sideWidth + lanes : 0;
  return {
    columns,
    unit,
    width: middleX + middle + (sides[1].length > 0 ? lanes + sideWidth : 0),
    height: Math.max(...sideHeights, middleHeight(unit)),
    sideHeights,
    sideWidth,
    middleX,
  };
}

function placeAll(estate: Estate, [left, right]: Sides, arrangement: Arrangement): PlacedEstate {
  const { unit, width, height, sideHeights, middleX } = arrangement;
  const lanes = SHARED.lanes * unit;
  const rightX = middleX + SHARED.width * unit + lanes;
  const locations = [
    ...placeSide(left, arrangement, { x: 0, y: (height - sideHeights[0]) / 2 }),
    ...placeSide(right, arrangement, { x: rightX, y: (height - sideHeights[1]) / 2 }),
  ];
  const datacenters = placeMiddle(estate, unit, { x: middleX, y: (height - unit * middleOf(estate)) / 2 });
  return { estate, width, height, unit, datacenters, locations, bundles: bundlesOf(datacenters, locations, lanes) };
}

/** Both sides have about as many customers. */
function sidesOf(groups: readonly Group[]): Sides {
  const sides: [Group[], Group[]] = [[], []];
  const counts: [number, number] = [0, 0];
  for (const group of groups) {
    const side = counts[0] <= counts[1] ? 0 : 1;
    sides[side].push(group);
    counts[side] += group.customers.length + 1;
  }
  return sides;
}

/** Of each row of cards the height of its highest. */
function rowHeightsOf({ heights }: Group, columns: number): number[] {
  const rows: number[] = [];
  for (let at = 0; at < heights.length; at += columns) {
    let highest = 0;
    for (let i = at; i < at + columns; i++) highest = Math.max(highest, heights[i] ?? 0);
    rows.push(highest);
  }
  return rows;
}

function groupHeight(rows: readonly number[], unit: number): number {
  const cards = rows.reduce((sum, row) => sum + row, 0) + CARD.gap * Math.max(0, rows.length - 1);
  return unit * (SHARED.head + (rows.length > 0 ? SHARED.pad : 0)) + cards;
}

/** @param groups the heights of the rows of each */
function sideHeight(groups: readonly (readonly number[])[], unit: number): number {
  const gaps = SHARED.gap * unit * Math.max(0, groups.length - 1);
  return groups.reduce((sum, rows) => sum + groupHeight(rows, unit), 0) + gaps;
}

function placeSide(side: readonly Group[], { columns, unit, sideWidth }: Arrangement, from: Point): PlacedLocation[] {
  let { y } = from;
  return side.map((group): PlacedLocation => {
    const rows = rowHeightsOf(group, columns);
    const height = groupHeight(rows, unit);
    let top = y + SHARED.head * unit;
    const tops = rows.map((row) => {
      const here = top;
      top += row + CARD.gap;
      return here;
    });
    const customers = group.customers.map((customer, index): PlacedCustomer => ({
      customer,
      x: from.x + SHARED.pad * unit + (index % columns) * (CARD.width + CARD.gap),
      y: tops[Math.floor(index / columns)] ?? top,
      width: CARD.width,
      height: group.heights[index] ?? CARD.head,
    }));
    const placed = { name: group.name, circuits: group.circuits, customers, x: from.x, y, width: sideWidth, height };
    y += height + SHARED.gap * unit;
    return placed;
  });
}

const datacenterHeight = ({ routers }: EstateDatacenter): number =>
  SHARED.head + routers.length * SHARED.row + SHARED.pad;

function middleOf({ datacenters }: Estate): number {
  const gaps = SHARED.gap * Math.max(0, datacenters.length - 1);
  return datacenters.reduce((sum, datacenter) => sum + datacenterHeight(datacenter), 0) + gaps;
}

function placeMiddle({ datacenters }: Estate, unit: number, from: Point): PlacedDatacenter[] {
  let { y } = from;
  return datacenters.map((datacenter): PlacedDatacenter => {
    const placed = {
      datacenter,
      x: from.x,
      y,
      width: SHARED.width * unit,
      height: datacenterHeight(datacenter) * unit,
      routers: datacenter.routers.map((router, index) => ({
        router,
        x: from.x + SHARED.pad * unit,
        y: y + (SHARED.head + index * SHARED.row) * unit,
        width: (SHARED.width - 2 * SHARED.pad) * unit,
        height: (SHARED.row - 4) * unit,
      })),
    };
    y += placed.height + SHARED.gap * unit;
    return placed;
  });
}

/** From the side of a datacenter to the side of a location, each line in a lane of its own between the two. */
function bundlesOf(
  datacenters: readonly PlacedDatacenter[],
  locations: readonly PlacedLocation[],
  lanes: number,
): PlacedBundle[] {
  const ways = datacenters.flatMap((datacenter) =>
    locations
      .filter(({ name }) => name !== '' && datacenter.datacenter.locations.includes(name))
      .map((location) => ({ datacenter, location })),
  );
  return ways.map(({ datacenter, location }, index) => {
    const isLeft = location.x < datacenter.x;
    const share = (index + 1) / (ways.length + 1);
    const start = isLeft ? datacenter.x : datacenter.x + datacenter.width;
    const end = isLeft ? location.x + location.width : location.x;
    const lane = isLeft ? start - lanes * share : start + lanes * share;
    const [from, to] = [datacenter.y + datacenter.height / 2, meeting(datacenter, location)];
    return {
      datacenter: datacenter.datacenter.name,
      location: location.name,
      points: [
        { x: start, y: from },
        { x: lane, y: from },
        { x: lane, y: to },
        { x: end, y: to },
      ],
    };
  });
}

/** Straight across where the location is beside the datacenter, else at the nearer end of it. */
function meeting(datacenter: Box, location: Box): number {
  const middle = datacenter.y + datacenter.height / 2;
  const inset = Math.min(24, location.height / 2);
  return Math.min(location.y + location.height - inset, Math.max(location.y + inset, middle));
}
