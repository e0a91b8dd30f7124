import { type Customer, type Design, microsoftPeeringOf, prefixesOf } from '../design';
import type { IpFamily, Neighbor, PrefixEntry, Term } from './model';
import { nameOf } from './names';
import { DEFAULT_ROUTE, inFrom, ofFamily, sharedPrefixes, unique } from './prefixes';
import { publicOnly } from './publicPrefixes';
import { type Slice, type Table, exact, orLonger } from './slice';

/** Which peerings put routes into a table; a table of the customer's own router may have both. */
export interface Carried {
  readonly private: boolean;
  readonly microsoft: boolean;
}

/**
 * The filters of a session between two routers of one table: what either learns from Azure, from the customer's sites
 * and over the peering with Microsoft, and nothing else. The same in both directions; undefined where nothing passes.
 */
export function pairFilter(
  slice: Slice,
  table: Table,
  family: IpFamily,
  { design, customer, carried }: { readonly design: Design; readonly customer: Customer; readonly carried: Carried },
): Pick<Neighbor, 'in' | 'out'> | undefined {
  const name = (what: string) =>
    nameOf(...[customer.name, ...(table.vrf ? [table.vrf.name] : []), 'pair', `${what}${family}`]);
  const terms: Term[] = [];
  const add = (list: string, entries: readonly PrefixEntry[]) => {
    if (entries.length === 0) return;
    slice.addList({ name: list, family, entries });
    terms.push({ permit: true, prefixList: list });
  };
  const own = customer.circuits.flatMap((c) => prefixesOf(c.raw.peerings?.microsoft?.advertisedPublicPrefixes));
  const learned = carried.private ? customer.circuits.flatMap((c) => inFrom(design, c)) : [];
  const sites = carried.private ? customer.sites.flatMap((s) => s.prefixes) : [];
  const said = carried.private
    ? customer.circuits.flatMap((c) => [
        ...prefixesOf(c.raw.peerings?.private?.routing?.advertise),
        ...(c.raw.peerings?.private?.routing?.advertiseDefaultRoute ? [DEFAULT_ROUTE] : []),
      ])
    : [];
  const shared = carried.private ? sharedPrefixes(design, customer) : [];
  const single = unique([...learned, ...said, ...shared, ...(carried.microsoft ? own : [])]);
  const longer = ofFamily(unique(sites), family);
  add(name('own'), [
    ...orLonger(longer),
    ...exact(ofFamily(single, family).filter((p) => !longer.some((l) => l.text === p.text))),
  ]);
  if (carried.microsoft && hasMicrosoft(customer, family)) add(name('public'), publicOnly(own, family));
  if (terms.length === 0) return undefined;
  slice.addPolicy({ name: name('in'), family, terms });
  slice.addPolicy({ name: name('out'), family, terms });
  return { in: name('in'), out: name('out') };
}

/** Without such a peering a public prefix of the family comes from elsewhere, such as the customer's own internet. */
function hasMicrosoft({ circuits }: Customer, family: IpFamily): boolean {
  return circuits.some((circuit) => {
    const peering = microsoftPeeringOf(circuit);
    return peering !== undefined && (family === 4 || peering.raw.ipv6PeeringConfig !== undefined);
  });
}
