import * as l10n from '@vscode/l10n';
import { type Circuit, type Customer, endsOnCsp, keptByConnectivityProvider } from '../design';
import { managedByText, modelText } from '../diagram';
import { placeIn } from '../diagram/estate';
import { type CustomerTable, aboutCustomer } from './rows';

/** Who does what for each customer: Azure's resources, layer 3 of the circuits, identities, and how the CSP acts. */
export function rolesTable(): CustomerTable {
  return {
    name: 'roles',
    columns: [
      l10n.t('Customer'),
      l10n.t('Model'),
      l10n.t('Azure resources'),
      l10n.t('Layer 3 of the circuits'),
      l10n.t('Identity store'),
      l10n.t('Microsoft Entra'),
      l10n.t('Azure subscriptions'),
    ],
    rowsOf: (_design, customer) => {
      const { store, delegation } = customer.raw.identity ?? {};
      return [
        {
          cells: [
            customer.displayName,
            modelText(customer.model),
            managedByText(customer.managedBy),
            layer3Of(customer),
            store === undefined ? l10n.t('not said') : store === 'csp' ? l10n.t('the CSP') : l10n.t('the customer'),
            delegationText(delegation?.entra),
            delegationText(delegation?.azure),
          ],
          about: [aboutCustomer(customer)],
          place: placeIn(customer.file, customer.raw.identity),
        },
      ];
    },
    empty: l10n.t('The design has no customer yet. Add one first.'),
  };
}

function layer3Of({ circuits }: Customer): string {
  return [...new Set(circuits.map(keeperOf))].join(', ');
}

function keeperOf(circuit: Circuit): string {
  if (keptByConnectivityProvider(circuit)) return l10n.t('the connectivity provider');
  return endsOnCsp(circuit) ? l10n.t('the CSP') : l10n.t('the customer');
}

/** Products' names are the same in all languages. */
function delegationText(said: 'gdap' | 'aobo' | 'lighthouse' | 'none' | undefined): string {
  switch (said) {
    case 'gdap':
      return 'GDAP';
    case 'aobo':
      return 'AOBO';
    case 'lighthouse':
      return 'Azure Lighthouse';
    case 'none':
      return l10n.t('none');
    case undefined:
      return l10n.t('not said');
  }
}
