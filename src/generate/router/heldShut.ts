import * as l10n from '@vscode/l10n';
import type { EdgeRouterModel, Neighbor, RoutingTable, Translation } from '../../edge';
import { interfaceOf } from './printer';
import { commentText } from './words';

/*
 * A session with Microsoft brings routes to public addresses, and they are preferred to the way over the internet. Where
 * nobody translates what takes them, opening it cuts the sites off from what they reach today: it stays shut.
 */

/** The model with the sessions that have to stay shut, each with what is done first. */
export function withHeldShut(model: EdgeRouterModel): EdgeRouterModel {
  return {
    ...model,
    tables: model.tables.map((table) => ({
      ...table,
      neighbors: table.neighbors.map((n) => {
        const heldShut = whatIsFirst(model, n);
        return heldShut === undefined ? n : { ...n, heldShut };
      }),
    })),
  };
}

function whatIsFirst(model: EdgeRouterModel, { needsTranslation, link }: Neighbor): string | undefined {
  if (!needsTranslation) return undefined;
  const isOnLink = (t: Translation) => {
    const at = interfaceOf(model, t)?.link;
    return at?.circuit === link?.circuit && at?.which === link?.which && at?.peering === link?.peering;
  };
  const own = model.translations.filter(isOnLink);
  if (own.length === 0)
    return l10n.t(
      'First a device between the sites and this router has to translate; say it as nat.device, or a file that is made later shuts the session again.',
    );
  if (!own.some((t) => lacksInside(model, t))) return undefined;
  return l10n.t(
    'First the interfaces towards the sites have to be inside ones of the translation; say them as nat.inside, or a file that is made later shuts the session again.',
  );
}

/** IOS-XE translates what comes in on inside interfaces; in a table of its own nothing of a site comes to the peering before. */
function lacksInside({ platform }: EdgeRouterModel, { outsideVrf, inside = [] }: Translation): boolean {
  return platform === 'cisco-iosxe' && outsideVrf === undefined && inside.length === 0;
}

/** What a person reads of them before the file is loaded. */
export function openOfHeldShut(model: EdgeRouterModel): string[] {
  return heldShutOf(model).map(({ address, heldShut }) =>
    l10n.t(
      'Session {0} stays shut in this file: it brings routes to Microsoft, and nobody translates what takes them on this router, so that what comes from private addresses would be lost. {1}',
      address,
      heldShut,
    ),
  );
}

/**
 * @param comment what starts a comment of the platform
 * @param open what opens a session by hand, on one line
 */
export function notOpenedLines(
  model: EdgeRouterModel,
  comment: string,
  open: (table: RoutingTable, n: Neighbor) => string,
): string[] {
  return heldShutOf(model).map(({ table, ...n }) =>
    commentText(
      `${comment} Not opened: session ${n.address} (${n.description}). ${n.heldShut} Then open it: ${open(table, n)}`,
    ),
  );
}

/** As the systems with `router bgp` do. */
export function openingLine({ asn }: EdgeRouterModel, { vrf }: RoutingTable, { address }: Neighbor): string {
  return `router bgp ${asn}${vrf ? ` vrf ${vrf.name}` : ''}, no neighbor ${address} shutdown`;
}

function heldShutOf({ tables }: EdgeRouterModel) {
  return tables.flatMap((table) =>
    table.neighbors.flatMap(({ heldShut, ...n }) => (heldShut === undefined ? [] : [{ ...n, heldShut, table }])),
  );
}

/** The sessions that the last step opens. */
export function opened(neighbors: readonly Neighbor[]): Neighbor[] {
  return neighbors.filter((n) => n.heldShut === undefined);
}
