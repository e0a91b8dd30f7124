import * as l10n from '@vscode/l10n';
import { type Design, nextRouteDistinguisher } from '../../../design';
import { firstAddress, makePrefix, parsePrefix } from '../../../network/prefix';
import { fileText } from './fileText';
import { type Platform, routerPair } from './newDesign';

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
  readonly subscription: string;
  readonly subscriptionId: string;
  readonly location: string;
  /** Address space of a first virtual network with an ExpressRoute gateway; undefined for none. */
  readonly addressSpace?: string;
}

/** Length of the gateway's subnet, in which a second gateway finds place too. */
const GATEWAY_SUBNET = 26;
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
  return fileText('Customer', comment, {
    name: made.name,
    displayName: made.displayName,
    tenantId: made.tenantId,
    model: made.model,
    managedBy: made.managedBy,
    identity: { store: through ? 'csp' : 'customer', delegation: { entra: 'gdap', azure: 'aobo' } },
    vrf:
      target === undefined
        ? undefined
        : {
            name: made.name.toUpperCase(),
            routeDistinguisher: target,
            importRouteTargets: [target],
            exportRouteTargets: [target],
          },
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
        name: made.subscription,
        subscriptionId: made.subscriptionId,
        offer: 'csp',
        environment: 'production',
        resourceGroup: `rg-${made.name}-network`,
        location: made.location,
        virtualNetworks: made.addressSpace === undefined ? undefined : [hub(made.addressSpace)],
      },
    ],
  });
}

function hub(addressSpace: string) {
  const space = parsePrefix(addressSpace);
  const subnet = space && makePrefix(space.family, firstAddress(space).value, Math.max(GATEWAY_SUBNET, space.length));
  return {
    name: 'hub',
    addressSpace: [addressSpace],
    subnets: subnet ? [{ name: 'GatewaySubnet', addressPrefix: subnet.text }] : [],
    gateway: { name: 'ergw-hub', sku: GATEWAY_SKU },
  };
}
