import type { Building } from './build';
import { groupId } from './ids';
import type { WantedResource } from './model';

/**
 * The resource groups in which something is written. A group belongs to who manages its subscription; to who manages
 * what is in it, where it is not the group that the subscription names.
 */
export function addGroups(building: Building, resources: Iterable<WantedResource>): void {
  const { customer } = building;
  const first = new Map<string, WantedResource>();
  for (const resource of resources) {
    if (resource.existing || resource.resourceGroup === undefined) continue;
    const id = groupId(resource.subscriptionId, resource.resourceGroup);
    // Regions of groups come from what is in them: children have none.
    if (!first.has(id.toLowerCase()) || first.get(id.toLowerCase())?.location === undefined) {
      first.set(id.toLowerCase(), resource);
    }
  }
  for (const resource of first.values()) {
    const { subscriptionId, resourceGroup = '' } = resource;
    const subscription = customer.subscriptions.find(
      (one) => one.raw.subscriptionId?.toLowerCase() === subscriptionId.toLowerCase(),
    );
    if (!subscription) continue;
    const own = subscription.resourceGroup?.toLowerCase() === resourceGroup.toLowerCase();
    const location = (own ? subscription.location : undefined) ?? resource.location;
    if (location === undefined) continue;
    building.add({
      id: groupId(subscriptionId, resourceGroup),
      part: { ...subscription, location },
      stage: 'network',
      located: true,
      party: own ? subscription.managedBy : resource.party,
      existing: false,
      body: {},
    });
  }
}
