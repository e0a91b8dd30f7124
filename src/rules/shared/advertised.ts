import type { Circuit, Site } from '../../design';
import { type Prefix, parsePrefix } from '../../network/prefix';
import type { CustomerScope } from '../rule';
import { keptByConnectivityProvider, privatePeeringOf } from './circuit';

/** The sites of a customer on whose edge routers the links of a circuit end (connect-to). */
export function sitesOfLinks({ customer }: Pick<CustomerScope, 'customer'>, circuit: Circuit): Site[] {
  const names = new Set(circuit.links.map((link) => link.raw.edgeRouter));
  return customer.sites.filter((site) => site.edgeRouters.some((router) => names.has(router.name)));
}

/** The sites whose prefixes a circuit advertises when nothing is said. */
function sitesBehind(scope: Pick<CustomerScope, 'customer'>, circuit: Circuit): readonly Site[] {
  return circuit.model === 'connect-through' ? scope.customer.sites : sitesOfLinks(scope, circuit);
}

/**
 * What the edge advertises to Azure over the private peering of a circuit, a default route included;
 * undefined where the design does not tell, as the connectivity provider keeps layer 3.
 */
export function advertisedToAzure(scope: Pick<CustomerScope, 'customer'>, circuit: Circuit): Prefix[] | undefined {
  const routing = privatePeeringOf(circuit)?.raw.routing;
  const texts = routing?.advertise;
  if (!texts && keptByConnectivityProvider(circuit)) return undefined;
  const prefixes: Prefix[] = texts
    ? texts.flatMap((text) => parsePrefix(text) ?? [])
    : sitesBehind(scope, circuit).flatMap((site) => site.prefixes);
  const standard = parsePrefix('0.0.0.0/0');
  return routing?.advertiseDefaultRoute === true && standard ? [...prefixes, standard] : prefixes;
}
