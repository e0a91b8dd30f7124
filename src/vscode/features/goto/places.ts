import * as l10n from '@vscode/l10n';
import type { Customer, Design, Path, Provider } from '../../../design';
import { contains, hostPrefix, parseAddress, parsePrefix } from '../../../network/prefix';

export type ThingKind = 'customer' | 'circuit' | 'router' | 'address' | 'vlan' | 'asn';

/** Something of a design that one can go to. */
export interface Thing {
  readonly kind: ThingKind;
  /** As it is written, such as 10.100.0.0/16 or VLAN 110. */
  readonly label: string;
  /** Whose it is, and where in the file. */
  readonly within: string;
  readonly file: string;
  readonly path: Path;
}

/** Everything of some designs that has a name, an address, a VLAN id or an AS number. */
export function thingsOf(designs: readonly Design[]): Thing[] {
  return designs.flatMap(({ provider, customers }) => [
    ...thingsIn(provider, provider.displayName),
    ...customers.flatMap((customer) => [
      {
        ...{ kind: 'customer' as const, label: customer.displayName, within: `${customer.name} · ${customer.model}` },
        ...{ file: customer.file.path, path: [] },
      },
      ...thingsIn(customer, customer.displayName),
    ]),
  ]);
}

/** Those whose prefix has an address or a whole prefix in it, the longest prefix first; none where the text is no address. */
export function thingsAround(things: readonly Thing[], text: string): Thing[] {
  const address = parseAddress(text);
  const wanted = address ? hostPrefix(address) : parsePrefix(text);
  if (!wanted) return [];
  return things
    .flatMap((thing) => {
      const prefix = thing.kind === 'address' ? parsePrefix(thing.label) : undefined;
      return prefix && contains(prefix, wanted) ? [{ thing, length: prefix.length }] : [];
    })
    .sort((a, b) => b.length - a.length)
    .map(({ thing }) => thing);
}

function thingsIn({ file, raw }: Customer | Provider, owner: string): Thing[] {
  const found: Thing[] = [];
  const add = (kind: ThingKind, label: string, path: Path, names: readonly string[]) => {
    found.push({ kind, label, within: [owner, ...names].join(' › '), file: file.path, path });
  };
  const visit = (value: unknown, path: Path, names: readonly string[]): void => {
    const key = path.at(-1);
    const list = path.findLast((step) => typeof step === 'string');
    if (typeof value === 'string') {
      if (parsePrefix(value) ?? parseAddress(value)) add('address', value, path, names);
    } else if (typeof value === 'number') {
      if (typeof key === 'string' && /vlanId$/i.test(key)) add('vlan', l10n.t('VLAN {0}', value), path, names);
      if (typeof key === 'string' && /asn$/i.test(key)) add('asn', l10n.t('AS {0}', value), path, names);
    } else if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => visit(item, [...path, index], names));
    } else if (typeof value === 'object' && value !== null) {
      const { name } = value as { readonly name?: unknown };
      const isItem = typeof key === 'number' && typeof name === 'string';
      if (isItem && list === 'circuits') add('circuit', name, path, names);
      if (isItem && list === 'edgeRouters') add('router', name, path, names);
      const inner = isItem ? [...names, name] : names;
      for (const [member, item] of Object.entries(value)) visit(item, [...path, member], inner);
    }
  };
  visit(raw, [], []);
  return found;
}
