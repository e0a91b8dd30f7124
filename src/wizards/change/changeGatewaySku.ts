import * as l10n from '@vscode/l10n';
import { findGatewaySku, gatewaySkuNames, scalableGatewaySku } from '../../catalog/gatewaySkus';
import { type VirtualNetwork, setValue } from '../../design';
import { type Asking, Refused, part, telling } from '../ask/question';
import { bandwidthText } from '../ask/texts';
import { type Made, pathIn, revise } from '../change';
import { type CustomerScope, calledOn } from '../scope';
import { errorOf } from '../trial';
import { impactOf } from './impact';

/** Asks for another SKU of an ExpressRoute gateway, and shows what the plan would say of each. */
export function* changeGatewaySku(scope: CustomerScope): Asking<Made> {
  const { design, customer } = scope;
  const networks = calledOn(scope, customer.virtualNetworks).filter(({ gateway }) => gateway && !gateway.existing);
  const network: VirtualNetwork = yield* part('network', l10n.t('Gateway'), networks, {
    choice: (each) => ({
      label: each.gateway?.name ?? '',
      description: `${each.ref} · ${each.gateway?.raw.sku ?? ''}`,
      value: each.ref,
    }),
    none: () =>
      new Refused(l10n.t('{0} has no ExpressRoute gateway that is made from the design.', customer.displayName), {
        title: l10n.t('Add a Virtual Network'),
        way: { wizard: 'addVirtualNetwork', answers: {} },
      }),
  });
  const { gateway } = network;
  const at = gateway ? pathIn(customer.file, gateway.raw) : [];
  const make = (sku: string) => revise(design, customer.file.path, (file) => setValue(file, [...at, 'sku'], sku));
  const choices = gatewaySkuNames
    .filter((name) => name !== gateway?.raw.sku && name !== scalableGatewaySku)
    .filter((name) => findGatewaySku(name)?.az === true && errorOf(design, () => make(name)) === undefined)
    .map((name) => ({
      label: name,
      description: bandwidthText(findGatewaySku(name)?.mbps ?? 0),
      detail: impactOf(design, make(name), customer),
      value: name,
    }));
  if (choices.length === 0) {
    throw new Refused(l10n.t('{0} can have no other value there that the design would take.', gateway?.name ?? ''));
  }
  const sku = yield* telling('sku', l10n.t('SKU of {0}', gateway?.name ?? ''), choices);
  return { design: make(sku), at: { file: customer.file.path, path: at } };
}
