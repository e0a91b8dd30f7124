import * as l10n from '@vscode/l10n';
import { type TextEdit, privatePeeringOf, setValue, tellsAdvertised } from '../../design';
import { advertisedToAzure, announcedTexts } from '../../routing';
import { type FixFunction, circuitAt } from '../fixes/fix';
import { pairsToCompare } from '../gateways/connections';
import { topologyOf } from '../shared/topology';

/** The circuit and those beside it advertise the same: what each of them does, or what one of them does. */
export const advertiseAlike: FixFunction = function* (context) {
  const { customer, design, file } = context;
  const circuit = circuitAt(context);
  if (!customer || !circuit) return;
  const topology = topologyOf(customer);
  const pairs = customer.virtualNetworks
    .flatMap((network) => pairsToCompare(topology.connectionsOf(network)))
    .map((pair) => pair.map((connection) => connection.circuit))
    .filter((pair) => pair.includes(circuit) && pair.every(tellsAdvertised));
  const circuits = [...new Set(pairs.flat())];
  const lists = circuits.map((each) => [...announcedTexts(advertisedToAzure(design, each))]);
  const all = [...new Set(lists.flat())];
  const withList = (list: readonly string[]): TextEdit[] =>
    circuits.flatMap((each, index) => {
      const peering = privatePeeringOf(each);
      const path = peering && file.pathOf(peering.raw);
      const isSo = lists[index]?.length === list.length && list.every((prefix) => lists[index]?.includes(prefix));
      return !path || isSo ? [] : setValue(file, [...path, 'routing', 'advertise'], [...list]);
    });
  const names = circuits.map(({ name }) => `"${name}"`).join(', ');
  yield { title: l10n.t('Advertise the same on {0}', names), edits: withList(all), isPreferred: false };
  // Of one that advertises little (the ends of tunnels) the rest must not leave in clear text.
  for (const [index, each] of circuits.entries()) {
    const list = lists[index] ?? [];
    if (!privatePeeringOf(each)?.raw.routing?.advertise || list.length === all.length) continue;
    yield {
      title: l10n.t('Advertise on {0} only what "{1}" does', names, each.name),
      edits: withList(list),
      isPreferred: false,
    };
  }
};
