import * as l10n from '@vscode/l10n';
import type { Design } from '../design';
import { type EstateRow, type EstateTable, type ThingKind, idOf } from '../diagram/estate';
import { type ElementKind, failureMatrix } from '../routing';
import { type Pause, aboutCustomer, ofEveryCustomer } from './rows';

/** The things of a failure that the picture of the estate shows. */
const SHOWN: Partial<Record<ElementKind, ThingKind>> = {
  edgeRouter: 'router',
  datacenter: 'datacenter',
  peeringLocation: 'location',
};

interface Loss {
  readonly kind: ElementKind;
  readonly name: string;
  readonly customer: string;
  readonly about: string;
  readonly lost: number;
}

/** The failure matrix of all customers: what is lost when one thing that they share fails, the worst first. */
export async function failuresTable(design: Design, pause: Pause): Promise<EstateTable> {
  const losses = await ofEveryCustomer(design, pause, (customer) =>
    failureMatrix(design, customer).failures.flatMap(({ element, lost }): Loss[] =>
      SHOWN[element.kind] === undefined
        ? []
        : [
            {
              kind: element.kind,
              name: element.name,
              customer: customer.displayName,
              about: aboutCustomer(customer),
              lost: lost.length,
            },
          ],
    ),
  );
  const byElement = [...Map.groupBy(losses, ({ kind, name }) => JSON.stringify([kind, name])).values()];
  const harmed = (all: readonly Loss[]) => all.filter(({ lost }) => lost > 0);
  byElement.sort((a, b) => harmed(b).length - harmed(a).length);
  return {
    name: 'failures',
    columns: [
      l10n.t('When this fails'),
      l10n.t('Kind'),
      l10n.t('Customers on it'),
      l10n.t('Customers that lose ways'),
      l10n.t('Ways lost'),
      l10n.t('Who'),
    ],
    rows: byElement.flatMap((all) => rowOf(design, all, harmed(all))),
    empty: l10n.t('Nothing is shared yet that could fail.'),
  };
}

function rowOf(design: Design, all: readonly Loss[], harmed: readonly Loss[]): EstateRow[] {
  const [first] = all;
  const kind = first && SHOWN[first.kind];
  if (!first || !kind) return [];
  const names = harmed.map(({ customer }) => customer);
  const named = names.length > 3 ? [...names.slice(0, 3), l10n.t('{0} more', names.length - 3)] : names;
  const raw =
    kind === 'router'
      ? design.provider.edgeRouters.find(({ name }) => name === first.name)?.raw
      : design.provider.sites.find(({ name }) => name === first.name)?.raw;
  const { file } = design.provider;
  const path = raw && file.pathOf(raw);
  return [
    {
      cells: [
        first.name,
        kindText(first.kind),
        String(all.length),
        String(harmed.length),
        String(harmed.reduce((sum, { lost }) => sum + lost, 0)),
        named.join(', '),
      ],
      about: [idOf(kind, first.name), ...harmed.map(({ about }) => about)],
      ...(path && { place: { file: file.path, path } }),
      ...(harmed.length > 0 && { warns: l10n.t('Customers lose ways when it fails.') }),
    },
  ];
}

function kindText(kind: ElementKind): string {
  switch (kind) {
    case 'edgeRouter':
      return l10n.t('Edge router');
    case 'datacenter':
      return l10n.t('Datacenter');
    default:
      return l10n.t('Peering location');
  }
}
