import * as l10n from '@vscode/l10n';
import type { Theme } from '../theme';
import { lifecycleText, modelText } from '../words';
import type { EstateCustomer, Layer } from './model';
import { resiliencyText } from './words';

/** A value of a layer: what it means and its colour. */
export interface LayerValue {
  readonly value: string;
  readonly text: string;
  readonly colour: string;
}

export function layerText(layer: Layer): string {
  switch (layer) {
    case 'state':
      return l10n.t('State');
    case 'findings':
      return l10n.t('Findings');
    case 'resiliency':
      return l10n.t('Resiliency');
    case 'model':
      return l10n.t('Model');
  }
}

/** The value of a customer in a layer. */
export function valueOf(customer: EstateCustomer, layer: Layer): string {
  switch (layer) {
    case 'state':
      return customer.state;
    case 'findings':
      return customer.health;
    case 'resiliency':
      return customer.resiliency;
    case 'model':
      return customer.model;
  }
}

/** The values of a layer and how many customers have each, in the order of the legend. */
export function countedValues(customers: readonly EstateCustomer[], layer: Layer, theme: Theme) {
  const byValue = Map.groupBy(customers, (customer) => valueOf(customer, layer));
  return valuesOf(layer, theme).map((value) => ({ ...value, count: byValue.get(value.value)?.length ?? 0 }));
}

/** All values of a layer, in the order of the legend. */
export function valuesOf(layer: Layer, { zones, edges, severities }: Theme): readonly LayerValue[] {
  const [green, orange, blue] = [edges.tunnel, edges.vpn, zones.azure.accent];
  const none = zones.outside.accent;
  switch (layer) {
    case 'state':
      return [
        { value: 'active', text: lifecycleText('active'), colour: green },
        { value: 'planned', text: lifecycleText('planned'), colour: blue },
        { value: 'mixed', text: l10n.t('circuits in several states'), colour: zones.csp.accent },
        { value: 'retiring', text: lifecycleText('retiring'), colour: orange },
        { value: 'none', text: l10n.t('no circuit'), colour: none },
      ];
    case 'findings':
      return [
        { value: 'error', text: l10n.t('with errors'), colour: severities.error },
        { value: 'warning', text: l10n.t('with warnings'), colour: severities.warning },
        { value: 'info', text: l10n.t('with remarks'), colour: severities.info },
        { value: 'none', text: l10n.t('nothing found'), colour: green },
      ];
    case 'resiliency':
      return [
        { value: 'maximum', text: resiliencyText('maximum'), colour: green },
        { value: 'high', text: resiliencyText('high'), colour: blue },
        { value: 'standard', text: resiliencyText('standard'), colour: orange },
        { value: 'none', text: resiliencyText('none'), colour: none },
      ];
    case 'model':
      return [
        { value: 'connect-through', text: modelText('connect-through'), colour: zones.csp.accent },
        { value: 'connect-to', text: modelText('connect-to'), colour: zones.customer.accent },
      ];
  }
}
