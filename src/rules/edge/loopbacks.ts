import * as l10n from '@vscode/l10n';
import { findEdgeRouter, freeLoopbacks, keptByConnectivityProvider, loopbackOf } from '../../design';
import { type FixFunction, partAt } from '../fixes/fix';
import type { CustomerRule, ProviderRule } from '../rule';
import { proposal } from '../shared/keyFixes';
import { placeOf } from '../shared/places';

/** A free address of its site, for a router that has no loopback at all. */
const freeLoopback: FixFunction = function* (context) {
  const site = partAt(context, context.customer?.sites);
  const router = partAt(context, site?.edgeRouters);
  const path = router && context.file.pathOf(router.raw);
  if (!context.customer || !site || !path || router.raw.loopback !== undefined) return;
  for (const address of freeLoopbacks(context.customer, site, 1)) {
    yield proposal(context, [...path, 'loopback'], address);
  }
};

export const pairLoopbacks: CustomerRule = {
  code: 'EDGE-007',
  scope: 'customer',
  severity: 'warning',
  title: "A customer's two edge routers of a site have loopbacks of the families that they speak.",
  text: 'Each tells the other what it learned from Azure, by a session between loopbacks. Without them that session is not configured: when one link is down, what arrives at its router does not find the other.',
  source: 'S2SB; [K]',
  fix: freeLoopback,
  *check({ customer, design }) {
    const told = new Set<string>();
    for (const circuit of customer.circuits) {
      if (circuit.model !== 'connect-to' || keptByConnectivityProvider(circuit)) continue;
      const routers = circuit.links.flatMap((l) => findEdgeRouter(design, circuit, l.raw.edgeRouter) ?? []);
      const [first, second] = routers;
      if (!first || !second || first === second || first.site !== second.site) continue;
      const families = circuit.peerings.some((p) => p.raw.ipv6PeeringConfig) ? ([4, 6] as const) : ([4] as const);
      for (const router of [first, second]) {
        for (const family of families) {
          if (loopbackOf(router, family) !== undefined || told.has(`${router.name} ${family}`)) continue;
          told.add(`${router.name} ${family}`);
          yield {
            message: l10n.t(
              '"{0}" has no loopback of IPv{1}: no session of that family between {2} and {3} is configured. Write {4}.',
              router.name,
              family,
              first.name,
              second.name,
              family === 6 && router.raw.loopback !== undefined ? 'ipv6Loopback' : 'loopback',
            ),
            place: placeOf(router, router.raw, 'name'),
          };
        }
      }
    }
  },
};

export const coreLoopbacks: ProviderRule = {
  code: 'EDGE-008',
  scope: 'provider',
  severity: 'warning',
  title: 'Where the core is printed, each edge router has a loopback.',
  text: 'The VPN sessions of the core run between loopbacks: with a router that has none there is no session, and its customers are not carried to the others.',
  source: '[K]',
  *check({ provider }) {
    const { backbone } = provider.raw;
    if (backbone?.type !== 'mpls-vpn' || !backbone.printed) return;
    for (const router of provider.edgeRouters) {
      if (loopbackOf(router, 4) !== undefined) continue;
      yield {
        message: l10n.t('"{0}" has no loopback: no VPN session of the core with it is printed.', router.name),
        place: placeOf(router, router.raw, 'name'),
      };
    }
  },
};
