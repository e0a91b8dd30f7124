import * as l10n from '@vscode/l10n';
import type { AzurePart, Customer, Subscription, VirtualNetwork } from '../../../design';
import { placeOf } from '../../../design/place';
import { type Node, type NodeKind, join, uniqueIds } from './node';

/** What all nodes of one customer have in common. */
export interface Below {
  readonly id: string;
  readonly customer: Customer;
  readonly design: string;
}

interface Shown {
  readonly kind: NodeKind;
  readonly part: AzurePart<object>;
  readonly description?: string;
  readonly facts?: Node['facts'];
  readonly children?: () => readonly Node[];
  readonly label?: string;
}

/** A node of something in Azure. */
export function azureNode(below: Below, { kind, part, description, facts, children, label }: Shown): Node {
  const existing = part.existing ? l10n.t('exists') : undefined;
  return {
    id: `${below.id}/${kind}/${part.name}`,
    kind,
    label: label ?? (part.name || l10n.t('(no name)')),
    description: join(description, existing),
    facts: () => [
      ...(facts?.() ?? []),
      [l10n.t('Resource group'), part.resourceGroup],
      [l10n.t('Region'), part.location],
      [l10n.t('Managed by'), part.managedBy === 'csp' ? l10n.t('the CSP') : l10n.t('the customer')],
    ],
    place: placeOf(part, part.raw),
    customer: below.customer.file.path,
    design: below.design,
    ...(children && { children }),
  };
}

export function subscriptionNode(below: Below, subscription: Subscription): Node {
  const { raw } = subscription;
  const id = `${below.id}/subscription/${subscription.name}`;
  const inside: Below = { ...below, id };
  const reached =
    raw.reachedOver === 'internet'
      ? l10n.t('over the internet')
      : raw.reachedOver === 'private'
        ? l10n.t('private line of the customer')
        : undefined;
  const empty =
    subscription.virtualNetworks.length +
      subscription.routeTables.length +
      subscription.networkSecurityGroups.length ===
    0;
  return {
    id,
    kind: 'subscription',
    label: subscription.name || l10n.t('(no name)'),
    description: join(
      raw.offer?.toUpperCase(),
      subscription.environment === 'nonproduction' ? l10n.t('non-production') : undefined,
      subscription.managedBy === 'customer' ? l10n.t('managed by the customer') : undefined,
      reached,
    ),
    facts: () => [
      [l10n.t('Subscription'), raw.subscriptionId],
      [l10n.t('Tenant'), subscription.tenantId],
      [l10n.t('Resource group'), subscription.resourceGroup],
      [l10n.t('Region'), subscription.location],
    ],
    place: placeOf(subscription, raw),
    customer: below.customer.file.path,
    design: below.design,
    ...(!empty && { children: () => subscriptionChildren(inside, subscription) }),
  };
}

function subscriptionChildren(below: Below, subscription: Subscription): Node[] {
  return uniqueIds([
    ...subscription.virtualNetworks.map((network) => virtualNetworkNode(below, network)),
    ...subscription.routeTables.map((part) =>
      azureNode(below, {
        kind: 'routeTable',
        part,
        description: l10n.t('{0} routes', part.raw.routes?.length ?? 0),
      }),
    ),
    ...subscription.networkSecurityGroups.map((part) =>
      azureNode(below, {
        kind: 'securityGroup',
        part,
        description: l10n.t('{0} rules', part.raw.securityRules?.length ?? 0),
      }),
    ),
  ]);
}

function virtualNetworkNode(below: Below, network: VirtualNetwork): Node {
  const id = `${below.id}/virtualNetwork/${network.name}`;
  return azureNode(below, {
    kind: 'virtualNetwork',
    part: network,
    description: network.addressSpace.map((p) => p.written).join(', '),
    facts: () => [[l10n.t('Address space'), network.addressSpace.map((p) => p.written).join(', ')]],
    children: () => networkChildren({ ...below, id }, network),
  });
}

function networkChildren(below: Below, network: VirtualNetwork): Node[] {
  const { gateway, vpnGateway, firewall, routeServer } = network;
  return uniqueIds([
    ...(gateway ? [azureNode(below, { kind: 'gateway', part: gateway, description: gateway.raw.sku })] : []),
    ...(vpnGateway
      ? [
          azureNode(below, {
            kind: 'vpnGateway',
            part: vpnGateway,
            description: join(vpnGateway.raw.sku, vpnGateway.raw.role),
            facts: () => [[l10n.t('AS number'), String(vpnGateway.raw.asn ?? 65515)]],
          }),
        ]
      : []),
    ...(firewall
      ? [azureNode(below, { kind: 'firewall', part: firewall, description: firewall.raw.privateIpAddress })]
      : []),
    ...(routeServer ? [azureNode(below, { kind: 'routeServer', part: routeServer })] : []),
    ...network.subnets.map((part) =>
      azureNode(below, {
        kind: 'subnet',
        part,
        description: part.prefixes.map((p) => p.written).join(', '),
        facts: () => [
          [l10n.t('Route table'), part.raw.routeTable],
          [l10n.t('Network security group'), part.raw.networkSecurityGroup],
        ],
      }),
    ),
    ...network.virtualNetworkPeerings.map((part) =>
      azureNode(below, {
        kind: 'networkPeering',
        part,
        description: part.raw.remoteVirtualNetwork && `→ ${part.raw.remoteVirtualNetwork}`,
        facts: () => [
          [l10n.t('Gateway transit'), part.raw.allowGatewayTransit ? l10n.t('offered') : undefined],
          [l10n.t('Remote gateway'), part.raw.useRemoteGateways ? l10n.t('used') : undefined],
        ],
      }),
    ),
  ]);
}
