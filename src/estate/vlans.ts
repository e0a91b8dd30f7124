import * as l10n from '@vscode/l10n';
import type { Design } from '../design';
import { type EstateRow, type EstateTable, placeIn } from '../diagram/estate';
import { type EdgeInterface, type Tags, edgeRoutersOf } from '../edge';
import { type Pause, aboutCustomer, aboutRouter, linkText, ofEveryCustomer } from './rows';

/** VRFs and the grid of VLANs and outer tags by router: who has which tag on which port. Tags that two have are told. */
export async function vlansTable(design: Design, pause: Pause): Promise<EstateTable> {
  const used = await ofEveryCustomer(design, pause, (customer) =>
    edgeRoutersOf(design, customer).flatMap(({ router, owner, interfaces }) =>
      owner === 'csp'
        ? interfaces
            .filter(({ purpose }) => purpose !== 'interlink')
            .map((own) => ({ customer, router, own, key: JSON.stringify([router, own.parent, tagsText(own.tags)]) }))
        : [],
    ),
  );
  const times = new Map<string, number>();
  for (const { key } of used) times.set(key, (times.get(key) ?? 0) + 1);
  const rows = used.map(({ customer, router, own, key }): EstateRow => {
    const circuit = customer.circuits.find(({ name }) => name === own.link?.circuit);
    const isTwice = own.tags.kind !== 'none' && (times.get(key) ?? 0) > 1;
    return {
      cells: [router, own.parent, ...tagCells(own.tags), own.vrf ?? '', customer.displayName, purposeText(own)],
      about: [aboutRouter(router), aboutCustomer(customer)],
      place: placeIn(customer.file, circuit?.raw),
      ...(isTwice && { warns: l10n.t('Two have these tags on this port.') }),
    };
  });
  return {
    name: 'vlans',
    columns: [
      l10n.t('Router'),
      l10n.t('Port'),
      l10n.t('Outer tag'),
      l10n.t('VLAN'),
      l10n.t('VRF'),
      l10n.t('Customer'),
      l10n.t('For'),
    ],
    rows: rows.sort((a, b) => compareCells(a.cells, b.cells)),
    empty: l10n.t("Nothing ends on the CSP's routers yet."),
  };
}

/** By router, port and tags; numbers as numbers. */
function compareCells(a: readonly string[], b: readonly string[]): number {
  for (const [index, text] of a.entries()) {
    const order = text.localeCompare(b[index] ?? '', 'en', { numeric: true });
    if (order !== 0) return order;
  }
  return 0;
}

function tagCells(tags: Tags): [outer: string, inner: string] {
  switch (tags.kind) {
    case 'none':
      return ['', ''];
    case 'dot1q':
      return ['', String(tags.vlanId)];
    case 'qinq':
      return [tags.outer === 'stag' ? l10n.t("Azure's") : String(tags.outer), String(tags.inner)];
  }
}

const tagsText = (tags: Tags): string => tagCells(tags).join('.');

function purposeText({ purpose, link }: EdgeInterface): string {
  if (purpose !== 'azure' || !link) return l10n.t('attachment of a site');
  return linkText(link);
}
