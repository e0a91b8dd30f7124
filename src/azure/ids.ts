/** What an ARM id says. */
export interface ResourceId {
  readonly subscriptionId: string;
  /** undefined at the scope of a subscription */
  readonly resourceGroup: string | undefined;
  /** what stands before the last `/providers/` */
  readonly scope: string;
  /** the full type, such as `Microsoft.Network/virtualNetworks/subnets` */
  readonly type: string;
  /** the names, outermost first */
  readonly names: readonly string[];
}

/** Reads an ARM id. Throws a RangeError on what is none. */
export function parseResourceId(id: string): ResourceId {
  const parts = id.split('/');
  const subscriptionId = parts[1]?.toLowerCase() === 'subscriptions' ? parts[2] : undefined;
  if (subscriptionId === undefined) throw new RangeError(`${id} is not the id of an Azure resource`);
  const inGroup = parts[3]?.toLowerCase() === 'resourcegroups';
  const resourceGroup = inGroup ? parts[4] : undefined;
  const marker = id.toLowerCase().lastIndexOf('/providers/');
  if (marker < 0) {
    const group = resourceGroup ?? '';
    if (!inGroup || group === '' || parts.length !== 5)
      throw new RangeError(`${id} is not the id of an Azure resource`);
    return {
      subscriptionId,
      resourceGroup,
      scope: `/subscriptions/${subscriptionId}`,
      type: 'Microsoft.Resources/resourceGroups',
      names: [group],
    };
  }
  const [namespace, ...rest] = id.slice(marker + '/providers/'.length).split('/');
  const names = rest.filter((_, index) => index % 2 === 1);
  const types = rest.filter((_, index) => index % 2 === 0);
  if (!namespace || names.length === 0 || names.length !== types.length || rest.includes('')) {
    throw new RangeError(`${id} is not the id of an Azure resource`);
  }
  return { subscriptionId, resourceGroup, scope: id.slice(0, marker), type: [namespace, ...types].join('/'), names };
}
