import type { CoreRouterModel, Platform } from '../../../../src/edge';
import { Core, type CoreSaid, type Session, unescaped } from './coreSaid';
import { type Mode, readBlocks, refuse } from './read/grammar';
import { readJunosCore } from './readJunosCore';

/** What the file is to say of a model. */
export function wantedCore(model: CoreRouterModel): CoreSaid {
  const families = model.families.flatMap((f) => [`${f} active`, `${f} in csp-core-in`, `${f} out csp-core-out`]);
  return {
    labels: model.labelInterfaces.map((at) => at.name).sort(),
    sessions: Object.fromEntries(
      model.neighbors.map((n) => [
        n.address,
        [
          `AS ${n.remoteAsn}`,
          'open',
          ...[...families, ...(n.client ? model.families.map((f) => `${f} client`) : [])].sort(),
        ],
      ]),
    ),
    policies: { 'csp-core-in': [...model.targets], 'csp-core-out': [...model.targets] },
  };
}

/** Of a session whose families are told at once. */
function both(session: Session): undefined {
  for (const f of ['4', '6']) session.families.add(`${f} client`);
  return undefined;
}

/** Systems in which a neighbour is made by a line, and gets its families elsewhere. */
function byLines(
  core: Core,
  words: { list: string; quote: string; family: (f: string) => string; labels: Mode },
): Mode {
  const family = (f: string): Mode => [
    ['neighbor {w} route-map {w} in', (a, policy) => void core.session(a).families.add(`${f} in ${policy}`)],
    ['neighbor {w} route-map {w} out', (a, policy) => void core.session(a).families.add(`${f} out ${policy}`)],
    ['neighbor {w} activate', (a) => void core.session(a).families.add(`${f} active`)],
    ['neighbor {w} send-community extended', () => undefined],
    ['neighbor {w} route-reflector-client', (a) => void core.session(a).families.add(`${f} client`)],
    ['neighbor default encapsulation mpls next-hop-self source-interface {w}', () => undefined],
    ['exit-address-family', () => 'leave'],
  ];
  const global: Mode = [
    ['no neighbor {w} activate', (a) => void (core.session(a).global = false)],
    ['exit-address-family', () => 'leave'],
  ];
  return [
    [
      `${words.list} {w} permit ${words.quote}RT:{w}:.*${words.quote}`,
      (name, target) => core.list(name, unescaped(target)),
    ],
    [
      'route-map {w} permit 10',
      (policy) => [
        ['match extcommunity {w}', (list) => void core.policies.set(policy, list)],
        ['exit', () => 'leave'],
      ],
    ],
    ...words.labels,
    [
      'router bgp {n}',
      () => [
        ['neighbor {w} remote-as {n}', (a, asn) => void core.make(a, asn, true)],
        ['neighbor {w} shutdown', (a) => void (core.session(a).open = false)],
        ['no neighbor {w} shutdown', (a) => void (core.session(a).open = true)],
        ['neighbor {w} description {t}', (a) => void core.session(a)],
        ['neighbor {w} update-source {w}', (a) => void core.session(a)],
        ['neighbor {w} send-community extended', (a) => void core.session(a)],
        ['neighbor {w} ebgp-multihop 255', (a) => void core.session(a)],
        ['neighbor {w} route-reflector-client', (a) => both(core.session(a))],
        ['address-family ipv4', () => global],
        ['address-family ipv4 unicast', () => global],
        ...(['4', '6'] as const).map((f): Mode[number] => [words.family(f), () => family(f)]),
        ['exit', () => 'leave'],
      ],
    ],
    ['end', () => undefined],
    ['exit', () => undefined],
  ];
}

/** Systems in which a neighbour is a block with its families in it. */
function byNeighbors(core: Core, xr: boolean): Mode {
  const apply = xr ? 'route-policy' : 'route-map';
  const neighbor = (address: string): Mode => {
    const session = core.make(address, undefined, false);
    const family = (f: string) => (): Mode => {
      if (!core.carried.has(f)) refuse(`the router carries no VPN of IPv${f}`);
      session.families.add(`${f} active`);
      return [
        [`${apply} {w} in`, (policy) => void session.families.add(`${f} in ${policy}`)],
        [`${apply} {w} out`, (policy) => void session.families.add(`${f} out ${policy}`)],
        ['send-community extended', () => undefined],
        ['route-reflector-client', () => void session.families.add(`${f} client`)],
      ];
    };
    return [
      ['remote-as {n}', (asn) => void (session.asn = asn)],
      ['description {t}', () => undefined],
      ['update-source {w}', () => undefined],
      ['ebgp-multihop 255', () => undefined],
      ['shutdown', () => void (session.open = false)],
      ['no shutdown', () => void (session.open = true)],
      ['address-family vpnv4 unicast', family('4')],
      ['address-family vpnv6 unicast', family('6')],
    ];
  };
  return [
    [
      'router bgp {n}',
      () => [
        ['address-family vpnv4 unicast', () => void core.carried.add('4')],
        ['address-family vpnv6 unicast', () => void core.carried.add('6')],
        ['neighbor {w}', neighbor],
      ],
    ],
  ];
}

function topOf(platform: Exclude<Platform, 'juniper-junos'>, core: Core): Mode {
  const label = (name: string) => void core.labels.add(name);
  switch (platform) {
    case 'cisco-iosxe':
      return byLines(core, {
        list: 'ip extcommunity-list expanded',
        quote: '',
        family: (f) => `address-family vpnv${f}`,
        labels: [['interface {w}', (name) => [['mpls ip', () => label(name)]]]],
      });
    case 'arista-eos':
      core.runs = false;
      return byLines(core, {
        list: 'ip extcommunity-list regexp',
        quote: '',
        family: (f) => `address-family vpn-ipv${f}`,
        labels: [
          ['mpls ip', () => undefined],
          [
            'mpls ldp',
            () => [
              ['router-id {w}', () => undefined],
              ['no shutdown', () => void (core.runs = true)],
            ],
          ],
          [
            'interface {w}',
            (name) => [
              ['mpls ip', () => undefined],
              ['mpls ldp interface', () => label(name)],
            ],
          ],
        ],
      });
    case 'frr':
      return byLines(core, {
        list: 'bgp extcommunity-list expanded',
        quote: '',
        family: (f) => `address-family ipv${f} vpn`,
        labels: [
          [
            'mpls ldp',
            () => [
              ['router-id {w}', () => undefined],
              [
                'address-family ipv4',
                () => [
                  ['discovery transport-address {w}', () => undefined],
                  [
                    'interface {w}',
                    (name) => {
                      label(name);
                      return [['exit', () => 'leave']];
                    },
                  ],
                  ['exit-address-family', () => 'leave'],
                ],
              ],
              ['exit', () => 'leave'],
            ],
          ],
        ],
      });
    case 'cisco-nxos':
      return [
        ...[
          'install feature-set mpls',
          'feature-set mpls',
          'feature bgp',
          'feature mpls l3vpn',
          'feature mpls ldp',
        ].map((line): Mode[number] => [line, () => undefined]),
        ['ip extcommunity-list expanded {w} permit "RT:{w}:.*"', (name, target) => core.list(name, unescaped(target))],
        [
          'route-map {w} permit 10',
          (policy) => [['match extcommunity {w}', (list) => void core.policies.set(policy, list)]],
        ],
        ['interface {w}', (name) => [['mpls ip', () => label(name)]]],
        ...byNeighbors(core, false),
      ];
    case 'cisco-iosxr':
      return [
        [
          'extcommunity-set rt {w}',
          (name) => [
            ['end-set', () => 'leave'],
            ['{w}', (value) => core.list(name, /^(.+):\*,?$/.exec(value)?.[1] ?? refuse(value))],
          ],
        ],
        [
          'route-policy {w}',
          (policy) => [
            ['if extcommunity rt matches-any {w} then', (list) => void core.policies.set(policy, list)],
            ...['done', 'endif', 'drop'].map((line): Mode[number] => [line, () => undefined]),
            ['end-policy', () => 'leave'],
          ],
        ],
        [
          'mpls ldp',
          () => [
            ['router-id {w}', () => undefined],
            ['interface {w}', label],
          ],
        ],
        ...byNeighbors(core, true),
        ['commit', () => undefined],
      ];
  }
}

/** The file of the core, read as the platform would. */
export function readCore(platform: Platform, lines: readonly string[]): CoreSaid {
  if (platform === 'juniper-junos') return readJunosCore(lines);
  const core = new Core();
  const byLine = platform !== 'cisco-iosxr';
  readBlocks(
    lines,
    topOf(platform, core),
    (line) => line.startsWith('!'),
    () => {
      if (byLine) core.watch();
    },
  );
  return core.said();
}
