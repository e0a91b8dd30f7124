import { type Mode, refuse } from './grammar';
import { lengthOfWildcard, rangeOfHosts } from './ranges';
import { type Running, getOr } from './running';
import type { MacSecSaid, TunnelSaid } from './said';

/** What the lines refer to by name. */
class Names<T extends object> {
  readonly #made = new Map<string, T>();

  constructor(
    readonly what: string,
    readonly empty: () => T,
  ) {}

  all(): [string, T][] {
    return [...this.#made];
  }

  make(name: string): T {
    return getOr(this.#made, name, this.empty);
  }

  get(name: string | undefined): T {
    return this.#made.get(name ?? '') ?? refuse(`${this.what} ${name ?? ''} is not there`);
  }
}

type Proposal = Pick<TunnelSaid, 'ikeCipher' | 'ikeHash' | 'ikeGroup'>;

const CIPHERS: Readonly<Record<string, string>> = {
  'aes-cbc-128': 'aes128cbc',
  'aes-cbc-192': 'aes192cbc',
  'aes-cbc-256': 'aes256cbc',
  'aes-gcm-128': 'aes128gcm',
  'aes-gcm-256': 'aes256gcm',
};
const ESP: Readonly<Record<string, string>> = {
  'esp-aes': 'aes128cbc',
  'esp-aes 192': 'aes192cbc',
  'esp-aes 256': 'aes256cbc',
  'esp-gcm': 'aes128gcm',
  'esp-gcm 192': 'aes192gcm',
  'esp-gcm 256': 'aes256gcm',
};
const ESP_HASHES: Readonly<Record<string, string>> = { 'esp-sha-hmac': 'sha1', 'esp-sha256-hmac': 'sha256' };

/** IKEv2, IPsec and translation of IOS-XE. What is not there yet cannot be referred to. */
export function iosxeSecurityRules(run: Running): Mode {
  return [...ipsecRules(run), ...translationRules(run)];
}

function ipsecRules(run: Running): Mode {
  const proposals = new Names('proposal', (): Proposal => ({}));
  const policies = new Names('policy', () => ({ local: '', proposals: new Set<string>() }));
  const keyrings = new Names('keyring', (): { remote?: string; secret?: string } => ({}));
  const profiles = new Names('profile', () => ({
    ways: new Set<string>(),
    local: '',
    remote: '',
    keyring: '',
    dead: false,
  }));
  const sets = new Names('transform-set', () => ({ cipher: '', hash: '' }));
  const ipsec = new Names('ipsec profile', (): { lifetime?: string; set?: string; pfs?: string; ike?: string } => ({}));
  return [
    ['crypto ikev2 proposal {w}', (name) => proposalRules(proposals.make(name))],
    [
      'crypto ikev2 policy {w}',
      (name) => [
        [
          'match address local {w}',
          (local) => {
            // The router takes the first policy of an address, whatever the others offer.
            if (policies.all().some(([other, p]) => other !== name && p.local === local))
              refuse(`another policy for ${local}`);
            policies.make(name).local = local;
            return undefined;
          },
        ],
        [
          'proposal {w}',
          (proposal) => {
            proposals.get(proposal);
            policies.make(name).proposals.add(proposal);
            return undefined;
          },
        ],
      ],
    ],
    [
      'crypto ikev2 keyring {w}',
      (name) => [
        [
          'peer {w}',
          () => [
            ['address {w}', (remote) => void (keyrings.make(name).remote = remote)],
            ['pre-shared-key {w}', (secret) => void (keyrings.make(name).secret = secret)],
          ],
        ],
      ],
    ],
    [
      'crypto ikev2 profile {w}',
      (name) => {
        const at = profiles.make(name);
        return [
          ['match address local {w}', (local) => void (at.local = local)],
          ['match identity remote address {w} 255.255.255.255', (remote) => void (at.remote = remote)],
          ['authentication remote pre-share', () => void at.ways.add('remote')],
          ['authentication local pre-share', () => void at.ways.add('local')],
          [
            'keyring local {w}',
            (keyring) => {
              keyrings.get(keyring);
              at.keyring = keyring;
              return undefined;
            },
          ],
          ['dpd 10 3 on-demand', () => void (at.dead = true)],
        ];
      },
    ],
    [
      'crypto ipsec transform-set {w} {t}',
      (name, words) => {
        const [, cipher = words, hash = ''] = /^(.*?) (esp-sha\S+)$/.exec(words) ?? [];
        const at = sets.make(name);
        at.cipher = ESP[cipher] ?? refuse(words);
        at.hash = hash === '' ? '' : (ESP_HASHES[hash] ?? refuse(words));
        return [['mode tunnel', () => undefined]];
      },
    ],
    [
      'crypto ipsec profile {w}',
      (name) => {
        const at = ipsec.make(name);
        return [
          ['set security-association lifetime seconds {n}', (seconds) => void (at.lifetime = seconds)],
          [
            'set transform-set {w}',
            (set) => {
              sets.get(set);
              at.set = set;
              return undefined;
            },
          ],
          ['set pfs group{n}', (group) => void (at.pfs = group)],
          [
            'set ikev2-profile {w}',
            (profile) => {
              profiles.get(profile);
              at.ike = profile;
              return undefined;
            },
          ],
        ];
      },
    ],
    [
      'interface Tunnel{n}',
      (number) => {
        const at = { mss: false, numbered: false, source: '', remote: '', mode: false };
        return [
          ['description {t}', () => undefined],
          ['ip unnumbered {w}', () => void (at.numbered = true)],
          ['ip tcp adjust-mss 1350', () => void (at.mss = true)],
          ['tunnel source {w}', (source) => void (at.source = source)],
          ['tunnel mode ipsec ipv4', () => void (at.mode = true)],
          ['tunnel destination {w}', (remote) => void (at.remote = remote)],
          [
            'tunnel protection ipsec profile {w}',
            (name) => {
              const outer = ipsec.get(name);
              const ike = profiles.get(outer.ike);
              const keyring = keyrings.get(ike.keyring);
              const policy = policies.all().find(([, p]) => p.local === at.source && p.proposals.has(name));
              const set = sets.get(outer.set);
              const isWhole = at.mss && at.numbered && at.mode && ike.dead && ike.ways.size === 2;
              const isOne = policy !== undefined && ike.local === at.source;
              const isSame = [keyring.remote, ike.remote].every((r) => r === at.remote);
              if (!isWhole || !isOne || !isSame) refuse(`Tunnel${number} is not whole`);
              run.tunnels.set(name, {
                interface: number,
                local: at.source,
                remote: at.remote,
                ...(keyring.secret !== undefined && { secret: keyring.secret }),
                ...proposals.get(name),
                espCipher: set.cipher,
                ...(set.hash !== '' && { espHash: set.hash }),
                ...(outer.pfs !== undefined && { pfs: outer.pfs }),
                ...(outer.lifetime !== undefined && { lifetime: outer.lifetime }),
              });
              return undefined;
            },
          ],
        ];
      },
    ],
  ];
}

function proposalRules(at: Proposal): Mode {
  return [
    ['encryption {w}', (cipher) => void (at.ikeCipher = CIPHERS[cipher] ?? refuse(cipher))],
    ['integrity {w}', (hash) => void (at.ikeHash = hash)],
    // A combined cipher has no integrity of its own.
    ['prf {w}', () => (at.ikeCipher?.endsWith('gcm') ? undefined : refuse('prf'))],
    ['group {n}', (group) => void (at.ikeGroup = group)],
  ];
}

function translationRules(run: Running): Mode {
  const pools = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const translate = (list: string, pool: string, inside?: string) => {
    const range = pools.get(pool) ?? refuse(`pool ${pool} is not there`);
    const sources = lists.get(list) ?? refuse(`list ${list} is not there`);
    run.translations.set(pool, { range, sources, ...(inside !== undefined && { insideVrf: run.needVrf(inside) }) });
    return undefined;
  };
  return [
    [
      'ip nat pool {w} {w} {w} prefix-length {n}',
      (name, first, last, length) => void pools.set(name, rangeOfHosts(first, last, Number(length))),
    ],
    [
      'ip access-list standard {w}',
      (name) => {
        const sources = getOr(lists, name, (): string[] => []);
        return [['permit {w} {w}', (address, wild) => void sources.push(`${address}/${lengthOfWildcard(wild)}`)]];
      },
    ],
    ['ip nat inside source list {w} pool {w} overload', translate],
    ['ip nat inside source list {w} pool {w} vrf {w} overload', translate],
  ];
}

/** MACsec: what stands at the top, and what stands at a port. */
export function macSecRules(run: Running): { readonly top: Mode; readonly port: (name: string) => Mode } {
  const chains = new Names('key chain', (): { ckn?: string; cak?: string; algorithm?: boolean } => ({}));
  const policies = new Names('mka policy', (): { cipher?: string } => ({}));
  const top: Mode = [
    [
      'key chain {w} macsec',
      (name) => [
        ['key {w}', (ckn) => void (chains.make(name).ckn = ckn)],
        ['cryptographic-algorithm aes-256-cmac', () => void (chains.make(name).algorithm = true)],
        ['key-string {w}', (cak) => void (chains.make(name).cak = cak)],
      ],
    ],
    ['mka policy {w}', (name) => [['macsec-cipher-suite {w}', (cipher) => void (policies.make(name).cipher = cipher)]]],
  ];
  const port = (name: string): Mode => {
    const at: { policy?: string; chain?: string } = {};
    return [
      ['mka policy {w}', (policy) => void (at.policy = policy)],
      ['mka pre-shared-key key-chain {w}', (chain) => void (at.chain = chain)],
      [
        'macsec network-link',
        () => {
          const { ckn, cak, algorithm } = chains.get(at.chain);
          const { cipher } = policies.get(at.policy);
          if (!algorithm || ckn === undefined || cak === undefined || cipher === undefined) refuse(`MACsec of ${name}`);
          const said: MacSecSaid = { ckn, cak, cipher };
          run.macSec.set(name, said);
          return undefined;
        },
      ],
    ];
  };
  return { top, port };
}
