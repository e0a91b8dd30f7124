import * as l10n from '@vscode/l10n';
import { RESOURCE_GROUP, apiVersionOf, parseArmId, resourceTypes, typeNamed, types } from '../../resources';
import type { ArmBody } from '../../resources/model';
import { foundOf } from '../found';
import { textAt } from '../json';
import { subscriptionOf } from '../reading/reading';
import { managersOf, wireForm } from './azureJson';
import { isDelegation } from './lighthouse';
import type { Sources } from './source';

/** What stands around networks and circuits and is no part of a design: it is named, so that nobody thinks it was not seen. */
const AROUND = [
  'applicationGateways',
  'azureFirewalls',
  'bastionHosts',
  'ddosProtectionPlans',
  'dnsResolvers',
  'expressRouteGateways',
  'firewallPolicies',
  'ipGroups',
  'loadBalancers',
  'natGateways',
  'networkManagers',
  'networkVirtualAppliances',
  'networkWatchers',
  'p2svpnGateways',
  'privateDnsZones',
  'privateEndpoints',
  'privateLinkServices',
  'virtualWans',
  'vpnGateways',
  'vpnSites',
].map((name) => `Microsoft.Network/${name}`);

const isOfItsOwn = (type: string): boolean =>
  type.split('/').length === 2 && !/^Microsoft\.(Resources|Authorization)\//.test(type);

/** The types that an import asks Azure for. */
export const askedTypes: readonly string[] = [...resourceTypes.map(({ type }) => type).filter(isOfItsOwn), ...AROUND];

/** What stands beside resources, and Resource Graph has no row of: read as lists of a whole subscription. */
export const besideResources: readonly { readonly name: string; readonly apiVersion: string }[] = [
  types.lock,
  types.roleAssignment,
  types.maintenanceAssignment,
].map((name) => ({ name, apiVersion: apiVersionOf(name) }));

/** The version in which groups are read, for their tags. */
export const groupsApiVersion: string = apiVersionOf(RESOURCE_GROUP);

/** What is read one by one of something that Resource Graph told: all that a design may say, and what no body carries. */
export function detailsOf({ id }: { readonly id: string }): {
  readonly resource: { readonly id: string; readonly apiVersion: string } | undefined;
  readonly collections: readonly { readonly id: string; readonly apiVersion: string }[];
} {
  const described = typeNamed(parseArmId(id)?.type ?? '');
  if (!described) return { resource: undefined, collections: [] };
  const apiVersion = apiVersionOf(described.type);
  const collections = (described.collections ?? []).map((name) => ({ id: `${id}/${name}`, apiVersion }));
  return { resource: { id, apiVersion }, collections };
}

/** What Azure answered, as sources; `source` is what the user knows it as. */
export function readLive(
  answer: {
    readonly subscriptions: readonly ArmBody[];
    readonly resources: readonly ArmBody[];
    readonly unread: readonly { readonly id: string; readonly message: string }[];
  },
  source: string,
): Sources {
  const subscriptions = answer.subscriptions.map((one) => ({
    subscriptionId: textAt(one, 'subscriptionId') ?? '',
    displayName: textAt(one, 'displayName'),
    tenantId: textAt(one, 'tenantId'),
    managedByTenants: managersOf(one),
  }));
  const tenants = new Map(subscriptions.map((one) => [one.subscriptionId.toLowerCase(), one.tenantId]));
  const resources = answer.resources.flatMap((body) => {
    const found = foundOf(wireForm(body), source);
    return found ? [{ ...found, tenantId: tenants.get(subscriptionOf(found).toLowerCase()) ?? found.tenantId }] : [];
  });
  // What stands beside resources is no reason to draw or to plan a subscription.
  const used = new Set(
    resources
      .filter(({ type }) => type.startsWith('Microsoft.Network/'))
      .map((found) => subscriptionOf(found).toLowerCase()),
  );
  const isUsed = (subscriptionId: string): boolean => used.has(subscriptionId.toLowerCase());
  return {
    resources: resources.filter((found) => !isDelegation(found) || isUsed(subscriptionOf(found))),
    customers: [],
    routers: [],
    // A subscription in which nothing of a network stands is nothing to draw or to plan.
    subscriptions: subscriptions.filter(({ subscriptionId }) => isUsed(subscriptionId)),
    told: answer.unread.map(({ id, message }) => ({
      severity: 'error' as const,
      code: 'IMP-001' as const,
      message: l10n.t('{0} could not be read in full: {1}', id, message),
      source,
      id,
    })),
  };
}
