import * as l10n from '@vscode/l10n';
import { type Design, type EditValue, nextRouteDistinguisher } from '../../design';
import { firstAddress, makePrefix, parsePrefix } from '../../network/prefix';
import { fileText } from './fileText';
import { type Platform, routerPair } from './newDesign';

/** How a customer reaches Azure: which gateway its first network has. */
export type Reach = 'expressRoute' | 'siteToSite' | 'pointToSite';

export interface NewCustomer {
  readonly displayName: string;
  readonly name: string;
  readonly tenantId: string;
  readonly model: 'connect-through' | 'connect-to';
  readonly managedBy: 'csp' | 'customer';
  readonly site: string;
  readonly prefixes: readonly string[];
  /** Connect-through: the CSP's site that the customer's site is attached at. */
  readonly connectsTo?: string;
  /** Connect-to with edge routers of the customer's own. */
  readonly edge?: { readonly platform: Platform; readonly serviceProviderName: string; readonly asn: number };
  readonly subscription: {
    readonly name: string;
    readonly subscriptionId: string;
    readonly environment: 'production' | 'nonproduction';
    readonly location: string;
  };
  /** A first virtual network; undefined for none. */
  readonly hub?: { readonly addressSpace: string; readonly window?: EditValue; readonly hasGateway: boolean };
}

/** Length of the gateway's subnet, in which a second gateway finds place too. Source: GW */
export const GATEWAY_SUBNET = 26;
const GATEWAY_SKU = 'ErGw1AZ';

/** The file of a new customer; the route distinguisher is taken from the pool. */
export function customerText(design: Design, made: NewCustomer): string {
  const through = made.model === 'connect-through';
  const provider = design.provider.displayName;
  const comment = through
    ? l10n.t(
        'Connect-through: {0} reaches Azure through the network of {1}, which owns the circuits.',
        made.displayName,
        provider,
      )
    : l10n.t(
        'Connect-to: {0} owns its circuits to Azure; {1} manages what is behind them.',
        made.displayName,
        provider,
      );
  const target = through ? nextRouteDistinguisher(design) : undefined;
  const { subscription, hub } = made;
  return fileText('Customer', comment, {
    name: made.name,
    displayName: made.displayName,
    tenantId: made.tenantId,
    model: made.model,
    managedBy: made.managedBy,
    identity: { store: through ? 'csp' : 'customer', delegation: { entra: 'gdap', azure: 'aobo' } },
    vrf: target === undefined ? undefined : vrfValue(vrfName(design, made.name), target),
    sites: [
      {
        name: made.site,
        prefixes: made.prefixes,
        asn: made.edge?.asn,
        connectsTo: made.connectsTo,
        edgeRouters: made.edge && routerPair(made.site, made.edge.platform, made.edge.serviceProviderName),
      },
    ],
    subscriptions: [
      {
        name: subscription.name,
        subscriptionId: subscription.subscriptionId,
        offer: 'csp',
        environment: subscription.environment,
        resourceGroup: `rg-${made.name}-network`,
        location: subscription.location,
        virtualNetworks: hub === undefined ? undefined : [hubValue('hub', hub)],
      },
    ],
  });
}

export function vrfValue(name: string, target: string): EditValue {
  return { name, routeDistinguisher: target, importRouteTargets: [target], exportRouteTargets: [target] };
}

/** Linux, which FRR runs on, has names of at most 15 characters for interfaces, and so for VRFs. */
const VRF_NAME_LENGTH = 15;

/** A name that no VRF of the design has. */
export function vrfName(design: Design, wanted: string): string {
  const used = new Set(
    design.customers
      .flatMap(({ raw }) => [raw.vrf?.name, raw.microsoftVrf?.name])
      .flatMap((name) => name?.toUpperCase() ?? []),
  );
  const base = wanted.toUpperCase();
  let name = base.slice(0, VRF_NAME_LENGTH);
  for (let n = 2; used.has(name); n++) name = `${base.slice(0, VRF_NAME_LENGTH - 1 - String(n).length)}-${n}`;
  return name;
}

/** A network with a subnet for gateways at its beginning. */
export function hubValue(
  name: string,
  { addressSpace, window, hasGateway, sku = GATEWAY_SKU }: NonNullable<NewCustomer['hub']> & { readonly sku?: string },
): { readonly [key: string]: EditValue | undefined } {
  const space = parsePrefix(addressSpace);
  const subnet = space && makePrefix(space.family, firstAddress(space).value, Math.max(GATEWAY_SUBNET, space.length));
  return {
    name,
    addressSpace: [addressSpace],
    subnets: subnet ? [{ name: 'GatewaySubnet', addressPrefix: subnet.text }] : [],
    gateway: hasGateway ? { name: `ergw-${name}`.slice(0, 80), sku, maintenanceWindow: window } : undefined,
  };
}
