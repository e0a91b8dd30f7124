import * as l10n from '@vscode/l10n';
import type { Customer, Subscription } from '../../design';
import type { CustomerRule } from '../rule';
import { hint } from '../shared/hints';
import { placeOf } from '../shared/places';
import { misspeltReference } from './fixes';

export const roleScopeReferences: CustomerRule = {
  code: 'REF-012',
  scope: 'customer',
  severity: 'error',
  title: 'The scope of a role assignment is a subscription, or something in one.',
  text: 'One segment is a subscription of this customer (or the name of one of its objects), two are subscription/name; the name may also be a resource group.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check({ customer }) {
    for (const assignment of customer.raw.identity?.roleAssignments ?? []) {
      const scope = assignment.scope;
      if (scope === undefined || isKnown(customer, scope)) continue;
      const what = l10n.t('The scope "{0}" is neither a subscription of this customer nor something in one.', scope);
      const help = hint(
        scope,
        customer.subscriptions.map((s) => s.name),
      );
      yield { message: `${what} ${help}`, place: placeOf(customer, assignment, 'scope') };
    }
  },
};

function isKnown(customer: Customer, scope: string): boolean {
  // An ARM id says itself where it leads.
  if (scope.startsWith('/')) return true;
  const slash = scope.indexOf('/');
  if (slash < 0) {
    return customer.subscriptions.some((s) => s.name === scope || namesIn(customer, s).has(scope));
  }
  const subscription = customer.subscriptions.find((s) => s.name === scope.slice(0, slash));
  return subscription !== undefined && namesIn(customer, subscription).has(scope.slice(slash + 1));
}

function namesIn(customer: Customer, subscription: Subscription): Set<string> {
  const inIt = [
    ...subscription.virtualNetworks,
    ...subscription.virtualNetworks.flatMap((v) => [v.gateway, v.vpnGateway, v.firewall, v.routeServer]),
    ...subscription.routeTables,
    ...subscription.networkSecurityGroups,
    ...customer.circuits.filter((c) => c.subscription === subscription),
    ...customer.expressRoutePorts.filter((p) => p.subscription === subscription),
  ].filter((part) => part !== undefined);
  const groups = [subscription, ...inIt].flatMap((part) => part.resourceGroup ?? []);
  return new Set([...inIt.map((part) => part.name), ...groups]);
}
