import * as l10n from '@vscode/l10n';
import {
  type Circuit,
  type EdgeRouter,
  type Peering,
  findEdgeRouter,
  keptByConnectivityProvider,
  microsoftPeeringOf,
} from '../../design';
import { lackOf } from '../../edge';
import { parsePrefix } from '../../network/prefix';
import type { CustomerRule, CustomerScope } from '../rule';
import { keyOf, placeOf } from '../shared/places';

/** Addresses that the edge routers of a circuit are to translate. */
interface Translation {
  readonly circuit: Circuit;
  readonly peering: Peering;
  readonly nat: NonNullable<Peering['raw']['nat']>;
  readonly pools: readonly string[];
  /** Those of them that translate; of others EDGE-003 says it. */
  readonly routers: ReadonlySet<EdgeRouter>;
}

/** What no other device is named for. */
function* translations({ customer, design }: CustomerScope): Generator<Translation> {
  for (const circuit of customer.circuits.filter((c) => !keptByConnectivityProvider(c))) {
    const peering = microsoftPeeringOf(circuit);
    const nat = peering?.raw.nat;
    if (!peering || !nat?.pools?.length || nat.device !== undefined) continue;
    const routers = circuit.links.flatMap(({ raw }) => findEdgeRouter(design, circuit, raw.edgeRouter) ?? []);
    yield { circuit, peering, nat, pools: nat.pools, routers: new Set(routers.filter(translates)) };
  }
}

function translates({ raw: { platform, family } }: EdgeRouter): boolean {
  return platform !== undefined && lackOf({ platform, family }, 'translation', 4) === undefined;
}

export const translationInside: CustomerRule = {
  code: 'EDGE-004',
  scope: 'customer',
  severity: 'warning',
  title: 'Translation on an edge router has its inside in the design.',
  text: 'A router translates between two sides. In the table of a microsoftVrf the inside is the VRF of the customer, and the route from there to Microsoft is no part of the design: name the device that translates (nat.device), or write that route by hand. In the global table of IOS-XE the interfaces towards the sites are named in nat.inside.',
  source: 'CFGNAT; [K]',
  *check(scope) {
    for (const { circuit, peering, nat, routers } of translations(scope)) {
      const place = keyOf(peering, nat, 'pools');
      for (const router of routers) {
        if (circuit.model === 'connect-through' || scope.customer.raw.microsoftVrf !== undefined) {
          yield {
            message: l10n.t(
              '"{0}" translates between two tables, and the route from the one into the other is not in the design. Name the device that translates as nat.device, or write that route by hand.',
              router.name,
            ),
            place,
          };
        } else if (router.raw.platform === 'cisco-iosxe' && !nat.inside?.some((i) => i.edgeRouter === router.name)) {
          yield {
            message: l10n.t(
              'Which interfaces of "{0}" face the sites is not in the design, so that nothing is translated. Name them in nat.inside.',
              router.name,
            ),
            place,
          };
        }
      }
    }
  },
};

export const translationPools: CustomerRule = {
  code: 'EDGE-009',
  scope: 'customer',
  severity: 'warning',
  title: 'Where edge routers translate, each link has one pool of IPv4.',
  text: 'With scope "per-link" the first pool is that of the primary link and the second that of the secondary one; with "shared" the first is that of both, which only one device can do: two routers do not know what the other one translated. A link without a pool translates nothing, and its session with Microsoft stays shut; a pool that no link has is used by nobody; IPv6 is not translated.',
  source: 'CFGNAT; [K]',
  *check(scope) {
    for (const { peering, nat, pools, routers } of translations(scope)) {
      const wanted = nat.scope === 'per-link' ? 2 : 1;
      const usable = pools.filter((pool) => parsePrefix(pool)?.family === 4);
      for (const [index, pool] of pools.entries()) {
        if (parsePrefix(pool)?.family === 6)
          yield {
            message: l10n.t('{0} is IPv6, and edge routers translate IPv4 only: nothing uses this pool.', pool),
            place: placeOf(peering, pools, index),
          };
        else if (usable.indexOf(pool) >= wanted)
          yield {
            message: l10n.t('No link translates to {0}. Take the pool away, or name the device that does.', pool),
            place: placeOf(peering, pools, index),
          };
      }
      const [first, second] = routers;
      if (nat.scope !== 'per-link' && usable.length > 0 && first !== undefined && second !== undefined)
        yield {
          message: l10n.t(
            '"{0}" and "{1}" both translate to {2}, and neither knows what the other translated: what Microsoft sends back by the other link is lost. Name one device that translates (nat.device), or take a pool for each link.',
            first.name,
            second.name,
            usable[0] ?? '',
          ),
          place: placeOf(peering, nat, 'scope'),
        };
      if (usable.length < wanted)
        yield {
          message:
            nat.scope === 'per-link'
              ? l10n.t('Each link needs a pool of IPv4 of its own. A link without one does not translate.')
              : l10n.t('The links need a pool of IPv4, and there is none: they do not translate.'),
          place: keyOf(peering, nat, 'pools'),
        };
    }
  },
};
