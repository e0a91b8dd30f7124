import * as l10n from '@vscode/l10n';
import type { EdgeInterface, EdgeRouterModel, IpFamily, Policy, Refusal, RoutingTable } from '../../edge';
import { backboneLines, bfdLines, bgpLines, tokenOrAddress } from './frrBgp';
import { interfaceScript, linuxInterface, removalScript, tunnelInterface } from './linux';
import {
  type PlatformPrinter,
  type PrintedRouter,
  interfaceSubject,
  macSecSubject,
  tunnelSubject,
  vrfSubject,
} from './printer';
import { proposals, strongSwan } from './strongswan';

/** FRRouting on Linux: the daemons' configuration, and a script for what the kernel has to have. */
export const frr: PlatformPrinter = {
  platform: 'frr',
  label: 'FRRouting',
  comment: '!',
  configuration: 'frr.conf',
  judged: 'FRRouting 8.4 loads it, and runs it in `csp-connectivity lab`',
  notJudged: ['interfaces*.sh', 'swanctl.conf', 'labels and VPN routes (MPLS)'],
  limits,
  print,
};

/** IFNAMSIZ less the closing zero. source: [K] */
const LONGEST_NAME = 15;

function limits(model: EdgeRouterModel): Refusal[] {
  const tooLong = (name: string) =>
    l10n.t(
      '"{0}" has {1} characters; Linux takes {2} at most in the name of an interface or a VRF.',
      name,
      name.length,
      LONGEST_NAME,
    );
  return [
    ...model.interfaces.flatMap((at) => {
      const name = linuxInterface(at);
      const stag = at.tags.kind === 'qinq' && at.tags.outer === 'stag';
      return [
        ...(name.length > LONGEST_NAME && !stag ? [{ subject: interfaceSubject(at), reason: tooLong(name) }] : []),
        ...(stag
          ? [
              {
                subject: interfaceSubject(at),
                reason: l10n.t(
                  'Azure hands out the outer tag when the circuit is made, and the name of the interface has it: write it as outerVlanId.',
                ),
              },
            ]
          : []),
      ];
    }),
    ...model.tables.flatMap(({ vrf }) =>
      vrf && vrf.name.length > LONGEST_NAME ? [{ subject: vrfSubject(vrf.name), reason: tooLong(vrf.name) }] : [],
    ),
    ...model.macSec.map((m) => ({
      subject: macSecSubject(m),
      reason: l10n.t('On Linux MACsec is a matter of wpa_supplicant on the physical port, not of FRRouting.'),
    })),
    ...model.tunnels
      .filter((t) => !proposals(t.ike))
      .map((t) => ({
        subject: tunnelSubject(t),
        reason: l10n.t('strongSwan has no counterpart of a value in ipsecPolicies.'),
      })),
  ];
}

function print(model: EdgeRouterModel): PrintedRouter {
  const tunnelRoutes = model.tunnels.flatMap((t) => [
    ...(t.bgpAddress === undefined ? [] : [`ip route ${t.bgpAddress}/32 ${tunnelInterface(t)}`]),
    ...t.remotePrefixes.map((p) => `ip route ${p.text} ${tunnelInterface(t)}`),
    ...t.underlay.map((u) => `ip route ${u.prefix.text} ${u.nextHop}`),
  ]);
  return {
    configuration: [
      ...model.tables.flatMap((table) => staticLines(table)),
      ...new Set(tunnelRoutes),
      ...model.interfaces.flatMap(interfaceLines),
      ...listLines(model),
      ...model.policies.flatMap((policy) => routeMap(model, policy)),
      ...bfdLines(model),
      ...backboneLines(model),
      ...model.tables.flatMap((table) => bgpLines(model, table)),
    ],
    verification: verification(model),
    backOut: backOut(model),
    more: [
      { name: 'interfaces.sh', lines: interfaceScript(model) },
      { name: 'interfaces-remove.sh', lines: removalScript(model) },
      ...(model.tunnels.length > 0 ? [{ name: 'swanctl.conf', lines: strongSwan(model) }] : []),
    ],
  };
}

const ip = (family: IpFamily) => (family === 4 ? 'ip' : 'ipv6');

function staticRoutes({ statics }: RoutingTable): string[] {
  return statics.map(({ prefix, nextHop }) => {
    const to = nextHop.kind === 'discard' ? 'blackhole 254' : nextHop.address;
    return `${ip(prefix.family)} route ${prefix.text} ${to}`;
  });
}

function staticLines(table: RoutingTable): string[] {
  const lines = staticRoutes(table);
  return table.vrf ? [`vrf ${table.vrf.name}`, ...lines.map((l) => ` ${l}`), 'exit-vrf', '!'] : lines;
}

function interfaceLines(at: EdgeInterface): string[] {
  return [
    `interface ${linuxInterface(at)}${at.vrf === undefined ? '' : ` vrf ${at.vrf}`}`,
    ` description ${at.description}`,
    ...at.addresses.map((a) => ` ${a.includes(':') ? 'ipv6' : 'ip'} address ${a}`),
    'exit',
    '!',
  ];
}

/** Every list ends in a denial: a route-map that matches a list without entries would let everything pass. */
function listLines(model: EdgeRouterModel): string[] {
  const lists = model.prefixLists.flatMap(({ name, family, entries }) => [
    ...entries.map(({ permit, prefix, upTo }, i) => {
      const longer = upTo === undefined || upTo === prefix.length ? '' : ` le ${upTo}`;
      return `${ip(family)} prefix-list ${name} seq ${(i + 1) * 5} ${permit ? 'permit' : 'deny'} ${prefix.text}${longer}`;
    }),
    `${ip(family)} prefix-list ${name} seq ${(entries.length + 1) * 5} deny any`,
  ]);
  const communities = model.communityLists.flatMap(({ name, kind, values }) =>
    values.map((value) =>
      kind === 'standard'
        ? `bgp community-list standard ${name} permit ${value}`
        : `bgp extcommunity-list standard ${name} permit rt ${value}`,
    ),
  );
  return [...lists, ...communities, '!'];
}

function routeMap(model: EdgeRouterModel, policy: Policy): string[] {
  return policy.terms.flatMap((term, i) => {
    const community = model.communityLists.find((l) => l.name === term.communityList);
    return [
      `route-map ${policy.name} ${term.permit ? 'permit' : 'deny'} ${(i + 1) * 10}`,
      ...(term.prefixList ? [` match ${ip(policy.family)} address prefix-list ${term.prefixList}`] : []),
      ...(community
        ? [` match ${community.kind === 'standard' ? 'community' : 'extcommunity'} ${community.name}`]
        : []),
      ...(term.localPreference === undefined ? [] : [` set local-preference ${term.localPreference}`]),
      ...(term.prepend ? [` set as-path prepend ${Array(term.prepend.count).fill(term.prepend.asn).join(' ')}`] : []),
      'exit',
      '!',
    ];
  });
}

function verification(model: EdgeRouterModel): string[] {
  const ofTable = ({ vrf, neighbors, families }: RoutingTable) => {
    const at = vrf ? `vrf ${vrf.name} ` : '';
    return [
      `show bgp ${at}summary`,
      ...neighbors.flatMap((n) => [
        `show bgp ${at}neighbors ${tokenOrAddress(n.address)}`,
        ...(n.kind === 'azure'
          ? [
              `show bgp ${at}ipv${n.family} unicast neighbors ${n.address} received-routes`,
              `show bgp ${at}ipv${n.family} unicast neighbors ${n.address} advertised-routes`,
            ]
          : []),
      ]),
      ...families.map((f) => `show ${ip(f)} route ${at}bgp`),
    ];
  };
  const bfd = model.tables.some((t) => t.neighbors.some((n) => n.bfd));
  return [
    ...model.tables.map((t) => `show interface ${t.vrf ? `vrf ${t.vrf.name} ` : ''}brief`),
    ...model.tables.flatMap(ofTable),
    ...(bfd ? model.tables.map((t) => `show bfd ${t.vrf ? `vrf ${t.vrf.name} ` : ''}peers brief`) : []),
    ...(model.backbone?.vpnNeighbors.length ? ['show bgp ipv4 vpn summary', 'show mpls table'] : []),
  ];
}

/** A VRF of the customer goes whole; in the global table only the customer's neighbours and networks go. */
function backOut(model: EdgeRouterModel): string[] {
  const bgp = model.tables.flatMap(({ vrf, neighbors, networks }) =>
    vrf
      ? [`no router bgp ${model.asn} vrf ${vrf.name}`]
      : [
          `router bgp ${model.asn}`,
          ...neighbors.map((n) => ` no neighbor ${n.address}`),
          ...([4, 6] as const).flatMap((family) => {
            const own = networks.filter((p) => p.family === family);
            if (own.length === 0) return [];
            return [
              ` address-family ipv${family} unicast`,
              ...own.map((p) => `  no network ${p.text}`),
              ' exit-address-family',
            ];
          }),
          'exit',
        ],
  );
  const statics = model.tables.flatMap((table) => {
    const lines = staticRoutes(table).map((l) => `no ${l}`);
    return table.vrf && lines.length > 0 ? [`vrf ${table.vrf.name}`, ...lines.map((l) => ` ${l}`), 'exit-vrf'] : lines;
  });
  return [
    ...bgp,
    ...model.policies.map((p) => `no route-map ${p.name}`),
    ...model.prefixLists.map((l) => `no ${ip(l.family)} prefix-list ${l.name}`),
    ...model.communityLists.map((l) =>
      l.kind === 'standard'
        ? `no bgp community-list standard ${l.name}`
        : `no bgp extcommunity-list standard ${l.name}`,
    ),
    ...statics,
    ...model.interfaces.flatMap((at) => [
      `interface ${linuxInterface(at)}${at.vrf === undefined ? '' : ` vrf ${at.vrf}`}`,
      ...at.addresses.map((a) => ` no ${a.includes(':') ? 'ipv6' : 'ip'} address ${a}`),
      ' no description',
      'exit',
    ]),
  ];
}
