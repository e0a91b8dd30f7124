import * as l10n from '@vscode/l10n';
import { normalizeRegion } from '../../catalog/regions';
import {
  type AzurePart,
  type Customer,
  type Place,
  type VirtualNetwork,
  findRouteTable,
  findSecurityGroup,
  findVirtualNetwork,
} from '../../design';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';

/** Something that has to be in the region of a network, and where it is wrong that it is not. */
interface Bound {
  readonly part: AzurePart<{ readonly location?: string }>;
  readonly network: VirtualNetwork;
  /** Where it is referred to, for what has its region from elsewhere. */
  readonly reference: Place | undefined;
}

/** What stands in a network or is attached to its subnets, and the connections of its gateways. */
function* boundTo(customer: Customer): Generator<Bound> {
  for (const network of customer.virtualNetworks) {
    for (const part of [network.gateway, network.vpnGateway, network.routeServer]) {
      if (part) yield { part, network, reference: undefined };
    }
    for (const subnet of network.subnets) {
      if (subnet.existing) continue;
      const { routeTable, networkSecurityGroup } = subnet.raw;
      const table = findRouteTable(network.subscription, routeTable);
      const group = findSecurityGroup(network.subscription, networkSecurityGroup);
      if (table) yield { part: table, network, reference: placeOf(subnet, subnet.raw, 'routeTable') };
      if (group) yield { part: group, network, reference: placeOf(subnet, subnet.raw, 'networkSecurityGroup') };
    }
  }
  for (const { connections } of customer.circuits) {
    for (const part of connections) {
      if (part.virtualNetwork) yield { part, network: part.virtualNetwork, reference: undefined };
    }
  }
  for (const part of customer.vpnConnections) {
    const network = findVirtualNetwork(customer, part.raw.virtualNetwork);
    if (network) yield { part, network, reference: undefined };
  }
}

/** The region of something; of what is there already only where it says so itself. */
function regionOf(part: AzurePart<{ readonly location?: string }>): string | undefined {
  const region = part.existing ? part.raw.location : part.location;
  return region === undefined ? undefined : normalizeRegion(region);
}

export const oneRegion: CustomerRule = {
  code: 'NET-039',
  scope: 'customer',
  severity: 'error',
  title: 'What stands in a network is in its region, and so is what its subnets and gateways use.',
  text: 'Azure refuses a gateway or a Route Server in another region than its network, a subnet with a route table or a network security group of another region, and a connection in another region than its gateway. Networks of several regions are joined by peerings and circuits. Leave "location" out where it is the same: it is inherited.',
  source: 'AZ-700 labs#307; virtual-networks-faq; network-security-groups-overview; route-server quickstart',
  *check({ customer }) {
    const told = new Set<object>();
    for (const { part, network, reference } of boundTo(customer)) {
      const [own, wanted] = [regionOf(part), regionOf(network)];
      if (own === undefined || wanted === undefined || own === wanted) continue;
      const saysItself = part.raw.location !== undefined;
      // What several subnets use is wrong once, where it says its region.
      if (saysItself && told.has(part.raw)) continue;
      told.add(part.raw);
      yield {
        message: l10n.t(
          '"{0}" is in {1} and network "{2}" in {3}: Azure wants both in one region.',
          part.name,
          own,
          network.ref,
          wanted,
        ),
        place: saysItself || !reference ? placeOf(part, part.raw, 'location') : reference,
      };
    }
  },
};
