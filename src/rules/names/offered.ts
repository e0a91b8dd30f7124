import type { LiveLists } from '../../catalog/live';
import type { Customer, Design } from '../../design';
import { providersAndLocations } from './circuits';
import { regionDoubt } from './clouds';
import { portLocations } from './ports';

/** What is still to be made. */
export interface Unmade {
  /** circuits and ports */
  readonly names: ReadonlySet<string>;
  /** where something is made */
  readonly regions: ReadonlySet<string>;
}

/** What of a customer's circuits, direct ports and regions Azure's own lists exclude, as messages for people. */
export function offerRemarks(
  { design, customer }: { readonly design: Design; readonly customer: Customer },
  live: LiveLists,
  { names, regions }: Unmade,
): string[] {
  const provider = { ...design.provider, live };
  const asked: Customer = {
    ...customer,
    circuits: customer.circuits.filter((circuit) => names.has(circuit.name)),
    expressRoutePorts: customer.expressRoutePorts.filter((port) => names.has(port.name)),
  };
  const scope = { customer: asked, provider, design: { ...design, provider, customers: [asked] } };
  const remarks = [...(live.serviceProviders ? providersAndLocations.check(scope) : []), ...portLocations.check(scope)];
  const doubts = live.regions ? [...regions].flatMap((region) => regionDoubt(region, provider, false) ?? []) : [];
  return [...remarks, ...doubts].filter(({ severity }) => severity === 'error').map(({ message }) => message);
}
