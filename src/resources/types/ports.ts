import * as l10n from '@vscode/l10n';
import type { ChangeRule, ResourceType } from './descriptor';
import { LAG_VERSION, NETWORK_VERSION, changing, fixed, telling } from './rules';

const PORT = 'Microsoft.Network/expressRoutePorts';
const LAG_SOURCE = 'expressRouteLags (REST, 2025-09-01)';

/** What links and billing of a pair of ports, or of a LAG, do when they change. */
const linkRules: readonly ChangeRule[] = [
  changing(
    /^properties\.links\[.*\.adminState$/,
    'expressroute-howto-erdirect',
    ({ to }) =>
      to === 'Enabled'
        ? l10n.t('the link is switched on, and billing starts')
        : l10n.t('the link is switched off: every circuit of the port loses it'),
    ({ to }) => (to === 'Enabled' ? undefined : 'interrupted'),
  ),
  changing(
    /^properties\.links\[.*\.macSecConfig\b/,
    'expressroute-howto-macsec',
    () => l10n.t('the link is down until both ends have the same keys and cipher; change one link at a time'),
    'interrupted',
  ),
  changing(
    /^properties\.billingType$/,
    'expressroute-erdirect-about',
    () => l10n.t('no downtime; the price changes'),
    'untouched',
  ),
];

export const portTypes = {
  port: {
    type: PORT,
    kind: 'directPort',
    title: () => l10n.t('ExpressRoute Direct port'),
    apiVersion: NETWORK_VERSION,
    removal: 70,
    operations: 'expressRoutePorts',
    terraform: 'azurerm_express_route_port',
    lists: [{ path: 'properties.links', key: 'name', owner: 'shared' }],
    creation: () => ({
      text: l10n.t('no downtime; billing starts when a link is enabled, after 45 days at the latest'),
      traffic: 'untouched',
      source: 'expressroute-erdirect-about',
    }),
    changes: [
      fixed(/^properties\.(peeringLocation|bandwidthInGbps|encapsulation)$/, 'expressroute-howto-erdirect'),
      ...linkRules,
    ],
    leftover: () => telling(l10n.t('it is billed, and its circuits carry traffic')),
  },
  lag: {
    type: 'Microsoft.Network/expressRouteLags',
    kind: 'directLag',
    title: () => l10n.t('ExpressRoute Direct link aggregation group'),
    // Its first one: no older version has the type.
    apiVersion: LAG_VERSION,
    removal: 70,
    operations: 'expressRouteLags',
    lists: [
      { path: 'properties.links', key: 'name', owner: 'shared' },
      { path: 'properties.links.members', key: 'name', owner: 'shared' },
    ],
    creation: () => ({
      text: l10n.t(
        'no downtime; Azure does not document yet how a link aggregation group is billed: ask Microsoft before it is made',
      ),
      traffic: 'untouched',
      source: LAG_SOURCE,
    }),
    changes: [
      fixed(/^properties\.(peeringLocation|bandwidthInGbps|encapsulation)$/, 'expressroute-howto-erdirect'),
      changing(/^properties\.(numberOfPorts|minimumActivePortsRequired|lacpTimer)$/, LAG_SOURCE, () =>
        l10n.t('what it does to the links of the group is in no document: try it in a window'),
      ),
      ...linkRules,
    ],
    leftover: () => telling(l10n.t('it is billed, and its circuits carry traffic')),
  },
  portAuthorization: {
    type: `${PORT}/authorizations`,
    kind: 'portAuthorization',
    title: () => l10n.t('authorization of a port'),
    apiVersion: NETWORK_VERSION,
    removal: 30,
    operations: 'expressRoutePortAuthorizations',
    terraform: 'azurerm_express_route_port_authorization',
    writeOnly: ['authorizationKey'],
    creation: () => ({
      text: l10n.t('no downtime; who has its key can make a circuit on the port from then on'),
      traffic: 'untouched',
      source: 'expressroute-howto-erdirect',
    }),
    changes: [],
    leftover: () => telling(l10n.t('who has its key can still make a circuit on the port')),
  },
} as const satisfies Readonly<Record<string, ResourceType>>;
