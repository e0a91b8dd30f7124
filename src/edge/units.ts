import { type Circuit, type Design, type EdgeRouter, type Peering, type RawLink, findEdgeRouter } from '../design';
import { keptOf } from '../design/kept';
import type { Tags } from './model';
import { tagsOf, unitOf } from './subinterface';

/** A peering on a link whose sub-interface stands on a port of an edge router. */
interface Standing {
  readonly link: RawLink;
  readonly peering: Peering;
  readonly tags: Tags;
}

/**
 * Whether another circuit behind the same outer tag, with another inner one, has the same number of sub-interface on that
 * port. Which of them is on the router already is not in the design: neither can be given another number.
 */
export function sharesUnit(design: Design, link: RawLink, peering: Peering): boolean {
  return sharingIn(design).get(link)?.has(peering) ?? false;
}

const sharingIn = keptOf((design: Design): ReadonlyMap<RawLink, ReadonlySet<Peering>> => {
  const sharing = new Map<RawLink, Set<Peering>>();
  for (const standing of byUnit(design).flatMap((ofRouter) => [...ofRouter.values()])) {
    for (const { link, peering, tags } of standing) {
      if (!standing.some((other) => isBesideBehind(other.tags, tags))) continue;
      sharing.set(link, (sharing.get(link) ?? new Set<Peering>()).add(peering));
    }
  }
  return sharing;
});

/** What stands on each sub-interface of each router, by `PORT UNIT`. */
function byUnit(design: Design): ReadonlyMap<string, Standing[]>[] {
  const routers = new Map<EdgeRouter, Map<string, Standing[]>>();
  for (const { circuits } of design.customers) {
    for (const [router, unit, standing] of circuits.flatMap((circuit) => standingOf(design, circuit))) {
      const ofRouter = routers.get(router) ?? new Map<string, Standing[]>();
      routers.set(router, ofRouter.set(unit, [...(ofRouter.get(unit) ?? []), standing]));
    }
  }
  return [...routers.values()];
}

function standingOf(design: Design, circuit: Circuit): [EdgeRouter, string, Standing][] {
  return circuit.links.flatMap(({ raw: link }) => {
    const router = findEdgeRouter(design, circuit, link.edgeRouter);
    const { interface: port } = link;
    if (!router || port === undefined) return [];
    return circuit.peerings.flatMap((peering): [EdgeRouter, string, Standing][] => {
      const tags = tagsOf(circuit, link, peering);
      return tags ? [[router, `${port} ${unitOf(link, peering, tags) ?? ''}`, { link, peering, tags }]] : [];
    });
  });
}

function isBesideBehind(one: Tags, other: Tags): boolean {
  return one.kind === 'qinq' && other.kind === 'qinq' && one.outer === other.outer && one.inner !== other.inner;
}
