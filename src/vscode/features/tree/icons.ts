import * as vscode from 'vscode';
import type { NodeKind } from './node';

const ICONS: Readonly<Record<NodeKind, string>> = {
  design: 'organization',
  unreadable: 'error',
  customer: 'briefcase',
  sites: 'home',
  circuits: 'plug',
  subscriptions: 'key',
  vpnConnections: 'lock',
  directPorts: 'server',
  site: 'home',
  edgeRouter: 'server-environment',
  vpnDevice: 'shield',
  circuit: 'plug',
  peering: 'arrow-swap',
  connection: 'link',
  globalReach: 'globe',
  subscription: 'key',
  virtualNetwork: 'cloud',
  gateway: 'circuit-board',
  vpnGateway: 'lock',
  firewall: 'flame',
  routeServer: 'split-horizontal',
  subnet: 'symbol-array',
  networkPeering: 'git-compare',
  routeTable: 'list-ordered',
  securityGroup: 'shield',
  vpnConnection: 'lock',
  directPort: 'server',
  prerequisites: 'checklist',
  prerequisiteDone: 'pass',
  prerequisiteTicked: 'pass',
  prerequisiteOpen: 'circle-large-outline',
};

export function iconOf(kind: NodeKind): vscode.ThemeIcon {
  return new vscode.ThemeIcon(ICONS[kind]);
}
