import * as l10n from '@vscode/l10n';
import type { Circuit, Peering } from '../../../design';
import { portNamedBy } from '../../../design/portNamedBy';
import { type Below, azureNode } from './azureNodes';
import { type Known, type Node, bandwidth, join, uniqueIds } from './node';

export function circuitNode(below: Below, circuit: Circuit, known: Known): Node {
  const { raw } = circuit;
  const inside: Below = { ...below, id: `${below.id}/circuit/${circuit.name}` };
  const speed =
    raw.bandwidthInMbps !== undefined
      ? bandwidth(raw.bandwidthInMbps)
      : raw.bandwidthInGbps !== undefined
        ? `${raw.bandwidthInGbps} Gbps`
        : undefined;
  const hasChildren = circuit.peerings.length + circuit.connections.length + circuit.globalReach.length > 0;
  return azureNode(below, {
    kind: 'circuit',
    part: circuit,
    description: join(speed, raw.peeringLocation ?? portNamedBy(raw)?.ref, known.stateOf(circuit)),
    facts: () => [
      [l10n.t('Connectivity provider'), raw.serviceProviderName],
      [l10n.t('Peering location'), raw.peeringLocation],
      [l10n.t('Bandwidth'), speed],
      [l10n.t('SKU'), raw.sku && join(raw.sku.tier, raw.sku.family)],
      [l10n.t('Subscription'), raw.subscription],
      [l10n.t('Layer 3'), layer3(raw.layer3ManagedBy)],
      [l10n.t('State'), known.stateOf(circuit) ?? l10n.t('not read yet')],
    ],
    ...(hasChildren && { children: () => circuitChildren(inside, circuit) }),
  });
}

function layer3(by: Circuit['raw']['layer3ManagedBy']): string | undefined {
  if (by === 'csp') return l10n.t('kept by the CSP');
  if (by === 'customer') return l10n.t('kept by the customer');
  return by && l10n.t('kept by the connectivity provider');
}

function circuitChildren(below: Below, circuit: Circuit): Node[] {
  return uniqueIds([
    ...circuit.peerings.map((peering) => peeringNode(below, peering)),
    ...circuit.connections.map((part) =>
      azureNode(below, {
        kind: 'connection',
        part,
        description: part.raw.virtualNetwork && `→ ${part.raw.virtualNetwork}`,
        facts: () => [
          [l10n.t('Routing weight'), String(part.raw.routingWeight ?? 0)],
          [l10n.t('FastPath'), part.raw.expressRouteGatewayBypass ? l10n.t('on') : undefined],
        ],
      }),
    ),
    ...circuit.globalReach.map((part) =>
      azureNode(below, { kind: 'globalReach', part, description: part.raw.circuit && `→ ${part.raw.circuit}` }),
    ),
  ]);
}

function peeringNode(below: Below, peering: Peering): Node {
  const { raw } = peering;
  const label = peering.type === 'AzurePrivatePeering' ? l10n.t('Private peering') : l10n.t('Microsoft peering');
  return azureNode(
    { ...below, id: `${below.id}/${peering.type}` },
    {
      kind: 'peering',
      part: peering,
      label,
      description: join(
        raw.vlanId === undefined ? undefined : l10n.t('VLAN {0}', raw.vlanId),
        raw.peerASN === undefined ? undefined : `AS ${raw.peerASN}`,
      ),
      facts: () => [
        [l10n.t('Primary link'), raw.primaryPeerAddressPrefix],
        [l10n.t('Secondary link'), raw.secondaryPeerAddressPrefix],
        [l10n.t('Local preference'), raw.routing?.localPreference?.toString()],
        [l10n.t('AS path prepends'), raw.routing?.asPathPrepend?.toString()],
      ],
    },
  );
}
