import * as l10n from '@vscode/l10n';
import type { DesignFile, Path } from '../../design';
import { nodeAt } from '../../design/yaml/nodes';

interface Kind {
  readonly title: () => string;
  /** The keys whose values say which one it is, where it has no name. */
  readonly told?: readonly string[];
}

/** Keys whose one value is a thing of its own, and can be removed. */
const singles: Readonly<Record<string, Kind>> = {
  gateway: { title: () => l10n.t('ExpressRoute gateway') },
  vpnGateway: { title: () => l10n.t('VPN gateway') },
  firewall: { title: () => l10n.t('firewall') },
  routeServer: { title: () => l10n.t('route server') },
  microsoft: { title: () => l10n.t('Microsoft peering') },
  encryption: { title: () => l10n.t('encryption') },
  monitoring: { title: () => l10n.t('monitoring') },
};

/** Lists whose items are things with names. */
const lists: Readonly<Record<string, Kind>> = {
  sites: { title: () => l10n.t('site') },
  edgeRouters: { title: () => l10n.t('edge router') },
  interfaces: { title: () => l10n.t('interface') },
  vpnDevices: { title: () => l10n.t('VPN device') },
  firewalls: { title: () => l10n.t('firewall') },
  subscriptions: { title: () => l10n.t('subscription') },
  virtualNetworks: { title: () => l10n.t('virtual network') },
  subnets: { title: () => l10n.t('subnet') },
  virtualNetworkPeerings: { title: () => l10n.t('virtual network peering') },
  routeTables: { title: () => l10n.t('route table') },
  networkSecurityGroups: { title: () => l10n.t('network security group') },
  circuits: { title: () => l10n.t('circuit') },
  authorizations: { title: () => l10n.t('authorization') },
  connections: { title: () => l10n.t('connection') },
  globalReach: { title: () => l10n.t('Global Reach') },
  tunnels: { title: () => l10n.t('tunnel') },
  expressRoutePorts: { title: () => l10n.t('direct port') },
  expressRouteLags: { title: () => l10n.t('link aggregation group') },
  vpnConnections: { title: () => l10n.t('VPN connection') },
  sharedServices: { title: () => l10n.t('shared service') },
};

/** What else may hang on a thing, and goes with it only. */
const others: Readonly<Record<string, Kind>> = {
  connectsTo: { title: () => l10n.t('attachment'), told: ['site', 'edgeRouter'] },
  interlinks: { title: () => l10n.t('link between edge routers'), told: ['a', 'b'] },
  roleAssignments: { title: () => l10n.t('role assignment'), told: ['principal', 'role', 'scope'] },
};

const kinds = new Map(Object.entries({ ...singles, ...lists, ...others }));

/** Whether the value of a key, or an item of its list, is something that is removed by itself. */
export function isRemovable(key: string, place: 'single' | 'item'): boolean {
  return Object.hasOwn(place === 'single' ? singles : lists, key);
}

/** `circuit contoso-ams`, `Microsoft peering (contoso-ams)`: what it is, and its name or that of what it is a part of. */
export function labelOf(file: DesignFile, path: Path): string {
  const key = String(path.findLast((step) => typeof step === 'string') ?? '');
  const kind = kinds.get(key);
  const title = kind?.title() ?? key;
  const name = (kind?.told ?? ['name']).flatMap((said) => scalarAt(file, [...path, said]) ?? []).join(' · ');
  const own = name || scalarAt(file, path);
  if (own) return `${title} ${own}`;
  const around = path.map((_, index) => scalarAt(file, [...path.slice(0, -index - 1), 'name'])).find(Boolean);
  return around ? `${title} (${around})` : title;
}

/** A scalar of a file as it is written, without its quotes. */
function scalarAt(file: DesignFile, path: Path): string | undefined {
  const node = nodeAt(file.nodes(), path)?.node;
  return node?.kind === 'scalar' ? file.text.slice(node.start, node.end).replaceAll(/^['"]|['"]$/g, '') : undefined;
}
