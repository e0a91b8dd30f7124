import * as l10n from '@vscode/l10n';
import { findCommunity } from '../catalog/communities';
import type { Circuit, Peering } from '../design';
import { addressAt, parsePrefix } from '../network/prefix';
import { type SceneBuilder, detailsOf, dotted, linesOf, placesOf } from './builder';
import { asText, endsText } from './words';

/** The AS number of Microsoft's side of every peering. source: RT */
export const MICROSOFT_ASN = 12076;

/** One of the two links of a circuit. */
export type Which = 'primary' | 'secondary';

/** The prefixes of a link of a peering, IPv4 first, as the file writes them. */
function prefixesOfLink(peering: Peering, which: Which): string[] {
  const key = which === 'primary' ? 'primaryPeerAddressPrefix' : 'secondaryPeerAddressPrefix';
  return linesOf(peering.raw[key], peering.raw.ipv6PeeringConfig?.[key]);
}

/** The two ends of the BGP sessions of a link: the edge router has the first usable address, Microsoft the second. source: RT */
export function sessionAddresses(peering: Peering, which: Which): { router: string; microsoft: string }[] {
  return prefixesOfLink(peering, which).flatMap((text) => {
    const prefix = parsePrefix(text);
    const [router, microsoft] = prefix ? [addressAt(prefix, 1), addressAt(prefix, 2)] : [];
    return router && microsoft ? [{ router: router.text, microsoft: microsoft.text }] : [];
  });
}

export function drawPeerings(
  scene: SceneBuilder,
  circuit: Circuit,
  parent: string,
  msees: Record<Which, string>,
): void {
  for (const peering of circuit.peerings) {
    const id = drawPeering(scene, peering, parent);
    for (const which of ['primary', 'secondary'] as const) {
      const key = which === 'primary' ? 'primaryPeerAddressPrefix' : 'secondaryPeerAddressPrefix';
      scene.edge([circuit.name, peering.type, which], {
        kind: 'session',
        kindLabel: l10n.t('BGP session'),
        title: which === 'primary' ? l10n.t('BGP over the primary link') : l10n.t('BGP over the secondary link'),
        source: msees[which],
        target: id,
        places: [...placesOf(peering, peering.raw, key), ...placesOf(peering, peering.raw.ipv6PeeringConfig, key)],
        details: detailsOf(
          [l10n.t('Prefixes'), prefixesOfLink(peering, which)],
          ...sessionAddresses(peering, which).map(
            ({ router, microsoft }) => [l10n.t('Addresses'), l10n.t('{0} to {1}', router, microsoft)] as const,
          ),
          [l10n.t('AS numbers'), dotted(asText(peering.raw.peerASN), asText(MICROSOFT_ASN))],
        ),
      });
    }
    if (peering.type === 'MicrosoftPeering') drawMicrosoftServices(scene, peering, id);
  }
}

function drawPeering(scene: SceneBuilder, peering: Peering, parent: string): string {
  const { raw, circuit } = peering;
  const isPrivate = peering.type === 'AzurePrivatePeering';
  const { routing } = raw;
  return scene.node(
    [circuit.name],
    {
      kind: isPrivate ? 'privatePeering' : 'microsoftPeering',
      kindLabel: l10n.t('Peering'),
      zone: 'microsoft',
      icon: 'peering',
      title: isPrivate ? l10n.t('Private peering') : l10n.t('Microsoft peering'),
      lines: linesOf(
        dotted(
          raw.vlanId === undefined ? undefined : l10n.t('VLAN {0}', raw.vlanId),
          raw.peerASN === undefined ? undefined : endsText(asText(raw.peerASN), asText(MICROSOFT_ASN)),
        ),
        dotted(raw.sharedKey && 'MD5', routing?.bfd === false ? l10n.t('no BFD') : 'BFD'),
        ...prefixesOfLink(peering, 'primary').map((prefix) => l10n.t('primary {0}', prefix)),
        ...prefixesOfLink(peering, 'secondary').map((prefix) => l10n.t('secondary {0}', prefix)),
      ),
      parent,
      places: placesOf(peering, raw),
      details: detailsOf(
        [l10n.t('VLAN'), raw.vlanId],
        [l10n.t('AS number of the edge routers'), raw.peerASN],
        [l10n.t('Prefixes, primary link'), prefixesOfLink(peering, 'primary')],
        [l10n.t('Prefixes, secondary link'), prefixesOfLink(peering, 'secondary')],
        [l10n.t('Secret'), raw.sharedKey?.secret],
        [l10n.t('Advertised to Azure'), routing?.advertise],
        [l10n.t('Accepted from Azure'), routing?.accept],
        [l10n.t('Default route advertised'), routing?.advertiseDefaultRoute],
        [l10n.t('Local preference'), routing?.localPreference],
        [l10n.t('AS path prepends'), routing?.asPathPrepend],
        [l10n.t('Maximum prefixes'), routing?.maximumPrefix],
        [l10n.t('BFD'), routing?.bfd],
        [l10n.t('Advertised public prefixes'), raw.advertisedPublicPrefixes],
        [l10n.t('AS number of the prefixes'), raw.customerASN],
        [l10n.t('Routing registry'), raw.routingRegistryName],
        [l10n.t('NAT pools'), raw.nat?.pools],
      ),
    },
    peering,
  );
}

/** What Microsoft peering leads to: the services that its route filter lets through. */
function drawMicrosoftServices(scene: SceneBuilder, peering: Peering, source: string): void {
  const { circuit, routeFilter } = peering;
  const communities = (routeFilter?.raw.communities ?? []).map((value) => {
    const name = findCommunity(value)?.name;
    return name === undefined ? value : `${name} (${value})`;
  });
  const target = scene.node(
    [circuit.name],
    {
      kind: 'microsoftServices',
      kindLabel: l10n.t('Microsoft services'),
      zone: 'azure',
      icon: 'cloud',
      title: l10n.t('Microsoft public services'),
      lines: linesOf(
        routeFilter && l10n.t('route filter {0}', routeFilter.name),
        ...communities.slice(0, 3),
        communities.length > 3 ? l10n.t('and {0} more', communities.length - 3) : undefined,
      ),
      brief: linesOf(routeFilter?.name),
      column: 4,
      places: routeFilter ? placesOf(routeFilter, routeFilter.raw) : [],
      details: detailsOf([l10n.t('Route filter'), routeFilter?.name], [l10n.t('Communities'), communities]),
    },
    routeFilter,
  );
  scene.edge([circuit.name], {
    kind: 'microsoftPeering',
    kindLabel: l10n.t('Microsoft peering'),
    title: l10n.t('Microsoft peering of {0}', circuit.name),
    source,
    target,
    places: placesOf(peering, peering.raw, 'advertisedPublicPrefixes'),
    details: detailsOf([l10n.t('Advertised public prefixes'), peering.raw.advertisedPublicPrefixes]),
  });
}
