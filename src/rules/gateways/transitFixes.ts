import * as l10n from '@vscode/l10n';
import { type TextEdit, type VirtualNetwork, appendItem, remove, setValue } from '../../design';
import { type FixContext, type FixFunction, keyOf, networkAt, partAt } from '../fixes/fix';
import { topologyOf } from '../shared/topology';

/** The two ends of gateway transit say so as a pair. */
export const pairedTransit: FixFunction = function* (context) {
  const { customer, file, path } = context;
  const network = networkAt(context);
  const end =
    customer && network
      ? topologyOf(customer)
          .peeringsOf(network)
          .find((e) => partAt(context, [e.peering]))
      : undefined;
  if (!network || !end?.remote) return;
  const uses = keyOf(context) === 'useRemoteGateways';
  const [wanted, other] = uses
    ? (['allowGatewayTransit', 'useRemoteGateways'] as const)
    : (['useRemoteGateways', 'allowGatewayTransit'] as const);
  const back = end.back && file.pathOf(end.back.raw);
  if (back) {
    yield {
      title: l10n.t('Set "{0}" on the peering "{1}" of "{2}"', wanted, end.back?.name ?? '', end.remote.ref),
      edits: setValue(file, [...back, wanted], true),
    };
  } else {
    yield {
      title: l10n.t('Add the peering back from "{0}", with "{1}"', end.remote.ref, wanted),
      edits: peeringBack(context, end.remote, network, { [wanted]: true }),
    };
  }
  yield { title: l10n.t('Remove "{0}"', other), edits: remove(file, path), isPreferred: false };
};

function peeringBack(
  { file }: FixContext,
  from: VirtualNetwork,
  to: VirtualNetwork,
  more: Readonly<Record<string, boolean>> = {},
): TextEdit[] {
  const at = file.pathOf(from.raw);
  if (!at) return [];
  return appendItem(file, [...at, 'virtualNetworkPeerings'], {
    name: `${from.name}-to-${to.name}`.slice(0, 80),
    remoteVirtualNetwork: from.subscription === to.subscription ? to.name : to.ref,
    ...more,
    allowForwardedTraffic: true,
  });
}

/** The other half of a network peering. */
export const otherHalf: FixFunction = function* (context) {
  const network = networkAt(context);
  const ends = context.customer && network ? topologyOf(context.customer).peeringsOf(network) : [];
  const end = ends.find((one) => partAt(context, [one.peering]));
  if (!network || !end?.remote || end.back) return;
  yield {
    title: l10n.t('Add the peering back from "{0}"', end.remote.ref),
    edits: peeringBack(context, end.remote, network),
  };
};
