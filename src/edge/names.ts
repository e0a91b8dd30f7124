import type { AzureLink, IpFamily } from './model';

/**
 * Names of lists and policies. An underscore joins the parts and is doubled inside them, so that customer `a-b` with
 * circuit `c` and customer `a` with circuit `b-c` never share a filter.
 */
export function nameOf(...parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll('_', '__')).join('_');
}

/** Name of what filters a peering of a circuit, such as `contoso_contoso-ams_private_in4`. */
export function peeringFilter(
  customer: string,
  link: Pick<AzureLink, 'circuit' | 'peering'>,
  direction: string,
  family: IpFamily,
): string {
  return nameOf(customer, link.circuit, link.peering, `${direction}${family}`);
}

/** What stands in a configuration for the value of a secret. */
export function secretToken(name: string): string {
  return `<secret:${name}>`;
}

/** What stands for a value that Azure gives after the deployment: `<azure:hub/vpngw/private-address/0>`. */
export function azureToken(...path: readonly (string | number)[]): string {
  return `<azure:${path.join('/')}>`;
}

/** What stands for a fact of the site that the design does not hold: `<site:fra-vpn-1/next-hop>`. */
export function siteToken(...path: readonly string[]): string {
  return `<site:${path.join('/')}>`;
}
