import * as l10n from '@vscode/l10n';
import { types } from '../../resources';
import type { FoundResource } from '../found';
import { textAt, valueAt } from '../json';
import { connection } from './connections';
import { nameIn } from './gateways';
import {
  type Draft,
  type Ground,
  type Reading,
  assume,
  assumedLayer3,
  compact,
  numberAt,
  refAt,
  say,
  secretName,
  subscriptionOf,
  textsAt,
  toFill,
  trueAt,
  wordAt,
} from './reading';
import { standing } from './standing';

const PRIVATE = 'azureprivatepeering';
const MICROSOFT = 'microsoftpeering';

/** What of a circuit Azure does not hold. */
export interface CircuitSetting {
  readonly model: 'connect-through' | 'connect-to';
}

/** A circuit with its peerings, authorizations, Global Reach and the connections that lead to it. */
export function circuit(reading: Reading, found: FoundResource, ground: Ground, setting: CircuitSetting): Draft {
  say(reading, found);
  const { estate } = reading;
  const { body } = found;
  const peerings = estate.ofType(types.peering, found);
  const named = (key: string) => peerings.find(({ name }) => name.toLowerCase() === key);
  const [ours, microsoft] = [named(PRIVATE), named(MICROSOFT)];
  const filterIds = [microsoft && refAt(microsoft.body, 'properties', 'routeFilter')];
  const filters = filterIds.flatMap((id) => estate.get(id) ?? []);
  const { own, below } = standing(reading, found, ground, filters);
  const port = refAt(body, 'properties', 'expressRoutePort') ?? refAt(body, 'properties', 'expressRouteLag');
  const connections = estate
    .ofType(types.connection)
    .filter((one) => refAt(one.body, 'properties', 'peer')?.toLowerCase() === found.id.toLowerCase())
    .map((one) => connection(reading, one, found))
    .filter((draft) => draft !== undefined);
  const draft = compact({
    name: found.name,
    subscription: reading.subscriptionName(subscriptionOf(found)),
    ...own,
    managedBy: setting.model === 'connect-to' ? 'customer' : undefined,
    connectivity: port === undefined ? 'cloud-exchange' : 'direct',
    layer3ManagedBy: 'serviceProvider',
    ...(port === undefined ? carriedByProvider(body) : carriedByPort(body, port)),
    sku: skuOf(body),
    peerings: peeringsOf(reading, found, ours, microsoft, below),
    authorizations: authorizations(reading, found),
    connections: connections.length > 0 ? connections : undefined,
    globalReach: ours && globalReach(reading, ours),
    lifecycle: 'active',
  });
  assume(reading, draft, 'layer3ManagedBy', assumedLayer3(), found.id);
  return draft;
}

/** Whether it is known what a circuit runs over; told where it is not, as in a template whose parameters have no values. */
export function isCarried(reading: Reading, { body, name, id, source }: FoundResource): boolean {
  const ports = ['expressRoutePort', 'expressRouteLag'];
  if (
    textAt(body, 'properties', 'serviceProviderProperties', 'serviceProviderName') !== undefined ||
    ports.some((key) => refAt(body, 'properties', key) !== undefined)
  )
    return true;
  const message = l10n.t(
    '{0}: neither its connectivity provider nor its direct port is in what was read, and it is left out.',
    name,
  );
  reading.told.push({ severity: 'error', code: 'IMP-002', message, source, id });
  return false;
}

function carriedByProvider(body: FoundResource['body']): Draft {
  const said = (key: string) => textAt(body, 'properties', 'serviceProviderProperties', key);
  return {
    serviceProviderName: said('serviceProviderName'),
    peeringLocation: said('peeringLocation'),
    bandwidthInMbps: numberAt(body, 'properties', 'serviceProviderProperties', 'bandwidthInMbps'),
  };
}

function carriedByPort(body: FoundResource['body'], port: string): Draft {
  const gbps = Number(valueAt(body, 'properties', 'bandwidthInGbps'));
  return {
    [/\/expressRouteLags\//i.test(port) ? 'expressRouteLag' : 'expressRoutePort']: nameIn(port),
    bandwidthInGbps: Number.isFinite(gbps) ? gbps : undefined,
    enableDirectPortRateLimit: trueAt(body, 'properties', 'enableDirectPortRateLimit'),
  };
}

/** Tier and family count; where the name says something else, Azure goes by them. Without them the name is read. */
function skuOf(body: FoundResource['body']): Draft {
  const [tierOfName, familyOfName] = (textAt(body, 'sku', 'name') ?? '').split('_');
  const tiers = ['Local', 'Standard', 'Premium'];
  const families = ['MeteredData', 'UnlimitedData'];
  return compact({
    tier: wordAt(body, tiers, 'sku', 'tier') ?? tierOfName,
    family: wordAt(body, families, 'sku', 'family') ?? familyOfName,
  });
}

function peeringsOf(
  reading: Reading,
  found: FoundResource,
  ours: FoundResource | undefined,
  microsoft: FoundResource | undefined,
  ground: Ground,
): Draft | undefined {
  if (!ours && !microsoft) return undefined;
  return compact({
    private: ours && peering(reading, found, ours),
    microsoft:
      microsoft &&
      Object.assign(peering(reading, found, microsoft), published(microsoft), filterOf(reading, microsoft, ground)),
  });
}

function peering(reading: Reading, owner: FoundResource, found: FoundResource): Draft {
  say(reading, found);
  const { body } = found;
  const text = (...path: readonly string[]) => textAt(body, 'properties', ...path) || undefined;
  const ipv6 = compact({
    primaryPeerAddressPrefix: text('ipv6PeeringConfig', 'primaryPeerAddressPrefix'),
    secondaryPeerAddressPrefix: text('ipv6PeeringConfig', 'secondaryPeerAddressPrefix'),
  });
  const hasKey = text('sharedKey') !== undefined;
  const draft = compact({
    peerASN: numberAt(body, 'properties', 'peerASN'),
    vlanId: numberAt(body, 'properties', 'vlanId'),
    primaryPeerAddressPrefix: text('primaryPeerAddressPrefix'),
    secondaryPeerAddressPrefix: text('secondaryPeerAddressPrefix'),
    ipv6PeeringConfig: Object.keys(ipv6).length > 0 ? ipv6 : undefined,
    sharedKey: hasKey
      ? secretName(owner.name, found.name === 'MicrosoftPeering' ? 'microsoft' : 'private', 'md5')
      : undefined,
  });
  if (hasKey) toFill(reading, draft, 'sharedKey', found);
  return draft;
}

/** What Microsoft peering advertises; of a private peering the same part is empty, and says nothing. */
function published({ body }: FoundResource): Draft {
  const prefixes = (...at: readonly string[]) =>
    textsAt(body, 'properties', ...at, 'microsoftPeeringConfig', 'advertisedPublicPrefixes') ?? [];
  const asn = numberAt(body, 'properties', 'microsoftPeeringConfig', 'customerASN');
  const registry = textAt(body, 'properties', 'microsoftPeeringConfig', 'routingRegistryName');
  const all = [...prefixes(), ...prefixes('ipv6PeeringConfig')];
  return compact({
    advertisedPublicPrefixes: all.length > 0 ? all : undefined,
    customerASN: asn === 0 ? undefined : asn,
    routingRegistryName:
      registry === undefined || registry === '' || registry.toUpperCase() === 'NONE' ? undefined : registry,
  });
}

function filterOf(reading: Reading, microsoft: FoundResource, ground: Ground): Draft {
  const found = reading.estate.get(refAt(microsoft.body, 'properties', 'routeFilter'));
  if (!found) return {};
  say(reading, found);
  const communities = reading.estate.ofType(types.routeFilterRule, found).flatMap((rule) => {
    say(reading, rule);
    return textsAt(rule.body, 'properties', 'communities') ?? [];
  });
  return {
    routeFilter: compact({
      name: found.name,
      ...standing(reading, found, ground).own,
      communities: communities.length > 0 ? communities : undefined,
    }),
  };
}

function authorizations(reading: Reading, owner: FoundResource): Draft[] | undefined {
  const found = reading.estate.ofType(types.authorization, owner);
  const drafts = found.map((one) => {
    say(reading, one);
    const draft: Draft = { name: one.name };
    const isUsed = textAt(one.body, 'properties', 'authorizationUseStatus')?.toLowerCase() === 'inuse';
    const user =
      refAt(one.body, 'properties', 'connectionResourceUri') ?? textAt(one.body, 'properties', 'connectionResourceUri');
    if (isUsed && (user === undefined || !reading.estate.get(user))) {
      const text = l10n.t(
        'Redeemed by something that is not in what was read: {0}.',
        user ?? l10n.t('not told by Azure'),
      );
      reading.comments.push({ object: draft, text });
      reading.told.push({
        severity: 'warning',
        code: 'IMP-009',
        message: `${owner.name}/${one.name}: ${text}`,
        id: one.id,
      });
    }
    return draft;
  });
  return drafts.length > 0 ? drafts : undefined;
}

/** Global Reach to circuits of the same customer; to any other it stays unsaid. */
function globalReach(reading: Reading, ours: FoundResource): Draft[] | undefined {
  const found = reading.estate.ofType(types.globalReach, ours).flatMap((one) => {
    const peer = refAt(one.body, 'properties', 'peerExpressRouteCircuitPeering')?.replace(/\/peerings\/[^/]+$/i, '');
    const other = reading.estate.get(peer);
    const subscription = other && reading.subscriptionName(subscriptionOf(other));
    if (!other || subscription === undefined) return [];
    say(reading, one);
    const hasKey = (textAt(one.body, 'properties', 'authorizationKey') ?? '') !== '';
    const draft = compact({
      name: one.name,
      circuit: `${subscription}/${other.name}`,
      addressPrefix: textAt(one.body, 'properties', 'addressPrefix'),
      ipv6AddressPrefix: textAt(one.body, 'properties', 'ipv6CircuitConnectionConfig', 'addressPrefix'),
      authorization: hasKey ? secretName(one.name, 'authorization') : undefined,
    });
    if (hasKey) toFill(reading, draft, 'authorization', one);
    return [draft];
  });
  return found.length > 0 ? found : undefined;
}
