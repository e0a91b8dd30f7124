import { nameKey, type Cloud } from './catalog';
import type { LiveCommunity, LiveLists, LivePortLocation, LiveProvider, LiveProviderPort, LiveRegion } from './live';
import { findLocation } from './locations';
import { findRegion } from './regions';

/** The lists of {@link LiveLists} that one answer of Azure can hold. */
export type LiveList = keyof Omit<LiveLists, 'cloud' | 'updated' | 'subscriptionId'>;

/** Why an answer is not taken: nothing of it is kept. */
export type Refusal =
  | { readonly reason: 'notJson' | 'noList' | 'empty' | 'cutOff' | 'malformed' }
  | { readonly reason: 'otherCloud'; readonly name: string };

export type Answer =
  { readonly lists: Partial<Pick<LiveLists, LiveList>> } | { readonly refusal: Refusal; readonly list?: LiveList };

type Item = Readonly<Record<string, unknown>>;

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (item: Item | undefined, key: string): string | undefined => {
  const value = item?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};
/** ARM's answer has `properties`; what the tools print has them one level up. */
const inside = (item: Item): Item => (isItem(item['properties']) ? { ...item, ...item['properties'] } : item);
const textsIn = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
const numbersIn = (value: unknown, key: string): number[] | undefined => {
  if (!Array.isArray(value)) return undefined;
  const found = value.map((one: unknown) => (isItem(one) ? one[key] : undefined));
  return found.every((one) => typeof one === 'number') ? found : undefined;
};

/** What a list consists of, and how an item of it is read; `undefined` where the item is none. */
const readers: { readonly [L in LiveList]: (item: Item) => readonly NonNullable<LiveLists[L]>[number][] | undefined } =
  {
    serviceProviders: (item): LiveProvider[] | undefined => {
      const name = textIn(item, 'name');
      const peeringLocations = textsIn(item['peeringLocations']);
      const bandwidths = numbersIn(item['bandwidthsOffered'] ?? [], 'valueInMbps');
      return name && peeringLocations && bandwidths ? [{ name, peeringLocations, bandwidths }] : undefined;
    },
    portLocations: (item): LivePortLocation[] | undefined => {
      const name = textIn(item, 'name');
      const address = textIn(item, 'address');
      const free = item['availableBandwidths'];
      const bandwidths = free === undefined || free === null ? undefined : numbersIn(free, 'valueInGbps');
      if (!name || (free && !bandwidths)) return undefined;
      return [{ name, ...(address && { address }), ...(bandwidths && bandwidths.length > 0 && { bandwidths }) }];
    },
    communities: (item): LiveCommunity[] | undefined => {
      const list = item['bgpCommunities'];
      if (!Array.isArray(list)) return undefined;
      const found = list.map((one: unknown): LiveCommunity | undefined => {
        const value = isItem(one) ? textIn(one, 'communityValue') : undefined;
        const name = (isItem(one) ? textIn(one, 'communityName') : undefined) ?? textIn(item, 'serviceName');
        return value && name ? { value, name } : undefined;
      });
      return found.every((one) => one !== undefined) ? found : undefined;
    },
    regions: (item): LiveRegion[] | undefined => {
      const name = textIn(item, 'name');
      const mappings = Array.isArray(item['availabilityZoneMappings']) ? item['availabilityZoneMappings'] : [];
      const zones = mappings.flatMap((one: unknown) => (isItem(one) ? (textIn(one, 'logicalZone') ?? []) : []));
      return name ? [{ name, displayName: textIn(item, 'displayName') ?? name, zones }] : undefined;
    },
    providerPorts: (item): LiveProviderPort[] | undefined => {
      const name = textIn(item, 'name');
      const peeringLocation = textIn(item, 'peeringLocation');
      const portPairDescriptor = textIn(item, 'portPairDescriptor');
      if (!name) return undefined;
      return [{ name, ...(peeringLocation && { peeringLocation }), ...(portPairDescriptor && { portPairDescriptor }) }];
    },
    gatewaySkus: (item): string[] | undefined => {
      const name = textIn(item, 'name');
      return name ? [name] : undefined;
    },
  };

const typeOfList: readonly (readonly [RegExp, LiveList])[] = [
  [/expressRouteServiceProviders/i, 'serviceProviders'],
  [/expressRoutePortsLocations/i, 'portLocations'],
  [/bgpServiceCommunities/i, 'communities'],
  [/expressRouteProviderPorts/i, 'providerPorts'],
  [/\/subscriptions\/[^/]+\/locations\//i, 'regions'],
];

function listOf(item: Item): LiveList | undefined {
  const said = `${textIn(item, 'type') ?? ''} ${textIn(item, 'id') ?? ''}`;
  return typeOfList.find(([pattern]) => pattern.test(said))?.[1];
}

/**
 * Reads an answer of Azure: a list in ARM's wire form (`{ value: [...] }`), or as the Azure CLI prints it. Which list it is
 * stands in the types and ids of its items, or is said by who asked. An answer that is empty, cut off (a further page is
 * left), half an item or of another cloud is refused with the reason.
 */
export function readAnswer(answer: unknown, cloud: Cloud, asked?: LiveList): Answer {
  const page = isItem(answer) ? answer : undefined;
  const items: unknown = Array.isArray(answer) ? answer : page?.['value'];
  if (!Array.isArray(items)) return { refusal: { reason: 'noList' }, ...(asked && { list: asked }) };
  if (textIn(page, 'nextLink') !== undefined) return { refusal: { reason: 'cutOff' }, ...(asked && { list: asked }) };
  const list =
    asked ??
    items
      .filter(isItem)
      .map(listOf)
      .find((one) => one !== undefined);
  if (items.length === 0) return { refusal: { reason: 'empty' }, ...(list && { list }) };
  if (list === undefined) return { refusal: { reason: 'noList' } };
  const read = items.map((item): readonly unknown[] | undefined =>
    isItem(item) ? readers[list](inside(item)) : undefined,
  );
  if (read.some((one) => one === undefined)) return { refusal: { reason: 'malformed' }, list };
  const lists = { [list]: read.flatMap((one) => one ?? []) } as Partial<Pick<LiveLists, LiveList>>;
  const stranger = strangerIn(lists, cloud);
  return stranger === undefined ? { lists } : { refusal: { reason: 'otherCloud', name: stranger }, list };
}

/** A name of the lists that only another cloud has. */
export function strangerIn(lists: Partial<Pick<LiveLists, LiveList>>, cloud: Cloud): string | undefined {
  const others: readonly Cloud[] = (['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud'] as const).filter(
    (one) => one !== cloud,
  );
  const places = (lists.serviceProviders ?? []).flatMap((provider) => provider.peeringLocations);
  const known = places.filter((name) => findLocation(name, cloud));
  const strange = places.filter((name) => !findLocation(name, cloud) && others.some((one) => findLocation(name, one)));
  // One name that is not expected may be new; a list that is mostly of another cloud is of that cloud.
  if (strange.length > known.length) return strange[0];
  const regions = (lists.regions ?? []).flatMap((region) => findRegion(region.name) ?? []);
  const foreign = regions.filter((region) => region.cloud !== cloud);
  return foreign.length > regions.length - foreign.length ? foreign[0]?.displayName : undefined;
}

/** Lists of before with those of an answer in their place. */
export function withLists(
  before: LiveLists | undefined,
  now: Pick<LiveLists, 'cloud' | 'updated'> & { readonly subscriptionId?: string },
  lists: Partial<Pick<LiveLists, LiveList>>,
): LiveLists {
  const kept = before?.cloud === now.cloud ? before : undefined;
  return { ...kept, ...now, ...lists };
}

const LISTS = Object.keys(readers) as readonly LiveList[];

/** The text of the file that a design keeps the lists in; sorted by name, so that a review sees what has changed. */
export function liveText(live: LiveLists): string {
  const key = (item: string | LiveCommunity | LiveProvider | LiveRegion | LivePortLocation): string =>
    typeof item === 'string' ? item : 'value' in item ? item.value : nameKey(item.name);
  const sorted = LISTS.flatMap((list) => {
    const items: readonly Parameters<typeof key>[0][] | undefined = live[list];
    return items ? [[list, [...items].sort((a, b) => key(a).localeCompare(key(b), 'en'))] as const] : [];
  });
  const { cloud, updated, subscriptionId } = live;
  const head = { formatVersion: 1, kind: 'AzureCatalog', cloud, updated, ...(subscriptionId && { subscriptionId }) };
  return `${JSON.stringify({ ...head, ...Object.fromEntries(sorted) }, undefined, 2)}\n`;
}

const CLOUDS: readonly string[] = ['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud'];

/** Reads that text; `undefined` where it is no such file, or a damaged one. */
export function parseLive(text: string): LiveLists | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isItem(value) || value['kind'] !== 'AzureCatalog' || value['formatVersion'] !== 1) return undefined;
  const { cloud, updated } = value;
  if (typeof cloud !== 'string' || !CLOUDS.includes(cloud)) return undefined;
  if (typeof updated !== 'string' || Number.isNaN(Date.parse(updated))) return undefined;
  const lists: Record<string, unknown> = {};
  for (const list of LISTS) {
    const items = value[list];
    if (items === undefined) continue;
    if (!Array.isArray(items) || items.length === 0 || !items.every((item) => isKept(list, item))) return undefined;
    lists[list] = items;
  }
  const subscriptionId = textIn(value, 'subscriptionId');
  const read = { cloud: cloud as Cloud, updated, ...(subscriptionId && { subscriptionId }), ...lists } as LiveLists;
  return strangerIn(read, read.cloud) === undefined ? read : undefined;
}

/** Whether an item of the file has what its list needs; the file may have been edited by hand. */
function isKept(list: LiveList, item: unknown): boolean {
  if (list === 'gatewaySkus') return typeof item === 'string';
  if (!isItem(item) || textIn(item, 'name') === undefined) return false;
  const numbers =
    item['bandwidths'] === undefined ||
    (Array.isArray(item['bandwidths']) && item['bandwidths'].every(Number.isFinite));
  switch (list) {
    case 'serviceProviders':
      return numbers && item['bandwidths'] !== undefined && textsIn(item['peeringLocations']) !== undefined;
    case 'portLocations':
      return numbers;
    case 'communities':
      return textIn(item, 'value') !== undefined;
    case 'regions':
      return textIn(item, 'displayName') !== undefined && textsIn(item['zones']) !== undefined;
    case 'providerPorts':
      return true;
  }
}
