import * as l10n from '@vscode/l10n';
import { type Customer, type Design, type EditValue, type VirtualNetwork, findVirtualNetwork } from '../../design';
import { type Asking, Refused, part, yesOrNo } from '../ask/question';
import { unusedName } from '../ask/texts';
import { type Made, addItem, pathIn, revise, sameCustomer } from '../change';
import { type CustomerScope, calledOn } from '../scope';
import { errorOf } from '../trial';

/** Asks which two networks are peered; both halves are written. */
export function* addNetworkPeering(scope: CustomerScope): Asking<Made> {
  const { design, customer } = scope;
  const called = calledOn(scope, customer.virtualNetworks);
  const from = called.filter((network) => candidatesFor(design, customer, network).length > 0);
  const choice = (each: VirtualNetwork) => ({
    label: each.ref,
    ...(each.raw.addressSpace && { description: each.raw.addressSpace.join(', ') }),
    value: each.ref,
  });
  const none = () =>
    new Refused(l10n.t('{0} has no two virtual networks that could be peered.', customer.displayName), {
      title: l10n.t('Add a Virtual Network'),
      way: { wizard: 'addVirtualNetwork', answers: {} },
    });
  const network = yield* part('network', l10n.t('Virtual network'), from, { choice, none });
  const others = candidatesFor(design, customer, network);
  const other = yield* part('remote', l10n.t('Virtual network that it is peered with'), others, { choice, none });
  const [hub, spoke] = gatewayOf(network) ? [network, other] : [other, network];
  const useGateway =
    gatewayOf(hub) !== undefined &&
    gatewayOf(spoke) === undefined &&
    !usesGateway(spoke) &&
    (yield* yesOrNo('useGateway', l10n.t('Does {0} use the gateway of {1}?', spoke.name, hub.name), {
      yes: l10n.t('Yes: it is reached over the circuits of the hub'),
      no: l10n.t('No: the two networks only reach each other'),
    }));
  const { path } = customer.file;
  return {
    design: networkPeeringEdit(design, spoke, hub, useGateway),
    at: { file: path, path: pathIn(customer.file, network.raw) },
  };
}

const gatewayOf = ({ gateway, vpnGateway }: VirtualNetwork) => gateway ?? vpnGateway;

const usesGateway = (network: VirtualNetwork) =>
  network.virtualNetworkPeerings.some(({ raw }) => raw.useRemoteGateways === true);

/** Networks that are not peered with this one yet, and can be: their addresses are others. */
function candidatesFor(design: Design, customer: Customer, network: VirtualNetwork): VirtualNetwork[] {
  const peered = (one: VirtualNetwork, two: VirtualNetwork) =>
    one.virtualNetworkPeerings.some(
      ({ raw }) => findVirtualNetwork(customer, raw.remoteVirtualNetwork, one.subscription) === two,
    );
  return customer.virtualNetworks
    .filter((other) => other !== network && !peered(network, other) && !peered(other, network))
    .sort((a, b) => Number(gatewayOf(b) !== undefined) - Number(gatewayOf(a) !== undefined))
    .filter((other) => errorOf(design, () => networkPeeringEdit(design, network, other, false)) === undefined);
}

/** Both halves of a peering; with `useGateway` the spoke is reached through the hub's gateway. */
export function networkPeeringEdit(
  design: Design,
  spoke: VirtualNetwork,
  hub: VirtualNetwork,
  useGateway: boolean,
): Design {
  const { customer } = spoke;
  const hubHalf = half(hub, spoke, useGateway ? { allowGatewayTransit: true } : {});
  const first = revise(design, customer.file.path, (file) =>
    addItem(file, pathIn(networkFile(design, hub), hub.raw, 'virtualNetworkPeerings'), hubHalf),
  );
  const again = sameCustomer(first, customer).virtualNetworks.find(({ ref }) => ref === spoke.ref);
  if (!again) throw new Error(`${spoke.ref} is no network any more`);
  const spokeHalf = half(spoke, hub, useGateway ? { useRemoteGateways: true } : {});
  return revise(first, customer.file.path, (file) =>
    addItem(file, pathIn(file, again.raw, 'virtualNetworkPeerings'), spokeHalf),
  );
}

function networkFile(design: Design, network: VirtualNetwork) {
  return design.files.find(({ path }) => path === network.file.path) ?? network.file;
}

function half(own: VirtualNetwork, other: VirtualNetwork, gateways: { readonly [key: string]: EditValue }): EditValue {
  const isNear = own.subscription.name === other.subscription.name;
  return {
    name: unusedName(
      `${own.name}-to-${other.name}`,
      own.virtualNetworkPeerings.map(({ name }) => name),
    ),
    remoteVirtualNetwork: isNear ? other.name : other.ref,
    ...gateways,
    allowForwardedTraffic: true,
  };
}
