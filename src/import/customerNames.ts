import type { Customer } from '../design';
import { DEVICE_NAME } from '../design/deviceNames';
import type { FoundSubscription } from './found';
import type { NamedSubscription } from './reading/customer';

const lower = (text: string): string => text.toLowerCase();

/** A text as a name of the format, which no other has, and which files and folders of every system may have. */
export function freeName(text: string, taken: ReadonlySet<string>): string {
  const plain = lower(text.normalize('NFKD').replaceAll(/\p{M}/gu, ''));
  const name =
    plain
      .replaceAll(/[^a-z0-9._-]+/g, '-')
      .slice(0, 74)
      .replaceAll(/^[-.]+|[-.]+$/g, '')
      .replace(DEVICE_NAME, '$1-1') || 'customer';
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}-${String(n)}`;
  return free;
}

/** What sources say of subscriptions, each by its id in lower case. */
interface SaidOfSubscriptions {
  readonly listed: ReadonlyMap<string, FoundSubscription>;
  readonly tenants: ReadonlyMap<string, string | undefined>;
  /** The groups that are delegated, where the subscription is not delegated as a whole. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

/** The subscriptions of a customer by short names: those of the design first, each as it is called there. */
export function namesFor(
  ids: readonly string[],
  { listed, tenants, groups }: SaidOfSubscriptions,
  known: Customer | undefined,
): NamedSubscription[] {
  const taken = new Set((known?.subscriptions ?? []).map(({ name }) => lower(name)));
  const all = [
    ...new Set([
      ...(known?.subscriptions ?? []).flatMap(({ raw }) => (raw.subscriptionId ? [lower(raw.subscriptionId)] : [])),
      ...ids,
    ]),
  ];
  return all.map((id) => {
    const before = known?.subscriptions.find(({ raw }) => raw.subscriptionId?.toLowerCase() === id);
    const name =
      before?.name ??
      freeName(listed.get(id)?.displayName ?? (ids.length === 1 ? 'main' : `sub-${id.slice(0, 8)}`), taken);
    taken.add(lower(name));
    const ground = before && {
      resourceGroup: before.resourceGroup,
      location: before.location?.replaceAll(' ', '').toLowerCase(),
      tags: before.tags,
    };
    const offer = listed.get(id)?.offer;
    return { name, subscriptionId: id, tenantId: tenants.get(id), offer, delegatedGroups: groups.get(id), ground };
  });
}
