import * as l10n from '@vscode/l10n';
import type { Circuit, Customer, Design } from '../../design';
import { type Address, type Prefix, parseAddress } from '../../network/prefix';
import { type Endpoint, type Flow, effectiveRoutes, locate, selectRoute, tracePath } from '../../routing';
import { acceptedOver, saidLimit, sentOver } from './expected';
import { type AzureEnd, sessionAt } from './microsoft';
import type { LabCheck } from './model';
import type { LabHost } from './networks';
import { INTERNET_ADDRESSES, type SiteHost } from './sites';

const textsOf = (prefixes: readonly Prefix[], family: number) =>
  prefixes.filter((p) => p.family === family).map((p) => p.text);

/** Sessions with Microsoft's routers, what comes in, what is refused, what goes out. */
export function sessionChecks(design: Design, end: AzureEnd): LabCheck[] {
  return end.sessions.flatMap((n): LabCheck[] => {
    const { who, place: at } = sessionAt(end, n);
    const refused = end.noise.filter((p) => p.family === n.family).map((p) => p.text);
    const theirs = { node: end.msee, neighbor: n.own, family: n.family };
    const accepted = textsOf(acceptedOver(design, end), n.family);
    const sent = textsOf(sentOver(design, end), n.family);
    return [
      {
        kind: 'session',
        title: n.secret === undefined ? l10n.t('session {0}', who) : l10n.t('session {0}, with MD5', who),
        expected: 'Established',
        ...at,
      },
      {
        kind: 'accepted',
        title: l10n.t('accepted by {0}', who),
        expected: accepted,
        ...at,
      },
      ...(accepted.length === 0
        ? []
        : [
            {
              kind: 'preference' as const,
              title: l10n.t('local preference of what {0} accepts', who),
              expected: `${n.localPreference}`,
              ...at,
            },
          ]),
      ...(refused.length > 0
        ? [{ kind: 'refused' as const, title: l10n.t('offered to {0} and refused', who), expected: refused, ...at }]
        : []),
      {
        kind: 'accepted',
        title: l10n.t('advertised to Microsoft by {0}', who),
        expected: sent,
        ...theirs,
      },
      ...(sent.length === 0 || n.asn === undefined
        ? []
        : [
            {
              kind: 'path' as const,
              title: l10n.t('AS path of what {0} advertises to Microsoft', who),
              expected: `${n.asn} × ${n.inPath}`,
              asn: n.asn,
              ...theirs,
            },
          ]),
      ...(n.bfd ? [{ kind: 'bfd' as const, title: l10n.t('BFD of {0}', who), expected: 'Up' as const, ...at }] : []),
      { kind: 'limit', title: l10n.t('maximum of prefixes of {0}', who), ...saidLimit(end, accepted.length), ...at },
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

/** Names of the circuits that a flow passes, there or back. */
export function waysOf(
  design: Design,
  customer: Customer,
  hosts: Hosts,
  check: Extract<LabCheck, { kind: 'reach' }>,
): string[] {
  const [from, to] = [check.from, check.to].map((node) =>
    [...hosts.sites, ...hosts.networks].find((host) => host.node === node),
  );
  const [a, b] = [from && endOf(from, check.source), to && endOf(to, check.address)];
  if (!a || !b) return [];
  const { forward, back } = tracePath(design, customer, a, b, FLOW);
  return [...forward.hops, ...back.hops].flatMap((hop) => {
    if (hop.kind === 'circuit') return hop.name;
    return hop.kind === 'vpn' ? customer.circuits.filter((c) => isTunnelOver(c, hop.name)).map((c) => c.name) : [];
  });
}

function isTunnelOver(circuit: Circuit, name: string): boolean {
  return circuit.raw.encryption?.tunnels?.some((tunnel) => tunnel.name === name) ?? false;
}

/** What hosts of the lab send. */
const FLOW: Flow = { protocol: 'Udp', port: 7 };

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
  const { forward, back } = tracePath(design, customer, a, b, FLOW);
  const last = forward.hops.at(-1);
  return back.delivered && (forward.delivered || last?.kind === 'securityGroup');
}

/** Where the default route of a subnet leads to a site, the internet is reached there, and nowhere else. */
export function internetChecks(design: Design, hosts: Hosts, internet: string): LabCheck[] {
  return hosts.networks.flatMap((from) =>
    INTERNET_ADDRESSES.flatMap((address): LabCheck[] => {
      const source = from.addresses.find((a) => a.includes(':') === (address.family === 6));
      if (source === undefined) return [];
      const forced = leavesBySite(design, from.at, address);
      return [
        {
          kind: 'reach',
          title: forced
            ? l10n.t('forced tunneling: {0} reaches the internet through a site ({1})', from.title, address.text)
            : l10n.t(
                'no forced tunneling: {0} does not reach the internet through a site ({1})',
                from.title,
                address.text,
              ),
          expected: forced ? 'answered' : 'silent',
          from: from.node,
          source,
          to: internet,
          address: address.text,
        },
      ];
    }),
  );
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
