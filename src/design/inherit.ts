import type { AzurePart, Customer, Inherited, ManagedBy, Subscription } from './model';

interface Sayable {
  readonly managedBy?: ManagedBy;
  readonly tenantId?: string;
  readonly resourceGroup?: string;
  readonly location?: string;
  readonly tags?: Readonly<Record<string, string | undefined>>;
}

/** What an object has from its parent, where it does not say it again; tags are joined key by key. */
export function inherit(parent: Inherited, own: Sayable): Inherited {
  const tenantId = own.tenantId ?? parent.tenantId;
  const resourceGroup = own.resourceGroup ?? parent.resourceGroup;
  const location = own.location ?? parent.location;
  return {
    managedBy: own.managedBy ?? parent.managedBy,
    ...(tenantId !== undefined && { tenantId }),
    ...(resourceGroup !== undefined && { resourceGroup }),
    ...(location !== undefined && { location }),
    tags: own.tags ? { ...parent.tags, ...(own.tags as Record<string, string>) } : parent.tags,
  };
}

/** An Azure object below its parent; what stands inside something that exists already exists too, unless it says otherwise. */
export function azurePart<Raw extends Sayable & { name?: string; existing?: boolean }>(
  parent: { customer: Customer; subscription: Subscription | undefined; inherited: Inherited; existing?: boolean },
  raw: Raw,
): AzurePart<Raw> {
  return {
    raw,
    file: parent.customer.file,
    name: raw.name ?? '',
    customer: parent.customer,
    subscription: parent.subscription,
    ...inherit(parent.inherited, raw),
    existing: raw.existing ?? parent.existing ?? false,
  };
}
