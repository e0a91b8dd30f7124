import * as l10n from '@vscode/l10n';
import type { Circuit, Customer, Design } from '../../design';
import { type Address, type Prefix, contains, parseAddress } from '../../network/prefix';
import {
  type Endpoint,
  effectiveRoutes,
  gatewayNetworkOf,
  locate,
  selectRoute,
  sitesBehind,
  tracePath,
} from '../../routing';
import type { LabBuilder } from './builder';
import { type AzureEnd, offeredBy } from './microsoft';
import type { LabCheck, LabPhase } from './model';
import type { LabHost } from './networks';
import { INTERNET, type SiteHost } from './sites';

/** Sessions with Microsoft's routers, what comes in, what is refused, what goes out. */
export function sessionChecks(design: Design, end: AzureEnd): LabCheck[] {
  const { model, node } = end.edge;
  return end.neighbors.flatMap((n): LabCheck[] => {
    const vrf = model.tables.find((t) => t.neighbors.includes(n))?.vrf?.name;
    const at = { node, neighbor: n.address, family: n.family, ...(vrf !== undefined && { vrf }) };
    const who = `${model.router} - ${end.at.circuit} ${end.at.peering} ${end.at.which} (${n.address})`;
    const list = (name: string | undefined) => model.prefixLists.find((l) => l.name === name)?.entries ?? [];
    const lets = (entries: ReturnType<typeof list>, prefix: Prefix) =>
      entries.find(
        (e) =>
          e.prefix.text === prefix.text ||
          (e.upTo !== undefined && contains(e.prefix, prefix) && prefix.length <= e.upTo),
      )?.permit ?? false;
    const offered = offeredBy(design, end).filter((p) => p.family === n.family);
    const accepted = offered.filter((p) => lets(list(n.in), p)).map((p) => p.text);
    const refused = end.noise.filter((p) => p.family === n.family).map((p) => p.text);
    const sent = list(n.out).flatMap((e) => (e.permit ? [e.prefix.text] : []));
    const edgeAddress = model.interfaces
      .filter(
        (i) =>
          i.link === end.at ||
          (i.link?.circuit === end.at.circuit && i.link.which === end.at.which && i.link.peering === end.at.peering),
      )
      .flatMap((i) => i.addresses.map((a) => a.split('/')[0] ?? ''))
      .find((a) => a.includes(':') === (n.family === 6));
    return [
      {
        kind: 'session',
        title: n.secret === undefined ? l10n.t('session {0}', who) : l10n.t('session {0}, with MD5', who),
        expected: 'Established',
        ...at,
      },
      { kind: 'accepted', title: l10n.t('accepted by {0}', who), expected: accepted, ...at },
      ...(refused.length > 0
        ? [{ kind: 'refused' as const, title: l10n.t('offered to {0} and refused', who), expected: refused, ...at }]
        : []),
      ...(edgeAddress === undefined
        ? []
        : [
            {
              kind: 'accepted' as const,
              title: l10n.t('advertised to Microsoft by {0}', who),
              expected: sent,
              node: end.msee,
              neighbor: edgeAddress,
              family: n.family,
            },
          ]),
    ];
  });
}

export interface Hosts {
  readonly sites: readonly SiteHost[];
  readonly networks: readonly LabHost[];
}

function pairsOf(from: readonly string[], to: readonly string[]): [string, string][] {
  return from.flatMap((source) =>
    to
      .filter((address) => address.includes(':') === source.includes(':'))
      .map((address): [string, string] => [source, address]),
  );
}

/** From each site to each subnet, as the design's routing has it. Security groups are not rehearsed, and do not count. */
export function reachChecks(design: Design, customer: Customer, hosts: Hosts): LabCheck[] {
  return hosts.sites.flatMap((from) =>
    hosts.networks.flatMap((to) =>
      pairsOf(from.addresses, to.addresses).map(([source, address]): LabCheck => ({
        kind: 'reach',
        title: l10n.t('{0} reaches {1} ({2})', from.site.name, to.title, address),
        expected: reaches(design, customer, from, source, to, address) ? 'answered' : 'silent',
        from: from.node,
        source,
        to: to.node,
        address,
      })),
    ),
  );
}

function endOf(host: SiteHost | LabHost, text: string): Endpoint | undefined {
  const address = parseAddress(text);
  if (!address) return undefined;
  if ('site' in host) return { kind: 'site', site: host.site, address };
  return { kind: 'subnet', ...host.at, address };
}

function reaches(
  design: Design,
  customer: Customer,
  from: SiteHost,
  source: string,
  to: LabHost,
  address: string,
): boolean {
  const [a, b] = [endOf(from, source), endOf(to, address)];
  if (!a || !b) return false;
  const { forward, back } = tracePath(design, customer, a, b, { protocol: 'Udp', port: 7 });
  const last = forward.hops.at(-1);
  return back.delivered && (forward.delivered || last?.kind === 'securityGroup');
}

/** Where the default route of a subnet leads to a site, the internet is reached there, and nowhere else. */
export function internetChecks(design: Design, hosts: Hosts, internet: string): LabCheck[] {
  const address = parseAddress(INTERNET.address);
  if (!address) return [];
  return hosts.networks.flatMap((from): LabCheck[] => {
    const source = from.addresses.find((a) => !a.includes(':'));
    if (source === undefined) return [];
    const forced = leavesBySite(design, from.at, address);
    return [
      {
        kind: 'reach',
        title: forced
          ? l10n.t('forced tunneling: {0} reaches the internet through a site', from.title)
          : l10n.t('no forced tunneling: {0} does not reach the internet through a site', from.title),
        expected: forced ? 'answered' : 'silent',
        from: from.node,
        source,
        to: internet,
        address: INTERNET.address,
      },
    ];
  });
}

/** Whether the route for an address leads from a subnet, through firewalls if need be, to a gateway. */
function leavesBySite(design: Design, at: LabHost['at'], address: Address): boolean {
  let { network, subnet } = at;
  for (let hops = 0; hops < 4; hops++) {
    const route = selectRoute(effectiveRoutes(design, network, subnet), address);
    if (route?.nextHopType !== 'VirtualAppliance') return route?.nextHopType === 'VirtualNetworkGateway';
    const appliance = parseAddress(route.nextHopIpAddress ?? '');
    const next = appliance && locate(design, network.customer, appliance);
    if (next?.kind !== 'subnet') return false;
    ({ network, subnet } = next);
  }
  return false;
}

/** No host of another customer answers, whatever the address is there as well. */
export function isolationChecks(own: Hosts, others: Hosts): LabCheck[] {
  const to = [...others.sites.map((s) => ({ ...s, title: s.site.name })), ...others.networks.map((n) => ({ ...n }))];
  const between = (
    from: { node: string; addresses: readonly string[] },
    name: string,
    target: (typeof to)[number],
  ): LabCheck[] =>
    pairsOf(from.addresses, target.addresses).map(([source, address]) => ({
      kind: 'reach',
      title: l10n.t('{0} does not reach {1} of {2} ({3})', name, target.title, target.customer.name, address),
      expected: 'silent',
      from: from.node,
      source,
      to: target.node,
      address,
    }));
  return [
    ...own.sites.flatMap((from) => to.flatMap((target) => between(from, from.site.name, target))),
    ...own.networks.flatMap((from) =>
      others.sites.flatMap((s) => between(from, from.title, { ...s, title: s.site.name })),
    ),
  ];
}

/** Whether a circuit leads from the site to the network of a check. */
function joins(design: Design, circuit: Circuit, check: Extract<LabCheck, { kind: 'reach' }>, hosts: Hosts): boolean {
  const site = hosts.sites.find((h) => h.node === check.from)?.site;
  const network = hosts.networks.find((h) => h.node === check.to)?.at.network;
  const home = network && gatewayNetworkOf(network);
  return (
    site !== undefined &&
    home !== undefined &&
    sitesBehind(design, circuit).includes(site) &&
    circuit.connections.some((c) => c.virtualNetwork === home)
  );
}

/** What still has to be answered while links are cut. */
export function failurePhases(
  lab: LabBuilder,
  design: Design,
  customer: Customer,
  ends: readonly AzureEnd[],
  rehearsed: { readonly hosts: Hosts; readonly reach: readonly LabCheck[] },
): LabPhase[] {
  const { hosts, reach } = rehearsed;
  const answered = reach.filter((c) => c.kind === 'reach' && c.expected === 'answered');
  const during = (title: string) => answered.map((c) => ({ ...c, title: l10n.t('{0}, while {1}', c.title, title) }));
  const own = ends.filter((e) => e.edge.customer === customer && e.at.peering === 'private');
  const phases = customer.circuits.flatMap((circuit): LabPhase[] => {
    const of = own.filter((e) => e.circuit === circuit);
    const primary = of.filter((e) => e.at.which === 'primary').map((e) => e.link);
    if (primary.length === 0 || of.length < 2) return [];
    const title = l10n.t('the primary link of {0} is cut', circuit.name);
    return [{ title, cut: primary, checks: during(title) }];
  });
  const whole = customer.circuits.flatMap((circuit): LabPhase[] => {
    const cut = own.filter((e) => e.circuit === circuit).map((e) => e.link);
    const spared = customer.circuits.filter((c) => c !== circuit && own.some((e) => e.circuit === c));
    const title = l10n.t('the whole circuit {0} is cut', circuit.name);
    const checks = during(title).filter(
      (c) => c.kind === 'reach' && spared.some((other) => joins(design, other, c, hosts)),
    );
    return cut.length > 0 && checks.length > 0 ? [{ title, cut, checks }] : [];
  });
  if (phases.length === 0) lab.left.add(l10n.t('failover: no circuit has two links that end on edge routers'));
  return [...phases, ...whole];
}
