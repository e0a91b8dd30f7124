import * as l10n from '@vscode/l10n';
import { type RoutingNumber, routingNumbers } from '../../catalog/prefixLimits';
import type { Customer, DesignFile } from '../../design';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';

type Numbers = Readonly<Partial<Record<RoutingNumber, number>>>;

export const routingValues: CustomerRule = {
  code: 'PEER-038',
  scope: 'customer',
  severity: 'error',
  title: 'Local preference, prepending and the maximum of prefixes are numbers that BGP has.',
  text: 'Routers refuse others; more prepending than all platforms have is a warning. Without room for any prefix the session ends with the first one.',
  source: 'RFC 4271; asPathPrepend [K]',
  *check({ customer }) {
    for (const { of, numbers } of numbersOf(customer)) {
      for (const [key, { least, most }] of Object.entries(routingNumbers)) {
        const value = numbers[key as RoutingNumber];
        if (value === undefined || (value >= least && value <= most)) continue;
        yield {
          // How often a router prepends is its own affair.
          ...(key === 'asPathPrepend' && value > most && { severity: 'warning' as const }),
          message: l10n.t('{0} is {1} to {2}.', key, least, most),
          place: placeOf(of, numbers, key),
        };
      }
    }
  },
};

function* numbersOf(customer: Customer): Generator<{ of: { readonly file: DesignFile }; numbers: Numbers }> {
  for (const peering of customer.circuits.flatMap((circuit) => circuit.peerings)) {
    if (peering.raw.routing) yield { of: peering, numbers: peering.raw.routing };
  }
  for (const site of customer.sites) for (const numbers of site.attachments) yield { of: site, numbers };
}
