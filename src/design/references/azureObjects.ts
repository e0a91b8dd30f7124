import type { Customer, Subscription } from '../model';
import { findSubscription } from '../lookup';
import type { Found } from './lookups';

type Names = ReadonlyMap<string, Found>;
const kept = new WeakMap<Customer, ReadonlyMap<Subscription, Names>>();

/** Something in a subscription by its name, or by subscription and name: an Azure object, or a resource group. */
export function findAzureObject(customer: Customer, written: string): Found | undefined {
  // An ARM id says itself where it leads.
  if (written.startsWith('/')) return {};
  let names = kept.get(customer);
  if (!names) kept.set(customer, (names = namesBySubscription(customer)));
  const slash = written.indexOf('/');
  if (slash >= 0) {
    const subscription = findSubscription(customer, written.slice(0, slash));
    return subscription && names.get(subscription)?.get(written.slice(slash + 1));
  }
  for (const own of names.values()) {
    const found = own.get(written);
    if (found) return found;
  }
  return undefined;
}

function namesBySubscription(customer: Customer): ReadonlyMap<Subscription, Names> {
  const all = new Map<Subscription, Map<string, Found>>();
  const add = (
    subscription: Subscription | undefined,
    part: { readonly name?: string; readonly resourceGroup?: string; readonly raw?: object } | undefined,
  ) => {
    const own = subscription && all.get(subscription);
    if (!own || !part) return;
    if (part.name && part.raw && !own.get(part.name)?.object) own.set(part.name, { object: part.raw });
    if (part.resourceGroup && !own.has(part.resourceGroup)) own.set(part.resourceGroup, {});
  };
  for (const subscription of customer.subscriptions) {
    all.set(subscription, new Map());
    const { resourceGroup, virtualNetworks, routeTables, networkSecurityGroups } = subscription;
    add(subscription, resourceGroup === undefined ? {} : { resourceGroup });
    const inNetworks = virtualNetworks.flatMap((v) => [v.gateway, v.vpnGateway, v.firewall, v.routeServer]);
    for (const part of [...virtualNetworks, ...inNetworks, ...routeTables, ...networkSecurityGroups]) {
      add(subscription, part);
    }
  }
  for (const part of [...customer.circuits, ...customer.expressRoutePorts]) add(part.subscription, part);
  return all;
}
