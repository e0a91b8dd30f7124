import * as l10n from '@vscode/l10n';
import { type EdgeRouter, type RawInterface, type Site, portNamedBy } from '../design';
import { type SceneBuilder, counted, detailsOf, dotted, linesOf, placesOf } from './builder';
import { asText, modelText, platformText } from './words';
import type { Zone } from './model';

/** The customer's ground, with its sites and what stands there. The node of a site stands for the Site. */
export function drawCustomer(scene: SceneBuilder, facts: readonly (readonly [string, string])[]): void {
  const { customer } = scene;
  const { identity } = customer.raw;
  const zone = scene.node(
    [],
    {
      kind: 'customer',
      kindLabel: l10n.t('Customer'),
      shape: 'group',
      zone: 'customer',
      icon: 'building',
      title: customer.displayName || l10n.t('Customer'),
      column: 0,
      places: [{ file: customer.file.path, path: [] }, ...placesOf(customer, customer.raw, 'displayName', 'name')],
      details: detailsOf(
        [l10n.t('Name'), customer.name],
        [l10n.t('Model'), modelText(customer.model)],
        [l10n.t('Tenant'), customer.tenantId],
        [
          l10n.t('Identity store'),
          identity?.store && (identity.store === 'csp' ? l10n.t('of the CSP') : l10n.t('of the customer')),
        ],
        [l10n.t('Delegation, Microsoft Entra'), identity?.delegation?.entra],
        [l10n.t('Delegation, Azure'), identity?.delegation?.azure],
        ...facts,
      ),
    },
    customer,
  );
  for (const site of customer.sites) drawSite(scene, site, zone);
}

function drawSite(scene: SceneBuilder, site: Site, parent: string): void {
  const devices = site.raw.vpnDevices ?? [];
  const firewalls = site.raw.firewalls ?? [];
  const holds = site.edgeRouters.length + devices.length + firewalls.length > 0;
  const id = scene.node(
    [site.name],
    {
      kind: 'site',
      kindLabel: l10n.t('Site'),
      shape: holds ? 'group' : 'box',
      zone: 'customer',
      icon: 'building',
      title: site.displayName || l10n.t('Site'),
      lines: linesOf(...(site.raw.prefixes ?? []), asText(site.raw.asn)),
      brief: linesOf(counted(site.raw.prefixes ?? [])),
      parent,
      places: placesOf(site, site.raw),
      details: detailsOf(
        [l10n.t('Name'), site.name],
        [l10n.t('Prefixes'), site.raw.prefixes],
        [l10n.t('Public prefixes'), site.raw.publicPrefixes],
        [l10n.t('AS number'), site.raw.asn],
      ),
    },
    site,
  );
  for (const router of primaryFirst(scene, site.edgeRouters)) drawEdgeRouter(scene, router, id, 'customer');
  for (const device of devices) {
    scene.node(
      [site.name, device.name ?? ''],
      {
        kind: 'vpnDevice',
        kindLabel: l10n.t('VPN device'),
        zone: 'customer',
        icon: 'lock',
        title: device.name ?? l10n.t('VPN device'),
        lines: linesOf(l10n.t('VPN device'), dotted(device.address, asText(device.asn))),
        parent: id,
        places: placesOf(site, device),
        details: detailsOf(
          [l10n.t('Site'), site.displayName],
          [l10n.t('Platform'), device.platform],
          [l10n.t('Address'), device.address],
          [l10n.t('AS number'), device.asn],
        ),
      },
      device,
    );
  }
  for (const firewall of firewalls) {
    scene.node(
      [site.name, firewall.name ?? ''],
      {
        kind: 'siteFirewall',
        kindLabel: l10n.t('Firewall'),
        zone: 'customer',
        icon: 'firewall',
        title: firewall.name ?? l10n.t('Firewall'),
        lines: linesOf(l10n.t('Firewall'), firewall.address),
        parent: id,
        places: placesOf(site, firewall),
        details: detailsOf([l10n.t('Site'), site.displayName], [l10n.t('Address'), firewall.address]),
      },
      firewall,
    );
  }
}

/** The routers that primary links end on above the others, so that links do not cross; else as in the file. */
export function primaryFirst({ customer }: SceneBuilder, routers: readonly EdgeRouter[]): EdgeRouter[] {
  const links = customer.circuits.flatMap((circuit) => circuit.links);
  const isSecond = ({ name }: EdgeRouter) => {
    const own = links.filter((link) => link.raw.edgeRouter === name);
    return own.length > 0 && own.every((link) => link.which === 'secondary');
  };
  return [...routers].sort((a, b) => Number(isSecond(a)) - Number(isSecond(b)));
}

/** An edge router of either party: its platform, and the interfaces that this customer's circuits use. */
export function drawEdgeRouter(scene: SceneBuilder, router: EdgeRouter, parent: string, zone: Zone): void {
  const used = new Set(
    scene.customer.circuits.flatMap((circuit) =>
      circuit.links.filter((link) => link.raw.edgeRouter === router.name).map((link) => link.raw.interface),
    ),
  );
  const interfaces = router.raw.interfaces ?? [];
  const vrf = router.owner === 'csp' ? scene.customer.raw.vrf?.name : undefined;
  scene.node(
    [router.site, router.name],
    {
      kind: 'edgeRouter',
      kindLabel: l10n.t('Edge router'),
      zone,
      icon: 'router',
      title: router.name || l10n.t('Edge router'),
      lines: linesOf(
        platformText(router.raw.platform),
        vrf && l10n.t('VRF {0}', vrf),
        ...interfaces.map((i) => i.name).filter((name) => used.has(name)),
      ),
      parent,
      places: placesOf(router, router.raw),
      details: detailsOf(
        [l10n.t('Site'), router.site],
        [l10n.t('Platform'), platformText(router.raw.platform)],
        [l10n.t('Loopback'), router.raw.loopback],
        ...interfaces.map((i) => [l10n.t('Interface {0}', i.name ?? ''), interfaceText(i)] as const),
      ),
    },
    router,
  );
}

function interfaceText(face: RawInterface): string {
  return dotted(
    face.serviceProviderName,
    face.expressRoutePort && l10n.t('direct port {0}', face.expressRoutePort),
    face.expressRouteLag && l10n.t('link aggregation group {0}', face.expressRouteLag),
    face.serviceProviderName || portNamedBy(face) ? undefined : l10n.t('towards customers'),
  );
}
