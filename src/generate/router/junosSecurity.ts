import type { EdgeInterface, EdgeRouterModel, MacSec, Tunnel } from '../../edge';
import { secretToken, siteToken } from '../../edge';
import { familiesOn } from './cisco';
import { cipherSuite } from './iosxeSecurity';
import { unitName } from './junosNames';
import { macSecName } from './printer';
import { wordFor } from './words';

const CIPHERS: Readonly<Record<string, string>> = {
  AES128: 'aes-128-cbc',
  AES192: 'aes-192-cbc',
  AES256: 'aes-256-cbc',
  GCMAES128: 'aes-128-gcm',
  GCMAES192: 'aes-192-gcm',
  GCMAES256: 'aes-256-gcm',
};
const HASHES: Readonly<Record<string, string>> = { SHA1: 'sha1', SHA256: 'sha-256', SHA384: 'sha-384' };
const ESP_HASHES: Readonly<Record<string, string>> = { SHA1: 'hmac-sha1-96', SHA256: 'hmac-sha-256-128' };
const GROUPS: Readonly<Record<string, string>> = {
  DHGroup1: 'group1',
  DHGroup2: 'group2',
  DHGroup14: 'group14',
  DHGroup2048: 'group14',
  DHGroup24: 'group24',
  ECP256: 'group19',
  ECP384: 'group20',
  PFS1: 'group1',
  PFS2: 'group2',
  PFS14: 'group14',
  PFS2048: 'group14',
  PFS24: 'group24',
};

interface Words {
  readonly cipher: string;
  readonly hash: string | undefined;
  readonly group: string;
  readonly espCipher: string;
  readonly espHash: string | undefined;
  readonly pfs: string | undefined;
}

/** Junos' words for the policy, undefined where one of ARM's values has no counterpart. */
export function junosTunnelWords({ ike }: Pick<Tunnel, 'ike'>): Words | undefined {
  const combined = (cipher: string) => cipher.startsWith('GCM');
  const cipher = wordFor(CIPHERS, ike.ikeEncryption);
  const espCipher = wordFor(CIPHERS, ike.ipsecEncryption);
  const hash = combined(ike.ikeEncryption) ? undefined : wordFor(HASHES, ike.ikeIntegrity);
  const espHash = combined(ike.ipsecEncryption) ? undefined : wordFor(ESP_HASHES, ike.ipsecIntegrity);
  const group = wordFor(GROUPS, ike.dhGroup);
  if (!cipher || !espCipher || !group) return undefined;
  if ((!hash && !combined(ike.ikeEncryption)) || (!espHash && !combined(ike.ipsecEncryption))) return undefined;
  return {
    cipher,
    hash,
    group,
    espCipher,
    espHash,
    pfs: ike.pfsGroup === 'None' ? undefined : (wordFor(GROUPS, ike.pfsGroup) ?? group),
  };
}

/** IPsec and translation as the SRX has them, MACsec of the MX. source: CFGNAT; the rest is [K] */
export function junosSecurity(model: EdgeRouterModel): string[] {
  return [
    ...model.tunnels.flatMap((tunnel) => tunnelLines(model, tunnel)),
    ...translationLines(model),
    ...model.macSec.flatMap((m) => {
      const at = associationOf(m);
      return [
        `${at} security-mode static-cak`,
        `${at} cipher-suite ${cipherSuite(m.cipher)}`,
        `${at} pre-shared-key ckn "${secretToken(m.cknSecret)}"`,
        `${at} pre-shared-key cak "${secretToken(m.cakSecret)}"`,
        ...(m.sci ? [`${at} include-sci`] : []),
        `security macsec interfaces ${m.interface} connectivity-association ${macSecName(m)}`,
      ];
    }),
  ];
}

const associationOf = (m: MacSec) => `security macsec connectivity-association ${macSecName(m)}`;

function tunnelLines(model: EdgeRouterModel, tunnel: Tunnel): string[] {
  const words = junosTunnelWords(tunnel);
  if (!words) return [];
  const { name } = tunnel;
  const into = `st0.${tunnel.number}`;
  const [ike, ipsec] = ['security ike', 'security ipsec'];
  return [
    `${ike} proposal ${name} authentication-method pre-shared-keys`,
    `${ike} proposal ${name} encryption-algorithm ${words.cipher}`,
    ...(words.hash === undefined ? [] : [`${ike} proposal ${name} authentication-algorithm ${words.hash}`]),
    `${ike} proposal ${name} dh-group ${words.group}`,
    `${ike} policy ${name} proposals ${name}`,
    `${ike} policy ${name} pre-shared-key ascii-text "${secretToken(tunnel.secret)}"`,
    `${ike} gateway ${name} ike-policy ${name}`,
    `${ike} gateway ${name} address ${tunnel.remoteAddress}`,
    `${ike} gateway ${name} local-address ${tunnel.localAddress}`,
    `${ike} gateway ${name} external-interface ${siteToken(model.router, `interface-with-${tunnel.localAddress}`)}`,
    `${ike} gateway ${name} version v2-only`,
    `${ike} gateway ${name} dead-peer-detection interval 10`,
    `${ipsec} proposal ${name} protocol esp`,
    `${ipsec} proposal ${name} encryption-algorithm ${words.espCipher}`,
    ...(words.espHash === undefined ? [] : [`${ipsec} proposal ${name} authentication-algorithm ${words.espHash}`]),
    `${ipsec} proposal ${name} lifetime-seconds ${tunnel.ike.saLifeTimeSeconds}`,
    `${ipsec} policy ${name} proposals ${name}`,
    ...(words.pfs === undefined ? [] : [`${ipsec} policy ${name} perfect-forward-secrecy keys ${words.pfs}`]),
    `${ipsec} vpn ${name} bind-interface ${into}`,
    `${ipsec} vpn ${name} ike gateway ${name}`,
    `${ipsec} vpn ${name} ike ipsec-policy ${name}`,
    `${ipsec} vpn ${name} establish-tunnels immediately`,
    `interfaces st0 unit ${tunnel.number} description "${name} to ${tunnel.gateway}"`,
    `interfaces st0 unit ${tunnel.number} family inet`,
    `security zones security-zone ${zoneOf(model, 'tunnel')} interfaces ${into} host-inbound-traffic protocols bgp`,
    MSS,
    ...underlayRoutes(tunnel),
    ...tunnelRoutes(tunnel),
  ];
}

/** Of all tunnels of the device. */
const MSS = 'security flow tcp-mss ipsec-vpn mss 1350';

/** An interface of an SRX that is in no zone takes and sends nothing; those of one zone are of one routing instance. source: Juniper, security zones */
function zoneOf(model: EdgeRouterModel, purpose: string, vrf?: string): string {
  return siteToken(model.router, ['zone', purpose, ...(vrf === undefined ? [] : [vrf])].join('-'));
}

function zoneInterface(model: EdgeRouterModel, at: EdgeInterface): string {
  return `security zones security-zone ${zoneOf(model, at.purpose, at.vrf)} interfaces ${unitName(at)}`;
}

export function junosZones(model: EdgeRouterModel): string[] {
  if (model.family !== 'srx') return [];
  return model.interfaces.flatMap((at) => [
    `${zoneInterface(model, at)} host-inbound-traffic protocols bgp`,
    ...(at.bfd ? [`${zoneInterface(model, at)} host-inbound-traffic protocols bfd`] : []),
    ...(familiesOn(at).includes(6) ? [`${zoneInterface(model, at)} host-inbound-traffic protocols ndp`] : []),
  ]);
}

export function junosZonesRemoval(model: EdgeRouterModel): string[] {
  return model.family === 'srx' ? model.interfaces.map((at) => zoneInterface(model, at)) : [];
}

function underlayRoutes(tunnel: Tunnel): string[] {
  return tunnel.underlay.map((u) => `routing-options static route ${u.prefix.text} next-hop ${u.nextHop}`);
}

/** Through the tunnel itself: these next hops are the file's own. */
function tunnelRoutes(tunnel: Tunnel): string[] {
  const into = `st0.${tunnel.number}`;
  return [
    ...(tunnel.bgpAddress === undefined
      ? []
      : [`routing-options static route ${tunnel.bgpAddress}/32 next-hop ${into}`]),
    ...tunnel.remotePrefixes.map((p) => `routing-options static route ${p.text} next-hop ${into}`),
  ];
}

function translationLines(model: EdgeRouterModel): string[] {
  return model.translations.flatMap((t) => {
    const nat = 'security nat source';
    const rule = `${nat} rule-set ${t.name} rule ${t.name}`;
    return [
      `${nat} pool ${t.name} address ${t.pool.text}`,
      t.insideVrf === undefined
        ? `${nat} rule-set ${t.name} from zone ${siteToken(model.router, 'inside-zone')}`
        : `${nat} rule-set ${t.name} from routing-instance ${t.insideVrf}`,
      `${nat} rule-set ${t.name} to interface ${unitName(t.interface)}`,
      ...t.sources.map((p) => `${rule} match source-address ${p.text}`),
      `${rule} then source-nat pool ${t.name}`,
    ];
  });
}

export function junosSecurityRemoval(model: EdgeRouterModel): string[] {
  return [
    ...model.tunnels.flatMap((t) => [
      ...['ike proposal', 'ike policy', 'ike gateway', 'ipsec proposal', 'ipsec policy', 'ipsec vpn'].map(
        (what) => `security ${what} ${t.name}`,
      ),
      `security zones security-zone ${zoneOf(model, 'tunnel')} interfaces st0.${t.number}`,
      `interfaces st0 unit ${t.number}`,
      ...tunnelRoutes(t),
    ]),
    ...model.translations.flatMap((t) =>
      t.shared
        ? [`security nat source rule-set ${t.name} to interface ${unitName(t.interface)}`]
        : [`security nat source rule-set ${t.name}`, `security nat source pool ${t.name}`],
    ),
  ];
}

/**
 * What may have been there before: the outer packets' routes, and a setting of all tunnels. MACsec is the port's, and
 * circuits of others may be on it.
 */
export function junosSecurityLeft(model: EdgeRouterModel): string[] {
  const macSec = model.macSec.flatMap((m) => [`security macsec interfaces ${m.interface}`, associationOf(m)]);
  return [...(model.tunnels.length === 0 ? [] : [...new Set(model.tunnels.flatMap(underlayRoutes)), MSS]), ...macSec];
}
