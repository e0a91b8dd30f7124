import * as l10n from '@vscode/l10n';
import {
  autoScaleUnits,
  findGatewaySku,
  isScalableGatewayOffered,
  scalableGatewayAsOf,
  scalableGatewaySku,
  scaleUnits,
  smallestGateway,
  supportsIpsecOverExpressRoute,
} from '../../catalog/gatewaySkus';
import { type VirtualNetwork, findVirtualNetwork, mbpsOf, privatePeeringOf } from '../../design';
import type { CustomerRule } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';
import { capacityOf, gatewaysOf } from './shared';
import { fixedSku, unitsInBounds, smallestSku } from './fixes';

export const zonedGateway: CustomerRule = {
  code: 'GW-010',
  scope: 'customer',
  severity: 'warning',
  title: 'The SKU of an ExpressRoute gateway can be spread over availability zones.',
  text: 'ErGw1AZ, ErGw2AZ, ErGw3AZ and ErGwScale survive the loss of a zone.',
  source: 'PSR; APRL',
  fix: smallestSku,
  *check({ customer }) {
    for (const { gateway } of gatewaysOf(customer)) {
      const sku = gateway.raw.sku === undefined ? undefined : findGatewaySku(gateway.raw.sku);
      if (!sku || sku.az) continue;
      yield {
        message: l10n.t('{0} is in one zone. Take one of ErGw1AZ, ErGw2AZ, ErGw3AZ, ErGwScale.', sku.name),
        place: placeOf(gateway, gateway.raw, 'sku'),
      };
    }
  },
};

export const gatewayWithIpv6: CustomerRule = {
  code: 'GW-037',
  scope: 'customer',
  severity: 'warning',
  title: 'A gateway that is there already has zones where its circuits bring IPv6.',
  text: 'An existing gateway without zones does not learn to speak IPv6, where its public address is a Basic one: it is made anew. New gateways of every SKU do.',
  source: 'expressroute-howto-add-ipv6 (limitations)',
  *check({ customer }) {
    const topology = topologyOf(customer);
    for (const { network, gateway } of gatewaysOf(customer)) {
      const sku = gateway.raw.sku === undefined ? undefined : findGatewaySku(gateway.raw.sku);
      if (!gateway.existing || !sku || sku.az || !network.addressSpace.some(({ family }) => family === 6)) continue;
      const bringing = topology
        .connectionsOf(network)
        .find(({ circuit }) => privatePeeringOf(circuit)?.raw.ipv6PeeringConfig);
      if (!bringing) continue;
      yield {
        message: l10n.t(
          '{0} is an existing gateway without zones: the IPv6 of circuit "{1}" may not pass it. Migrate it to {2} first.',
          gateway.name,
          bringing.circuit.name,
          'ErGw1AZ',
        ),
        place: placeOf(gateway, gateway.raw, 'sku'),
      };
    }
  },
};

export const legacyGateway: CustomerRule = {
  code: 'GW-011',
  scope: 'customer',
  severity: 'error',
  title: 'The SKU of an ExpressRoute gateway is not a legacy one.',
  text: 'Basic is refused. Standard, HighPerformance and UltraPerformance still work and are a warning: a new gateway takes ErGw1AZ, ErGw2AZ, ErGw3AZ or ErGwScale. Of one that is there already GW-010 tells that it is to be migrated.',
  source: 'PSR; RI',
  covers: 'GW-010',
  fix: smallestSku,
  *check({ customer }) {
    for (const { gateway } of gatewaysOf(customer)) {
      const sku: string | undefined = gateway.raw.sku;
      const place = placeOf(gateway, gateway.raw, 'sku');
      if (sku === 'Basic') {
        yield { message: l10n.t('{0} is not offered any more. Take {1}.', sku, 'ErGw1AZ'), place };
      } else if (gateway.existing) {
        // That it has no zones is GW-010.
        continue;
      } else if (sku === 'Standard' || sku === 'HighPerformance' || sku === 'UltraPerformance') {
        const next = { Standard: 'ErGw1AZ', HighPerformance: 'ErGw2AZ', UltraPerformance: 'ErGw3AZ' }[sku];
        yield { severity: 'warning', message: l10n.t('{0} is a legacy SKU. Take {1}.', sku, next), place };
      }
    }
  },
};

export const gatewayBandwidth: CustomerRule = {
  code: 'GW-017',
  scope: 'customer',
  severity: 'warning',
  title: 'A gateway carries the bandwidth of each of its circuits.',
  text: 'Otherwise the gateway is the bottleneck, unless FastPath leads past it. A scalable gateway is counted with its most scale units.',
  source: 'FAQ26 [D]',
  fix: smallestSku,
  *check({ customer }) {
    const topology = topologyOf(customer);
    for (const { network, gateway } of gatewaysOf(customer)) {
      const most = capacityOf(gateway)?.most;
      const connections = topology.connectionsOf(network).filter((c) => c.raw.expressRouteGatewayBypass !== true);
      const largest = connections.sort((a, b) => (mbpsOf(b.circuit) ?? 0) - (mbpsOf(a.circuit) ?? 0))[0];
      const mbps = largest && mbpsOf(largest.circuit);
      if (!most || !largest || mbps === undefined || most.mbps >= mbps) continue;
      const better = smallestGateway({
        mbps,
        circuits: topology.connectionsOf(network).length,
        ...(network.location !== undefined && { region: network.location }),
      });
      const what = l10n.t(
        '{0} carries {1} Mbps, circuit "{2}" {3} Mbps.',
        gateway.raw.sku ?? '',
        most.mbps,
        largest.circuit.name,
        mbps,
      );
      const help = better
        ? better.units === undefined
          ? l10n.t('Take {0}.', better.sku)
          : l10n.t('Take {0} with {1} scale units.', better.sku, better.units)
        : withFastPath(network, topology.connectionsOf(network).length);
      yield { message: `${what} ${help}`, place: placeOf(gateway, gateway.raw, 'sku') };
    }
  },
};

/** Past a gateway that has FastPath the traffic is not held up: it names the SKU, as not every one has it. */
function withFastPath({ location }: VirtualNetwork, circuits: number): string {
  const choice = smallestGateway({
    mbps: 0,
    circuits,
    fastPath: true,
    ...(location !== undefined && { region: location }),
  });
  return choice
    ? l10n.t('Take {0} and FastPath (expressRouteGatewayBypass) on the connection.', choice.sku)
    : l10n.t('Spread it over several circuits and gateways.');
}

export const scaleBounds: CustomerRule = {
  code: 'GW-023',
  scope: 'customer',
  severity: 'error',
  title: `The scale units of ErGwScale are ${scaleUnits.min} to ${scaleUnits.max}, and the region offers it.`,
  text: `Fixed: min and max are equal. Autoscaling: min is at least ${autoScaleUnits}. The list of regions without it changes often and is a warning.`,
  source: 'SG',
  fix: unitsInBounds,
  *check({ customer }) {
    for (const { gateway } of gatewaysOf(customer)) {
      const { sku, autoScaleConfiguration: units } = gateway.raw;
      if (sku !== scalableGatewaySku) {
        if (units && sku !== undefined) {
          yield {
            severity: 'warning',
            message: l10n.t(
              '{0} has no scale units. Remove autoScaleConfiguration, or take {1}.',
              sku,
              scalableGatewaySku,
            ),
            place: keyOf(gateway, gateway.raw, 'autoScaleConfiguration'),
          };
        }
        continue;
      }
      if (gateway.location !== undefined && !isScalableGatewayOffered(gateway.location)) {
        yield {
          severity: 'warning',
          message: l10n.t(
            '{0} is not offered in {1} (as of {2}). Look it up before you order.',
            sku,
            gateway.location,
            scalableGatewayAsOf,
          ),
          place: placeOf(gateway, gateway.raw, 'sku'),
        };
      }
      if (!units) continue;
      const { min, max } = units;
      for (const key of ['min', 'max'] as const) {
        const value = units[key];
        if (value === undefined || (value >= scaleUnits.min && value <= scaleUnits.max)) continue;
        yield {
          message: l10n.t('{0} scale units: there are {1} to {2}.', value, scaleUnits.min, scaleUnits.max),
          place: placeOf(gateway, units, key),
        };
      }
      if (min === undefined || max === undefined) continue;
      if (min > max) {
        yield { message: l10n.t('min ({0}) is more than max ({1}).', min, max), place: placeOf(gateway, units, 'min') };
      } else if (min < autoScaleUnits && max > min && max <= scaleUnits.max) {
        yield {
          message: l10n.t(
            'Autoscaling begins at {0} scale units. Write min: {0}, or max: {1}.',
            autoScaleUnits,
            scaleUnits.min,
          ),
          place: placeOf(gateway, units, 'min'),
        };
      }
    }
  },
};

export const scalableAndIpsec: CustomerRule = {
  code: 'GW-024',
  scope: 'customer',
  severity: 'error',
  title: 'IPsec over private peering does not go through ErGwScale.',
  text: 'It is not supported. Take ErGw1AZ to ErGw3AZ.',
  source: 'SG',
  fix: fixedSku,
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const { encryption } = circuit.raw;
      if (encryption?.mode !== 'ipsec-tunnel' || encryption.over === 'microsoft') continue;
      const gateway = findVirtualNetwork(customer, encryption.virtualNetwork, circuit.subscription)?.gateway;
      const sku = gateway?.raw.sku;
      if (!gateway || sku === undefined || supportsIpsecOverExpressRoute(sku)) continue;
      yield {
        message: l10n.t(
          '{0} does not carry IPsec over private peering (circuit "{1}"). Take ErGw1AZ, ErGw2AZ or ErGw3AZ.',
          sku,
          circuit.name,
        ),
        place: placeOf(gateway, gateway.raw, 'sku'),
      };
    }
  },
};
