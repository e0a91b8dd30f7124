import * as l10n from '@vscode/l10n';
import type { EdgeInterface, EdgeRouterModel, IpFamily, Neighbor, Policy, Refusal, RoutingTable } from '../../edge';
import { nameOfFilter, secretToken } from '../../edge';
import { junosSecurity, junosSecurityRemoval, junosTunnelWords } from './junosSecurity';
import { stagRefusals } from './iosxe';
import { type PlatformPrinter, type PrintedRouter, tunnelSubject } from './printer';

/** Juniper Junos, as `set` commands: they add to what is there. source: CFG, BFD, S2SB; the rest is [K] */
export const junos: PlatformPrinter = {
  platform: 'juniper-junos',
  label: 'Juniper Junos',
  comment: '#',
  configuration: 'junos.set',
  judged: undefined,
  notJudged: [],
  limits,
  print,
};

/** The highest number of a unit. source: [K] */
const LAST_UNIT = 16_385;

function limits(model: EdgeRouterModel): Refusal[] {
  return [
    ...stagRefusals(model),
    ...model.interfaces
      .filter((at) => (at.unit ?? 0) > LAST_UNIT)
      .map((at) => ({
        subject: `${at.parent}.${at.unit ?? 0}`,
        reason: l10n.t('A unit of Junos is {0} at most.', LAST_UNIT),
      })),
    ...model.tunnels
      .filter((t) => !junosTunnelWords(t))
      .map((t) => ({
        subject: tunnelSubject(t),
        reason: l10n.t('Junos has no counterpart of a value in ipsecPolicies.'),
      })),
  ];
}

export function unitName(at: Pick<EdgeInterface, 'parent' | 'unit'>): string {
  return `${at.parent}.${at.unit ?? 0}`;
}

function print(model: EdgeRouterModel): PrintedRouter {
  const configuration = [
    ...model.interfaces.flatMap(interfaceLines),
    ...listLines(model),
    ...model.policies.flatMap((policy) => policyLines(model, policy)),
    ...model.tables.flatMap((table) => tableLines(model, table)),
    ...backboneLines(model),
    ...junosSecurity(model),
  ].map((line) => `set ${line}`);
  return {
    configuration,
    verification: verification(model),
    backOut: backOut(model, configuration).map((line) => `delete ${line}`),
  };
}

const inet = (family: IpFamily) => (family === 4 ? 'inet' : 'inet6');

function interfaceLines(at: EdgeInterface): string[] {
  const unit = `interfaces ${at.parent} unit ${at.unit ?? 0}`;
  return [
    ...(at.tags.kind === 'none' ? [] : [`interfaces ${at.parent} flexible-vlan-tagging`]),
    `${unit} description "${at.description}"`,
    ...(at.tags.kind === 'dot1q' ? [`${unit} vlan-id ${at.tags.vlanId}`] : []),
    ...(at.tags.kind === 'qinq' ? [`${unit} vlan-tags outer ${at.tags.outer} inner ${at.tags.inner}`] : []),
    ...at.addresses.map((a) => `${unit} family ${a.includes(':') ? 'inet6' : 'inet'} address ${a}`),
  ];
}

function listLines(model: EdgeRouterModel): string[] {
  return model.communityLists.flatMap(({ name, kind, values }) =>
    // The members of one community must all be there; any of several is several communities.
    values.map(
      (value, i) => `policy-options community ${name}-${i + 1} members ${kind === 'standard' ? '' : 'target:'}${value}`,
    ),
  );
}

function policyLines(model: EdgeRouterModel, policy: Policy): string[] {
  const imports = model.tables.flatMap((t) => importsOf(t));
  const at = `policy-options policy-statement ${policy.name}`;
  const terms = policy.terms.flatMap((term, i) => {
    const list = model.prefixLists.find((l) => l.name === term.prefixList);
    const communities = model.communityLists.find((l) => l.name === term.communityList);
    const name = `${(i + 1) * 10}`;
    // A route-filter takes the longest match among its lines: what is denied is a term before, in the list's order.
    const denied = list?.entries.filter((e) => !e.permit) ?? [];
    const permitted = list?.entries.filter((e) => e.permit) ?? [];
    if (list && permitted.length === 0) return [];
    const from = (term10: string, entries: typeof permitted) =>
      entries.map(
        (e) =>
          `${at} term ${term10} from route-filter ${e.prefix.text} ${e.upTo === undefined ? 'exact' : e.upTo === e.prefix.length ? 'exact' : e.upTo === (e.prefix.family === 4 ? 32 : 128) ? 'orlonger' : `upto /${e.upTo}`}`,
      );
    return [
      ...(denied.length > 0 ? [...from(`${name}-not`, denied), `${at} term ${name}-not then reject`] : []),
      ...(imports.includes(policy.name) ? [] : [`${at} term ${name} from family ${inet(policy.family)}`]),
      ...from(name, permitted),
      ...(communities
        ? [
            `${at} term ${name} from community [ ${communities.values.map((_, n) => `${communities.name}-${n + 1}`).join(' ')} ]`,
          ]
        : []),
      ...(term.localPreference === undefined
        ? []
        : [`${at} term ${name} then local-preference ${term.localPreference}`]),
      ...(term.prepend
        ? [`${at} term ${name} then as-path-prepend "${Array(term.prepend.count).fill(term.prepend.asn).join(' ')}"`]
        : []),
      `${at} term ${name} then ${term.permit ? 'accept' : 'reject'}`,
    ];
  });
  // In a chain the first rejection is the end: only the last of the import policies says it.
  const isInner = imports.includes(policy.name) && imports.at(-1) !== policy.name;
  return isInner ? terms : [...terms, `${at} term last then reject`];
}

/** Name of the policies that the model has no word for: they exist on Junos only. */
function own(model: EdgeRouterModel, what: string): string {
  return nameOfFilter(model.customer, what);
}

function tableLines(model: EdgeRouterModel, table: RoutingTable): string[] {
  const { vrf, neighbors, statics, networks } = table;
  const at = vrf ? `routing-instances ${vrf.name} ` : '';
  return [
    ...(vrf ? instanceLines(model, table) : []),
    ...statics.map(({ prefix, nextHop }) => {
      const rib = prefix.family === 4 ? '' : `rib ${vrf ? `${vrf.name}.` : ''}inet6.0 `;
      const to = nextHop.kind === 'discard' ? 'discard' : `next-hop ${nextHop.address}`;
      const route = `${at}routing-options ${rib}static route ${prefix.text}`;
      return nextHop.kind === 'discard' ? `${route} ${to} preference 254` : `${route} ${to}`;
    }),
    ...(vrf ? [`${at}routing-options autonomous-system ${model.asn}`] : []),
    ...neighbors.flatMap((n) => neighborLines(model, n, at, networks.length > 0)),
    ...networkPolicy(model, table),
  ];
}

/** The policies that let shared services into a VRF, one after the other. */
function importsOf({ vrf, families }: Pick<RoutingTable, 'vrf' | 'families'>): string[] {
  return families.flatMap((f) => vrf?.importPolicy[f] ?? []);
}

function instanceLines(model: EdgeRouterModel, { vrf, families }: RoutingTable): string[] {
  if (!vrf) return [];
  const at = `routing-instances ${vrf.name}`;
  const labelled = model.backbone?.type === 'mpls-vpn' || vrf.leakedRouteTargets.length > 0;
  const ports = model.interfaces.filter((i) => i.vrf === vrf.name).map((i) => `${at} interface ${unitName(i)}`);
  if (!labelled) return [`${at} instance-type virtual-router`, ...ports];
  const imports = importsOf({ vrf, families });
  const [exportPolicy, importPolicy] = [own(model, `${vrf.name}-export`), own(model, `${vrf.name}-import`)];
  const options = 'policy-options';
  return [
    `${at} instance-type vrf`,
    ...ports,
    `${at} route-distinguisher ${vrf.routeDistinguisher}`,
    `${at} vrf-table-label`,
    `${at} routing-options auto-export`,
    ...vrf.exportRouteTargets.map((t, i) => `${options} community ${exportPolicy}-${i + 1} members target:${t}`),
    ...vrf.exportRouteTargets.map(
      (_, i) => `${options} policy-statement ${exportPolicy} term 10 then community add ${exportPolicy}-${i + 1}`,
    ),
    `${options} policy-statement ${exportPolicy} term 10 then accept`,
    `${at} vrf-export ${exportPolicy}`,
    ...(imports.length > 0
      ? [`${at} vrf-import [ ${imports.join(' ')} ]`]
      : [
          ...vrf.importRouteTargets.map((t, i) => `${options} community ${importPolicy}-${i + 1} members target:${t}`),
          `${options} policy-statement ${importPolicy} term 10 from community [ ${vrf.importRouteTargets.map((_, i) => `${importPolicy}-${i + 1}`).join(' ')} ]`,
          `${options} policy-statement ${importPolicy} term 10 then accept`,
          `${options} policy-statement ${importPolicy} term last then reject`,
          `${at} vrf-import ${importPolicy}`,
        ]),
  ];
}

/** One group for each neighbour: its name tells the customer and what it is. */
function groupOf(model: EdgeRouterModel, n: Neighbor): string {
  return own(model, `${n.kind}-${n.address.replaceAll(/[^0-9A-Za-z]+/g, '-').replaceAll(/^-|-$/g, '')}`);
}

function neighborLines(model: EdgeRouterModel, n: Neighbor, at: string, originates: boolean): string[] {
  const group = `${at}protocols bgp group ${groupOf(model, n)}`;
  const external = n.remoteAsn !== (n.localAsn ?? model.asn);
  const exports = [...(n.nextHopSelf ? [own(model, 'next-hop-self')] : []), ...(n.out === undefined ? [] : [n.out])];
  const sends = n.out === undefined && originates ? [own(model, 'networks')] : [];
  const unicast = `${group} family ${inet(n.family)} unicast`;
  const policies = [...sends, ...exports];
  return [
    `${group} type ${external ? 'external' : 'internal'}`,
    ...(external ? [`${group} peer-as ${n.remoteAsn}`] : []),
    ...(n.localAsn === undefined ? [] : [`${group} local-as ${n.localAsn} no-prepend-global-as`]),
    ...(n.secret === undefined ? [] : [`${group} authentication-key "${secretToken(n.secret)}"`]),
    ...(n.bfd
      ? [`${group} bfd-liveness-detection minimum-interval 300`, `${group} bfd-liveness-detection multiplier 3`]
      : []),
    ...(n.updateSource === undefined ? [] : [`${group} local-address ${n.updateSource}`]),
    ...(n.multihop && external ? [`${group} multihop ttl 2`] : []),
    ...(n.reflectorClient ? [`${group} cluster ${model.loopback ?? '0.0.0.1'}`] : []),
    ...(n.asOverride ? [`${group} as-override`] : []),
    ...(n.in === undefined ? [] : [`${group} import ${n.in}`]),
    ...(policies.length > 0 ? [`${group} export [ ${policies.join(' ')} ]`] : []),
    unicast,
    ...(n.maximumPrefix
      ? [
          `${unicast} prefix-limit maximum ${n.maximumPrefix.limit}`,
          `${unicast} prefix-limit teardown ${n.maximumPrefix.warning} idle-timeout 5`,
        ]
      : []),
    `${group} neighbor ${n.address} description "${n.description}"`,
    ...(n.nextHopSelf
      ? [
          `policy-options policy-statement ${own(model, 'next-hop-self')} term 10 from protocol bgp`,
          `policy-options policy-statement ${own(model, 'next-hop-self')} term 10 from route-type external`,
          `policy-options policy-statement ${own(model, 'next-hop-self')} term 10 then next-hop self`,
        ]
      : []),
  ];
}

/** Towards other routers of the pair: what is originated here. Towards others the out policies name it themselves. */
function networkPolicy(model: EdgeRouterModel, { networks, neighbors }: RoutingTable): string[] {
  if (networks.length === 0 || neighbors.every((n) => n.out !== undefined)) return [];
  const at = `policy-options policy-statement ${own(model, 'networks')} term 10`;
  return [...networks.map((p) => `${at} from route-filter ${p.text} exact`), `${at} then accept`];
}

/** The sessions of the backbone, which all customers share. */
function backboneLines(model: EdgeRouterModel): string[] {
  const { backbone, loopback } = model;
  if (!backbone || backbone.vpnNeighbors.length === 0 || loopback === undefined) return [];
  return [
    ...backbone.labelInterfaces.flatMap((port) => [
      `interfaces ${port.name} unit 0 family mpls`,
      `protocols mpls interface ${port.name}.0`,
      `protocols ldp interface ${port.name}.0`,
    ]),
    ...backbone.vpnNeighbors.flatMap((n) => {
      const internal = n.remoteAsn === model.asn;
      const group = `protocols bgp group backbone${internal ? '' : `-${n.remoteAsn}`}`;
      return [
        `${group} type ${internal ? 'internal' : 'external'}`,
        ...(internal ? [] : [`${group} multihop`, `${group} peer-as ${n.remoteAsn}`]),
        `${group} local-address ${loopback}`,
        ...n.families.map((f) => `${group} family ${f === 4 ? 'inet-vpn' : 'inet6-vpn'} unicast`),
        `${group} neighbor ${n.address} description "backbone ${n.router}"`,
      ];
    }),
  ].filter((line, i, all) => all.indexOf(line) === i);
}

function verification(model: EdgeRouterModel): string[] {
  const bfd = model.tables.some((t) => t.neighbors.some((n) => n.bfd));
  return [
    ...model.interfaces.map((at) => `show interfaces ${unitName(at)}`),
    ...model.tables.flatMap(({ vrf, neighbors, families }) => [
      `show bgp summary${vrf ? ` instance ${vrf.name}` : ''}`,
      ...neighbors.flatMap((n) => [
        `show route receive-protocol bgp ${n.address}${vrf ? ` table ${vrf.name}.${inet(n.family)}.0` : ''}`,
        `show route advertising-protocol bgp ${n.address}${vrf ? ` table ${vrf.name}.${inet(n.family)}.0` : ''}`,
      ]),
      ...families.map((f) => `show route table ${vrf ? `${vrf.name}.` : ''}${inet(f)}.0 protocol bgp`),
    ]),
    ...(bfd ? ['show bfd session'] : []),
    ...(model.backbone?.vpnNeighbors.length ? ['show route table bgp.l3vpn.0', 'show ldp neighbor'] : []),
    ...(model.tunnels.length > 0
      ? ['show security ike security-associations', 'show security ipsec security-associations']
      : []),
    ...(model.translations.length > 0 ? ['show security nat source summary'] : []),
    ...model.macSec.map((m) => `show security macsec connections interface ${m.interface}`),
  ];
}

function backOut(model: EdgeRouterModel, made: readonly string[]): string[] {
  const policies = [...model.policies.map((p) => p.name)];
  const extra = (kind: 'policy-statement' | 'community') => {
    const names = made.flatMap((line) => new RegExp(`^set policy-options ${kind} (\\S+)`).exec(line)?.[1] ?? []);
    return [...new Set(names)].filter((n) => !policies.includes(n) || kind === 'community');
  };
  return [
    ...model.tables.flatMap(({ vrf, neighbors, statics }) =>
      vrf
        ? [`routing-instances ${vrf.name}`]
        : [
            ...neighbors.map((n) => `protocols bgp group ${groupOf(model, n)}`),
            ...statics.map(
              ({ prefix }) => `routing-options ${prefix.family === 4 ? '' : 'rib inet6.0 '}static route ${prefix.text}`,
            ),
          ],
    ),
    ...model.interfaces.map((at) => `interfaces ${at.parent} unit ${at.unit ?? 0}`),
    ...policies.map((p) => `policy-options policy-statement ${p}`),
    ...extra('policy-statement').map((p) => `policy-options policy-statement ${p}`),
    ...extra('community').map((c) => `policy-options community ${c}`),
    ...junosSecurityRemoval(model),
  ];
}
