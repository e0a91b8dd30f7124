import type { LiveLists } from '../../catalog/live';
import type { Customer, Design } from '../../design';
import { providersAndLocations } from './circuits';
import { portLocations } from './ports';

/**
 * What of a customer's circuits and direct ports Azure's own lists exclude, as messages for people.
 * @param names the circuits and ports that are asked about: those that are still to be made
 */
export function offerRemarks(
  { design, customer }: { readonly design: Design; readonly customer: Customer },
  live: LiveLists,
  names: ReadonlySet<string>,
): string[] {
  const provider = { ...design.provider, live };
  const asked: Customer = {
    ...customer,
    circuits: customer.circuits.filter((circuit) => names.has(circuit.name)),
    expressRoutePorts: customer.expressRoutePorts.filter((port) => names.has(port.name)),
  };
  const scope = { customer: asked, provider, design: { ...design, provider, customers: [asked] } };
  const remarks = [...(live.serviceProviders ? providersAndLocations.check(scope) : []), ...portLocations.check(scope)];
  return remarks.filter((remark) => remark.severity === 'error').map((remark) => remark.message);
}
