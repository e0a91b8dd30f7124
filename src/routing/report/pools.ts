import * as l10n from '@vscode/l10n';
import type { Pool, PoolKind } from '../../design';
import type { Table } from './table';

/** The pools of a CSP: how full each is, then who has what. */
export function poolTables(pools: readonly Pool[]): Table[] {
  return [
    {
      title: l10n.t('Pools'),
      columns: [l10n.t('Pool'), l10n.t('Range'), l10n.t('Size'), l10n.t('Used'), l10n.t('Free')],
      rows: pools.map(({ kind, pool, size, used, free }) => [kindText(kind), pool, ...[size, used, free].map(String)]),
      notes: pools.length === 0 ? [l10n.t('The provider file names no pools.')] : [],
    },
    ...pools
      .filter(({ taken }) => taken.length > 0)
      .map(({ kind, pool, taken }) => ({
        title: l10n.t('Used of {0} ({1})', pool, kindText(kind)),
        columns: [l10n.t('Value'), l10n.t('Customer'), l10n.t('Used by')],
        rows: taken.map(({ value, customer, by }) => [value, customer, by]),
      })),
  ];
}

/** What a pool holds, for people. */
export function kindText(kind: PoolKind): string {
  switch (kind) {
    case 'peeringPrefixes':
      return l10n.t('link pairs');
    case 'vlanIds':
      return l10n.t('VLAN ids');
    case 'customerAsns':
      return l10n.t('AS numbers of customers');
    case 'routeDistinguishers':
      return l10n.t('route distinguishers');
    case 'globalReachPrefixes':
      return l10n.t('blocks for Global Reach');
  }
}
