import { firstAddress, lastAddress, parsePrefix } from '../../../../../src/network/prefix';
import { type Mode, refuse } from './grammar';
import { type Running, getOr } from './running';
import type { TunnelSaid } from './said';

const CIPHER = /^aes-(128|192|256)-(cbc|gcm)$/;
const HASHES: Readonly<Record<string, string>> = {
  sha1: 'sha1',
  'sha-256': 'sha256',
  'sha-384': 'sha384',
  'hmac-sha1-96': 'sha1',
  'hmac-sha-256-128': 'sha256',
};

function cipherOf(word: string): string {
  const [, bits, mode] = CIPHER.exec(word) ?? refuse(word);
  return `aes${bits ?? ''}${mode ?? ''}`;
}

/** IKE, IPsec, zones and translation of an SRX, MACsec of an MX; put together when the last part is there. */
export function junosSecurityRules(run: Running): Mode {
  return [...ipsecRules(run), ...translationRules(run), ...zoneRules(run), ...macSecRules(run)];
}

function ipsecRules(run: Running): Mode {
  const said = new Map<string, Map<string, string>>();
  const put = (name: string, key: string, value: string) => {
    const at = getOr(said, name, () => new Map<string, string>());
    at.set(key, value);
    // Every part has the name of the tunnel: whatever comes last makes it whole.
    run.tunnels.set(name, tunnelOf(at));
    return undefined;
  };
  const rule = (text: string, key: string, value: (word: string) => string = (word) => word): Mode[number] => [
    `set security ${text}`,
    (name, word = '') => put(name, key, value(word)),
  ];
  const itself = (text: string): Mode[number] => [
    `set security ${text}`,
    (name, other) => put(name, text, name === other ? 'yes' : refuse(`${name} refers to ${other}`)),
  ];
  return [
    rule('ike proposal {w} authentication-method pre-shared-keys', 'method'),
    rule('ike proposal {w} encryption-algorithm {w}', 'ikeCipher', cipherOf),
    rule('ike proposal {w} authentication-algorithm {w}', 'ikeHash', (word) => HASHES[word] ?? refuse(word)),
    rule('ike proposal {w} dh-group group{n}', 'ikeGroup'),
    itself('ike policy {w} proposals {w}'),
    rule('ike policy {w} pre-shared-key ascii-text {q}', 'secret'),
    itself('ike gateway {w} ike-policy {w}'),
    rule('ike gateway {w} address {w}', 'remote'),
    rule('ike gateway {w} local-address {w}', 'local'),
    rule('ike gateway {w} external-interface {w}', 'external'),
    rule('ike gateway {w} version v2-only', 'version'),
    rule('ike gateway {w} dead-peer-detection interval 10', 'dead'),
    rule('ipsec proposal {w} protocol esp', 'esp'),
    rule('ipsec proposal {w} encryption-algorithm {w}', 'espCipher', cipherOf),
    rule('ipsec proposal {w} authentication-algorithm {w}', 'espHash', (word) => HASHES[word] ?? refuse(word)),
    rule('ipsec proposal {w} lifetime-seconds {n}', 'lifetime'),
    itself('ipsec policy {w} proposals {w}'),
    rule('ipsec policy {w} perfect-forward-secrecy keys group{n}', 'pfs'),
    rule('ipsec vpn {w} bind-interface st0.{n}', 'interface'),
    itself('ipsec vpn {w} ike gateway {w}'),
    itself('ipsec vpn {w} ike ipsec-policy {w}'),
    rule('ipsec vpn {w} establish-tunnels immediately', 'start'),
    ['set security flow tcp-mss ipsec-vpn mss 1350', () => void run.settings.add('mss')],
  ];
}

const PARTS = [
  'method',
  'external',
  'version',
  'dead',
  'esp',
  'start',
  'ike policy {w} proposals {w}',
  'ike gateway {w} ike-policy {w}',
  'ipsec policy {w} proposals {w}',
  'ipsec vpn {w} ike gateway {w}',
  'ipsec vpn {w} ike ipsec-policy {w}',
];

function tunnelOf(at: ReadonlyMap<string, string>): TunnelSaid {
  const get = (key: keyof TunnelSaid) => (at.has(key) ? { [key]: at.get(key) } : {});
  const missing = PARTS.filter((part) => !at.has(part));
  const number = at.get('interface') ?? 'none';
  return {
    interface: `${number}${missing.length > 0 ? ` without ${missing.join(', ')}` : ''}`,
    ...get('local'),
    ...get('remote'),
    ...get('secret'),
    ...get('ikeCipher'),
    ...get('ikeHash'),
    ...get('ikeGroup'),
    ...get('espCipher'),
    ...get('espHash'),
    ...get('pfs'),
    ...get('lifetime'),
  };
}

/** With the commit: a tunnel ends on a unit that is there, in a zone. */
export function checkTunnels(run: Running, units: ReadonlySet<string>): void {
  if (run.tunnels.size > 0 && !run.settings.has('mss')) run.hazards.add('tunnels cut no segments');
  for (const { interface: unit } of run.tunnels.values())
    if (!units.has(unit) || !run.settings.has(`zone ${unit}`))
      run.hazards.add(`st0.${unit} is not there, or in no zone`);
  for (const name of run.translations.keys())
    for (const part of ['from', 'then'])
      if (!run.settings.has(`translation ${name} ${part}`)) run.hazards.add(`rule set ${name} has no "${part}"`);
}

const zonesOf = new WeakMap<Running, Map<string, string>>();

/** With the commit, which refuses a zone of two routing instances. */
export function checkZones(run: Running): void {
  const instances = new Map<string, string>();
  for (const [port, zone] of zonesOf.get(run) ?? []) {
    const vrf = run.ports.get(port)?.vrf ?? '';
    if (getOr(instances, zone, () => vrf) !== vrf) refuse(`${zone} is in two routing instances`);
  }
}

function zoneRules(run: Running): Mode {
  const zones = new Map<string, string>();
  zonesOf.set(run, zones);
  const add = (zone: string, port: string, protocol: string) => {
    if (getOr(zones, port, () => zone) !== zone) refuse(`${port} is in two zones`);
    const unit = /^st0\.(\d+)$/.exec(port)?.[1];
    if (unit !== undefined) run.settings.add(`zone ${unit}`);
    else {
      const at = run.port(port, { up: true });
      at.hostInbound = [...new Set([...(at.hostInbound ?? []), protocol])].sort();
    }
    return undefined;
  };
  return ['bgp', 'bfd', 'ndp'].map((protocol) => [
    `set security zones security-zone {w} interfaces {w} host-inbound-traffic protocols ${protocol}`,
    (zone, port) => add(zone, port, protocol),
  ]);
}

function translationRules(run: Running): Mode {
  const at = (name: string) => getOr(run.translations, name, () => ({ range: '', sources: [] as string[] }));
  const nat = 'set security nat source';
  return [
    [
      `${nat} pool {w} address {w}`,
      (name, text) => {
        const pool = parsePrefix(text) ?? refuse(text);
        at(name).range = `${firstAddress(pool).text}-${lastAddress(pool).text}`;
        return undefined;
      },
    ],
    [`${nat} rule-set {w} from zone {w}`, (name) => void run.settings.add(`translation ${name} from`)],
    [
      `${nat} rule-set {w} from routing-instance {w}`,
      (name, vrf) => {
        run.settings.add(`translation ${name} from`);
        Object.assign(at(name), { insideVrf: vrf });
      },
    ],
    [`${nat} rule-set {w} to interface {w}`, (name, port) => void Object.assign(at(name), { interface: port })],
    [
      `${nat} rule-set {w} rule {w} match source-address {w}`,
      (name, rule, source) => void (name === rule ? at(name).sources.push(source) : refuse(rule)),
    ],
    [
      `${nat} rule-set {w} rule {w} then source-nat pool {w}`,
      (name, rule, pool) =>
        void (name === rule && rule === pool ? run.settings.add(`translation ${name} then`) : refuse(rule)),
    ],
  ];
}

function macSecRules(run: Running): Mode {
  const made = new Map<string, { cipher?: string; ckn?: string; cak?: string }>();
  const at = (name: string) => getOr(made, name, (): { cipher?: string; ckn?: string; cak?: string } => ({}));
  const macSec = 'set security macsec connectivity-association {w}';
  return [
    [`${macSec} security-mode static-cak`, (name) => void at(name)],
    [`${macSec} cipher-suite {w}`, (name, cipher) => void (at(name).cipher = cipher)],
    [`${macSec} pre-shared-key ckn {q}`, (name, ckn) => void (at(name).ckn = ckn)],
    [`${macSec} pre-shared-key cak {q}`, (name, cak) => void (at(name).cak = cak)],
    [`${macSec} include-sci`, (name) => void at(name)],
    [
      'set security macsec interfaces {w} connectivity-association {w}',
      (port, name) => void run.macSec.set(port, at(name)),
    ],
  ];
}
