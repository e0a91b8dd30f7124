import * as l10n from '@vscode/l10n';
import { overlaps, parsePrefix } from '../../network/prefix';
import type { Change } from '../model';
import { itemsAt, lastName, ownerOf, prefixesAt, referenceAt, textAt, valueAt } from './bodies';
import type { Meaning, Refusal, ResourceType, Surroundings } from './descriptor';
import { NETWORK_VERSION, changing, fixed, gainsAndLosses, harmless, telling, texts, unlessOn } from './rules';
import { circuitsReaching, peeringsAbout, usersOfTransit } from './surroundings';

const NETWORK = 'Microsoft.Network/virtualNetworks';
/** Where a subnet says its prefixes. */
const SUBNET_PREFIXES = ['properties.addressPrefix', 'properties.addressPrefixes[]'];

/** Which edge routers have to let in what a network brings to the circuits that reach it. */
function edgesFollow(networkId: string, around: Surroundings): string[] {
  return circuitsReaching(networkId, around).map(({ name, edges }) =>
    edges.length === 0
      ? l10n.t('the edge filters and prefix limits of circuit {0} follow', name)
      : l10n.t('filters and prefix limits follow on {0} (circuit {1})', edges.join(', '), name),
  );
}

/** The edges that follow where a peering lets a network use the gateway of the other one. */
function edgesOfSpoke(around: Surroundings): string[] {
  const { id, body } = around.resource;
  const network = ownerOf(id);
  const isUsed = valueAt(body, 'properties', 'useRemoteGateways') === true;
  return isUsed && network !== undefined ? edgesFollow(network, around) : [];
}

/** What a network's new address space means, and whom it obliges: peerings are synced, edges let the new prefixes in. */
function addressSpaceMeans(change: Change, around: Surroundings): Meaning | Refusal {
  const { gains, losses } = gainsAndLosses(change);
  const [taken] = subnetsOutside(texts(change.to), around);
  if (taken !== undefined) {
    return {
      refused: l10n.t(
        'not in place: {0} leaves the network, and the subnet {1} has addresses of it: remove the subnet first, or say the prefix in the design',
        losses.join(', '),
        taken,
      ),
      rule: null,
      source: 'manage-virtual-network',
    };
  }
  const own = around.resource.id;
  const peerings = peeringsAbout(own, around);
  const parts = [
    losses.length > 0
      ? l10n.t(
          '{0} leaves the network: Azure refuses it while a subnet has addresses of it, and the sites lose the route',
          losses.join(', '),
        )
      : l10n.t('what runs is not touched'),
    ...(gains.some((prefix) => prefix.includes(':'))
      ? [
          l10n.t(
            'IPv6 comes beside IPv4: subnets (a /64 each), gateway, peerings and circuit need theirs before any of it is carried',
          ),
        ]
      : []),
    ...(peerings.length > 0
      ? [
          l10n.t(
            'every peering of the network has to be synced, on both sides, before gateways and sites know of it: {0}',
            peerings
              .map(({ id, party }) => (party === undefined ? lastName(id) : `${lastName(id)} (${party})`))
              .join(', '),
          ),
        ]
      : []),
    ...edgesFollow(own, around),
  ];
  return {
    text: parts.join('; '),
    traffic: losses.length > 0 ? 'interrupted' : 'untouched',
    source: 'manage-virtual-network; azurerm#18444',
  };
}

function subnetPrefixMeans(change: Change, { resource, actual }: Surroundings): Meaning | Refusal {
  const { gains, losses } = gainsAndLosses(change);
  const users = itemsAt(actual, 'properties', 'ipConfigurations').length;
  const isReplaced = losses.length === texts(change.from).length;
  if (losses.length > 0 && isReplaced && users > 0) {
    return {
      refused: l10n.t(
        'not in place: {0} has addresses in use ({1}), and Azure takes no such prefix away: move what has them first, or let the other prefix come beside it',
        losses.join(', '),
        users,
      ),
      rule: null,
      source: 'virtual-network-manage-subnet',
    };
  }
  if (losses.length > 0) {
    return {
      text: l10n.t('Azure refuses it while anything has an address of the old prefix: move that first'),
      source: 'virtual-network-manage-subnet',
    };
  }
  const beside = l10n.t('no downtime: a prefix comes beside those that are there');
  if (resource.name !== 'GatewaySubnet' || !gains.some((prefix) => prefix.includes(':'))) {
    return { text: beside, traffic: 'untouched', source: 'virtual-network-manage-subnet' };
  }
  return {
    text: l10n.t('{0}; a gateway that is there carries IPv6 once it is updated after that', beside),
    traffic: 'untouched',
    source: 'virtual-network-manage-subnet; expressroute-howto-add-ipv6',
  };
}

/** The names of the subnets that are there and have addresses outside an address space. */
function subnetsOutside(space: readonly string[], { actual }: Surroundings): string[] {
  const prefixes = space.flatMap((text) => parsePrefix(text) ?? []);
  return itemsAt(actual, 'properties', 'subnets').flatMap((subnet) => {
    const isOutside = prefixesAt(subnet, SUBNET_PREFIXES).some(
      (prefix) => !prefixes.some((outer) => overlaps(outer, prefix)),
    );
    return isOutside ? [textAt(subnet, 'name') ?? ''] : [];
  });
}

/** What it means that a network lets the other one use its gateway, or does no more. */
function transitMeans({ to }: Change, around: Surroundings): Meaning {
  const source = 'vpn-gateway-peering-gateway-transit';
  if (to === true) {
    return {
      text: l10n.t('the other network may use the gateway from then on, and learns its routes once it does'),
      source,
    };
  }
  const users = usersOfTransit(around.resource, around);
  const text =
    users.length === 0
      ? l10n.t('the other network can use the gateway no more: traffic between it and the sites ends where it did')
      : l10n.t(
          '{0} uses the gateway over it: that network loses the routes of the gateway, and traffic between it and the sites ends; take useRemoteGateways out there first',
          users.join(', '),
        );
  return { text, traffic: 'interrupted', source };
}

export const networkTypes = {
  virtualNetwork: {
    type: NETWORK,
    kind: 'virtualNetwork',
    title: () => l10n.t('virtual network'),
    apiVersion: NETWORK_VERSION,
    removal: 80,
    unsaid: [
      { path: 'properties.dhcpOptions.dnsServers', title: () => l10n.t('name servers') },
      {
        path: 'properties.summarizedGatewayPrefixes.addressPrefixes',
        title: () => l10n.t('summaries that the gateway advertises'),
      },
      { path: 'properties.ddosProtectionPlan', title: () => l10n.t('DDoS protection plan') },
      { path: 'properties.encryption.enabled', title: () => l10n.t('encryption of the network') },
      {
        path: 'properties.bgpCommunities.virtualNetworkCommunity',
        title: () => l10n.t('BGP community of the network'),
      },
    ],
    features: [{ path: /^properties\.summarizedGatewayPrefixes\b/, apiVersion: '2025-07-01' }],
    operations: 'virtualNetworks',
    listed: true,
    terraform: 'azurerm_virtual_network',
    lists: [{ path: 'properties.dhcpOptions.dnsServers', ordered: true }],
    children: [
      { property: 'subnets', type: `${NETWORK}/subnets` },
      { property: 'virtualNetworkPeerings', type: `${NETWORK}/virtualNetworkPeerings` },
    ],
    creation: () => ({
      text: l10n.t('no downtime: nothing uses it yet'),
      traffic: 'untouched',
      source: 'virtual-networks-overview',
    }),
    changes: [
      { path: /^properties\.addressSpace\b/, means: addressSpaceMeans },
      changing(/^properties\.dhcpOptions\b/, 'manage-virtual-network', () =>
        l10n.t('machines ask the new name servers once they are restarted or take a new lease'),
      ),
      {
        path: /^properties\.summarizedGatewayPrefixes\b/,
        means: (_change, around) => ({
          text: [
            l10n.t('the gateway advertises other prefixes to the sites: longer ones go as the summary comes'),
            ...circuitsReaching(around.resource.id, around).map(({ name }) =>
              l10n.t('the edge filters and prefix limits of circuit {0} follow', name),
            ),
          ].join('; '),
          source: 'expressroute-about-virtual-network-gateways',
        }),
      },
    ],
    leftover: () =>
      telling(l10n.t('the network stays with all that is in it: its peerings and gateways carry traffic')),
  },

  subnet: {
    type: `${NETWORK}/subnets`,
    kind: 'subnet',
    title: () => l10n.t('subnet'),
    apiVersion: NETWORK_VERSION,
    removal: 60,
    operations: 'subnets',
    excludes: [{ overlaps: SUBNET_PREFIXES }],
    terraform: 'azurerm_subnet',
    alternatives: [['addressPrefix', 'addressPrefixes']],
    lists: [
      { path: 'properties.serviceEndpoints', key: 'service', owner: 'shared' },
      { path: 'properties.serviceEndpoints.locations', owner: 'shared' },
    ],
    unsaid: [
      { path: 'properties.networkSecurityGroup', title: () => l10n.t('security group') },
      { path: 'properties.routeTable', title: () => l10n.t('route table') },
      { path: 'properties.natGateway', title: () => l10n.t('NAT gateway') },
      { path: 'properties.serviceEndpoints', title: () => l10n.t('service endpoints') },
      { path: 'properties.delegations', title: () => l10n.t('delegations') },
    ],
    creation: () => ({
      text: l10n.t('no downtime: nothing uses it yet'),
      traffic: 'untouched',
      source: 'virtual-network-manage-subnet',
    }),
    changes: [
      {
        path: /^properties\.addressPrefix(es)?$/,
        means: subnetPrefixMeans,
      },
      changing(
        /^properties\.networkSecurityGroup\b/,
        'network-security-groups-overview',
        () => l10n.t('its rules take effect at once on everything in the subnet: what they do not allow ends'),
        'interrupted',
      ),
      changing(
        /^properties\.routeTable\b/,
        'virtual-networks-udr-overview',
        () =>
          l10n.t(
            'its routes take effect at once on everything in the subnet: traffic takes another way, sessions may end',
          ),
        'interrupted',
      ),
      changing(
        /^properties\.serviceEndpoints\b/,
        'virtual-network-service-endpoints-overview',
        () =>
          l10n.t(
            'open TCP connections from the subnet to the service end, and its address there becomes a private one',
          ),
        'interrupted',
      ),
    ],
    leftover: () => harmless(l10n.t('its addresses stay taken, and its rules and routes stay')),
  },

  networkPeering: {
    type: `${NETWORK}/virtualNetworkPeerings`,
    kind: 'networkPeering',
    title: () => l10n.t('network peering'),
    apiVersion: NETWORK_VERSION,
    removal: 20,
    operations: 'virtualNetworkPeerings',
    excludes: [{ refersTo: ['properties.remoteVirtualNetwork'] }],
    terraform: 'azurerm_virtual_network_peering',
    creation: (around) => ({
      text: [
        l10n.t('no downtime: the networks are joined once both ends are there, and exchange routes from then on'),
        ...edgesOfSpoke(around),
      ].join('; '),
      traffic: 'untouched',
      source: 'virtual-network-peering-overview',
    }),
    changes: [
      fixed(/^properties\.remoteVirtualNetwork\b/, 'virtual-network-manage-peering'),
      changing(
        /^properties\.peeringSyncLevel$/,
        'manage-virtual-network; azurerm#18444',
        () =>
          l10n.t(
            'no downtime: it is synced (syncRemoteAddressSpace=true); until then gateway and sites do not know the new address space',
          ),
        'untouched',
      ),
      changing(
        /^properties\.peeringState$/,
        'azurerm#14051; bicep-registry-modules#6556',
        () =>
          l10n.t(
            'its other end was removed: it is written again before that end is made, which Azure refuses otherwise; nothing passes until both are connected',
          ),
        'untouched',
      ),
      { path: /^properties\.allowGatewayTransit$/, means: transitMeans },
      changing(
        /^properties\.useRemoteGateways$/,
        'vpn-gateway-peering-gateway-transit',
        ({ to }, around) =>
          to === true
            ? [
                l10n.t(
                  'the network learns the routes of the gateway: traffic to the sites takes that way from then on',
                ),
                ...edgesOfSpoke(around),
              ].join('; ')
            : l10n.t('the network loses the routes of the gateway: traffic between it and the sites ends'),
        unlessOn,
      ),
      changing(
        /^properties\.allowForwardedTraffic$/,
        'virtual-network-manage-peering',
        ({ to }) =>
          to === true
            ? l10n.t('traffic that an appliance forwards comes in from then on')
            : l10n.t('traffic that an appliance forwards is dropped from then on'),
        unlessOn,
      ),
      changing(
        /^properties\.allowVirtualNetworkAccess$/,
        'virtual-network-manage-peering',
        ({ to }) =>
          to === true
            ? l10n.t('the networks reach each other from then on')
            : l10n.t('traffic between the networks ends at once'),
        unlessOn,
      ),
    ],
    leftover: (body) => {
      const remote = referenceAt(body, 'properties', 'remoteVirtualNetwork');
      return telling(
        l10n.t(
          'it still joins the network with {0}, and traffic flows between both',
          remote === undefined ? l10n.t('another one') : lastName(remote),
        ),
      );
    },
  },
} as const satisfies Readonly<Record<string, ResourceType>>;
