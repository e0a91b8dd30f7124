import * as l10n from '@vscode/l10n';
import type { Customer, Design } from '../design';
import { type EstateRow, type EstateTable, placeIn } from '../diagram/estate';
import { type Neighbor, edgeRoutersOf } from '../edge';
import { acceptedFromAzure } from '../routing';
import { type Pause, aboutCustomer, aboutRouter, linkText, ofEveryCustomer } from './rows';

/** All BGP sessions of the CSP's routers: what comes in by them as designed, and at how many prefixes they are closed. */
export async function sessionsTable(design: Design, pause: Pause): Promise<EstateTable> {
  return {
    name: 'sessions',
    columns: [
      l10n.t('Router'),
      l10n.t('VRF'),
      l10n.t('Customer'),
      l10n.t('Neighbour'),
      l10n.t('AS'),
      l10n.t('With'),
      l10n.t('Prefixes'),
      l10n.t('Limit'),
    ],
    rows: await ofEveryCustomer(design, pause, (customer) => rowsOf(design, customer)),
    empty: l10n.t("No session ends on the CSP's routers yet."),
  };
}

function rowsOf(design: Design, customer: Customer): EstateRow[] {
  const accepted = new Map<string, ReturnType<typeof acceptedFromAzure>>();
  const arriving = ({ kind, link, family }: Neighbor): number | undefined => {
    const circuit = customer.circuits.find(({ name }) => name === link?.circuit);
    if (kind !== 'azure' || !circuit || link?.peering !== 'private') return undefined;
    let known = accepted.get(circuit.name);
    if (!known) accepted.set(circuit.name, (known = acceptedFromAzure(design, circuit)));
    return known.filter(({ prefix }) => prefix.family === family).length;
  };
  return edgeRoutersOf(design, customer)
    .filter(({ owner }) => owner === 'csp')
    .flatMap(({ router, tables }) =>
      tables.flatMap(({ vrf, neighbors }) =>
        neighbors
          .filter(({ kind }) => kind === 'azure' || kind === 'attachment')
          .map((neighbor): EstateRow => {
            const circuit = customer.circuits.find(({ name }) => name === neighbor.link?.circuit);
            const today = arriving(neighbor);
            const { limit, warning } = neighbor.maximumPrefix ?? {};
            const isNear = today !== undefined && limit !== undefined && today >= (limit * (warning ?? 100)) / 100;
            return {
              cells: [
                router,
                vrf?.name ?? '',
                customer.displayName,
                neighbor.address,
                String(neighbor.remoteAsn),
                withText(neighbor),
                today === undefined ? l10n.t('not known') : String(today),
                limit === undefined ? l10n.t('none') : String(limit),
              ],
              about: [aboutRouter(router), aboutCustomer(customer)],
              place: placeIn(customer.file, circuit?.raw),
              ...(isNear && { warns: l10n.t('The session is near its limit.') }),
            };
          }),
      ),
    );
}

function withText({ kind, link }: Neighbor): string {
  if (kind === 'attachment' || !link) return l10n.t('a site');
  return linkText(link);
}
