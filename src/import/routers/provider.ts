import { type Draft, compact, draftsAt } from '../reading/reading';
import type { FoundRouter } from '../sources/router/router';

/** A router that a design needs at a site, and why. */
export interface NeededRouter {
  readonly router: FoundRouter;
  /** Where it meets Microsoft; undefined where only customers are attached to it. */
  readonly peeringLocation: string | undefined;
  /** The interface, and the connectivity provider whose handoff it is. */
  readonly parent: string;
  readonly serviceProviderName?: string | undefined;
}

/** The sites of a file, by reference: what is added here is in the file. */
export function sitesOf(file: Draft): Draft[] {
  const { sites } = file;
  const list = (Array.isArray(sites) ? sites : []) as Draft[];
  file['sites'] = list;
  return list;
}

/** The site of a list that has a router of this name. */
export function siteWith(sites: readonly Draft[], router: string): Draft | undefined {
  return sites.find((site) => draftsAt(site, 'edgeRouters').some(({ name }) => name === router));
}

/**
 * Puts a router, and an interface of it, into a list of sites: to where it is, to the site at its peering location, else to a
 * new one. Returns the new site.
 */
export function placeRouter(sites: Draft[], needed: NeededRouter, prefixes?: readonly string[]): Draft | undefined {
  const { router, peeringLocation, parent, serviceProviderName } = needed;
  const port = compact({ name: parent, serviceProviderName });
  const there = siteWith(sites, router.name);
  const known = there && draftsAt(there, 'edgeRouters').find(({ name }) => name === router.name);
  if (known) {
    const ports = draftsAt(known, 'interfaces');
    if (!ports.some(({ name }) => name === parent)) known['interfaces'] = [...ports, port];
    return undefined;
  }
  const made = compact({ name: router.name, platform: router.platform, loopback: router.loopback, interfaces: [port] });
  const near = sites.find((site) => isAt(site, peeringLocation));
  if (near) {
    near['edgeRouters'] = [...draftsAt(near, 'edgeRouters'), made];
    return undefined;
  }
  const site = compact({
    name: freeName(sites, nameAt(peeringLocation)),
    peeringLocations: prefixes === undefined && peeringLocation !== undefined ? [peeringLocation] : undefined,
    prefixes: prefixes === undefined ? undefined : [...prefixes],
    edgeRouters: [made],
  });
  sites.push(site);
  return site;
}

/** A site of the CSP says its peering locations; one that an import made of a customer's routers has the name of it. */
function isAt(site: Draft, peeringLocation: string | undefined): boolean {
  const said = site['peeringLocations'];
  if (Array.isArray(said)) return peeringLocation !== undefined && (said as unknown[]).includes(peeringLocation);
  return site['edgeRouters'] !== undefined && site['name'] === nameAt(peeringLocation);
}

/** `Queretaro (Mexico)` gives `edge-queretaro-mexico`. */
const nameAt = (peeringLocation: string | undefined): string =>
  ['edge', ...(peeringLocation?.toLowerCase().match(/[a-z0-9]+/g) ?? [])].join('-');

/** A name that no site of a list has. */
export function freeName(sites: readonly Draft[], wanted: string): string {
  let name = wanted;
  for (let n = 2; sites.some((site) => site['name'] === name); n++) name = `${wanted}-${String(n)}`;
  return name;
}
