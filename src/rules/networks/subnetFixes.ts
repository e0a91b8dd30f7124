import * as l10n from '@vscode/l10n';
import { findPlatformSubnet } from '../../catalog/networkLimits';
import { type Subnet, type VirtualNetwork, appendItem, nearest, remove, setValue } from '../../design';
import { nextFreePrefix } from '../../network/pool';
import { type Prefix, parsePrefix } from '../../network/prefix';
import { type FixContext, type FixFunction, networkAt, partAt, written } from '../fixes/fix';
import { ROUTE_SERVER_SUBNET } from '../gateways/shared';

/** A prefix with host bits: the network that it is in. */
export const alignedPrefix: FixFunction = function* (context: FixContext) {
  const word = written(context);
  const prefix = word === undefined ? undefined : parsePrefix(word);
  if (!prefix || prefix.text === word) return;
  yield { title: l10n.t('Write {0}', prefix.text), edits: setValue(context.file, context.path, prefix.text) };
};

export function freeIn(network: VirtualNetwork, length: number, without?: Subnet): Prefix | undefined {
  const used = network.subnets.filter((subnet) => subnet !== without).flatMap((subnet) => subnet.prefixes);
  return nextFreePrefix(network.addressSpace, length, used, length > 32 ? 6 : 4);
}

/** What a subnet of Azure's own must not have: its security group, its service endpoints. */
export const detach: FixFunction = function* (context) {
  const { file, path } = context;
  const key = path.findLast((step) => typeof step === 'string');
  const subnet = partAt(context, networkAt(context)?.subnets);
  if (key === undefined || !subnet) return;
  yield { title: l10n.t('Remove "{0}" from {1}', key, subnet.name), edits: remove(file, path) };
};

const PLATFORM_NAME: Readonly<Record<string, string>> = {
  firewall: 'AzureFirewallSubnet',
  routeServer: ROUTE_SERVER_SUBNET,
};

/** The subnet that Azure Firewall or Route Server stands in: one of nearly that name, else in the lowest free room. */
export const addPlatformSubnet: FixFunction = function* (context) {
  const { file, path } = context;
  const network = networkAt(context);
  const key = String(path.at(-2));
  const name = PLATFORM_NAME[key];
  const at = network && file.pathOf(network.raw);
  const platform = name === undefined ? undefined : findPlatformSubnet(name);
  if (!network || !at || !platform || name === undefined) return;
  const meant = nearest(
    name,
    network.subnets.map((subnet) => subnet.name),
  );
  const misspelt = network.subnets.find((subnet) => subnet.name === meant);
  const of = misspelt && file.pathOf(misspelt.raw);
  if (of) {
    yield { title: l10n.t('Rename "{0}" to {1}', misspelt.name, name), edits: setValue(file, [...of, 'name'], name) };
    return;
  }
  const free = freeIn(network, platform.longestNew ?? platform.longest);
  if (!free) return;
  yield {
    title: l10n.t('Add {0} with {1}', name, free.text),
    edits: appendItem(file, [...at, 'subnets'], { name, addressPrefix: free.text }),
  };
};

/** Another prefix of the same size for a subnet that is outside of its network, or over another one. */
export const freeSubnet: FixFunction = function* (context) {
  const network = networkAt(context);
  const subnet = partAt(context, network?.subnets);
  const word = written(context);
  const prefix = word === undefined ? undefined : parsePrefix(word);
  const free = network && prefix && freeIn(network, prefix.length, subnet);
  if (!free || free.family !== prefix.family) return;
  yield {
    title: l10n.t('Take the lowest free prefix of the network: {0}', free.text),
    edits: setValue(context.file, context.path, free.text),
    isPreferred: false,
  };
};
