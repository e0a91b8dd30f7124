import * as l10n from '@vscode/l10n';
import { type EdgeRouter, type ProviderSite, findEdgeRouter } from '../design';
import { type SceneBuilder, counted, detailsOf, dotted, linesOf, placesOf } from './builder';
import { drawEdgeRouter, primaryFirst } from './customerSide';
import { asText } from './words';

/** What this customer uses of the CSP's network: datacenters, edge routers, shared services; and how its sites reach it. */
export function drawCsp(scene: SceneBuilder): void {
  const { provider } = scene.design;
  const sites = provider.sites.filter((site) => usedSites(scene).has(site.name));
  const services = servicesOf(scene);
  if (sites.length === 0 && services.length === 0) return;

  const zone = drawZone(scene);
  for (const site of sites) drawDatacenter(scene, site, zone);
  for (const service of services) {
    const at = provider.sites.find((site) => site.name === service.site);
    scene.node(
      [service.name ?? ''],
      {
        kind: 'sharedService',
        kindLabel: l10n.t('Shared service'),
        zone: 'csp',
        icon: 'service',
        title: l10n.t('Shared service {0}', service.name ?? ''),
        lines: linesOf(...(service.prefixes ?? [])),
        parent: scene.nodeOf(at) ?? zone,
        places: placesOf(provider, service),
        details: detailsOf(
          [l10n.t('Site'), at?.displayName ?? service.site],
          [l10n.t('Prefixes'), service.prefixes],
          [l10n.t('Route target'), service.routeTarget],
        ),
      },
      service,
    );
  }
  drawInterlinks(scene);
}

function drawZone(scene: SceneBuilder): string {
  const { customer, design } = scene;
  const { provider } = design;
  const { vrf } = customer.raw;
  const through = customer.model === 'connect-through' || customer.circuits.some((c) => c.model === 'connect-through');
  return scene.node(
    [provider.name],
    {
      kind: 'csp',
      kindLabel: l10n.t("CSP's network"),
      shape: 'group',
      zone: 'csp',
      icon: 'datacenter',
      title: provider.displayName || l10n.t('CSP'),
      lines: linesOf(dotted(asText(provider.raw.asn), through && vrf?.name ? l10n.t('VRF {0}', vrf.name) : undefined)),
      column: through ? 1 : 2,
      places: [...placesOf(provider, provider.raw), ...placesOf(customer, vrf)],
      details: detailsOf(
        [l10n.t('AS number'), provider.raw.asn],
        [l10n.t('Backbone'), provider.raw.backbone?.type],
        ...Object.entries(provider.raw.pools ?? {}).map(
          ([kind, ranges]) => [l10n.t('Pool {0}', kind), ranges.map(String)] as const,
        ),
        [l10n.t('VRF'), through ? vrf?.name : undefined],
        [l10n.t('Route distinguisher'), through ? vrf?.routeDistinguisher : undefined],
        [l10n.t('Import route targets'), through ? vrf?.importRouteTargets : undefined],
        [l10n.t('Export route targets'), through ? vrf?.exportRouteTargets : undefined],
      ),
    },
    provider,
  );
}

function drawDatacenter(scene: SceneBuilder, site: ProviderSite, parent: string): void {
  const services = servicesOf(scene).some((service) => service.site === site.name);
  const routers = primaryFirst(scene, site.edgeRouters).filter((router) => isUsed(scene, router));
  const id = scene.node(
    [site.name],
    {
      kind: 'cspSite',
      kindLabel: l10n.t("CSP's datacenter"),
      shape: routers.length > 0 || services ? 'group' : 'box',
      zone: 'csp',
      icon: 'datacenter',
      title: site.displayName || l10n.t('Datacenter'),
      lines: linesOf(...(site.raw.prefixes ?? [])),
      brief: linesOf(counted(site.raw.prefixes ?? [])),
      parent,
      places: placesOf(site, site.raw),
      details: detailsOf(
        [l10n.t('Name'), site.name],
        [l10n.t('Prefixes'), site.raw.prefixes],
        [l10n.t('Peering locations'), site.raw.peeringLocations],
        [l10n.t('AS number'), site.raw.asn],
      ),
    },
    site,
  );
  for (const router of routers) drawEdgeRouter(scene, router, id, 'csp');
}

/** The CSP's shared services that the customer reaches. */
function servicesOf({ customer, design }: SceneBuilder) {
  return (design.provider.raw.sharedServices ?? []).filter(
    ({ name }) => name !== undefined && customer.raw.sharedServices?.includes(name),
  );
}

/** The names of the datacenters that the customer has to do with. */
function usedSites(scene: SceneBuilder): ReadonlySet<string | undefined> {
  const { customer, design } = scene;
  return new Set([
    ...customer.sites.flatMap((site) => [
      ...site.attachments.map((attachment) => attachment.site),
      site.raw.reachesProvider?.site,
    ]),
    ...servicesOf(scene).map((service) => service.site),
    ...customer.circuits.flatMap((circuit) =>
      circuit.links.map((link) => {
        const router = findEdgeRouter(design, circuit, link.raw.edgeRouter);
        return router?.owner === 'csp' ? router.site : undefined;
      }),
    ),
  ]);
}

/** In connect-to the CSP's routers have no part in the way to Azure, and are left out. */
function isUsed({ customer }: SceneBuilder, router: EdgeRouter): boolean {
  return (
    customer.circuits.some(
      (circuit) =>
        circuit.model === 'connect-through' && circuit.links.some((link) => link.raw.edgeRouter === router.name),
    ) ||
    customer.sites.some((site) =>
      site.attachments.some(
        (a) => a.site === router.site && (a.edgeRouter === undefined || a.edgeRouter === router.name),
      ),
    )
  );
}

function drawInterlinks(scene: SceneBuilder): void {
  const { provider } = scene.design;
  const named = (name: string | undefined) => provider.edgeRouters.find((router) => router.name === name);
  for (const interlink of provider.raw.backbone?.interlinks ?? []) {
    const [source, target] = [scene.nodeOf(named(interlink.a)), scene.nodeOf(named(interlink.b))];
    if (source === undefined || target === undefined || source === target) continue;
    scene.edge([interlink.a ?? '', interlink.b ?? ''], {
      kind: 'interlink',
      kindLabel: l10n.t('Backbone link'),
      title: l10n.t('{0} to {1}', interlink.a ?? '', interlink.b ?? ''),
      source,
      target,
      places: placesOf(provider, interlink),
      details: detailsOf(
        [interlink.a ?? '', interlink.interfaces?.[0]],
        [interlink.b ?? '', interlink.interfaces?.[1]],
        [l10n.t('Backbone'), provider.raw.backbone?.type],
      ),
    });
  }
}
