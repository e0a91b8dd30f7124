import * as l10n from '@vscode/l10n';
import { resiliencyLevelText } from '../../design/resiliencyText';
import { dotted } from '../builder';
import { lifecycleText, modelText } from '../words';
import type { EstateCircuit, EstateCustomer, ResiliencyLevel } from './model';

/** @param at the peering location that is told already, as the circuit is drawn in it */
export function circuitText({ name, location, bandwidth, lifecycle }: EstateCircuit, at?: string): string {
  return dotted(name, location === at ? undefined : location, bandwidth, lifecycleText(lifecycle));
}

/** The same from long to short, for a line of its own: whether it is there is seen in the line before it. */
export function circuitTexts(circuit: EstateCircuit, at?: string): readonly string[] {
  const { name, location, bandwidth } = circuit;
  const elsewhere = location === at ? undefined : location;
  return [circuitText(circuit, at), dotted(name, elsewhere, bandwidth), dotted(name, elsewhere)];
}

const counted = (count: number, one: string, several: string): string => (count === 1 ? one : several);

export const customersText = (count: number): string =>
  counted(count, l10n.t('1 customer'), l10n.t('{0} customers', count));
export const circuitsText = (count: number): string =>
  counted(count, l10n.t('1 circuit'), l10n.t('{0} circuits', count));

/** What a customer has, in few words. */
const summaryText = (customer: EstateCustomer): string => dotted(modelText(customer.model), countsText(customer));

/** The same from long to short: the model has a colour layer of its own. */
export const summaryTexts = (customer: EstateCustomer): readonly string[] => [
  summaryText(customer),
  countsText(customer),
];

function countsText({ sites, networks, findings }: EstateCustomer): string {
  return dotted(
    counted(sites, l10n.t('1 site'), l10n.t('{0} sites', sites)),
    counted(networks, l10n.t('1 network'), l10n.t('{0} networks', networks)),
    findings === 0 ? undefined : counted(findings, l10n.t('1 finding'), l10n.t('{0} findings', findings)),
  );
}

export function resiliencyText(level: ResiliencyLevel): string {
  return level === 'none' ? l10n.t('no gateway on a circuit') : resiliencyLevelText(level);
}

/** All that a card says, for tooltips and screen readers. */
export function customerText(customer: EstateCustomer): string {
  const { resiliency } = customer;
  return [
    customer.title,
    summaryText(customer),
    ...(resiliency === 'none' ? [] : [`${l10n.t('Resiliency')}: ${resiliencyText(resiliency)}`]),
    ...customer.circuits.map((circuit) => circuitText(circuit)),
  ].join('\n');
}
