import type { Platform } from '../../../../src/edge';
import type { PrintedRouter } from '../../../../src/generate/router/printer';

/** What a name in the files of a router is the name of. */
export type NameKind =
  | 'vrf'
  | 'port'
  | 'policy'
  | 'prefix list'
  | 'community list'
  | 'guard'
  | 'key'
  | 'tunnel'
  | 'IPsec'
  | 'translation'
  | 'MACsec'
  | 'group'
  | 'table';

export type Names = ReadonlyMap<NameKind, ReadonlySet<string>>;

type Pattern = readonly [NameKind, RegExp];

const CISCO: readonly Pattern[] = [
  ['policy', /^route-map (\S+) (?:permit|deny)/],
  ['prefix list', /^(?:ip|ipv6) prefix-list (\S+)/],
  ['community list', /^(?:ip|bgp) (?:ext)?community-list (?:standard |expanded )?(\S+) /],
  ['guard', /^(?:ip access-list extended|ip access-list(?! standard| extended)|ipv6 access-list) (\S+)$/],
];
const PATTERNS: Readonly<Record<Platform, readonly Pattern[]>> = {
  'cisco-iosxe': [
    ...CISCO,
    ['vrf', /^vrf definition (\S+)/],
    ['tunnel', /^interface (Tunnel\d+)$/],
    ['port', /^interface (?!Tunnel)(\S+)/],
    ['translation', /^ip nat pool (\S+)/],
    ['translation', /^ip access-list standard (\S+)/],
    ['IPsec', /^crypto ikev2 (?:proposal|policy|keyring|profile) (\S+)/],
    ['IPsec', /^crypto ipsec (?:transform-set|profile) (\S+)/],
    ['MACsec', /^(?:key chain|mka policy) (\S+)/],
  ],
  'cisco-iosxr': [
    ['policy', /^route-policy (\S+)$/],
    ['prefix list', /^prefix-set (\S+)$/],
    ['community list', /^(?:community-set|extcommunity-set \S+) (\S+)$/],
    ['vrf', /^vrf (\S+)$/],
    ['port', /^interface (\S+)/],
    ['guard', /^(?:ipv4|ipv6) access-list (\S+)/],
  ],
  'cisco-nxos': [...CISCO, ['vrf', /^vrf context (\S+)/], ['port', /^interface (\S+)/]],
  'arista-eos': [...CISCO, ['vrf', /^vrf instance (\S+)/], ['port', /^interface (\S+)/]],
  frr: [
    ...CISCO,
    ['vrf', /^router bgp \d+ vrf (\S+)/],
    ['vrf', /^add (\S+) type vrf/],
    ['table', /^add \S+ type vrf table (\d+)/],
    ['tunnel', /^add (\S+) type xfrm/],
    ['tunnel', /^interface (ipsec\d+)\b/],
    ['port', /^interface (?!ipsec\d)(\S+)/],
    ['port', /^add (\S+) link /],
    ['translation', /^add table (inet \S*_nat_\S+)/],
    ['guard', /^add table (inet \S*_guard_\S+)/],
    ['IPsec', /^ {2}(?:ike-)?(\S+) \{$/],
  ],
  'juniper-junos': [
    ['policy', /^set policy-options policy-statement (\S+)/],
    ['community list', /^set policy-options community (\S+)/],
    ['prefix list', /^set policy-options prefix-list (\S+)/],
    ['vrf', /^set routing-instances (\S+)/],
    ['group', / protocols bgp group (\S+)/],
    ['guard', /^set firewall family inet6? filter (\S+)/],
    ['translation', /^set security nat source (?:pool|rule-set) (\S+)/],
    ['translation', / rule-set \S+ rule (\S+)/],
    ['IPsec', /^set security (?:ike|ipsec) (?:proposal|policy|gateway|vpn) (\S+)/],
    ['MACsec', /^set security macsec connectivity-association (\S+)/],
  ],
};

/**
 * The names of everything that the files of a router define, and the names of the keys that they ask for, read line by
 * line with nothing of the printers.
 */
export function namesInFiles(
  platform: Platform,
  { configuration, more = [] }: Pick<PrintedRouter, 'configuration' | 'more'>,
): Names {
  const names = new Map<NameKind, Set<string>>();
  const add = (kind: NameKind, name: string) => {
    const known = names.get(kind) ?? new Set<string>();
    names.set(kind, known.add(name));
  };
  const scripts = more.flatMap((file) => file.lines);
  for (const line of [...configuration, ...scripts]) {
    for (const [kind, pattern] of PATTERNS[platform]) {
      const name = pattern.exec(line)?.[1];
      if (name !== undefined) add(kind, name);
    }
    for (const [, name = ''] of line.matchAll(/<secret:([^>]+)>/g)) add('key', name);
    if (platform !== 'juniper-junos') continue;
    const unit = /^set interfaces (\S+) unit (\d+)/.exec(line);
    if (unit) add(unit[1] === 'st0' ? 'tunnel' : 'port', `${unit[1] ?? ''}.${unit[2] ?? ''}`);
    else if (/^set interfaces /.test(line)) add('port', line.split(' ')[2] ?? '');
  }
  return names;
}

/** Words of the files that have the customer's name in them, as all names have that we make ourselves. */
export function ownWords(
  customer: string,
  { configuration, more = [] }: Pick<PrintedRouter, 'configuration' | 'more'>,
): Set<string> {
  const lines = [...configuration, ...more.flatMap((file) => file.lines)].filter((line) => !/^\s*[#!]/.test(line));
  const words = lines
    .filter((line) => !/\bdescription\b/.test(line))
    .flatMap((line) => line.split(/[\s,;"'[\]{}()]+/))
    .filter((word) => new RegExp(`(^|_)${customer}_`).test(word) && !word.includes('<'));
  return new Set(words);
}
