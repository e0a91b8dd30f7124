import type { Platform } from '../../../edge';
import { readIndented } from './indented';
import { readJunos } from './junos';
import type { FoundRouter } from './router';

/** Words that only one platform writes, in the order in which they are looked for. */
const SIGNS: readonly (readonly [Platform, RegExp])[] = [
  [
    'juniper-junos',
    /^(?:set (?:version|system|interfaces|routing-instances|protocols|policy-options) |(?:system|interfaces|routing-instances|protocols|policy-options) \{)/m,
  ],
  [
    'frr',
    /^(?:frr (?:version|defaults) |log syslog |service integrated-vtysh-config|router bgp \d[\d.]* vrf \S+$|interface \S+ vrf \S+$)/m,
  ],
  ['cisco-iosxr', /^(?:!! IOS XR |route-policy \S+$|prefix-set \S+$|\s+ipv4 address \d|interface \S*GigE\d\S*$)/m],
  ['cisco-nxos', /^(?:feature (?:bgp|bfd)|vrf context \S+$|\s+vrf member \S+)/m],
  ['arista-eos', /^(?:! device: .*EOS|vrf instance \S+$|\s+encapsulation dot1q vlan \d)/m],
  ['cisco-iosxe', /^(?:vrf definition |ip vrf |router bgp \d|interface \S*Ethernet\d\S*)/m],
];

/** The platform whose configuration a text is; undefined for what is none of a router. */
export function routerPlatformOf(text: string): Platform | undefined {
  return SIGNS.find(([, sign]) => sign.test(text))?.[0];
}

/** Reads the configuration of a router. @param name of the file: a router that does not say its own has it */
export function readRouter(platform: Platform, name: string, text: string): FoundRouter {
  const draft = platform === 'juniper-junos' ? readJunos(text) : readIndented(text);
  return draft.done(name, platform, baseName(name));
}

/** The name of a file without its folder and its ending, as a name of the format. */
function baseName(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? path;
  return file.replace(/\.[^.]*$/, '').replaceAll(/[^A-Za-z0-9._-]+/g, '-') || 'router';
}
