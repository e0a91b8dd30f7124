import * as l10n from '@vscode/l10n';
import { lastName, ownerOf, referenceAt } from './bodies';
import type { Meaning, ResourceType, Surroundings } from './descriptor';
import { NETWORK_VERSION, changing, fixed, telling, unlessOn } from './rules';
import { gatewaysIn } from './surroundings';

const HUB = 'Microsoft.Network/virtualHubs';

/** The network that the Route Server's address stands in. */
function networkOf(body: unknown): string | undefined {
  const subnet = referenceAt(body, 'properties', 'subnet');
  return subnet === undefined ? undefined : ownerOf(subnet);
}

function joining(around: Surroundings): Meaning {
  const source = 'route-server-faq';
  const network = networkOf(around.resource.body);
  const gateways = network === undefined ? [] : gatewaysIn(network, around);
  if (gateways.length === 0)
    return { text: l10n.t('no downtime: the network has no gateway'), traffic: 'untouched', source };
  const names = gateways.map(({ id }) => lastName(id)).join(', ');
  const isThere = gateways.some((gateway) => gateway.isThere);
  return {
    text: isThere
      ? l10n.t(
          'the gateways of the network ({0}) are away for about ten minutes while the Route Server is made: take a window of an hour',
          names,
        )
      : l10n.t(
          'the gateways of the network ({0}) are away for about ten minutes while it is made, where they carry traffic by then',
          names,
        ),
    ...(isThere && { traffic: 'interrupted' as const }),
    source,
  };
}

export const routeServerTypes = {
  routeServer: {
    type: HUB,
    kind: 'routeServer',
    title: () => l10n.t('Route Server'),
    apiVersion: NETWORK_VERSION,
    removal: 40,
    operations: 'virtualHubs',
    collections: ['ipConfigurations', 'bgpConnections'],
    terraform: 'azurerm_route_server',
    creation: () => ({
      text: l10n.t('billing starts; it joins the network with its address, which is a step of its own'),
      source: 'route-server-faq',
    }),
    changes: [
      fixed(/^properties\.sku$/, 'route-server-faq'),
      changing(
        /^properties\.allowBranchToBranchTraffic$/,
        'route-server/expressroute-vpn-support',
        ({ to }) =>
          to === true
            ? l10n.t(
                'gateways and appliances exchange their routes: sites reach each other over the network from then on; whether other traffic pauses is not known: try it in a window',
              )
            : l10n.t(
                'gateways and appliances no longer exchange their routes: traffic between sites over the network ends; whether other traffic pauses is not known: try it in a window',
              ),
        unlessOn,
      ),
    ],
    leftover: () =>
      telling(
        l10n.t(
          'it is billed, and exchanges routes with gateways and appliances; to remove it takes the gateways away for about ten minutes (window of an hour)',
        ),
      ),
  },
  routeServerAddress: {
    type: `${HUB}/ipConfigurations`,
    kind: 'routeServerAddress',
    title: () => l10n.t('address of a Route Server'),
    apiVersion: NETWORK_VERSION,
    removal: 30,
    operations: 'virtualHubIpConfiguration',
    knownBy: [],
    initial: ['properties.publicIPAddress'],
    creation: joining,
    changes: [fixed(/^properties\.(subnet|publicIPAddress)\b/, 'route-server-faq')],
    leftover: () =>
      telling(
        l10n.t('to remove it takes the gateways of the network away for about ten minutes: take a window of an hour'),
      ),
  },
  routeServerPeer: {
    type: `${HUB}/bgpConnections`,
    kind: 'routeServerPeer',
    title: () => l10n.t('peer of a Route Server'),
    apiVersion: NETWORK_VERSION,
    removal: 20,
    operations: 'virtualHubBgpConnection',
    terraform: 'azurerm_route_server_bgp_connection',
    creation: () => ({ text: l10n.t('routes of the appliance come from then on'), source: 'route-server-faq' }),
    changes: [fixed(/^properties\.(peerIp|peerAsn)$/, 'route-server-faq')],
    leftover: () => telling(l10n.t('the appliance still exchanges routes with the network')),
  },
} as const satisfies Readonly<Record<string, ResourceType>>;
