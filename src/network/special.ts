import { bitsOf, type Address } from './address';
import { contains, makePrefix, overlaps, parsePrefix, type Prefix } from './prefix';

/**
 * What an address or a prefix is for. `mixed` is a prefix that is inside no single one of the special blocks but
 * reaches into one or more of them (the default route, 172.0.0.0/8): neither public nor anything else as a whole.
 */
export type AddressKind =
  | 'private'
  | 'shared'
  | 'link-local'
  | 'loopback'
  | 'multicast'
  | 'documentation'
  | 'unspecified'
  | 'reserved'
  | 'public'
  | 'mixed';

/** source: IANA special-purpose address registries (RFC 6890), and the RFCs named beside each block */
const BLOCKS: Readonly<Record<Exclude<AddressKind, 'public' | 'mixed'>, readonly string[]>> = {
  // RFC 1918, RFC 4193
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
  // RFC 6598
  shared: ['100.64.0.0/10'],
  // RFC 3927, RFC 4291
  'link-local': ['169.254.0.0/16', 'fe80::/10'],
  loopback: ['127.0.0.0/8', '::1/128'],
  multicast: ['224.0.0.0/4', 'ff00::/8'],
  // RFC 5737, RFC 3849, RFC 9637
  documentation: ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'],
  unspecified: ['0.0.0.0/8', '::/128'],
  // IETF protocol assignments, former 6to4 relays (RFC 7526), benchmarking (RFC 2544), class E; in IPv6 protocol
  // assignments, 6to4 (RFC 3056), and what is outside 2000::/3, the only global unicast space that is handed out
  reserved: [
    '192.0.0.0/24',
    '192.88.99.0/24',
    '198.18.0.0/15',
    '240.0.0.0/4',
    '2001::/23',
    '2002::/16',
    '::/3',
    '4000::/2',
    '8000::/1',
  ],
};

interface Block {
  readonly kind: AddressKind;
  readonly prefix: Prefix;
}

function blocksOf([kind, texts]: readonly [string, readonly string[]]): Block[] {
  return texts.flatMap((text) => {
    const prefix = parsePrefix(text);
    return prefix ? [{ kind: kind as AddressKind, prefix }] : [];
  });
}

/** The most specific block first, so that fe80::/10 is found before the 8000::/1 around it. */
const byLength: readonly Block[] = Object.entries(BLOCKS)
  .flatMap(blocksOf)
  .sort((a, b) => b.prefix.length - a.prefix.length);

/** The class of an address, or of a prefix as a whole. */
export function kindOf(subject: Prefix | Address): AddressKind {
  const prefix = 'base' in subject ? subject : makePrefix(subject.family, subject.value, bitsOf(subject.family));
  // A block inside the prefix, before the one around it, means that the prefix is not of one kind.
  for (const block of byLength) {
    if (contains(block.prefix, prefix)) return block.kind;
    if (overlaps(block.prefix, prefix)) return 'mixed';
  }
  return 'public';
}

/**
 * Whether the internet carries traffic to and from an address. Those for documentation stand in designs for public
 * ones, and are taken as such.
 */
export function isOnInternet(address: Address): boolean {
  const kind = kindOf(address);
  return kind === 'public' || kind === 'documentation';
}

/** 0.0.0.0/0 or ::/0. */
export function isDefaultRoute(prefix: Prefix): boolean {
  return prefix.length === 0;
}
