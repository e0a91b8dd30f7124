import * as l10n from '@vscode/l10n';
import { lastName, referenceAt, textAt } from './bodies';
import { bandwidthRule, familyRule, skuNameRule, tierRule } from './circuitRules';
import type { ResourceType } from './descriptor';
import { LAG_VERSION, NETWORK_VERSION, changing, fixed, gainsAndLosses, harmless, telling } from './rules';

const CIRCUIT = 'Microsoft.Network/expressRouteCircuits';
const FILTER = 'Microsoft.Network/routeFilters';

export const circuitTypes = {
  circuit: {
    type: CIRCUIT,
    kind: 'circuit',
    title: () => l10n.t('ExpressRoute circuit'),
    apiVersion: NETWORK_VERSION,
    removal: 60,
    operations: 'expressRouteCircuits',
    terraform: 'azurerm_express_route_circuit',
    children: [
      { property: 'peerings', type: `${CIRCUIT}/peerings` },
      { property: 'authorizations', type: `${CIRCUIT}/authorizations` },
    ],
    features: [{ path: /^properties\.expressRouteLag\b/, apiVersion: LAG_VERSION }],
    alternatives: [
      ['serviceProviderProperties', 'expressRoutePort'],
      ['serviceProviderProperties', 'expressRouteLag'],
      ['expressRoutePort', 'expressRouteLag'],
    ],
    repeats: [{ path: 'sku.name', neighbours: ['tier', 'family'] }],
    writeOnly: ['authorizationKey'],
    unsaid: [
      { path: 'properties.enableDirectPortRateLimit', title: () => l10n.t('rate limiting on its port') },
      { path: 'properties.allowClassicOperations', title: () => l10n.t('classic operations allowed') },
    ],
    creation: () => ({
      text: l10n.t('no downtime; billing starts with the service key'),
      traffic: 'untouched',
      source: 'expressroute-howto-circuit-portal-resource-manager',
    }),
    changes: [
      bandwidthRule,
      tierRule,
      familyRule,
      skuNameRule,
      fixed(
        /^properties\.(serviceProviderProperties\.(serviceProviderName|peeringLocation)|expressRoute(Port|Lag)\b.*)$/,
        'expressroute-howto-circuit-portal-resource-manager',
      ),
      changing(/^properties\.enableDirectPortRateLimit$/, 'rate-limit', ({ to }) =>
        to === true
          ? l10n.t('what is above the bandwidth of the circuit is dropped from then on')
          : l10n.t('the circuit may take the whole port from then on, and others of the port may lose'),
      ),
    ],
    leftover: (body) =>
      telling(
        textAt(body, 'properties', 'serviceProviderProvisioningState')?.toLowerCase() === 'notprovisioned'
          ? l10n.t('it is billed; its connectivity provider has not provisioned it')
          : l10n.t('it is billed, and its connections carry traffic; the connectivity provider bills it too'),
      ),
  },
  authorization: {
    type: `${CIRCUIT}/authorizations`,
    kind: 'authorization',
    title: () => l10n.t('authorization'),
    apiVersion: NETWORK_VERSION,
    removal: 30,
    operations: 'expressRouteCircuitAuthorizations',
    terraform: 'azurerm_express_route_circuit_authorization',
    writeOnly: ['authorizationKey'],
    creation: () => ({
      text: l10n.t('no downtime; who has its key can connect one gateway to the circuit from then on'),
      traffic: 'untouched',
      source: 'expressroute-howto-linkvnet-portal-resource-manager',
    }),
    changes: [],
    leftover: (body) =>
      telling(
        textAt(body, 'properties', 'authorizationUseStatus')?.toLowerCase() === 'inuse'
          ? l10n.t('a connection uses it; removing it ends that connection')
          : l10n.t('who has its key can still connect a gateway to the circuit'),
      ),
  },
  peering: {
    type: `${CIRCUIT}/peerings`,
    kind: 'peering',
    title: () => l10n.t('peering of a circuit'),
    apiVersion: NETWORK_VERSION,
    removal: 50,
    operations: 'expressRouteCircuitPeerings',
    terraform: 'azurerm_express_route_circuit_peering',
    children: [{ property: 'connections', type: `${CIRCUIT}/peerings/connections` }],
    writeOnly: ['sharedKey'],
    unsaid: [
      { path: 'properties.routeFilter', title: () => l10n.t('route filter') },
      {
        path: 'properties.state',
        title: () => l10n.t('a peering that is switched off, whose sessions stay down: its state is'),
        severity: 'warning',
        when: (value) => typeof value === 'string' && value.toLowerCase() === 'disabled',
      },
      {
        path: 'properties.ipv6PeeringConfig.primaryPeerAddressPrefix',
        title: () => l10n.t('IPv6 sessions, which stay up, on'),
        severity: 'warning',
      },
    ],
    creation: () => ({
      text: l10n.t('no downtime; the BGP sessions come up once both ends are configured'),
      traffic: 'untouched',
      source: 'expressroute-howto-routing-portal-resource-manager',
    }),
    changes: [
      fixed(/^properties\.peeringType$/, 'expressroute-howto-routing-portal-resource-manager'),
      changing(
        /^properties\.(vlanId|peerASN|primaryPeerAddressPrefix|secondaryPeerAddressPrefix)$/,
        'expressroute-howto-routing-portal-resource-manager',
        () => l10n.t('downtime of this peering: its BGP sessions end until the edge routers are changed too'),
        'interrupted',
      ),
      {
        path: /^properties\.ipv6PeeringConfig(\.(primaryPeerAddressPrefix|secondaryPeerAddressPrefix|state))?$/,
        means: (_change, { actual }) =>
          textAt(actual, 'properties', 'ipv6PeeringConfig', 'primaryPeerAddressPrefix') === undefined
            ? {
                text: l10n.t(
                  'IPv6 sessions come beside those of IPv4 once the edge routers have them; what it does to the others is not known: try it in a window',
                ),
                source: 'expressroute-howto-add-ipv6',
              }
            : {
                text: l10n.t('downtime of its IPv6 sessions until the edge routers are changed too'),
                traffic: 'interrupted',
                source: 'expressroute-howto-add-ipv6',
              },
      },
      changing(/\bmicrosoftPeeringConfig\b/, 'expressroute-howto-routing-portal-resource-manager', () =>
        l10n.t('the prefixes are validated again: those that are new come only once Microsoft has validated them'),
      ),
      changing(
        /\brouteFilter\b/,
        'how-to-routefilter',
        ({ from, to }) =>
          to === null
            ? l10n.t('no prefix comes over Microsoft peering without a route filter')
            : from === null
              ? l10n.t('the route filter is attached: the prefixes that it allows come from then on')
              : l10n.t('another route filter is attached: prefixes of services come or go'),
        ({ from }) => (from === null ? undefined : 'interrupted'),
      ),
      changing(
        /^properties\.sharedKey$/,
        'expressroute-howto-routing-portal-resource-manager',
        () => l10n.t('the MD5 key is written again: the BGP sessions end until the edge routers have the same key'),
        'interrupted',
      ),
    ],
    leftover: () => telling(l10n.t('its BGP sessions still exchange routes, and traffic takes them')),
  },
  globalReach: {
    type: `${CIRCUIT}/peerings/connections`,
    kind: 'globalReach',
    title: () => l10n.t('Global Reach connection'),
    apiVersion: NETWORK_VERSION,
    removal: 10,
    operations: 'expressRouteCircuitConnections',
    excludes: [{ refersTo: ['properties.peerExpressRouteCircuitPeering'] }],
    terraform: 'azurerm_express_route_circuit_connection',
    writeOnly: ['authorizationKey'],
    creation: () => ({
      text: l10n.t('no downtime; billing starts; the sites of both circuits reach each other from then on'),
      traffic: 'untouched',
      source: 'expressroute-howto-set-global-reach',
    }),
    changes: [
      fixed(
        /^properties\.(peerExpressRouteCircuitPeering|expressRouteCircuitPeering)\b/,
        'expressroute-howto-set-global-reach',
      ),
      fixed(/^properties\.addressPrefix$/, 'expressroute-howto-set-global-reach'),
    ],
    leftover: (body) => {
      const peer = referenceAt(body, 'properties', 'peerExpressRouteCircuitPeering');
      const circuit = peer === undefined ? '' : lastName(peer.replace(/\/peerings\/[^/]+$/i, ''));
      return telling(l10n.t('the sites of both circuits stay joined ({0}), and it is billed', circuit));
    },
  },
  routeFilter: {
    type: FILTER,
    kind: 'routeFilter',
    title: () => l10n.t('route filter'),
    apiVersion: NETWORK_VERSION,
    removal: 60,
    operations: 'routeFilters',
    terraform: 'azurerm_route_filter',
    children: [{ property: 'rules', type: `${FILTER}/routeFilterRules` }],
    creation: () => ({
      text: l10n.t('no downtime: it does nothing until it is attached to a Microsoft peering'),
      traffic: 'untouched',
      source: 'how-to-routefilter',
    }),
    changes: [
      {
        path: /^properties\.rules\b/,
        means: (change) => ({
          text:
            gainsAndLosses(change).losses.length > 0
              ? l10n.t(
                  'prefixes of {0} go: traffic to those services takes the internet',
                  gainsAndLosses(change).losses.join(', '),
                )
              : l10n.t('prefixes of more services come over Microsoft peering: traffic to them moves to the circuit'),
          ...(gainsAndLosses(change).losses.length > 0 && { traffic: 'interrupted' as const }),
          source: 'how-to-routefilter',
        }),
      },
    ],
    leftover: (body) => {
      const peerings = Array.isArray((body?.['properties'] as { peerings?: unknown } | undefined)?.peerings);
      return peerings
        ? telling(l10n.t('the Microsoft peering that has it still takes the prefixes that it allows'))
        : harmless(l10n.t('it does nothing while no peering has it'));
    },
  },
  routeFilterRule: {
    type: `${FILTER}/routeFilterRules`,
    kind: 'routeFilterRule',
    title: () => l10n.t('rule of a route filter'),
    apiVersion: NETWORK_VERSION,
    removal: 20,
    operations: 'routeFilterRules',
    creation: () => ({
      text: l10n.t('prefixes of more services come over Microsoft peering: traffic to them moves to the circuit'),
      source: 'how-to-routefilter',
    }),
    changes: [],
    leftover: (body) =>
      telling(
        l10n.t(
          'it still lets prefixes in ({0})',
          ((body?.['properties'] as { communities?: readonly string[] } | undefined)?.communities ?? []).join(', '),
        ),
      ),
  },
} as const satisfies Readonly<Record<string, ResourceType>>;
