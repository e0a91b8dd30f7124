import { keptByConnectivityProvider, mbpsOf } from '../../design';
import * as l10n from '@vscode/l10n';
import { nearPercent } from '../../catalog/figures';
import { smallestGateway } from '../../catalog/gatewaySkus';
import { NEAR } from '../circuits/limits';
import { advertisedToAzure, announcedTexts } from '../../routing';
import type { CustomerRule } from '../rule';
import { advised, placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';
import { capacityOf, gatewaysOf, perSku } from './shared';

export const routesLearned: CustomerRule = {
  code: 'GW-033',
  scope: 'customer',
  severity: 'error',
  title: 'A gateway learns no more prefixes from its circuits than its SKU takes.',
  text: `${perSku(({ routesLearned }) => routesLearned)}, over all circuits of the gateway. From ${nearPercent} % on it is a warning. Summarize what the edge advertises, or take a larger SKU. What a connectivity provider advertises the design does not tell.`,
  source: 'GW',
  *check(scope) {
    const topology = topologyOf(scope.customer);
    for (const { network, gateway } of gatewaysOf(scope.customer)) {
      const limit = capacityOf(gateway)?.least.routesLearned;
      if (limit === undefined) continue;
      const connections = topology.connectionsOf(network);
      const announced = new Set(
        connections
          .filter(({ circuit }) => !keptByConnectivityProvider(circuit))
          .map(({ circuit }) => advertisedToAzure(scope.design, circuit)),
      );
      const learned = sizeTogether([...announced].map(announcedTexts));
      if (learned < limit * NEAR) continue;
      const over = learned > limit;
      const better = smallestGateway({
        mbps: Math.max(0, ...connections.map(({ circuit }) => mbpsOf(circuit) ?? 0)),
        circuits: connections.length,
        routes: learned,
        ...(network.location !== undefined && { region: network.location }),
      });
      const help = better ? l10n.t('Summarize them, or take {0}.', better.sku) : l10n.t('Summarize them.');
      yield {
        ...(!over && { severity: 'warning' as const }),
        message: over
          ? `${l10n.t('The gateway learns {0} prefixes; {1} takes {2}.', learned, gateway.raw.sku ?? '', limit)} ${help}`
          : l10n.t('The gateway learns {0} of at most {1} prefixes.', learned, limit),
        place: placeOf(gateway, gateway.raw, 'sku'),
        ...(over && better && advised(gateway, gateway.raw, 'sku', better.sku)),
      };
    }
  },
};

function sizeTogether(sets: readonly ReadonlySet<string>[]): number {
  const [only] = sets;
  return sets.length < 2 ? (only?.size ?? 0) : new Set(sets.flatMap((set) => [...set])).size;
}
