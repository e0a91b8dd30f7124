import type { EdgeRouterModel, MacSec, Translation, Tunnel } from '../../edge';
import { secretToken, siteToken } from '../../edge';
import { usableHosts } from '../../network/prefix';
import { DH_GROUPS, withMask, withWildcard } from './cisco';
import { macSecName } from './printer';
import { wordFor } from './words';

const IKE_CIPHERS: Readonly<Record<string, string>> = {
  AES128: 'aes-cbc-128',
  AES192: 'aes-cbc-192',
  AES256: 'aes-cbc-256',
  GCMAES128: 'aes-gcm-128',
  GCMAES256: 'aes-gcm-256',
};
const ESP_CIPHERS: Readonly<Record<string, string>> = {
  AES128: 'esp-aes',
  AES192: 'esp-aes 192',
  AES256: 'esp-aes 256',
  GCMAES128: 'esp-gcm',
  GCMAES192: 'esp-gcm 192',
  GCMAES256: 'esp-gcm 256',
};
const HASHES: Readonly<Record<string, string>> = { SHA1: 'sha1', SHA256: 'sha256', SHA384: 'sha384' };
const ESP_HASHES: Readonly<Record<string, string>> = { SHA1: 'esp-sha-hmac', SHA256: 'esp-sha256-hmac' };

interface Words {
  readonly cipher: string;
  /** `integrity` of a CBC cipher, `prf` of a combined one. */
  readonly hash: string;
  readonly group: number;
  readonly transform: string;
  readonly pfs: number | undefined;
}

/** IOS-XE's words for the policy, undefined where one of ARM's values has no counterpart. */
export function tunnelWords({ ike }: Pick<Tunnel, 'ike'>): Words | undefined {
  const cipher = wordFor(IKE_CIPHERS, ike.ikeEncryption);
  const group = wordFor(DH_GROUPS, ike.dhGroup);
  const isCombined = ike.ikeEncryption.startsWith('GCM');
  // Azure takes the function that makes the keys from ikeIntegrity; which one it is for a combined one is not known.
  const said =
    wordFor(HASHES, ike.ikeIntegrity) ??
    (isCombined && ike.ikeIntegrity.startsWith('GCM') ? 'sha384 sha256' : undefined);
  const hash = said && `${isCombined ? 'prf' : 'integrity'} ${said}`;
  const esp = wordFor(ESP_CIPHERS, ike.ipsecEncryption);
  const espHash = ike.ipsecEncryption.startsWith('GCM') ? '' : wordFor(ESP_HASHES, ike.ipsecIntegrity);
  const pfs =
    ike.pfsGroup === 'None' ? undefined : (wordFor(DH_GROUPS, ike.pfsGroup) ?? wordFor(DH_GROUPS, ike.dhGroup));
  if (!cipher || !hash || group === undefined || !esp || espHash === undefined) return undefined;
  return { cipher, hash, group, transform: [esp, espHash].filter(Boolean).join(' '), pfs };
}

/** IPsec, translation and MACsec. source: [K], NAT by CFGNAT's principles */
export function iosxeSecurity(model: EdgeRouterModel): string[] {
  return [
    ...model.tunnels.flatMap(proposalLines),
    ...policiesOf(model).flatMap(({ name, local, tunnels }) => [
      `crypto ikev2 policy ${name}`,
      ` match address local ${local}`,
      ...tunnels.map((t) => ` proposal ${t.name}`),
    ]),
    ...new Set(model.tunnels.flatMap(underlayRoutes)),
    ...model.tunnels.flatMap((tunnel) => tunnelLines(model, tunnel)),
    ...byName(model.translations).flatMap(translationLines),
    ...model.macSec.flatMap(macSecLines),
  ];
}

function proposalLines(tunnel: Tunnel): string[] {
  const words = tunnelWords(tunnel);
  if (!words) return [];
  return [
    `crypto ikev2 proposal ${tunnel.name}`,
    ` encryption ${words.cipher}`,
    ` ${words.hash}`,
    ` group ${words.group}`,
  ];
}

export const ikePolicyName = (customer: string, local: string): string => `${customer}_${local}`;

/** The interface of a tunnel. */
export const tunnelName = ({ number }: Pick<Tunnel, 'number'>): string => `Tunnel${number}`;

/**
 * Of two policies for one local address the router takes the first that it finds, hence one policy for each address, with
 * the proposals of all its tunnels. source: [K], FlexVPN and IKEv2 configuration guide
 */
function policiesOf({ customer, tunnels }: EdgeRouterModel) {
  const known = tunnels.filter((t) => tunnelWords(t) !== undefined);
  return [...new Set(known.map((t) => t.localAddress))].map((local) => ({
    name: ikePolicyName(customer, local),
    local,
    tunnels: known.filter((t) => t.localAddress === local),
  }));
}

function tunnelLines(model: EdgeRouterModel, tunnel: Tunnel): string[] {
  const words = tunnelWords(tunnel);
  if (!words) return [];
  const { name } = tunnel;
  const into = tunnelName(tunnel);
  return [
    `crypto ikev2 keyring ${name}`,
    ` peer ${name}`,
    `  address ${tunnel.remoteAddress}`,
    `  pre-shared-key ${secretToken(tunnel.secret)}`,
    `crypto ikev2 profile ${name}`,
    ` match address local ${tunnel.localAddress}`,
    ` match identity remote address ${tunnel.remoteAddress} 255.255.255.255`,
    ' authentication remote pre-share',
    ' authentication local pre-share',
    ` keyring local ${name}`,
    ' dpd 10 3 on-demand',
    `crypto ipsec transform-set ${name} ${words.transform}`,
    ' mode tunnel',
    `crypto ipsec profile ${name}`,
    ` set security-association lifetime seconds ${tunnel.ike.saLifeTimeSeconds}`,
    ` set transform-set ${name}`,
    ...(words.pfs === undefined ? [] : [` set pfs group${words.pfs}`]),
    ` set ikev2-profile ${name}`,
    `interface ${into}`,
    ` description ${name} to ${tunnel.gateway}`,
    ` ip unnumbered ${siteToken(model.router, `interface-with-${tunnel.localAddress}`)}`,
    ' ip tcp adjust-mss 1350',
    ` tunnel source ${tunnel.localAddress}`,
    ' tunnel mode ipsec ipv4',
    ` tunnel destination ${tunnel.remoteAddress}`,
    ` tunnel protection ipsec profile ${name}`,
    '!',
    ...tunnelRoutes(tunnel),
  ];
}

function underlayRoutes(tunnel: Tunnel): string[] {
  return tunnel.underlay.map((u) => `ip route ${withMask(u.prefix)} ${u.nextHop}`);
}

/** Through the tunnel itself: these are the file's own. */
function tunnelRoutes(tunnel: Tunnel): string[] {
  const into = tunnelName(tunnel);
  return [
    ...(tunnel.bgpAddress === undefined ? [] : [`ip route ${tunnel.bgpAddress} 255.255.255.255 ${into}`]),
    ...tunnel.remotePrefixes.map((p) => `ip route ${withMask(p)} ${into}`),
  ];
}

function translationLines(t: Translation): string[] {
  const { first, last } = usableHosts(t.pool);
  const vrf = t.insideVrf === undefined ? '' : ` vrf ${t.insideVrf}`;
  return [
    `ip nat pool ${t.name} ${first.text} ${last.text} prefix-length ${t.pool.length}`,
    `ip access-list standard ${t.name}`,
    ...t.sources.map((p) => ` permit ${withWildcard(p)}`),
    `ip nat inside source list ${t.name} pool ${t.name}${vrf} overload`,
    ...(t.inside ?? []).flatMap((name) => [`interface ${name}`, ' ip nat inside']),
    '!',
  ];
}

function macSecLines(m: MacSec): string[] {
  const name = macSecName(m);
  return [
    `key chain ${name} macsec`,
    ` key ${secretToken(m.cknSecret)}`,
    '  cryptographic-algorithm aes-256-cmac',
    `  key-string ${secretToken(m.cakSecret)}`,
    `mka policy ${name}`,
    ` macsec-cipher-suite ${cipherSuite(m.cipher)}`,
    `interface ${m.interface}`,
    ...portLines(m).map((line) => ` ${line}`),
    '!',
  ];
}

function portLines(m: MacSec): string[] {
  return [`mka policy ${macSecName(m)}`, `mka pre-shared-key key-chain ${macSecName(m)}`, 'macsec network-link'];
}

/** `gcm-aes-xpn-256` for ARM's GcmAesXpn256. */
export function cipherSuite(cipher: string): string {
  return cipher
    .replace(/([a-z])([A-Z0-9])/g, '$1-$2')
    .replace(/(\D)-?(\d+)$/, '$1-$2')
    .replaceAll('--', '-')
    .toLowerCase();
}

/**
 * In the reverse order: what uses something goes before it. Without `forced` the router asks whether entries in use may
 * go, and takes the next line that is pasted for the answer. source: Cisco document 13779
 */
export function iosxeSecurityRemoval(model: EdgeRouterModel): string[] {
  return [
    ...[...new Set(model.translations.flatMap((t) => t.noMoreInside ?? []))].flatMap((name) => [
      `interface ${name}`,
      ' no ip nat inside',
    ]),
    ...byName(model.translations)
      .filter((t) => !t.shared)
      .flatMap((t) => [
        `no ip nat inside source list ${t.name} pool ${t.name}${t.insideVrf === undefined ? '' : ` vrf ${t.insideVrf}`} overload forced`,
        `no ip nat pool ${t.name}`,
        `no ip access-list standard ${t.name}`,
      ]),
    ...model.tunnels.flatMap((t) => [
      ...tunnelRoutes(t).map((line) => `no ${line}`),
      `no interface ${tunnelName(t)}`,
      `no crypto ipsec profile ${t.name}`,
      `no crypto ipsec transform-set ${t.name}`,
      `no crypto ikev2 profile ${t.name}`,
      `no crypto ikev2 keyring ${t.name}`,
    ]),
    ...policiesOf(model).map(({ name }) => `no crypto ikev2 policy ${name}`),
    ...model.tunnels.map((t) => `no crypto ikev2 proposal ${t.name}`),
  ];
}

/**
 * The outer packets' routes, and that an interface is an inside one, may have been there before; MACsec is the port's, and
 * circuits of others may be on it.
 */
export function iosxeSecurityLeft(model: EdgeRouterModel): string[] {
  const inside = model.translations.flatMap((t) => t.inside ?? []).map((name) => `interface ${name}: ip nat inside`);
  const macSec = model.macSec.flatMap((m) => [
    ...portLines(m).map((line) => `interface ${m.interface}: ${line}`),
    `mka policy ${macSecName(m)}`,
    `key chain ${macSecName(m)} macsec`,
  ]);
  return [...new Set([...model.tunnels.flatMap(underlayRoutes), ...inside, ...macSec])];
}

/** The links of a circuit on one router translate by one pool and one rule. */
function byName(translations: readonly Translation[]): Translation[] {
  return [...new Map(translations.map((t) => [t.name, t])).values()];
}
