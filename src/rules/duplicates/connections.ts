import * as l10n from '@vscode/l10n';
import type { CustomerRule } from '../rule';
import { repeated } from '../shared/groups';
import { placeOf } from '../shared/places';

export const connectionsOfPair: CustomerRule = {
  code: 'DUP-014',
  scope: 'customer',
  severity: 'error',
  title: 'A gateway is connected to a circuit once.',
  text: 'Azure refuses a second connection between the same gateway and circuit. For more bandwidth take a larger circuit or gateway, for resiliency another circuit.',
  source: 'FORMAT; LINK',
  covers: 'GW-013',
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      for (const group of repeated(circuit.connections, (c) => c.virtualNetwork?.ref)) {
        for (const connection of group) {
          yield {
            message: l10n.t(
              'Circuit "{0}" is connected to the gateway of "{1}" {2} times. Keep one connection.',
              circuit.name,
              connection.virtualNetwork?.ref ?? '',
              group.length,
            ),
            place: placeOf(connection, connection.raw, 'virtualNetwork'),
          };
        }
      }
    }
  },
};
