import * as vscode from 'vscode';
import type { OutlineItem } from '../../../design/language';
import type { Services } from '../../services/services';
import { at, rangeIn } from './at';
import { loadLanguage } from '../../services/rooms';

const KINDS: Readonly<Record<string, vscode.SymbolKind>> = {
  sites: vscode.SymbolKind.Package,
  edgeRouters: vscode.SymbolKind.Class,
  vpnDevices: vscode.SymbolKind.Class,
  interfaces: vscode.SymbolKind.Interface,
  subscriptions: vscode.SymbolKind.Module,
  virtualNetworks: vscode.SymbolKind.Namespace,
  subnets: vscode.SymbolKind.Field,
  gateway: vscode.SymbolKind.Class,
  vpnGateway: vscode.SymbolKind.Class,
  firewall: vscode.SymbolKind.Class,
  routeTables: vscode.SymbolKind.Array,
  routes: vscode.SymbolKind.Property,
  networkSecurityGroups: vscode.SymbolKind.Array,
  securityRules: vscode.SymbolKind.Property,
  circuits: vscode.SymbolKind.Event,
  connections: vscode.SymbolKind.Method,
  expressRoutePorts: vscode.SymbolKind.Event,
  expressRouteLags: vscode.SymbolKind.Event,
};

/** The objects of a file, for outline, breadcrumbs and "Go to Symbol". */
export class Outline implements vscode.DocumentSymbolProvider {
  constructor(private readonly services: Services) {}

  async provideDocumentSymbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[] | undefined> {
    const here = await at(this.services, document);
    if (!here || here.file.broken) return undefined;
    const { outlineOf } = await loadLanguage();
    const toSymbol = ({ name, detail, key, isGroup, range, selection, children }: OutlineItem) => {
      const kind = isGroup ? vscode.SymbolKind.Array : (KINDS[key] ?? vscode.SymbolKind.Object);
      const symbol = new vscode.DocumentSymbol(
        name,
        detail,
        kind,
        rangeIn(document, range),
        rangeIn(document, selection),
      );
      symbol.children = children.map(toSymbol);
      return symbol;
    };
    return outlineOf(here.file).map(toSymbol);
  }
}
