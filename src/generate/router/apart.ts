import * as l10n from '@vscode/l10n';
import { keptOf } from '../../design/kept';
import type { EdgeInterface, EdgeRouterModel, Neighbor, RoutingTable } from '../../edge';
import { fileName, uniqueNames } from '../names';
import { familiesOn, interfaceName } from './cisco';
import type { PlatformPrinter } from './printer';
import { sparingTargets } from './removal';
import { sameLink, usedOnly } from './used';

/**
 * What may be in service on a router already: a session between its owner's routers, and in a VRF of before what faces the
 * sites. Lines for it would shut it, and put other filters and another source on it: it is a file of its own, which is
 * loaded only where the first look shows that it is not there.
 */
export interface Apart {
  /** Of its file, without ending. */
  readonly name: string;
  /** As a person looks for it: `session 10.20.255.1`, `interface eth2.501`. */
  readonly subject: string;
  readonly model: EdgeRouterModel;
}

/** Where its file is beside the other ones. */
export function apartFile({ name }: Pick<Apart, 'name'>, { configuration }: Pick<PlatformPrinter, 'configuration'>) {
  return `if-missing/${name}.${endingOf(configuration)}`;
}

/** `cfg` of `ios-xe.cfg`. */
export function endingOf(configuration: string): string {
  return configuration.split('.').at(-1) ?? 'cfg';
}

/** What a person settles of it before the file is loaded. */
export function openOfApart(model: EdgeRouterModel, printer: PlatformPrinter): string[] {
  return apartOf(model).map((apart) =>
    l10n.t(
      'It may be that {0} is there already: the configuration does not touch it. Load {1} only where the first part of verify.txt does not show it; where it does, let it carry what the filters of that file let pass.',
      apart.subject,
      apartFile(apart, printer),
    ),
  );
}

/** What is left of a model for the file that is loaded in any case. */
export function withoutApart(model: EdgeRouterModel): EdgeRouterModel {
  if (apartOf(model).length === 0) return model;
  const ports = model.interfaces.filter((at) => at.mayBeThere);
  return usedOnly({
    ...model,
    interfaces: model.interfaces.filter((at) => !ports.includes(at)),
    tables: model.tables.map((table) => ({
      ...table,
      neighbors: table.neighbors.filter((n) => !n.mayBeThere),
      statics: table.statics.filter((s) => !ports.some((at) => isBehind(table, at, s))),
    })),
    translations: model.translations.map((t) => ({ ...t, ...insideOf(model, t.inside, ports) })),
  });
}

/** One for each interface with its sessions and routes, and for each session without. */
export const apartOf = keptOf((model: EdgeRouterModel): readonly Apart[] => {
  const unique = uniqueNames();
  const ports = model.interfaces.filter((at) => at.mayBeThere);
  const onPort = (table: RoutingTable, n: Neighbor) => ports.find((at) => isOn(table, at, n.address));
  const ofPorts = ports.map((at) => ({
    subject: `interface ${interfaceName(at)}`,
    name: unique(fileName(interfaceName(at))),
    model: partOf(model, [at], (table) => ({
      ...table,
      neighbors: table.neighbors.filter((n) => n.mayBeThere && onPort(table, n) === at),
      statics: table.statics.filter((s) => isBehind(table, at, s)),
    })),
  }));
  const ofSessions = model.tables.flatMap((table) =>
    table.neighbors
      .filter((n) => n.mayBeThere && onPort(table, n) === undefined)
      .map((n) => ({
        subject: `session ${n.address}`,
        name: unique(fileName(n.address)),
        model: partOf(model, [], (of) => ({ ...of, neighbors: of.neighbors.filter((o) => o === n), statics: [] })),
      })),
  );
  return [...ofPorts, ...ofSessions];
});

/** Its file takes away what it alone has; what the others or the rest use stays. */
export function ownOf(model: EdgeRouterModel, { name, model: own }: Apart): EdgeRouterModel {
  const others = [withoutApart(model), ...apartOf(model).flatMap((a) => (a.name === name ? [] : [a.model]))];
  const used = new Set(
    others.flatMap((o) => [...o.policies, ...o.prefixLists, ...o.communityLists]).map((of) => of.name),
  );
  const isOwn = (of: { readonly name: string }) => !used.has(of.name);
  return {
    ...own,
    policies: sparingTargets(own.policies.filter(isOwn), others),
    prefixLists: own.prefixLists.filter(isOwn),
    communityLists: own.communityLists.filter(isOwn),
    tables: own.tables.map((t) => ({ ...t, networks: [], aggregates: [] })),
  };
}

function isOn({ vrf }: RoutingTable, at: EdgeInterface, address: string): boolean {
  return at.vrf === vrf?.name && at.addresses.some((a) => sameLink(a, address));
}

function isBehind(table: RoutingTable, at: EdgeInterface, { nextHop }: RoutingTable['statics'][number]): boolean {
  return nextHop.kind === 'address' && isOn(table, at, nextHop.address);
}

function partOf(
  model: EdgeRouterModel,
  interfaces: readonly EdgeInterface[],
  of: (table: RoutingTable) => RoutingTable,
): EdgeRouterModel {
  // Junos tells by the filter of a session what is originated; elsewhere the other file has said it.
  const isTold = model.platform === 'juniper-junos';
  const tables = model.tables
    .map(of)
    .filter((t) => t.neighbors.length + t.statics.length > 0)
    .map((t) => ({
      ...t,
      ...(!isTold && { networks: [], aggregates: [] }),
      families: t.families.filter(
        (f) => t.neighbors.some((n) => n.family === f) || t.statics.some((s) => s.prefix.family === f),
      ),
      maximumPaths: undefined,
    }));
  return usedOnly({ ...model, interfaces, tables, tunnels: [], translations: [], macSec: [] });
}

/** An interface of before that faces the sites is told to be an inside one by the file that translates. */
function insideOf({ platform }: EdgeRouterModel, inside: readonly string[] = [], ports: readonly EdgeInterface[]) {
  if (platform !== 'cisco-iosxe') return {};
  const facing = ports.filter((at) => at.purpose === 'attachment' && familiesOn(at).includes(4)).map(interfaceName);
  return facing.length === 0 ? {} : { inside: [...inside, ...facing] };
}
