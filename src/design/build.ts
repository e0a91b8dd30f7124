import type { LiveLists } from '../catalog/live';
import { prefixesOf } from './addresses';
import { buildCircuit } from './buildCircuit';
import { azurePart, inherit } from './inherit';
import type { DesignFile } from './file';
import type {
  AzurePart,
  Circuit,
  Customer,
  DirectPort,
  DirectPortList,
  EdgeRouter,
  Part,
  Provider,
  ProviderSite,
  RawDirectPort,
  RawEdgeRouter,
  RawSite,
  RawSubscription,
  RawVirtualNetwork,
  RawVpnConnection,
  Site,
  Subnet,
  Subscription,
  VirtualNetwork,
} from './model';
import { findVirtualNetwork } from './lookup';
import type { LooseCustomer, LooseProvider } from './schema';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The typed provider of a file; pure, the file stays as it is. */
export function buildProvider(file: DesignFile, raw: LooseProvider, live?: LiveLists): Provider {
  const sites = (raw.sites ?? []).map((site): ProviderSite => ({
    raw: site,
    file,
    name: site.name ?? '',
    displayName: site.displayName ?? site.name ?? '',
    edgeRouters: routersOf(file, site.edgeRouters, site.name ?? '', 'csp'),
  }));
  const own = inherit({ managedBy: 'csp', tags: {}, ...(raw.tenantId && { tenantId: raw.tenantId }) }, {});
  return {
    raw,
    file,
    name: raw.name ?? '',
    displayName: raw.displayName ?? raw.name ?? '',
    cloud: raw.cloud ?? 'AzureCloud',
    live: live?.cloud === (raw.cloud ?? 'AzureCloud') ? live : undefined,
    sites,
    edgeRouters: sites.flatMap((site) => site.edgeRouters),
    expressRoutePorts: portsIn(raw, (list, port) => ({
      ...part(file, port),
      ...inherit(own, port),
      list,
      owner: 'csp',
      subscription: undefined,
      existing: port.existing ?? false,
    })),
  };
}

/** The typed customer of a file, with everything inherited written out. */
export function buildCustomer(file: DesignFile, raw: LooseCustomer): Customer {
  const inherited = inherit({ managedBy: 'csp', tags: {} }, raw);
  const customer: Writable<Customer> = {
    raw,
    file,
    name: raw.name ?? '',
    displayName: raw.displayName ?? raw.name ?? '',
    model: raw.model ?? 'connect-through',
    ...inherited,
    sites: (raw.sites ?? []).map((site) => buildSite(file, site)),
    subscriptions: [],
    virtualNetworks: [],
    circuits: [],
    expressRoutePorts: [],
    vpnConnections: [],
  };
  customer.subscriptions = (raw.subscriptions ?? []).map((s) => buildSubscription(customer, s));
  customer.virtualNetworks = customer.subscriptions.flatMap((s) => s.virtualNetworks);
  customer.expressRoutePorts = portsIn(raw, (list, port) => buildPort(customer, list, port));
  customer.circuits = (raw.circuits ?? []).map((circuit): Circuit => buildCircuit(customer, circuit));
  customer.vpnConnections = (raw.vpnConnections ?? []).map((c) => buildVpnConnection(customer, c));
  return customer;
}

function part<Raw extends { name?: string }>(file: DesignFile, raw: Raw): Part<Raw> {
  return { raw, file, name: raw.name ?? '' };
}

function routersOf(
  file: DesignFile,
  routers: readonly RawEdgeRouter[] | undefined,
  site: string,
  owner: EdgeRouter['owner'],
): EdgeRouter[] {
  return (routers ?? []).map((raw) => ({ ...part(file, raw), site, owner }));
}

function buildSite(file: DesignFile, raw: RawSite): Site {
  const { connectsTo } = raw;
  return {
    ...part(file, raw),
    displayName: raw.displayName ?? raw.name ?? '',
    prefixes: prefixesOf(raw.prefixes),
    attachments: typeof connectsTo === 'string' ? [{ site: connectsTo }] : (connectsTo ?? []),
    edgeRouters: routersOf(file, raw.edgeRouters, raw.name ?? '', 'customer'),
  };
}

/** Port pairs, then link aggregation groups. */
function portsIn(
  raw: Pick<LooseCustomer, DirectPortList>,
  build: (list: DirectPortList, port: RawDirectPort) => DirectPort,
): DirectPort[] {
  return (['expressRoutePorts', 'expressRouteLags'] as const).flatMap((list) =>
    (raw[list] ?? []).map((port: RawDirectPort) => build(list, port)),
  );
}

function buildPort(customer: Customer, list: DirectPortList, raw: RawDirectPort): DirectPort {
  const subscription = customer.subscriptions.find((s) => s.name === raw.subscription);
  return {
    ...part(customer.file, raw),
    ...inherit(subscription ?? customer, raw),
    list,
    owner: 'customer',
    subscription,
    existing: raw.existing ?? false,
  };
}

function buildSubscription(customer: Customer, raw: RawSubscription): Subscription {
  const subscription: Writable<Subscription> = {
    ...part(customer.file, raw),
    ...inherit(customer, raw),
    customer,
    environment: raw.environment ?? 'production',
    virtualNetworks: [],
    routeTables: [],
    networkSecurityGroups: [],
  };
  const parent = { customer, subscription, inherited: subscription };
  subscription.virtualNetworks = (raw.virtualNetworks ?? []).map((v) => buildVirtualNetwork(customer, subscription, v));
  subscription.routeTables = (raw.routeTables ?? []).map((t) => azurePart(parent, t));
  subscription.networkSecurityGroups = (raw.networkSecurityGroups ?? []).map((g) => azurePart(parent, g));
  return subscription;
}

function buildVirtualNetwork(customer: Customer, subscription: Subscription, raw: RawVirtualNetwork): VirtualNetwork {
  const own: AzurePart<RawVirtualNetwork> = azurePart({ customer, subscription, inherited: subscription }, raw);
  const below = { customer, subscription, inherited: own, existing: own.existing };
  const child = <Raw extends { name?: string; existing?: boolean }>(of: Raw | undefined) => of && azurePart(below, of);
  return {
    ...own,
    subscription,
    ref: `${subscription.name}/${own.name}`,
    addressSpace: prefixesOf(raw.addressSpace),
    subnets: (raw.subnets ?? []).map((subnet): Subnet => {
      const texts = subnet.addressPrefixes ?? (subnet.addressPrefix === undefined ? [] : [subnet.addressPrefix]);
      return { ...azurePart(below, subnet), prefixes: prefixesOf(texts) };
    }),
    gateway: child(raw.gateway),
    vpnGateway: child(raw.vpnGateway),
    firewall: child(raw.firewall),
    routeServer: child(raw.routeServer),
    virtualNetworkPeerings: (raw.virtualNetworkPeerings ?? []).map((p) => azurePart(below, p)),
  };
}

/** Made beside the VPN gateway, as every connection is. */
function buildVpnConnection(customer: Customer, raw: RawVpnConnection): AzurePart<RawVpnConnection> {
  const network = findVirtualNetwork(customer, raw.virtualNetwork);
  return azurePart({ customer, subscription: network?.subscription, inherited: network ?? customer }, raw);
}
