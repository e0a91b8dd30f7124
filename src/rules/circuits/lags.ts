import * as l10n from '@vscode/l10n';
import { leastPortsOfLag } from '../../catalog/figures';
import type { DirectPort } from '../../design';
import type { CustomerRule, ProviderRule, Remark } from '../rule';
import { placeOf } from '../shared/places';

const lagsOf = (ports: readonly DirectPort[]): DirectPort[] =>
  ports.filter((port) => port.list === 'expressRouteLags' && !port.existing);

function* counts(ports: readonly DirectPort[]): Generator<Remark> {
  for (const lag of lagsOf(ports)) {
    const { numberOfPorts, minimumActivePortsRequired: least } = lag.raw;
    for (const key of ['numberOfPorts', 'minimumActivePortsRequired'] as const) {
      const count = lag.raw[key];
      if (count === undefined || count >= leastPortsOfLag) continue;
      yield { message: l10n.t('"{0}" is {1} at least.', key, leastPortsOfLag), place: placeOf(lag, lag.raw, key) };
    }
    if (numberOfPorts === undefined || least === undefined || numberOfPorts < leastPortsOfLag || least <= numberOfPorts)
      continue;
    yield {
      message: l10n.t(
        'The group has {0} ports on each link, and {1} of them must be up: it never is.',
        numberOfPorts,
        least,
      ),
      place: placeOf(lag, lag.raw, 'minimumActivePortsRequired'),
    };
  }
}

const countDocument = {
  severity: 'error',
  text: 'Each of its two links has numberOfPorts ports, and goes down where fewer than minimumActivePortsRequired of them are up.',
  source: 'SDK39 [D]',
} as const;

export const lagCounts: CustomerRule = {
  ...countDocument,
  code: 'CKT-033',
  scope: 'customer',
  title: 'A link aggregation group of direct ports can be up.',
  check: ({ customer }) => counts(customer.expressRoutePorts),
};

export const providerLagCounts: ProviderRule = {
  ...countDocument,
  code: 'CKT-033',
  scope: 'provider',
  title: 'A link aggregation group of the CSP can be up.',
  check: ({ provider }) => counts(provider.expressRoutePorts),
};

function* notDocumented(ports: readonly DirectPort[]): Generator<Remark> {
  for (const lag of lagsOf(ports)) {
    yield {
      message: l10n.t(
        'Link aggregation groups are in the interface of Azure since 2025-09-01 and in no page of its documentation yet: ask Microsoft where they are offered, and how they are billed, before "{0}" is deployed. No alerts are made for it.',
        lag.name,
      ),
      place: placeOf(lag, lag.raw, 'name'),
    };
  }
}

const newDocument = {
  severity: 'info',
  text: 'Which buildings, bandwidths, numbers of ports and circuits they have is written nowhere, so that nothing of it is checked here; which metrics they have neither, so that `alerts: baseline` makes none for them. azurerm, the Azure CLI and Bicep before its types of 2025-09-01 do not know them.',
  source: 'SDK39 [D]',
} as const;

export const lagsAreNew: CustomerRule = {
  ...newDocument,
  code: 'CKT-034',
  scope: 'customer',
  title: 'Link aggregation groups of direct ports are new.',
  check: ({ customer }) => notDocumented(customer.expressRoutePorts),
};

export const providerLagsAreNew: ProviderRule = {
  ...newDocument,
  code: 'CKT-034',
  scope: 'provider',
  title: 'Link aggregation groups of the CSP are new.',
  check: ({ provider }) => notDocumented(provider.expressRoutePorts),
};
