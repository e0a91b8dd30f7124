import { type Design, assemble } from '../../../src/design';
import { endpointOf, tracePath } from '../../../src/routing';
import { type Change, designFiles } from '../rules/base';

export const HUB = 'a:subscriptions.0.virtualNetworks.0';
export const APPS = 'a:subscriptions.0.virtualNetworks.1';
export const DR = 'a:subscriptions.1.virtualNetworks.0';
export const CORE = 'g:subscriptions.1.virtualNetworks.0';
/** Without security groups, so that it is the routes that decide. */
const OPEN: Change = {
  [`${HUB}.subnets.2.networkSecurityGroup`]: undefined,
  [`${APPS}.subnets.0.networkSecurityGroup`]: undefined,
};

const kept = new Map<string, Design>();

/** A customer of the base design of the rules, with some values changed. */
export function load(customerName: string, change: Change = {}) {
  const key = JSON.stringify(change, (_, value: unknown) => value ?? 'taken out');
  const design = kept.get(key) ?? assemble(designFiles({ ...OPEN, ...change })).designs[0];
  const customer = design?.customers.find(({ name }) => name === customerName);
  if (!design || !customer) throw new Error(customerName);
  kept.set(key, design);
  return { design, customer };
}

/** The way there and back between two ends as a person writes them, to TCP port 443. */
export function trace(customerName: string, from: string, to: string, change: Change = {}) {
  const { design, customer } = load(customerName, change);
  const [a, b] = [from, to].map((text) => endpointOf(design, customer, text));
  if (!a || !b) throw new Error(`${from} ${to}`);
  return tracePath(design, customer, a, b, { protocol: 'Tcp', port: 443 });
}
/** The last hop of a way and its verdict. */
export const last = ({ hops }: { readonly hops: readonly { kind: string; name: string; verdict: string }[] }) => {
  const hop = hops.at(-1);
  return hop && `${hop.kind}:${hop.name} ${hop.verdict}`;
};
/** The hops of a way. */
export const kinds = ({ hops }: { readonly hops: readonly { kind: string; name: string }[] }) =>
  hops.map(({ kind, name }) => `${kind}:${name}`);
