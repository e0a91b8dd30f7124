import * as l10n from '@vscode/l10n';
import { locationOf, mbpsOf } from '../design';
import { bandwidthText, lifecycleText } from '../diagram';
import { placeIn } from '../diagram/estate';
import { type CustomerTable, aboutCustomer } from './rows';

/** The circuits with their orders at the connectivity providers, and how far each is. */
export function ordersTable(): CustomerTable {
  return {
    name: 'orders',
    columns: [
      l10n.t('Customer'),
      l10n.t('Circuit'),
      l10n.t('Connectivity provider'),
      l10n.t('Peering location'),
      l10n.t('Bandwidth'),
      l10n.t('Reference'),
      l10n.t('Wanted on'),
      l10n.t('Port'),
      l10n.t('State'),
    ],
    rowsOf: (design, customer) =>
      customer.circuits.map((circuit) => {
        const { order, serviceProviderName, lifecycle } = circuit.raw;
        return {
          cells: [
            customer.displayName,
            circuit.name,
            serviceProviderName ?? '',
            locationOf({ design, customer }, circuit)?.name ?? '',
            bandwidthText(mbpsOf(circuit)) ?? '',
            order?.reference ?? l10n.t('not ordered'),
            order?.requestedFor ?? '',
            portText(order?.portReady),
            lifecycleText(lifecycle),
          ],
          about: [aboutCustomer(customer)],
          place: placeIn(customer.file, circuit.raw),
        };
      }),
    empty: l10n.t('No customer has a circuit yet.'),
  };
}

function portText(isReady: boolean | undefined): string {
  if (isReady === undefined) return l10n.t('not known');
  return isReady ? l10n.t('ready') : l10n.t('not ready');
}
