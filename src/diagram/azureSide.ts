import * as l10n from '@vscode/l10n';
import type { AzurePart, RawFirewall, RawVpnGateway, Subnet, Subscription, VirtualNetwork } from '../design';
import { type SceneBuilder, counted, detailsOf, dotted, linesOf, placesOf } from './builder';
import { environmentText, managedByText, offerText } from './words';

/** Tenants, subscriptions, virtual networks and what is in them. The nodes stand for the objects of the design. */
export function drawAzure(scene: SceneBuilder): void {
  const tenants = new Map<string, string>();
  for (const subscription of scene.customer.subscriptions) {
    const tenantId = subscription.tenantId ?? '';
    const tenant = tenants.get(tenantId) ?? drawTenant(scene, tenantId);
    tenants.set(tenantId, tenant);
    drawSubscription(scene, subscription, tenant);
  }
}

function drawTenant(scene: SceneBuilder, tenantId: string): string {
  const { customer } = scene;
  const { provider } = scene.design;
  const owners = new Map([
    [provider.raw.tenantId, provider.displayName],
    [customer.tenantId, customer.displayName],
  ]);
  return scene.node([tenantId], {
    kind: 'tenant',
    kindLabel: l10n.t('Microsoft Entra tenant'),
    shape: 'group',
    zone: 'azure',
    icon: 'tenant',
    title: owners.get(tenantId) ?? l10n.t('Other tenant'),
    lines: linesOf(tenantId),
    brief: [],
    column: 4,
    places: tenantId === customer.tenantId ? placesOf(customer, customer.raw, 'tenantId') : [],
    details: detailsOf([l10n.t('Tenant'), tenantId]),
  });
}

function drawSubscription(scene: SceneBuilder, subscription: Subscription, parent: string): void {
  const { raw } = subscription;
  const circuits = scene.customer.circuits.filter((circuit) => circuit.raw.subscription === subscription.name);
  const empty = subscription.virtualNetworks.length === 0;
  const id = scene.node(
    [subscription.name],
    {
      kind: 'subscription',
      kindLabel: l10n.t('Subscription'),
      shape: empty ? 'box' : 'group',
      zone: 'azure',
      icon: 'key',
      title: subscription.name || l10n.t('Subscription'),
      lines: linesOf(
        ...(empty
          ? [dotted(l10n.t('Subscription'), offerText(raw.offer)), managedByText(subscription.managedBy)]
          : [dotted(offerText(raw.offer), managedByText(subscription.managedBy))]),
        empty && circuits.length > 0
          ? l10n.t('holds circuit {0}', circuits.map((circuit) => circuit.name).join(', '))
          : undefined,
      ),
      brief: linesOf(empty ? l10n.t('Subscription') : undefined, managedByText(subscription.managedBy)),
      parent,
      places: placesOf(subscription, raw),
      details: detailsOf(
        [l10n.t('Subscription id'), raw.subscriptionId],
        [l10n.t('Tenant'), subscription.tenantId],
        [l10n.t('Offer'), offerText(raw.offer)],
        [l10n.t('Environment'), environmentText(subscription.environment)],
        [l10n.t('Azure resources'), managedByText(subscription.managedBy)],
        [l10n.t('Resource group'), subscription.resourceGroup],
        [l10n.t('Region'), subscription.location],
        [l10n.t('Circuits'), circuits.map((circuit) => circuit.name)],
        [l10n.t('Route tables'), subscription.routeTables.map((table) => table.name)],
        [l10n.t('Network security groups'), subscription.networkSecurityGroups.map((group) => group.name)],
      ),
    },
    subscription,
  );
  for (const network of subscription.virtualNetworks) drawVirtualNetwork(scene, network, id);
}

function drawVirtualNetwork(scene: SceneBuilder, network: VirtualNetwork, parent: string): void {
  const { gateway, vpnGateway, firewall, routeServer, subnets } = network;
  const names = [network.subscription.name, network.name];
  const inside = [gateway, vpnGateway, firewall, routeServer].some(Boolean) || subnets.length > 0;
  const id = scene.node(
    names,
    {
      kind: 'virtualNetwork',
      kindLabel: l10n.t('Virtual network'),
      shape: inside ? 'group' : 'box',
      zone: 'azure',
      icon: 'network',
      title: network.name || l10n.t('Virtual network'),
      lines: linesOf(...(network.raw.addressSpace ?? []), network.location),
      brief: linesOf(
        counted(network.raw.addressSpace ?? []),
        gateway && (gateway.raw.sku ? l10n.t('gateway {0}', gateway.raw.sku) : l10n.t('ExpressRoute gateway')),
        vpnGateway && (vpnGateway.raw.sku ? l10n.t('VPN gateway {0}', vpnGateway.raw.sku) : l10n.t('VPN gateway')),
      ),
      parent,
      places: placesOf(network, network.raw),
      details: azureDetails(network, [l10n.t('Address space'), network.raw.addressSpace]),
    },
    network,
  );
  const doors = linesOf(
    gateway &&
      scene.node(
        [...names, gateway.name],
        {
          kind: 'gateway',
          kindLabel: l10n.t('ExpressRoute gateway'),
          zone: 'azure',
          icon: 'gateway',
          title: gateway.name || l10n.t('ExpressRoute gateway'),
          lines: linesOf(
            dotted(l10n.t('ExpressRoute gateway'), gateway.raw.sku),
            dotted(
              gateway.raw.autoScaleConfiguration && scaleText(gateway.raw.autoScaleConfiguration),
              gateway.location,
            ),
          ),
          parent: id,
          places: placesOf(gateway, gateway.raw),
          details: azureDetails(gateway, [l10n.t('SKU'), gateway.raw.sku]),
        },
        gateway,
      ),
    vpnGateway && drawVpnGateway(scene, vpnGateway, names, id),
    firewall &&
      scene.node(
        [...names, firewall.name],
        {
          kind: 'firewall',
          kindLabel: firewallKind(firewall),
          zone: 'azure',
          icon: 'firewall',
          title: firewall.name || l10n.t('Firewall'),
          lines: linesOf(firewallKind(firewall), firewall.raw.privateIpAddress),
          parent: id,
          places: placesOf(firewall, firewall.raw),
          details: azureDetails(firewall, [l10n.t('Private address'), firewall.raw.privateIpAddress]),
        },
        firewall,
      ),
    routeServer &&
      scene.node(
        [...names, routeServer.name],
        {
          kind: 'routeServer',
          kindLabel: l10n.t('Route Server'),
          zone: 'azure',
          icon: 'routes',
          title: routeServer.name || l10n.t('Route Server'),
          lines: [l10n.t('Route Server')],
          parent: id,
          places: placesOf(routeServer, routeServer.raw),
          details: azureDetails(routeServer, [l10n.t('Branch to branch'), routeServer.raw.branchToBranch]),
        },
        routeServer,
      ),
  );
  if (subnets.length === 0) return;
  const list = scene.node(names, {
    kind: 'contents',
    kindLabel: l10n.t('Subnets'),
    shape: 'list',
    zone: 'azure',
    icon: 'subnet',
    title: l10n.t('Subnets'),
    parent: id,
  });
  for (const subnet of subnets) drawSubnet(scene, subnet, names, list);
  for (const door of doors) {
    scene.edge([...names, door], { kind: 'order', kindLabel: '', title: '', source: door, target: list });
  }
}

function drawVpnGateway(
  scene: SceneBuilder,
  gateway: AzurePart<RawVpnGateway>,
  names: readonly string[],
  parent: string,
): string {
  const { raw } = gateway;
  return scene.node(
    [...names, gateway.name],
    {
      kind: 'vpnGateway',
      kindLabel: l10n.t('VPN gateway'),
      zone: 'azure',
      icon: 'lock',
      title: gateway.name || l10n.t('VPN gateway'),
      lines: linesOf(
        dotted(l10n.t('VPN gateway'), raw.sku),
        dotted(raw.activeActive ? l10n.t('active-active') : undefined, gateway.location),
        raw.pointToSite?.addressPool && l10n.t('clients {0}', raw.pointToSite.addressPool.join(', ')),
      ),
      parent,
      places: placesOf(gateway, raw),
      details: azureDetails(
        gateway,
        [l10n.t('SKU'), raw.sku],
        [l10n.t('AS number'), raw.asn],
        [l10n.t('Active-active'), raw.activeActive],
        [l10n.t('Private addresses'), raw.enablePrivateIpAddress],
        [l10n.t('Role'), raw.role],
        [l10n.t('Point-to-site pool'), raw.pointToSite?.addressPool],
        [l10n.t('Point-to-site authentication'), raw.pointToSite?.authentication],
      ),
    },
    gateway,
  );
}

function drawSubnet(scene: SceneBuilder, subnet: Subnet, names: readonly string[], parent: string): void {
  const { raw } = subnet;
  const prefixes = raw.addressPrefixes ?? linesOf(raw.addressPrefix);
  scene.node([...names, subnet.name], {
    kind: 'subnet',
    kindLabel: l10n.t('Subnet'),
    shape: 'row',
    zone: 'azure',
    icon: 'subnet',
    title: subnet.name || l10n.t('Subnet'),
    lines: prefixes,
    parent,
    places: placesOf(subnet, raw),
    details: detailsOf(
      [l10n.t('Prefixes'), prefixes],
      [l10n.t('Route table'), raw.routeTable],
      [l10n.t('Network security group'), raw.networkSecurityGroup],
      [l10n.t('Service endpoints'), raw.serviceEndpoints],
    ),
  });
}

function firewallKind({ raw }: AzurePart<RawFirewall>): string {
  return raw.kind === 'nva' ? l10n.t('Network virtual appliance') : l10n.t('Azure Firewall');
}

function scaleText({ min, max }: { min?: number; max?: number }): string {
  return l10n.t('{0} to {1} units', min ?? '?', max ?? '?');
}

/** What every Azure object of a customer tells, after its own details. */
function azureDetails(
  of: AzurePart<object>,
  ...own: readonly (readonly [string, string | number | boolean | readonly string[] | undefined])[]
) {
  return detailsOf(
    ...own,
    [l10n.t('Subscription'), of.subscription?.name],
    [l10n.t('Resource group'), of.resourceGroup],
    [l10n.t('Region'), of.location],
    [l10n.t('Azure resource'), managedByText(of.managedBy)],
    [l10n.t('Already there'), of.existing || undefined],
    [l10n.t('Tags'), Object.entries(of.tags).map(([key, value]) => `${key}=${value}`)],
  );
}
