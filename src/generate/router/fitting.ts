import * as l10n from '@vscode/l10n';
import type { EdgeInterface, EdgeRouterModel, Neighbor, Refusal, RoutingTable, Translation } from '../../edge';
import { openOfApart } from './apart';
import { carriedRefusals, unspeakable, withTexts } from './carried';
import { openOfHeldShut, withHeldShut } from './heldShut';
import { openOfGuards } from './guardReach';
import { lackRefusals, sharedUnitRefusals, withoutOptions } from './lacking';
import {
  type PlatformPrinter,
  interfaceOf,
  interfaceSubject,
  macSecSubject,
  sessionSubject,
  speaksBgp,
  tunnelSubject,
  vrfSubject,
} from './printer';
import { wholePorts } from './settle';
import { sameLink, usedOnly } from './used';
import { commentText } from './words';

/** The model as the platform can have it, with what it cannot among the refusals. */
export function fittedTo(model: EdgeRouterModel, printer: PlatformPrinter): EdgeRouterModel {
  const { words } = printer;
  const bad = unspeakable(model, words);
  if (bad !== undefined) return nothingOf(model, bad);
  const refused = [
    ...carriedRefusals(model, words),
    ...sharedUnitRefusals(model),
    ...lackRefusals(model),
    ...printer.limits(model),
  ];
  const possible = withoutOptions(withinLimits(model, refused));
  const fitting = withHeldShut(withTexts(printer.fit?.(possible) ?? possible, words));
  if (isNothing(fitting)) return { ...fitting, open: [] };
  const translating = [...fitting.translations.flatMap((t) => t.open), ...openOfHeldShut(fitting)];
  const guarded = openOfGuards(fitting);
  const apart = openOfApart(fitting, printer);
  return {
    ...fitting,
    open: [
      ...new Set([
        ...fitting.open,
        ...apart,
        ...translating,
        ...guarded,
        ...wholePorts(fitting),
        ...printer.open(fitting),
      ]),
    ],
  };
}

/** Nothing is left of a model that a file could hold. */
export function isNothing({ interfaces, tables, tunnels, translations, macSec }: EdgeRouterModel): boolean {
  const isEmpty = (t: RoutingTable) => !speaksBgp(t) && t.statics.length === 0;
  return tables.every(isEmpty) && [interfaces, tunnels, translations, macSec].every((list) => list.length === 0);
}

/** A name that no line can carry is in everything that would be printed. */
function nothingOf(model: EdgeRouterModel, word: string): EdgeRouterModel {
  const reason = l10n.t('"{0}" cannot stand in a line of this platform: correct it in the design.', commentText(word));
  return {
    ...model,
    loopback: undefined,
    interfaces: [],
    tables: [],
    prefixLists: [],
    communityLists: [],
    policies: [],
    tunnels: [],
    translations: [],
    macSec: [],
    refusals: [...model.refusals, { subject: model.router, reason }],
  };
}

/**
 * Takes what the platform cannot do out of the model and adds the refusals to it: with an interface its sessions, with a
 * VRF all that is in it, and with a session the filters that nothing else uses.
 */
export function withinLimits(model: EdgeRouterModel, refusals: readonly Refusal[]): EdgeRouterModel {
  const refused = new Set(refusals.map((r) => r.subject));
  const isRefusedVrf = (name: string | undefined) => name !== undefined && refused.has(vrfSubject(name));
  const isGone = (at: EdgeInterface) => refused.has(interfaceSubject(at)) || isRefusedVrf(at.vrf);
  const gone = model.interfaces.filter(isGone);
  const isOnGone = ({ vrf }: RoutingTable, address: string) =>
    gone.some((i) => i.vrf === vrf?.name && i.addresses.some((a) => sameLink(a, address)));
  const isOrphaned = (table: RoutingTable, n: Neighbor) => refused.has(sessionSubject(n)) || isOnGone(table, n.address);
  const isWithoutPort = (t: Translation) => interfaceOf({ interfaces: gone }, t) !== undefined;
  const translations = model.translations.filter(
    (t) => !refused.has(t.name) && !isRefusedVrf(t.insideVrf) && !isRefusedVrf(t.outsideVrf) && !isWithoutPort(t),
  );
  // A pool that nobody translates to here is not announced from here.
  const pools = model.translations.filter((t) => !translations.includes(t)).map((t) => t.pool.text);
  const isPool = (prefix: { readonly text: string }) => pools.includes(prefix.text);
  const tunnels = model.tunnels.filter((t) => !refused.has(tunnelSubject(t)));
  const isWithoutTunnel = (n: Neighbor) => n.kind === 'tunnel' && !tunnels.some((t) => t.bgpAddress === n.address);
  return usedOnly({
    ...model,
    interfaces: model.interfaces.filter((at) => !isGone(at)),
    tables: model.tables
      .filter((t) => !isRefusedVrf(t.vrf?.name))
      .map((t) =>
        saidToAnybody(t, {
          ...t,
          neighbors: t.neighbors.filter((n) => !isOrphaned(t, n) && !isWithoutTunnel(n)),
          networks: t.networks.filter((p) => !isPool(p)),
          statics: t.statics.filter(({ prefix, nextHop }) =>
            nextHop.kind === 'discard' ? !isPool(prefix) : !isOnGone(t, nextHop.address),
          ),
        }),
      ),
    tunnels,
    translations,
    macSec: model.macSec.filter((m) => !refused.has(macSecSubject(m))),
    refusals: [...model.refusals, ...refusals],
  });
}

/** A table that lost all its sessions announces nothing for them; what a site's own static routes bring stays. */
function saidToAnybody(before: RoutingTable, table: RoutingTable): RoutingTable {
  if (before.neighbors.length === 0 || table.neighbors.length > 0) return table;
  const statics = table.statics.filter(({ nextHop }) => nextHop.kind === 'address');
  const networks = table.networks.filter((p) => statics.some((s) => s.prefix.text === p.text));
  const families = table.families.filter((f) => networks.some((p) => p.family === f));
  return { ...table, networks, statics, aggregates: [], ...(table.vrf ? {} : { families }) };
}
