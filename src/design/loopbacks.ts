import { addressAt, formatAddress, parseAddress, size } from '../network/prefix';
import type { Customer, EdgeRouter, Site } from './model';

/** The address of a loopback of that family; undefined where the router has none, or a text that is no such address. */
export function loopbackOf({ raw }: EdgeRouter, family: 4 | 6): string | undefined {
  const said = family === 6 ? [raw.ipv6Loopback, raw.loopback] : [raw.loopback];
  return said.find((text) => text !== undefined && parseAddress(text)?.family === family);
}

/** A site keeps its last block of so many addresses for what is not a host of it. */
const BLOCK = 256n;

/**
 * IPv4 addresses for loopbacks of edge routers of a customer's site: the first free ones of its last /24.
 * @returns as many as are asked for, or none where the site has no place for them
 */
export function freeLoopbacks(customer: Customer, site: Site, count: number): string[] {
  const used = new Set(customer.sites.flatMap(({ edgeRouters }) => edgeRouters.map(({ raw }) => raw.loopback)));
  const prefix = site.prefixes.find(({ family }) => family === 4);
  if (!prefix) return [];
  const last = size(prefix) - 1n;
  const found: string[] = [];
  for (let at = last - (last % BLOCK) + 1n; at < last && found.length < count; at++) {
    const address = addressAt(prefix, at);
    const written = address && formatAddress(address.value, address.family);
    if (written !== undefined && !used.has(written)) found.push(written);
  }
  return found.length === count ? found : [];
}
