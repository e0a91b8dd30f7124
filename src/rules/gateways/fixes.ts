import * as l10n from '@vscode/l10n';
import {
  type GatewayChoice,
  fastPathUnits,
  findGatewaySku,
  scaleUnits,
  smallestGateway,
} from '../../catalog/gatewaySkus';
import { type TextEdit, type VirtualNetwork, mbpsOf, remove, setValue } from '../../design';
import { type FixContext, type FixFunction, circuitAt, networkAt, partAt } from '../fixes/fix';
import { topologyOf } from '../shared/topology';

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
export const fastPathOrLess: FixFunction = function* (context) {
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

/** Scale units within what exists. */
export const unitsInBounds: FixFunction = function* (context) {
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
