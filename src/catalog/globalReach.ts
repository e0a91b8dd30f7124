import { catalog } from './catalog';
import { findLocation } from './locations';

/** The country of a peering location and whether Global Reach is offered there. source: GR; the country is derived from the city */
export interface GlobalReachCountry {
  readonly country: string;
  readonly supported: boolean;
}

/** The countries of Global Reach as the documentation names them. source: GR */
export const globalReachCountries: readonly string[] = catalog.globalReachCountries.map((row) => row.country);

/** Country and support of a peering location of the public cloud, `undefined` when the location is unknown. */
export function globalReachCountryOf(location: string): GlobalReachCountry | undefined {
  const found = findLocation(location);
  if (!found) return undefined;
  const row = catalog.globalReachCountries.find((listed) => listed.country === found.country);
  const supported = row !== undefined && (row.onlyCities === undefined || row.onlyCities.includes(found.city));
  return { country: found.country, supported };
}
