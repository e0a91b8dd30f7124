import * as l10n from '@vscode/l10n';
import { packetSizes } from '../../catalog/figures';
import { type RoutingNumber, routingNumbers } from '../../catalog/prefixLimits';
import type { Customer, DesignFile } from '../../design';
import { attachmentsBeside } from '../../edge';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';

type Numbers = Readonly<Partial<Record<RoutingNumber, number>>>;

export const routingValues: CustomerRule = {
  code: 'PEER-038',
  scope: 'customer',
  severity: 'error',
  title: 'Local preference, prepending, the maximum of prefixes and the MTU are numbers that routers have.',
  text: `Routers refuse others; more prepending than all platforms have is a warning. Without room for any prefix the session ends with the first one. Below ${packetSizes.leastIpv6} bytes an interface has no IPv6.`,
  source: 'RFC 4271; RFC 791; RFC 8200, 5; asPathPrepend, MTU [K]',
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
    for (const { of, said, hasIpv6 } of packetsOf(customer)) {
      const least = hasIpv6 ? packetSizes.leastIpv6 : packetSizes.least;
      if (said.mtu === undefined || (said.mtu >= least && said.mtu <= packetSizes.most)) continue;
      yield {
        message: hasIpv6
          ? l10n.t('The MTU is {0} to {1} bytes where the interface has IPv6.', least, packetSizes.most)
          : l10n.t('The MTU is {0} to {1} bytes.', least, packetSizes.most),
        place: placeOf(of, said, 'mtu'),
      };
    }
  },
};

interface Packets {
  readonly of: { readonly file: DesignFile };
  readonly said: { readonly mtu?: number };
  readonly hasIpv6: boolean;
}

/** What says the size of packets on a sub-interface, and whether that carries IPv6. */
function* packetsOf({ circuits, sites }: Customer): Generator<Packets> {
  for (const circuit of circuits) {
    const hasIpv6 = circuit.peerings.some(({ raw }) => raw.ipv6PeeringConfig !== undefined);
    for (const { raw } of circuit.links) yield { of: circuit, said: raw, hasIpv6 };
  }
  for (const site of sites) {
    for (const said of site.attachments) {
      const beside = attachmentsBeside(site, said);
      yield { of: site, said, hasIpv6: beside.some(({ localAddress }) => localAddress?.includes(':')) };
    }
  }
}

function* numbersOf(customer: Customer): Generator<{ of: { readonly file: DesignFile }; numbers: Numbers }> {
  for (const peering of customer.circuits.flatMap((circuit) => circuit.peerings)) {
    if (peering.raw.routing) yield { of: peering, numbers: peering.raw.routing };
  }
  for (const site of customer.sites) for (const numbers of site.attachments) yield { of: site, numbers };
}
