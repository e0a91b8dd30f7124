import * as l10n from '@vscode/l10n';
import { dotted } from '../builder';
import { lifecycleText, modelText } from '../words';
import type { EstateCircuit, EstateCustomer, ResiliencyLevel } from './model';

export function circuitText({ name, location, bandwidth, lifecycle }: EstateCircuit): string {
  return dotted(name, location, bandwidth, lifecycleText(lifecycle));
}

/** What a customer has, in few words. */
export function summaryText({ model, sites, networks, findings }: EstateCustomer): string {
  return dotted(
    modelText(model),
    l10n.t('{0} sites', sites),
    l10n.t('{0} networks', networks),
    findings === 0 ? undefined : l10n.t('{0} findings', findings),
  );
}

export function resiliencyText(level: ResiliencyLevel): string | undefined {
  switch (level) {
    case 'maximum':
      return l10n.t('Maximum');
    case 'high':
      return l10n.t('High');
    case 'standard':
      return l10n.t('Standard');
    case 'none':
      return undefined;
  }
}

/** All that a card says, for tooltips and screen readers. */
export function customerText(customer: EstateCustomer): string {
  const resiliency = resiliencyText(customer.resiliency);
  return [
    customer.title,
    summaryText(customer),
    ...(resiliency === undefined ? [] : [`${l10n.t('Resiliency')}: ${resiliency}`]),
    ...customer.circuits.map(circuitText),
  ].join('\n');
}
