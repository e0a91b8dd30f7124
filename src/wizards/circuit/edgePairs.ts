import { type Circuit, type Customer, type Design, type EdgeRouter, findEdgeRouter } from '../../design';
import { canonicalProvider } from '../../catalog/providers';

/** An interface of an edge router that a link of a circuit can end on. */
export interface EdgePort {
  readonly edgeRouter: string;
  readonly interface: string;
}

/** Two edge routers of one site that the two links of a circuit can end on. */
export interface EdgePair {
  readonly site: string;
  readonly primary: EdgePort;
  readonly secondary: EdgePort;
  /** The site is at the peering location. */
  readonly atLocation: boolean;
}

/** Pairs with an interface to the connectivity provider; those at the location first. */
export function edgePairs(
  design: Design,
  customer: Customer,
  { location, serviceProviderName }: { readonly location: string; readonly serviceProviderName: string },
): EdgePair[] {
  const sites: { name: string; routers: readonly EdgeRouter[]; atLocation: boolean }[] =
    customer.model === 'connect-through'
      ? design.provider.sites.map((site) => ({
          name: site.name,
          routers: site.edgeRouters,
          atLocation: site.raw.peeringLocations?.some((l) => l.toLowerCase() === location.toLowerCase()) ?? false,
        }))
      : customer.sites.map((site) => ({ name: site.name, routers: site.edgeRouters, atLocation: true }));
  const wanted = canonicalProvider(serviceProviderName);
  const leadsThere = (i: Interface) =>
    i.serviceProviderName !== undefined && canonicalProvider(i.serviceProviderName) === wanted;
  return sites
    .flatMap(({ name, routers, atLocation }): EdgePair[] =>
      portsOf(routers, leadsThere).map((ports) => ({ site: name, ...ports, atLocation })),
    )
    .sort((a, b) => Number(b.atLocation) - Number(a.atLocation));
}

/** Two edge routers of each site that have interfaces to a direct port. */
export function portPairs(design: Design, customer: Customer, port: string): EdgePair[] {
  const sites = customer.model === 'connect-through' ? design.provider.sites : customer.sites;
  return sites.flatMap(({ name, edgeRouters }): EdgePair[] =>
    portsOf(edgeRouters, (i) => i.expressRoutePort === port).map((ports) => ({
      site: name,
      ...ports,
      atLocation: true,
    })),
  );
}

type Interface = NonNullable<EdgeRouter['raw']['interfaces']>[number];

/** The interfaces of the first two routers that have a wanted one; none where fewer have. */
function portsOf(
  routers: readonly EdgeRouter[],
  isWanted: (each: Interface) => boolean,
): Pick<EdgePair, 'primary' | 'secondary'>[] {
  const [primary, secondary] = routers.flatMap((router) => portTo(router, isWanted) ?? []);
  return primary && secondary ? [{ primary, secondary }] : [];
}

function portTo(router: EdgeRouter, isWanted: (each: Interface) => boolean): EdgePort | undefined {
  const found = router.raw.interfaces?.find(isWanted);
  return found?.name ? { edgeRouter: router.name, interface: found.name } : undefined;
}

/** How the links of other circuits are handed over on the same interface, and how many there are; a new one must be handed over likewise. */
export function handoffOn(
  design: Design,
  port: EdgePort,
): { handoff: 'Dot1Q' | 'QinQ'; outerVlanIds: number[]; count: number } {
  const links = circuitsOf(design).flatMap((circuit) =>
    circuit.links
      .filter(({ raw }) => raw.interface === port.interface && raw.edgeRouter === port.edgeRouter)
      .filter(({ raw }) => findEdgeRouter(design, circuit, raw.edgeRouter) !== undefined),
  );
  return {
    handoff: links.some(({ raw }) => raw.handoff === 'QinQ') ? 'QinQ' : 'Dot1Q',
    count: links.length,
    outerVlanIds: links.flatMap(({ raw }) => raw.outerVlanId ?? []),
  };
}

function circuitsOf(design: Design): Circuit[] {
  return design.customers.flatMap((customer) => customer.circuits);
}
