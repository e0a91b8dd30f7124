import * as l10n from '@vscode/l10n';
import type { EdgeInterface, EdgeRouterModel, Policy, Refusal, RoutingTable } from '../../edge';
import { bgpLines, openLines, tokenOrAddress } from './frrBgp';
import { defaultOfBefore, withDefaultPolicies } from './frrDefault';
import { ip, staticRoutes, underlayRoutes } from './frrLines';
import { frrDefinitions } from './frrDefinitions';
import { frrRemoval } from './frrRemoval';
import { interfaceScript, linuxInterface, tunnelInterface } from './linux';
import {
  type PlatformPrinter,
  type PrintedRouter,
  hasBfd,
  labelledFamilies,
  interfaceSubject,
  speaksBgp,
  tunnelSubject,
  vrfSubject,
} from './printer';
import { proposals, strongSwan } from './strongswan';
import { commentText, frrWords } from './words';
import { asnOfBgp, freeNames, newVrfs, staticTunnels } from './settle';
import { forwardsIpv6, sharedTracking } from './linuxSettle';

/** FRRouting on Linux: the daemons' configuration, and a script for what the kernel has to have. */
export const frr: PlatformPrinter = {
  platform: 'frr',
  label: 'FRRouting',
  comment: '!',
  configuration: 'frr.conf',
  judged: 'FRRouting 8.4 loads it, and runs it in `csp-connectivity lab`',
  notJudged: ['interfaces*.sh', 'swanctl.conf', 'labels and VPN routes (MPLS)'],
  loading:
    'bgpd, staticd and bfdd have to run (/etc/frr/daemons). interfaces.sh goes first. Loaded again it changes nothing; sessions of the global table, and of a VRF that was there, are closed and opened once.',
  handling: [
    '`interfaces.sh` runs as root. It looks first, and where something of others is in the way it says so and makes nothing: go on only if it ends without a word.',
    'The kernel keeps nothing of it, and `flush ruleset` of another nftables configuration takes its tables away. Let a unit of systemd run it when the machine starts (`Type=oneshot`, `RemainAfterExit=yes`, `After=nftables.service systemd-networkd.service`, `Before=frr.service`, `WantedBy=multi-user.target`), and run it again after nftables was loaded again.',
    '`swanctl.conf`, where there is one, goes into `/etc/swanctl/conf.d` under a name of its own, for root alone (mode 600), then `swanctl --load-all`.',
    'Each `.conf`: `vtysh -f FILE`, then `write memory` in vtysh, or nothing of it is there when FRRouting starts again.',
    'The scripts that remove take only what has the mark of this customer (`ip link` shows it as alias); take the unit away with the customer.',
  ],
  words: frrWords,
  limits,
  fit: withDefaultPolicies,
  open: (model) => [
    ...asnOfBgp(model),
    ...newVrfs(model),
    ...defaultOfBefore(model),
    // The script looks for the interfaces itself.
    ...freeNames(model.tunnels.map((t) => t.name)),
    ...forwardsIpv6(model),
    ...sharedTracking(model),
    ...staticTunnels(model, (number) => `ipsec${number}`),
  ],
  print,
  definitions: frrDefinitions,
  remove: frrRemoval,
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
        ...(!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(at.parent)
          ? [
              {
                subject: interfaceSubject(at),
                reason: l10n.t('"{0}" is no name of an interface of Linux.', commentText(at.parent)),
              },
            ]
          : []),
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
    ...underlayRoutes(t),
  ]);
  return {
    configuration: [
      ...listLines(model),
      ...model.policies.flatMap((policy) => routeMap(model, policy)),
      ...model.interfaces.flatMap(interfaceLines),
      ...model.tables.flatMap((table) => staticLines(table)),
      ...new Set(tunnelRoutes),
      ...model.tables.flatMap((table) => bgpLines(model, table)),
      ...openLines(model),
    ],
    preCheck: [
      'show daemons',
      'show ip forwarding',
      'show ipv6 forwarding',
      'show interface vrf all brief',
      'show vrf',
      // Whether the sessions of others are up as before.
      'show bgp vrf all summary',
      'show running-config bgpd',
      'show running-config staticd',
      'show running-config bfdd',
      ...shellLines(model, ['swanctl --list-conns', 'ip -d link show type xfrm']),
    ],
    verification: [...verification(model), ...shellLines(model, ['swanctl --list-sas', 'ip -s link show type xfrm'])],
    more: [
      { name: 'interfaces.sh', lines: interfaceScript(model) },
      ...(model.tunnels.length > 0 ? [{ name: 'swanctl.conf', lines: strongSwan(model) }] : []),
    ],
  };
}

/** Of tunnels, FRRouting knows nothing. */
function shellLines({ tunnels }: EdgeRouterModel, commands: readonly string[]): string[] {
  return tunnels.length === 0 ? [] : commands.map((command) => `! in a shell: ${command}`);
}

function staticLines(table: RoutingTable): string[] {
  const lines = staticRoutes(table);
  if (lines.length === 0) return [];
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
  if (policy.terms.length === 0) return [`route-map ${policy.name} deny 10`, 'exit', '!'];
  return policy.terms.flatMap((term, i) => {
    const community = model.communityLists.find((l) => l.name === term.communityList);
    return [
      `route-map ${policy.name} ${term.permit ? 'permit' : 'deny'} ${(i + 1) * 10}`,
      ...(term.prefixList ? [` match ${ip(policy.family)} address prefix-list ${term.prefixList}`] : []),
      ...(community
        ? [` match ${community.kind === 'standard' ? 'community' : 'extcommunity'} ${community.name}`]
        : []),
      ...(term.localPreference === undefined ? [] : [` set local-preference ${term.localPreference}`]),
      // Before what is added: the lines take effect in their order.
      ...(term.withoutRouteTargets ? [' set extcommunity none'] : []),
      ...(term.siteOfOrigin === undefined ? [] : [` set extcommunity soo ${term.siteOfOrigin}`]),
      ...(term.prepend ? [` set as-path prepend ${Array(term.prepend.count).fill(term.prepend.asn).join(' ')}`] : []),
      'exit',
      '!',
    ];
  });
}

function verification(model: EdgeRouterModel): string[] {
  const ofTable = (table: RoutingTable) => {
    const { vrf, neighbors, families } = table;
    const at = vrf ? `vrf ${vrf.name} ` : '';
    return [
      ...(speaksBgp(table) ? [`show bgp ${at}summary`] : []),
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
  const bfd = hasBfd(model);
  return [
    ...model.tables.map((t) => `show interface ${t.vrf ? `vrf ${t.vrf.name} ` : ''}brief`),
    ...model.tables.flatMap(ofTable),
    ...(bfd ? model.tables.map((t) => `show bfd ${t.vrf ? `vrf ${t.vrf.name} ` : ''}peers brief`) : []),
    ...labelledFamilies(model).map((f) => `show bgp ipv${f} vpn summary`),
    ...(model.backbone === 'mpls-vpn' ? ['show mpls table'] : []),
  ];
}
