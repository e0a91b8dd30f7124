import { keptByConnectivityProvider, mbpsOf } from '../../design';
import * as l10n from '@vscode/l10n';
import { smallestGateway } from '../../catalog/gatewaySkus';
import { NEAR } from '../circuits/limits';
import { advertisedToAzure } from '../../routing';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';
import { capacityOf, gatewaysOf, perSku } from './shared';

export const routesLearned: CustomerRule = {
  code: 'GW-033',
  scope: 'customer',
  severity: 'error',
  title: 'A gateway learns no more prefixes from its circuits than its SKU takes.',
  text: `${perSku(({ routesLearned }) => routesLearned)}, over all circuits of the gateway. From ${NEAR * 100} % on it is a warning. Summarize what the edge advertises, or take a larger SKU. What a connectivity provider advertises the design does not tell.`,
  source: 'GW',
  *check(scope) {
    const topology = topologyOf(scope.customer);
    for (const { network, gateway } of gatewaysOf(scope.customer)) {
      const limit = capacityOf(gateway)?.least.routesLearned;
      if (limit === undefined) continue;
      const connections = topology.connectionsOf(network);
      const learned = new Set(
        connections
          .filter(({ circuit }) => !keptByConnectivityProvider(circuit))
          .flatMap(({ circuit }) => advertisedToAzure(scope.design, circuit).map(({ prefix }) => prefix.text)),
      );
      if (learned.size < limit * NEAR) continue;
      const over = learned.size > limit;
      const better = smallestGateway({
        mbps: Math.max(0, ...connections.map(({ circuit }) => mbpsOf(circuit) ?? 0)),
        circuits: connections.length,
        routes: learned.size,
        ...(network.location !== undefined && { region: network.location }),
      });
      const help = better ? l10n.t('Summarize them, or take {0}.', better.sku) : l10n.t('Summarize them.');
      yield {
        ...(!over && { severity: 'warning' as const }),
        message: over
          ? `${l10n.t('The gateway learns {0} prefixes; {1} takes {2}.', learned.size, gateway.raw.sku ?? '', limit)} ${help}`
          : l10n.t('The gateway learns {0} of at most {1} prefixes.', learned.size, limit),
        place: placeOf(gateway, gateway.raw, 'sku'),
      };
    }
  },
};
