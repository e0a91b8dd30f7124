import { type Circuit, type Design, type EdgeRouter, type Peering, type RawLink, findEdgeRouter } from '../design';
import { keptOf } from '../design/kept';
import type { Tags } from './model';
import { tagsOf, unitOf } from './subinterface';

/** A peering on a link whose sub-interface stands on a port of an edge router. */
interface Standing {
  readonly link: RawLink;
  readonly peering: Peering;
  readonly tags: Tags;
  readonly port: string;
}

/** Above what VLAN ids, and 4096 more than these, make; a unit of Junos ends at 16385. */
export const FIRST_OF_BOTH_TAGS = { AzurePrivatePeering: 8192, MicrosoftPeering: 12_288 } as const;
const LAST_UNIT = 16_385;

/**
 * The number of the sub-interface of a peering, of no other circuit behind the same outer tag: the circuit that comes first
 * in the design keeps the outer tag, any other one has a number that follows from its inner tag.
 */
export function unitIn(design: Design, link: RawLink, peering: Peering, tags: Tags): number | undefined {
  if (tags.kind !== 'qinq' || link.subinterface !== undefined) return unitOf(link, peering, tags);
  return unitsOf(design).get(link)?.get(peering) ?? unitOf(link, peering, tags);
}

/** The numbers that are others than those of the links by themselves. */
const unitsOf = keptOf((design: Design): ReadonlyMap<RawLink, ReadonlyMap<Peering, number>> => {
  const ports = new Map<EdgeRouter, Map<string, Standing[]>>();
  for (const { circuits } of design.customers) {
    for (const [router, standing] of circuits.flatMap((circuit) => standingOf(design, circuit))) {
      const ofRouter = ports.get(router) ?? new Map<string, Standing[]>();
      ports.set(router, ofRouter.set(standing.port, [...(ofRouter.get(standing.port) ?? []), standing]));
    }
  }
  const units = new Map<RawLink, Map<Peering, number>>();
  for (const standing of [...ports.values()].flatMap((ofRouter) => [...ofRouter.values()])) {
    for (const [{ link, peering }, unit] of othersOn(standing)) {
      units.set(link, (units.get(link) ?? new Map<Peering, number>()).set(peering, unit));
    }
  }
  return units;
});

function standingOf(design: Design, circuit: Circuit): [EdgeRouter, Standing][] {
  return circuit.links.flatMap(({ raw: link }) => {
    const router = findEdgeRouter(design, circuit, link.edgeRouter);
    const { interface: port } = link;
    if (!router || port === undefined) return [];
    return circuit.peerings.flatMap((peering): [EdgeRouter, Standing][] => {
      const tags = tagsOf(circuit, link, peering);
      return tags ? [[router, { link, peering, tags, port }]] : [];
    });
  });
}

/** What is said of a link is taken first; those that follow from tags come in the order of the design. */
function othersOn(all: readonly Standing[]): [Standing, number][] {
  const isSaid = ({ link, tags }: Standing) => tags.kind !== 'qinq' || link.subinterface !== undefined;
  const taken = new Map<number, Tags>();
  const others: [Standing, number][] = [];
  for (const one of [...all.filter(isSaid), ...all.filter((s) => !isSaid(s))]) {
    const unit = unitOf(one.link, one.peering, one.tags);
    if (unit === undefined) continue;
    const there = taken.get(unit);
    if (isSaid(one) || !there || !isBesideBehind(there, one.tags)) {
      taken.set(unit, there ?? one.tags);
      continue;
    }
    const free = freeUnit(one, taken);
    taken.set(free, one.tags);
    others.push([one, free]);
  }
  return others;
}

function isBesideBehind(one: Tags, other: Tags): boolean {
  return one.kind === 'qinq' && other.kind === 'qinq' && one.outer === other.outer && one.inner !== other.inner;
}

function freeUnit({ peering, tags }: Standing, taken: ReadonlyMap<number, Tags>): number {
  const start = FIRST_OF_BOTH_TAGS[peering.type] + (tags.kind === 'qinq' ? tags.inner : 0);
  let unit: number = start;
  while (taken.has(unit)) unit = unit === LAST_UNIT ? FIRST_OF_BOTH_TAGS.AzurePrivatePeering + 1 : unit + 1;
  return unit;
}
