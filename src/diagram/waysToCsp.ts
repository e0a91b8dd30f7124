import * as l10n from '@vscode/l10n';
import { type RawAttachment, type Site, providerAsnAt, routerOfAttachment } from '../design';
import { type SceneBuilder, detailsOf, linesOf, placesOf } from './builder';
import { asText, endsText, pathText } from './words';

/** How the customer's sites are attached to the CSP's network, and how they reach its datacenter in connect-to. */
export function drawWaysToCsp(scene: SceneBuilder): void {
  for (const site of scene.customer.sites) {
    const source = scene.nodeOf(site);
    if (source === undefined) continue;
    for (const attachment of site.attachments) drawAttachment(scene, site, attachment, source);
    drawReachesProvider(scene, site, source);
  }
}

function drawAttachment(scene: SceneBuilder, site: Site, attachment: RawAttachment, source: string): void {
  const { design } = scene;
  const router = routerOfAttachment(design, attachment);
  const places = placesOf(site, attachment);
  scene.edge([site.name, attachment.site ?? '', attachment.edgeRouter ?? ''], {
    kind: 'attachment',
    kindLabel: l10n.t('Attachment'),
    title: l10n.t('{0} to {1}', site.displayName, attachment.edgeRouter ?? attachment.site ?? ''),
    source,
    target: scene.nodeOf(router) ?? datacenter(scene, attachment.site),
    lines: linesOf(
      attachment.vlanId === undefined ? undefined : l10n.t('VLAN {0}', attachment.vlanId),
      endsText(attachment.peerAddress, attachment.localAddress),
      attachment.routing === 'bgp'
        ? endsText(asText(attachment.peerASN), asText(providerAsnAt(design, attachment.site)))
        : undefined,
    ),
    places: places.length > 0 ? places : placesOf(site, site.raw, 'connectsTo'),
    details: detailsOf(
      [l10n.t('Edge router'), attachment.edgeRouter],
      [l10n.t('Interface'), attachment.interface],
      [l10n.t('VLAN'), attachment.vlanId],
      [l10n.t('Address of the edge router'), attachment.localAddress],
      [l10n.t('Address of the customer'), attachment.peerAddress],
      [l10n.t('Routing'), attachment.routing],
      [l10n.t('AS number of the customer'), attachment.peerASN],
      [l10n.t('Local preference'), attachment.localPreference],
      [l10n.t('Secret'), attachment.sharedKey?.secret],
    ),
  });
}

function drawReachesProvider(scene: SceneBuilder, site: Site, source: string): void {
  const reaches = site.raw.reachesProvider;
  if (!reaches) return;
  const at = scene.design.provider.sites.find((s) => s.name === reaches.site);
  scene.edge([site.name, reaches.site ?? ''], {
    kind: 'reachesProvider',
    kindLabel: l10n.t("Path to the CSP's datacenter"),
    title: l10n.t('{0} to {1}', site.displayName, at?.displayName ?? reaches.site ?? ''),
    source,
    target: datacenter(scene, reaches.site),
    lines: linesOf(pathText(reaches.over)),
    places: placesOf(site, reaches),
    details: detailsOf([l10n.t('Over'), pathText(reaches.over)], [l10n.t('Prefixes'), reaches.prefixes]),
  });
}

/** The node of a datacenter of the CSP; one that the design does not have is drawn as missing. */
function datacenter(scene: SceneBuilder, name: string | undefined): string {
  const { provider } = scene.design;
  return (
    scene.nodeOf(provider.sites.find((site) => site.name === name)) ??
    scene.missing(name ?? '', {
      kind: 'cspSite',
      kindLabel: l10n.t("CSP's datacenter"),
      zone: 'csp',
      icon: 'datacenter',
      title: name ?? l10n.t('Datacenter'),
      ...scene.groundOf(provider, 1),
    })
  );
}
