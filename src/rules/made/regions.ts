import * as l10n from '@vscode/l10n';
import type { AzurePart, Customer, DirectPort, Subscription } from '../../design';
import type { CustomerRule, Remark } from '../rule';
import { grouped } from '../shared/groups';
import { placeOf } from '../shared/places';

type Part = AzurePart<object> | DirectPort;

/** What stands in a resource group of its own, with a region; children of networks and circuits are where these are. */
function* resourcesOf(customer: Customer): Generator<Part> {
  for (const network of customer.virtualNetworks) {
    yield network;
    for (const part of [network.gateway, network.vpnGateway, network.routeServer]) if (part) yield part;
  }
  for (const subscription of customer.subscriptions) {
    yield* subscription.routeTables;
    yield* subscription.networkSecurityGroups;
  }
  yield* customer.expressRoutePorts;
  for (const circuit of customer.circuits) {
    yield circuit;
    yield* circuit.connections;
    for (const { routeFilter } of circuit.peerings) if (routeFilter) yield routeFilter;
  }
  yield* customer.vpnConnections;
}

const KEYS = ['location', 'resourceGroup'] as const;

function lacks(part: Part, key: (typeof KEYS)[number]): boolean {
  if (part[key] !== undefined) return false;
  // What exists is found by its group or its id, and is where it is.
  return !part.existing || (key === 'resourceGroup' && !('resourceId' in part.raw));
}

export const regionsAndGroups: CustomerRule = {
  code: 'FMT-012',
  scope: 'customer',
  severity: 'error',
  title: 'What is made has a region and a resource group, and what exists can be found.',
  text: 'Without them nothing can be made, nor what stands on it: it would be left out. Write location and resourceGroup on the object, on its subscription or on the customer; of an object that exists resourceGroup or resourceId. Of what the customer manages by itself it is a warning.',
  source: 'FORMAT; ARM',
  *check({ customer }) {
    const parts = [...resourcesOf(customer)];
    for (const key of KEYS) {
      const lacking = grouped(
        parts.filter((part) => part.subscription !== undefined && lacks(part, key)),
        (part) => part.subscription,
      );
      for (const [subscription, of] of lacking) yield* told(subscription, of, key);
    }
  },
};

/** From how many on the cause is the subscription, and one finding on it says so. */
const MANY = 3;

function* told(subscription: Subscription, lacking: readonly Part[], key: (typeof KEYS)[number]): Generator<Remark> {
  const softened = (parts: readonly Part[]) =>
    parts.every((part) => part.managedBy === 'customer') ? { severity: 'warning' as const } : {};
  if (lacking.length >= MANY) {
    const names = lacking.map((part) => part.name);
    yield {
      ...softened(lacking),
      message:
        key === 'location'
          ? l10n.t(
              'Subscription "{0}" has no region, and {1} things in it would be left out ({2}). Write "location" here or on each.',
              subscription.name,
              lacking.length,
              few(names),
            )
          : l10n.t(
              'Subscription "{0}" has no resource group, and {1} things in it would be left out ({2}). Write "resourceGroup" here or on each.',
              subscription.name,
              lacking.length,
              few(names),
            ),
      place: placeOf(subscription, subscription.raw, 'name'),
    };
    return;
  }
  for (const part of lacking) {
    yield {
      ...softened([part]),
      message:
        key === 'location'
          ? l10n.t(
              '"{0}" has no region and would be left out. Write "location" here or on its subscription.',
              part.name,
            )
          : l10n.t(
              '"{0}" has no resource group and would be left out. Write "resourceGroup" here or on its subscription.',
              part.name,
            ),
      place: placeOf(part, part.raw, 'name'),
    };
  }
}

function few(names: readonly string[]): string {
  return names.slice(0, 4).join(', ') + (names.length > 4 ? ', …' : '');
}
