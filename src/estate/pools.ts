import * as l10n from '@vscode/l10n';
import {
  type Design,
  type Pool,
  type PoolKind,
  nextCustomerAsn,
  nextGlobalReachPrefix,
  nextLinkPair,
  nextRouteDistinguisher,
  nextVlanId,
  poolReport,
} from '../design';
import { type EstateTable, idOf } from '../diagram/estate';
import { kindText } from '../routing/report';

/** From so much of a pool that is used, its end is near, in per cent. */
const NEARLY_FULL = 90;

/** The pools of a CSP with who is in each, and the value that is handed out next. */
export function poolsTable(design: Design): EstateTable {
  const { file, raw } = design.provider;
  const pools = poolReport(design);
  const keys = new Map(design.customers.map((customer) => [customer.name, customer.file.path]));
  const next = nextOf(design);
  return {
    name: 'pools',
    columns: [
      l10n.t('Pool'),
      l10n.t('Range'),
      l10n.t('Size'),
      l10n.t('Used'),
      l10n.t('Free'),
      l10n.t('Customers'),
      l10n.t('Next free value'),
    ],
    rows: pools.map((pool) => {
      const customers = [...new Set(pool.taken.map(({ customer }) => customer))];
      const about = customers.flatMap((name) => keys.get(name) ?? []).map((key) => idOf('customer', key));
      const isLow = pool.size > 0 && (pool.used / pool.size) * 100 >= NEARLY_FULL;
      const said = raw.pools?.[pool.kind];
      const path = said && file.pathOf(said);
      return {
        cells: [
          kindText(pool.kind),
          pool.pool,
          ...[pool.size, pool.used, pool.free, customers.length].map(String),
          isFirstFree(pool, pools) ? (next[pool.kind] ?? l10n.t('none')) : '',
        ],
        about,
        ...(path && { place: { file: file.path, path } }),
        ...(isLow && { warns: l10n.t('The pool is nearly used up.') }),
      };
    }),
    empty: l10n.t('The provider file names no pools.'),
  };
}

/** Values are handed out from the first pool of a kind that has one left. */
function isFirstFree(pool: Pool, pools: readonly Pool[]): boolean {
  const ofKind = pools.filter(({ kind }) => kind === pool.kind);
  return pool === (ofKind.find(({ free }) => free > 0) ?? ofKind.at(-1));
}

function nextOf(design: Design): Readonly<Record<PoolKind, string | undefined>> {
  const pair = nextLinkPair(design) ?? nextLinkPair(design, 6);
  const asn = nextCustomerAsn(design);
  const vlan = nextVlanId(design);
  return {
    peeringPrefixes: pair && `${pair.primary.text}, ${pair.secondary.text}`,
    vlanIds: vlan === undefined ? undefined : String(vlan),
    customerAsns: asn === undefined ? undefined : String(asn),
    routeDistinguishers: nextRouteDistinguisher(design),
    globalReachPrefixes: (nextGlobalReachPrefix(design) ?? nextGlobalReachPrefix(design, 6))?.text,
  };
}
