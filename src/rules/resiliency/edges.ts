import * as l10n from '@vscode/l10n';
import { figures } from '../../catalog/figures';
import {
  findEdgeRouter,
  isDirect,
  keptByConnectivityProvider,
  localPreferenceOf,
  mbpsOf,
  privatePeeringOf,
  tellsAdvertised,
} from '../../design';
import { advertisedToAzure, announcedTexts } from '../../routing';
import { pairsToCompare } from '../gateways/connections';
import type { CustomerRule } from '../rule';
import { advised, keyOf, placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';
import { capacityOf } from '../gateways/shared';
import { advertiseAlike } from './advertisedFix';
import { spreads } from './locations';
import { say, sayOfCircuit, withoutKey } from '../shared/keyFixes';

export const twoRouters: CustomerRule = {
  code: 'RES-006',
  scope: 'customer',
  severity: 'warning',
  title: 'The two links of a circuit end on two edge routers.',
  text: 'On one router both links are lost together, at each of its updates too.',
  source: 'HA; APRL',
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const [a, b] = circuit.links;
      if (!a || !b || a.raw.edgeRouter === undefined || a.raw.edgeRouter !== b.raw.edgeRouter) continue;
      for (const link of [a, b]) {
        yield {
          message: l10n.t(
            'Both links of "{0}" end on "{1}". Take another router for one of them.',
            circuit.name,
            a.raw.edgeRouter,
          ),
          place: placeOf(circuit, link.raw, 'edgeRouter'),
        };
      }
    }
  },
};

export const twoPorts: CustomerRule = {
  code: 'RES-007',
  scope: 'customer',
  severity: 'warning',
  title: 'The two links of a circuit do not share a port.',
  text: 'Two virtual circuits over one port are one cable and one line card.',
  source: 'HA',
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const [a, b] = circuit.links;
      if (!a || !b || a.raw.edgeRouter === undefined || a.raw.interface === undefined) continue;
      if (a.raw.edgeRouter !== b.raw.edgeRouter || a.raw.interface !== b.raw.interface) continue;
      for (const link of [a, b]) {
        yield {
          message: l10n.t(
            'Both links of "{0}" share the port {1} of "{2}". Lead one of them to another interface.',
            circuit.name,
            a.raw.interface,
            a.raw.edgeRouter,
          ),
          place: placeOf(circuit, link.raw, 'interface'),
        };
      }
    }
  },
};

export const twoSites: CustomerRule = {
  code: 'RES-008',
  scope: 'customer',
  severity: 'info',
  title: 'The circuits of a pair end at different sites.',
  text: 'Two peering locations help little if one datacenter (or its power) takes both circuits away.',
  source: 'HA',
  *check(scope) {
    for (const { connections, locations } of spreads(scope)) {
      if (locations.length < 2) continue;
      const sites = connections.flatMap(({ circuit }) =>
        circuit.links.flatMap((link) => findEdgeRouter(scope.design, circuit, link.raw.edgeRouter)?.site ?? []),
      );
      const last = connections.at(-1)?.circuit;
      const link = last?.links[0];
      if (!last || !link || sites.length < 4 || new Set(sites).size !== 1) continue;
      yield {
        message: l10n.t(
          'All circuits of this gateway end at site "{0}". Lead one of them to edge routers of another site.',
          sites[0] ?? '',
        ),
        place: placeOf(last, link.raw, 'edgeRouter'),
      };
    }
  },
};

export const sameAdvertisements: CustomerRule = {
  code: 'RES-010',
  scope: 'customer',
  severity: 'warning',
  title: 'The circuits of a pair advertise the same prefixes.',
  text: 'What only one circuit advertises is lost with it. Where the connectivity provider keeps layer 3 the design does not tell.',
  source: 'RI; RES',
  fix: advertiseAlike,
  *check(scope) {
    const told = new Set<string>();
    for (const { connections } of spreads(scope)) {
      for (const [a, b] of pairsToCompare(connections)) {
        const pair = `${a.circuit.name}|${b.circuit.name}`;
        if (told.has(pair) || !tellsAdvertised(a.circuit) || !tellsAdvertised(b.circuit)) continue;
        told.add(pair);
        const [announced, others] = [a, b].map(({ circuit }) => advertisedToAzure(scope.design, circuit));
        if (!announced || !others || announced === others) continue;
        const [one, other] = [announcedTexts(announced), announcedTexts(others)];
        const onlyOne = [...one].filter((p) => !other.has(p));
        const onlyOther = [...other].filter((p) => !one.has(p));
        const peering = privatePeeringOf((onlyOne.length > 0 ? b : a).circuit);
        if (!peering || onlyOne.length + onlyOther.length === 0) continue;
        const routing = peering.raw.routing;
        yield {
          message: l10n.t(
            'Circuits "{0}" and "{1}" do not advertise the same: {2} is on one of them only.',
            a.circuit.name,
            b.circuit.name,
            [...onlyOne, ...onlyOther].slice(0, 4).join(', '),
          ),
          place: routing?.advertise ? keyOf(peering, routing, 'advertise') : placeOf(peering, peering.raw, 'routing'),
        };
      }
    }
  },
};

export const fastDetection: CustomerRule = {
  code: 'RES-011',
  scope: 'customer',
  severity: 'warning',
  title: 'BFD is on for each BGP session.',
  text: `With it a failure is seen in less than a second, without it in three minutes. Microsoft's side has it on, with ${figures.bfdMilliseconds} ms three times.`,
  source: 'BFD; APRL',
  fix: say({ bfd: true }),
  *check({ customer }) {
    for (const peering of customer.circuits.flatMap((circuit) => circuit.peerings)) {
      const { routing } = peering.raw;
      if (routing?.bfd !== false) continue;
      yield {
        message: l10n.t('Without BFD a failure is seen only after up to three minutes. Write "bfd: true".'),
        place: placeOf(peering, routing, 'bfd'),
      };
    }
  },
};

export const agreeingPreference: CustomerRule = {
  code: 'RES-013',
  scope: 'customer',
  severity: 'warning',
  title: 'Both directions prefer the same circuit.',
  text: 'Azure goes by weight, then by the length of the AS path (asPathPrepend), the edge by localPreference. Where they disagree traffic is asymmetric. Unequal weights are told by GW-029.',
  source: 'DR',
  *check({ customer }) {
    const topology = topologyOf(customer);
    const told = new Set<string>();
    for (const network of customer.virtualNetworks) {
      for (const [a, b] of pairsToCompare(topology.connectionsOf(network))) {
        if ((a.raw.routingWeight ?? 0) !== (b.raw.routingWeight ?? 0)) continue;
        const prepends = (c: typeof a) => privatePeeringOf(c.circuit)?.raw.routing?.asPathPrepend ?? 0;
        const fromAzure = Math.sign(prepends(b) - prepends(a));
        const toAzure = Math.sign(localPreferenceOf(a.circuit) - localPreferenceOf(b.circuit));
        const pair = `${a.circuit.name}|${b.circuit.name}`;
        if (fromAzure === toAzure || told.has(pair)) continue;
        told.add(pair);
        const preferred = toAzure > 0 || (toAzure === 0 && fromAzure > 0) ? a : b;
        const peering = privatePeeringOf(preferred.circuit);
        if (!peering) continue;
        const { routing } = peering.raw;
        const key = routing?.localPreference === undefined ? 'asPathPrepend' : 'localPreference';
        yield {
          message:
            fromAzure === 0
              ? l10n.t(
                  'The edge prefers circuit "{0}"; Azure sees no difference. Give the connections weights, or prepend on the other circuit.',
                  preferred.circuit.name,
                )
              : l10n.t(
                  'Azure and the edge prefer different circuits of "{0}" and "{1}". Make weight, prepending and local preference agree.',
                  a.circuit.name,
                  b.circuit.name,
                ),
          place: routing ? placeOf(peering, routing, key) : placeOf(peering, peering.raw, 'routing'),
        };
      }
    }
  },
};

export const heavyTraffic: CustomerRule = {
  code: 'RES-020',
  scope: 'customer',
  severity: 'info',
  title: `FastPath is on for circuits of ${figures.fastPathMbps} Mbps and more.`,
  text: 'Where the gateway can do it, traffic past the gateway is faster and spares it.',
  source: 'APRL',
  *check({ customer }) {
    for (const connection of customer.circuits.flatMap((circuit) => circuit.connections)) {
      const gateway = connection.virtualNetwork?.gateway;
      const capacity = gateway && capacityOf(gateway);
      if ((mbpsOf(connection.circuit) ?? 0) < figures.fastPathMbps || capacity?.least.fastPath !== true) continue;
      if (connection.raw.expressRouteGatewayBypass !== undefined) continue;
      yield {
        message: l10n.t('The gateway can do FastPath: write "expressRouteGatewayBypass: true" for heavy traffic.'),
        place: placeOf(connection, connection.raw, 'name'),
        ...advised(connection, connection.raw, 'expressRouteGatewayBypass', true),
      };
    }
  },
};

export const rateLimitOffered: CustomerRule = {
  code: 'CKT-031',
  scope: 'customer',
  severity: 'warning',
  title: 'Rate limiting is for circuits on direct ports, in the public cloud.',
  text: 'On a circuit of a connectivity provider, and in the national clouds, Azure has no such setting: the circuit is not limited by it.',
  source: 'expressroute rate-limit',
  fix: withoutKey,
  *check({ customer, provider }) {
    for (const circuit of customer.circuits) {
      if (circuit.raw.enableDirectPortRateLimit !== true) continue;
      const direct = isDirect(circuit);
      if (direct && provider.cloud === 'AzureCloud') continue;
      yield {
        message: direct
          ? l10n.t('Rate limiting is not offered in {0}. Remove enableDirectPortRateLimit.', provider.cloud)
          : l10n.t(
              'Circuit "{0}" is not on a direct port, and has no rate limit. Remove enableDirectPortRateLimit.',
              circuit.name,
            ),
        place: placeOf(circuit, circuit.raw, 'enableDirectPortRateLimit'),
      };
    }
  },
};

export const rateLimit: CustomerRule = {
  code: 'RES-019',
  scope: 'customer',
  severity: 'info',
  title: 'Circuits on a direct port are rate limited.',
  text: 'One circuit then cannot take the bandwidth of the others on the port. Public cloud only.',
  source: 'APRL',
  fix: sayOfCircuit('enableDirectPortRateLimit', true),
  *check({ customer, provider }) {
    if (provider.cloud !== 'AzureCloud') return;
    for (const circuit of customer.circuits) {
      if (!isDirect(circuit) || circuit.raw.enableDirectPortRateLimit === true || keptByConnectivityProvider(circuit))
        continue;
      yield {
        message: l10n.t(
          'Circuit "{0}" may take the whole port. Write "enableDirectPortRateLimit: true".',
          circuit.name,
        ),
        place: placeOf(circuit, circuit.raw, 'enableDirectPortRateLimit'),
      };
    }
  },
};
