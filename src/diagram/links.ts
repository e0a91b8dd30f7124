import * as l10n from '@vscode/l10n';
import { type Circuit, type Link, type Site, findEdgeRouter } from '../design';
import { type SceneBuilder, detailsOf, linesOf, placesOf } from './builder';
import type { Ways } from './circuitSide';
import type { Which } from './peerings';
import { connectivityText, linkText } from './words';

const kinds = { primary: 'primaryLink', secondary: 'secondaryLink' } as const;

/** The two links of a circuit: from the edge routers, through what stands at the peering location, to Microsoft's pair. */
export function drawLinks(
  scene: SceneBuilder,
  circuit: Circuit,
  { ports, network }: Ways,
  msees: Record<Which, string>,
): void {
  for (const which of ['primary', 'secondary'] as const) {
    const link = circuit.links.find((l) => l.which === which);
    const said = link ? describe(circuit, link) : { places: placesOf(circuit, circuit.raw), details: [] };
    const shared = { kind: kinds[which], kindLabel: linkText(which), ...said };
    const thing =
      link &&
      scene.edge([circuit.name], {
        ...shared,
        title: l10n.t('{0} of {1}', linkText(which), circuit.name),
        source: edgeRouter(scene, circuit, link),
        target: ports[which],
        lines: linesOf(tagsText(circuit, link)),
      });
    if (network !== undefined && thing === undefined) {
      scene.edge([circuit.name, 'provider'], {
        ...shared,
        title: l10n.t('{0} of {1}', linkText(which), circuit.name),
        source: network,
        target: ports[which],
      });
    }
    scene.edge([circuit.name, 'microsoft'], {
      ...shared,
      title: l10n.t('{0} of {1}, to Microsoft', linkText(which), circuit.name),
      source: ports[which],
      target: msees[which],
      ...(thing === undefined ? {} : { thing }),
    });
  }
  if (network !== undefined) drawSitesOfProvider(scene, circuit, network);
}

function describe(circuit: Circuit, { which, raw }: Link) {
  return {
    places: placesOf(circuit, raw),
    details: detailsOf(
      [l10n.t('Circuit'), circuit.name],
      [l10n.t('Link'), linkText(which)],
      [l10n.t('Edge router'), raw.edgeRouter],
      [l10n.t('Interface'), raw.interface],
      [l10n.t('Handoff'), raw.handoff],
      [l10n.t('Outer VLAN (S-tag)'), raw.outerVlanId],
      [l10n.t('VLANs of the peerings'), circuit.peerings.flatMap((peering) => peering.raw.vlanId ?? [])],
      [l10n.t('Delivered VLAN'), raw.deliveredVlanId],
      [l10n.t('Sub-interface'), raw.subinterface],
    ),
  };
}

/** The tags on the wire: the outer one where there is one, and those of the peerings. */
function tagsText(circuit: Circuit, { raw }: Link): string | undefined {
  const delivered = raw.deliveredVlanId === undefined ? undefined : [raw.deliveredVlanId];
  const inner = (delivered ?? circuit.peerings.flatMap((peering) => peering.raw.vlanId ?? [])).join(', ');
  if (raw.handoff === 'QinQ' && raw.outerVlanId !== undefined) {
    return inner === '' ? `QinQ ${raw.outerVlanId}` : `QinQ ${raw.outerVlanId} / ${inner}`;
  }
  return inner === '' ? raw.handoff : l10n.t('VLAN {0}', inner);
}

function edgeRouter(scene: SceneBuilder, circuit: Circuit, { raw }: Link): string {
  const owner = circuit.model === 'connect-through' ? scene.design.provider : scene.customer;
  return (
    scene.nodeOf(findEdgeRouter(scene.design, circuit, raw.edgeRouter)) ??
    scene.missing(raw.edgeRouter ?? '', {
      kind: 'edgeRouter',
      kindLabel: l10n.t('Edge router'),
      zone: circuit.model === 'connect-through' ? 'csp' : 'customer',
      icon: 'router',
      title: raw.edgeRouter ?? l10n.t('Edge router'),
      ...scene.groundOf(owner, 1),
    })
  );
}

/**
 * Where the connectivity provider keeps layer 3, its network joins the customer's sites: those with the AS number
 * of the private peering; all of them where no site says so.
 */
function drawSitesOfProvider(scene: SceneBuilder, circuit: Circuit, network: string): void {
  const { sites } = scene.customer;
  const asns = new Set(circuit.peerings.map((peering) => peering.raw.peerASN));
  const own = sites.filter((site) => site.raw.asn !== undefined && asns.has(site.raw.asn));
  const joined: readonly Site[] = own.length > 0 ? own : sites;
  for (const site of joined) {
    const source = scene.nodeOf(site);
    if (source === undefined) continue;
    scene.edge([circuit.name, site.name], {
      kind: 'attachment',
      kindLabel: l10n.t('Attachment'),
      title: l10n.t('{0} to {1}', site.displayName, circuit.raw.serviceProviderName ?? circuit.name),
      source,
      target: network,
      targetPort: `site-${sites.indexOf(site)}`,
      places: placesOf(site, site.raw),
      details: detailsOf([l10n.t('Connectivity'), connectivityText(circuit.raw.connectivity)]),
    });
  }
}
