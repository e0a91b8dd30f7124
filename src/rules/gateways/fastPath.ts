import * as l10n from '@vscode/l10n';
import { fastPathUnits, scalableGatewaySku } from '../../catalog/gatewaySkus';
import { normalizeRegion } from '../../catalog/regions';
import { type VirtualNetwork, isDirect, privatePeeringOf } from '../../design';
import type { CustomerRule } from '../rule';
import { few } from '../names/shared';
import { placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';
import { capacityOf, gatewayTables } from './shared';
import { fastPathOrLess } from './fixes';
import { withoutKey } from '../shared/keyFixes';

export const fastPath: CustomerRule = {
  code: 'GW-015',
  scope: 'customer',
  severity: 'error',
  title: `FastPath has a gateway that can do it: UltraPerformance, ErGw3AZ, or ErGwScale with at least ${fastPathUnits} scale units.`,
  text: 'A scalable gateway that may have fewer is a warning: FastPath is lost while it does.',
  source: 'GW; FP',
  covers: 'GW-016',
  fix: fastPathOrLess,
  *check({ customer }) {
    for (const connection of customer.circuits.flatMap((circuit) => circuit.connections)) {
      const gateway = connection.virtualNetwork?.gateway;
      const capacity = gateway && capacityOf(gateway);
      if (connection.raw.expressRouteGatewayBypass !== true || !capacity || capacity.least.fastPath) continue;
      const sku = gateway.raw.sku ?? '';
      const sometimes = capacity.most.fastPath;
      const never =
        sku === scalableGatewaySku
          ? l10n.t('Below {0} scale units {1} has no FastPath. Write min and max of {0} or more.', fastPathUnits, sku)
          : l10n.t(
              '{0} has no FastPath. Take ErGw3AZ, or ErGwScale with at least {1} scale units.',
              sku,
              fastPathUnits,
            );
      yield {
        ...(sometimes && { severity: 'warning' as const }),
        message: sometimes
          ? l10n.t('Below {0} scale units {1} has no FastPath. Write min: {0}.', fastPathUnits, sku)
          : never,
        place: placeOf(connection, connection.raw, 'expressRouteGatewayBypass'),
      };
    }
  },
};

export const fastPathLimits: CustomerRule = {
  code: 'GW-016',
  scope: 'customer',
  severity: 'warning',
  title: 'FastPath reaches what is meant to be reached by it.',
  text: 'IPv6, peered networks and user-defined routes are passed by only on direct circuits, in one region; over a connectivity provider such traffic goes through the gateway. FastPath to private endpoints needs FastPath, on a direct circuit.',
  source: 'FP',
  fix: withoutKey,
  *check({ customer }) {
    const topology = topologyOf(customer);
    const routes = new Set(
      [...gatewayTables(customer)].flatMap(({ network, table }) => (table.raw.routes?.length ? [network] : [])),
    );
    for (const connection of customer.circuits.flatMap((circuit) => circuit.connections)) {
      const { raw, circuit, virtualNetwork: network } = connection;
      if (raw.enablePrivateLinkFastPath === true && (raw.expressRouteGatewayBypass !== true || !isDirect(circuit))) {
        yield {
          message: l10n.t('FastPath to private endpoints needs a direct circuit, and expressRouteGatewayBypass.'),
          place: placeOf(connection, raw, 'enablePrivateLinkFastPath'),
        };
      }
      if (raw.expressRouteGatewayBypass !== true || !network) continue;
      if (!isDirect(circuit) && privatePeeringOf(circuit)?.raw.ipv6PeeringConfig && hasIpv6(network)) {
        yield {
          message: l10n.t(
            'FastPath of a circuit through a connectivity provider is for IPv4: the IPv6 traffic of "{0}" goes through the gateway.',
            network.ref,
          ),
          place: placeOf(connection, raw, 'expressRouteGatewayBypass'),
        };
      }
      if (!isDirect(circuit) && routes.has(network)) {
        yield {
          message: l10n.t(
            'FastPath of a circuit through a connectivity provider does not go with the routes of GatewaySubnet of "{0}": what they hold goes through the gateway.',
            network.ref,
          ),
          place: placeOf(connection, raw, 'expressRouteGatewayBypass'),
        };
      }
      const spokes = topology.spokesOf(network);
      const afar = spokes.filter(({ location = '' }) => isElsewhere(location, network.location ?? ''));
      if (afar.length > 0 && isDirect(circuit)) {
        yield {
          message: l10n.t(
            'FastPath does not reach the spokes of "{0}" in another region ({1}): their traffic goes through the gateway.',
            network.ref,
            few(afar.map(({ name }) => name)),
          ),
          place: placeOf(connection, raw, 'expressRouteGatewayBypass'),
        };
      }
      if (spokes.length > 0 && !isDirect(circuit)) {
        yield {
          message: l10n.t(
            'FastPath of a circuit through a connectivity provider does not reach the spokes of "{0}" ({1}): their traffic goes through the gateway.',
            network.ref,
            few(spokes.map(({ name }) => name)),
          ),
          place: placeOf(connection, raw, 'expressRouteGatewayBypass'),
        };
      }
    }
  },
};

const isElsewhere = (region: string, other: string): boolean =>
  region !== '' && other !== '' && normalizeRegion(region) !== normalizeRegion(other);

const hasIpv6 = ({ addressSpace }: VirtualNetwork): boolean => addressSpace.some(({ family }) => family === 6);
