import * as l10n from '@vscode/l10n';
import { type ElementKind, type FailureMatrix, singlePointsOfFailure } from '../failures';
import type { Table } from './table';

/** The failure matrix for programs. */
export interface FailuresReport {
  readonly customer: string;
  readonly reached: FailureMatrix['reached'];
  readonly failures: readonly {
    readonly kind: ElementKind;
    readonly name: string;
    readonly lost: FailureMatrix['reached'];
  }[];
}

export function failuresReport({ customer, reached, failures }: FailureMatrix): FailuresReport {
  return {
    customer,
    reached,
    failures: failures.map(({ element: { kind, name }, lost }) => ({ kind, name, lost })),
  };
}

/** A row for each thing that fails, a column for each site: the networks that the site loses. */
export function failuresTables(matrix: FailureMatrix): Table[] {
  const { customer, reached, failures } = matrix;
  const sites = [...new Set(reached.map((r) => r.site))];
  const single = singlePointsOfFailure(matrix);
  const networksOf = (list: FailureMatrix['reached'], site: string) =>
    list.filter((r) => r.site === site).map((r) => r.network);
  return [
    {
      title: l10n.t('What {0} loses when one thing fails', customer),
      columns: [l10n.t('Fails'), l10n.t('Name'), ...sites],
      rows: failures.map(({ element, lost }) => [
        elementText(element.kind),
        element.name,
        ...sites.map((site) => {
          const gone = networksOf(lost, site);
          if (gone.length === 0) return '–';
          return gone.length === networksOf(reached, site).length ? l10n.t('everything') : gone.join(', ');
        }),
      ]),
      notes: [
        reached.length === 0
          ? l10n.t('No site reaches a network, even when nothing fails.')
          : single.length === 0
            ? l10n.t('Nothing that fails alone takes a network from a site.')
            : l10n.t('Single points of failure: {0}.', single.map((f) => f.element.name).join(', ')),
      ],
    },
  ];
}

function elementText(kind: ElementKind): string {
  switch (kind) {
    case 'edgeRouter':
      return l10n.t('edge router');
    case 'attachment':
      return l10n.t('attachment');
    case 'link':
      return l10n.t('link');
    case 'circuit':
      return l10n.t('circuit');
    case 'peeringLocation':
      return l10n.t('peering location');
    case 'datacenter':
      return l10n.t('datacenter');
    case 'vpnDevice':
      return l10n.t('VPN device');
    case 'gateway':
      return l10n.t('gateway');
  }
}
