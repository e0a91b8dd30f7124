import * as l10n from '@vscode/l10n';
import type { Assembly, Customer, Design, DirectPortList, EdgeRouter, Site } from '../../../design';
import { placeOf } from '../../../design/place';
import { type Below, azureNode, subscriptionNode } from './azureNodes';
import { circuitNode } from './circuitNodes';
import { prerequisitesNode } from './prerequisiteNodes';
import { type Known, type Node, type NodeKind, join, uniqueIds } from './node';

/** Groups up to this many open of themselves. */
const OPEN_GROUP = 12;

export function designId({ folder }: Design): string {
  return `design:${folder}`;
}

export function rootNodes({ designs, unreadable }: Assembly, known: Known): Node[] {
  const few = designs.length <= 3;
  return [
    ...designs.map((design): Node => ({
      id: designId(design),
      kind: 'design',
      label: design.provider.displayName || design.folder || l10n.t('(no name)'),
      description: join(
        design.folder || undefined,
        known.isBroken(design.provider.file.path) ? l10n.t('half typed') : undefined,
      ),
      facts: () => [
        [l10n.t('Cloud'), design.provider.cloud],
        [l10n.t('AS number'), design.provider.raw.asn?.toString()],
        [l10n.t('Tenant'), design.provider.raw.tenantId],
        [l10n.t('Customers'), String(design.customers.length)],
        [l10n.t('File'), design.provider.file.path],
      ],
      place: { file: design.provider.file.path, path: [], on: 'value' },
      design: design.folder,
      files: () => new Set(design.files.map((file) => file.path)),
      expanded: few,
      children: () => designChildren(design, known),
    })),
    ...unreadable.map((file): Node => ({
      id: `unreadable:${file.path}`,
      kind: 'unreadable',
      label: file.path,
      description: l10n.t('cannot be read'),
      place: { file: file.path, path: [], on: 'value' },
      design: file.path,
    })),
  ];
}

function designChildren(design: Design, known: Known): Node[] {
  const id = designId(design);
  const sites = design.provider.sites;
  const datacenters: Node = {
    id: `${id}/sites`,
    kind: 'sites',
    label: l10n.t('Datacenters of the CSP'),
    description: String(sites.length),
    place: placeOf(design.provider, design.provider.raw, 'sites'),
    design: design.folder,
    children: () =>
      uniqueIds(
        sites.map((site): Node => ({
          id: `${id}/site/${site.name}`,
          kind: 'site',
          label: site.displayName || l10n.t('(no name)'),
          description: site.raw.peeringLocations?.join(', ') ?? '',
          facts: () => [[l10n.t('Prefixes'), site.raw.prefixes?.join(', ')]],
          place: placeOf(site, site.raw),
          design: design.folder,
          children: () =>
            uniqueIds(site.edgeRouters.map((r) => routerNode(`${id}/site/${site.name}`, r, design.folder))),
        })),
      ),
  };
  return [...(sites.length > 0 ? [datacenters] : []), ...design.customers.map((c) => customerNode(design, c, known))];
}

export function customerNode(design: Design, customer: Customer, known: Known): Node {
  const { path } = customer.file;
  const id = `customer:${path}`;
  return {
    id,
    kind: 'customer',
    label: customer.displayName || path,
    description: join(customer.model, known.isBroken(path) ? l10n.t('half typed: shown as it was') : undefined),
    facts: () => [
      [l10n.t('Name'), customer.name],
      [l10n.t('Model'), customer.model],
      [l10n.t('Tenant'), customer.tenantId],
      [l10n.t('Circuits'), String(customer.circuits.length)],
      [l10n.t('Virtual networks'), String(customer.virtualNetworks.length)],
      ...known.resiliencyOf(design, customer),
      [l10n.t('File'), path],
    ],
    place: { file: path, path: [], on: 'value' },
    customer: path,
    design: design.folder,
    children: () => customerChildren({ id, customer, design: design.folder }, known),
  };
}

function customerChildren(below: Below, known: Known): Node[] {
  const { customer } = below;
  const portNodes = (list: DirectPortList): Node[] =>
    uniqueIds(
      customer.expressRoutePorts
        .filter((port) => port.list === list)
        .map((port): Node => ({
          id: `${below.id}/${list === 'expressRouteLags' ? 'directLag' : 'directPort'}/${port.name}`,
          kind: 'directPort',
          label: port.name || l10n.t('(no name)'),
          description: join(
            port.raw.bandwidthInGbps === undefined ? undefined : `${port.raw.bandwidthInGbps} Gbps`,
            port.raw.peeringLocation,
          ),
          place: placeOf(port, port.raw),
          customer: customer.file.path,
          design: below.design,
        })),
    );
  const group = (kind: NodeKind, label: string, key: string, children: readonly Node[]): Node[] =>
    children.length === 0
      ? []
      : [
          {
            id: `${below.id}/${key}`,
            kind,
            label,
            description: String(children.length),
            place: placeOf(customer, customer.raw, key),
            customer: customer.file.path,
            design: below.design,
            expanded: children.length <= OPEN_GROUP,
            children: () => children,
          },
        ];
  return [
    ...group('sites', l10n.t('Sites'), 'sites', uniqueIds(customer.sites.map((s) => siteNode(below, s)))),
    ...group(
      'circuits',
      l10n.t('Circuits'),
      'circuits',
      uniqueIds(customer.circuits.map((c) => circuitNode(below, c, known))),
    ),
    ...group(
      'subscriptions',
      l10n.t('Subscriptions'),
      'subscriptions',
      uniqueIds(customer.subscriptions.map((s) => subscriptionNode(below, s))),
    ),
    ...group(
      'vpnConnections',
      l10n.t('VPN connections'),
      'vpnConnections',
      uniqueIds(
        customer.vpnConnections.map((part) =>
          azureNode(below, { kind: 'vpnConnection', part, description: part.raw.device }),
        ),
      ),
    ),
    ...group('directPorts', l10n.t('Direct ports'), 'expressRoutePorts', portNodes('expressRoutePorts')),
    ...group('directPorts', l10n.t('Link aggregation groups'), 'expressRouteLags', portNodes('expressRouteLags')),
    prerequisitesNode(below, known),
  ];
}

function routerNode(below: string, router: EdgeRouter, design: string, customer?: string): Node {
  return {
    id: `${below}/edgeRouter/${router.name}`,
    kind: 'edgeRouter',
    label: router.name || l10n.t('(no name)'),
    description: router.raw.platform ?? '',
    facts: () => [
      [l10n.t('Loopback'), router.raw.loopback],
      [l10n.t('Interfaces'), router.raw.interfaces?.map((i) => i.name ?? '').join(', ')],
    ],
    place: placeOf(router, router.raw),
    design,
    ...(customer !== undefined && { customer }),
  };
}

function siteNode(below: Below, site: Site): Node {
  const id = `${below.id}/site/${site.name}`;
  const file = below.customer.file.path;
  const routers = site.edgeRouters.map((r) => routerNode(id, r, below.design, file));
  const devices = (site.raw.vpnDevices ?? []).map((device): Node => ({
    id: `${id}/vpnDevice/${device.name ?? ''}`,
    kind: 'vpnDevice',
    label: device.name || l10n.t('(no name)'),
    description: join(device.platform, device.address),
    place: placeOf(site, device),
    customer: file,
    design: below.design,
  }));
  const children = uniqueIds([...routers, ...devices]);
  const over = site.raw.reachesProvider;
  return {
    id,
    kind: 'site',
    label: site.displayName || l10n.t('(no name)'),
    description: site.prefixes.map((p) => p.written).join(', '),
    facts: () => [
      [l10n.t('Prefixes'), site.raw.prefixes?.join(', ')],
      [l10n.t('Connects to'), [...new Set(site.attachments.map((a) => a.site ?? ''))].filter(Boolean).join(', ')],
      [l10n.t("Reaches the CSP's datacenter"), over && join(over.site, over.over)],
    ],
    place: placeOf(site, site.raw),
    customer: file,
    design: below.design,
    ...(children.length > 0 && { children: () => children }),
  };
}
