import * as l10n from '@vscode/l10n';
import { privatePeeringOf, setValue, tellsAdvertised } from '../../design';
import { advertisedToAzure, announcedTexts } from '../../routing';
import { type FixFunction, circuitAt } from '../fixes/fix';
import { pairsToCompare } from '../gateways/connections';
import { topologyOf } from '../shared/topology';

/** The circuit and those beside it advertise what each of them does, for whose sites reach each other. */
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
  const edits = circuits.flatMap((each, index) => {
    const peering = privatePeeringOf(each);
    const path = peering && file.pathOf(peering.raw);
    if (!path || lists[index]?.length === all.length) return [];
    return setValue(file, [...path, 'routing', 'advertise'], all);
  });
  if (edits.length === 0) return;
  yield {
    title: l10n.t('Advertise the same on {0}', circuits.map(({ name }) => `"${name}"`).join(', ')),
    edits,
    isPreferred: false,
  };
};
