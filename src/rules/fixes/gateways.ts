import * as l10n from '@vscode/l10n';
import {
  type GatewayChoice,
  fastPathUnits,
  findGatewaySku,
  scaleUnits,
  smallestGateway,
} from '../../catalog/gatewaySkus';
import { limits } from '../../catalog/skus';
import { type TextEdit, type VirtualNetwork, appendItem, remove, setValue } from '../../design';
import { mbpsOf } from '../shared/circuit';
import { topologyOf } from '../shared/topology';
import { type FixContext, type FixFunction, circuitAt, keyOf, networkAt, partAt, written } from './fix';

function gatewayEdits({ file }: FixContext, network: VirtualNetwork, choice: GatewayChoice): TextEdit[] {
  const at = network.gateway && file.pathOf(network.gateway.raw);
  if (!at) return [];
  const units = choice.units;
  return [
    ...setValue(file, [...at, 'sku'], choice.sku),
    ...(units === undefined
      ? network.gateway?.raw.autoScaleConfiguration
        ? remove(file, [...at, 'autoScaleConfiguration'])
        : []
      : setValue(file, [...at, 'autoScaleConfiguration'], { min: units, max: units })),
  ];
}

function textOf({ sku, units }: GatewayChoice): string {
  return units === undefined ? l10n.t('Take {0}', sku) : l10n.t('Take {0} with {1} scale units', sku, units);
}

/** What a gateway must carry, by the circuits that are connected to it. */
function needOf(context: FixContext, network: VirtualNetwork) {
  const connections = context.customer ? topologyOf(context.customer).connectionsOf(network) : [];
  const through = connections.filter((c) => c.raw.expressRouteGatewayBypass !== true);
  return {
    mbps: Math.max(0, ...through.map((c) => mbpsOf(c.circuit) ?? 0)),
    circuits: connections.length,
    fastPath: connections.some((c) => c.raw.expressRouteGatewayBypass === true),
    ...(network.location !== undefined && { region: network.location }),
  };
}

/** The smallest SKU in zones that carries the circuits, and is no less than what is there. */
export const smallestSku: FixFunction = function* (context) {
  const network = networkAt(context);
  if (!network?.gateway) return;
  const now = findGatewaySku(network.gateway.raw.sku ?? '');
  const need = needOf(context, network);
  const choice = smallestGateway({ ...need, mbps: Math.max(need.mbps, now?.mbps ?? 0) }) ?? smallestGateway(need);
  if (!choice) return;
  yield { title: textOf(choice), edits: gatewayEdits(context, network, choice) };
};

/** A fixed SKU, where the scalable one cannot be. */
export const fixedSku: FixFunction = function* (context) {
  const network = networkAt(context);
  const choice = network && smallestGateway(needOf(context, network));
  if (!network?.gateway || !choice || choice.units !== undefined) return;
  yield { title: textOf(choice), edits: gatewayEdits(context, network, choice) };
};

/** FastPath off, or a gateway that has it. */
export const fastPath: FixFunction = function* (context) {
  const { file, path } = context;
  const connection = partAt(context, circuitAt(context)?.connections);
  const network = connection?.virtualNetwork;
  if (!connection || !network?.gateway) return;
  if (network.gateway.raw.sku === 'ErGwScale') {
    const at = file.pathOf(network.gateway.raw);
    const max = Math.max(fastPathUnits, network.gateway.raw.autoScaleConfiguration?.max ?? 0);
    yield {
      title: l10n.t('Begin with {0} scale units', fastPathUnits),
      edits: at ? setValue(file, [...at, 'autoScaleConfiguration'], { min: fastPathUnits, max }) : [],
    };
  } else {
    const choice = smallestGateway({ ...needOf(context, network), fastPath: true });
    if (choice) {
      yield { title: textOf(choice), edits: gatewayEdits(context, network, choice), isPreferred: false };
    }
  }
  yield { title: l10n.t('Do without FastPath'), edits: remove(file, path), isPreferred: false };
};

export const withoutKey: FixFunction = function* ({ file, path }) {
  const key = path.at(-1);
  if (typeof key === 'string')
    yield { title: l10n.t('Remove "{0}"', key), edits: remove(file, path), isPreferred: false };
};

/** The two ends of gateway transit say so as a pair. */
export const gatewayTransit: FixFunction = function* (context) {
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

/** Scale units within what exists. */
export const scaleBounds: FixFunction = function* (context) {
  const { file, path } = context;
  const key = path.at(-1);
  if (key === 'autoScaleConfiguration') {
    yield { title: l10n.t('Remove "{0}"', key), edits: remove(file, path) };
    return;
  }
  const gateway = networkAt(context)?.gateway;
  const units = gateway?.raw.autoScaleConfiguration;
  const at = units && file.pathOf(units);
  if (!units || !at) return;
  const held = (value: number | undefined) =>
    Math.min(Math.max(value ?? scaleUnits.min, scaleUnits.min), scaleUnits.max);
  const max = held(units.max);
  const low = held(units.min);
  const min = low > max ? max : low === 1 && max > 1 ? 2 : low;
  yield {
    title: l10n.t('Take {0} to {1} scale units', min, max),
    edits: [
      ...(min === units.min ? [] : setValue(file, [...at, 'min'], min)),
      ...(max === units.max ? [] : setValue(file, [...at, 'max'], max)),
    ],
  };
};

/** A weight within its range. */
export const heldWeight: FixFunction = function* (context) {
  const value = Number(written(context));
  const { min, max } = limits.routingWeight;
  if (!Number.isFinite(value) || (value >= min && value <= max)) return;
  const held = value < min ? min : max;
  yield { title: l10n.t('Write {0}', String(held)), edits: setValue(context.file, context.path, held) };
};

/** An authorization of its own for a connection to a circuit of another subscription. */
export const authorization: FixFunction = function* (context) {
  const { file } = context;
  const circuit = circuitAt(context);
  const connection = partAt(context, circuit?.connections);
  const circuitPath = circuit && file.pathOf(circuit.raw);
  const path = connection && file.pathOf(connection.raw);
  if (!circuit || !connection?.virtualNetwork || !circuitPath || !path) return;
  const taken = new Set(circuit.authorizations.map((a) => a.name.toLowerCase()));
  const base = connection.virtualNetwork.subscription.name;
  let name = base;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base}-${n}`;
  yield {
    title: l10n.t('Add the authorization "{0}" and name it here', name),
    edits: [
      ...appendItem(file, [...circuitPath, 'authorizations'], { name }),
      ...setValue(file, [...path, 'authorization'], name),
    ],
  };
};
