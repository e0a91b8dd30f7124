import * as l10n from '@vscode/l10n';
import { type Customer, type Design, keptByConnectivityProvider, prefixesOf } from '../../design';
import { customerRoutersOf, edgeRoutersOf } from '../../edge';
import { type Prefix, overlaps } from '../../network/prefix';
import { LabBuilder, bgp, ip, nodeName } from './builder';
import { internetChecks, isolationChecks, reachChecks, sessionChecks } from './checks';
import { coreChecks } from './core';
import { type Rehearsed, failurePhases } from './failures';
import { trialPhases } from './trials';
import { type LabEdge, addBackboneLinks, addEdges } from './edges';
import { addMicrosoftEdges } from './microsoft';
import type { LabCheck, LabPlan } from './model';
import { type LabHost, addHost, addNetworks } from './networks';
import { addOwnSites } from './ownSites';
import { type SiteHost, addAttachedSites } from './sites';

/** Other customers in the lab, to show that nothing reaches them. */
const MOST_OTHERS = 2;

/** A lab needs routers of the design; the message says why there are none. */
export class NoLab extends Error {
  override readonly name = 'NoLab';
}

/**
 * The rehearsal of one customer, with others that share its routers.
 * @throws NoLab where no router of the design has a session, as where the connectivity provider keeps layer 3
 */
export function labPlanOf(design: Design, customer: Customer): LabPlan {
  if (!edgeRoutersOf(design, customer).some((m) => m.role === 'edge')) {
    throw new NoLab(
      customer.circuits.some(keptByConnectivityProvider)
        ? l10n.t(
            '{0} has no edge routers: the connectivity provider keeps layer 3 of its circuits. There is nothing to rehearse.',
            customer.name,
          )
        : l10n.t(
            '{0} has no circuit that ends on an edge router of the design. There is nothing to rehearse.',
            customer.name,
          ),
    );
  }
  const lab = new LabBuilder();
  const own = addCustomer(lab, design, customer);
  const theirs = othersOf(design, customer).map((other) => addCustomer(lab, design, other));
  const sessions = [...lab.checks];
  const ends = addMicrosoftEdges(
    lab,
    design,
    [own, ...theirs].flatMap((c) => c.edges),
  ).filter((e) => e.edge.customer === customer);
  addRemainingBgp(lab);

  const reach = reachChecks(design, customer, own);
  const others = prefixesOfOthers(own, theirs);
  const shared = addSharedServices(lab, design, own);
  const internet = nodeName('internet', customer.name);
  const checks: LabCheck[] = [
    ...ends.flatMap((end) => sessionChecks(design, end)),
    ...sessions,
    ...coreChecks(lab, design, own, ends, others),
    ...reach,
    ...shared,
    ...(lab.nodes.has(internet) ? internetChecks(design, own, internet) : []),
    ...theirs.flatMap((other) => [
      ...reachChecks(design, other.customer, other)
        .filter(isAnswered)
        .slice(0, 1)
        .map((check) => ({ ...check, title: `${other.customer.name}: ${check.title}` })),
      ...isolationChecks(own, other),
      ...isolationChecks(other, own),
    ]),
  ];
  if (theirs.length === 0) lab.left.add(l10n.t('other customers: the design has none with edge routers'));
  lab.left.add(l10n.t('security groups, the rules of firewalls, bandwidth'));
  for (const { router, site } of customerRoutersOf(design, customer))
    lab.left.add(l10n.t("{0}: the file of the customer's own router; the lab plays site {1} by itself", router, site));
  const rehearsed: Rehearsed = { design, customer, edges: own.edges, ends, hosts: own, reach };
  const sessionsOfSites = lab.siteSessions.filter((s) => s.customer === customer.name);
  const phases = [
    { title: l10n.t('all links are up'), cut: [], checks },
    ...failurePhases(lab, rehearsed),
    ...trialPhases(rehearsed, sessionsOfSites),
  ];
  const nodes = lab.finished();
  const tokens = nodes.flatMap((n) => n.configurations.flatMap((c) => c.lines)).join('\n');
  return {
    customer: customer.name,
    nodes,
    links: lab.links,
    phases,
    standIns: [...lab.standIns],
    left: [...lab.left],
    secrets: [...new Set([...tokens.matchAll(/<secret:([a-z0-9-]+)>/g)].flatMap((m) => m[1] ?? []))],
    values: lab.values,
  };
}

const isAnswered = (check: LabCheck) => check.expected === 'answered';

interface Participant {
  readonly customer: Customer;
  readonly edges: readonly LabEdge[];
  readonly sites: readonly SiteHost[];
  readonly networks: readonly LabHost[];
}

function addCustomer(lab: LabBuilder, design: Design, customer: Customer): Participant {
  const edges = addEdges(lab, design, customer);
  addBackboneLinks(lab, edges);
  const networks = addNetworks(lab, customer);
  const through = edges.filter((e) => e.model.owner === 'csp');
  const attached = through.length > 0 ? addAttachedSites(lab, design, customer, through) : [];
  const sites = [...attached, ...addOwnSites(lab, design, customer, edges)];
  return { customer, edges, sites, networks };
}

/** Prefixes of other customers in the lab, but those that the customer has as well. */
function prefixesOfOthers(own: Participant, theirs: readonly Participant[]): Prefix[] {
  const of = ({ customer }: Participant) => [
    ...customer.sites.flatMap((site) => site.prefixes),
    ...customer.virtualNetworks.flatMap((network) => network.addressSpace),
  ];
  const ours = of(own);
  return theirs.flatMap(of).filter((prefix) => !ours.some((p) => overlaps(p, prefix)));
}

/** Those that share a router come first; without one, any that has routers at all. */
function othersOf(design: Design, customer: Customer): Customer[] {
  const routers = (of: Customer) => edgeRoutersOf(design, of).filter((m) => m.role === 'edge');
  const own = new Set(routers(customer).map((m) => `${m.owner} ${m.router}`));
  const candidates = design.customers
    .filter((c) => c !== customer)
    .map((other) => ({ other, models: routers(other) }))
    .filter(({ models }) => models.length > 0);
  const isNear = (models: (typeof candidates)[number]['models']) =>
    models.some((m) => m.owner === 'csp' && own.has(`csp ${m.router}`));
  const near = candidates.filter(({ models }) => isNear(models)).slice(0, MOST_OTHERS);
  return (near.length > 0 ? near : candidates.slice(0, 1)).map(({ other }) => other);
}

/** Several ways of equal rank share the load, as in Azure. */
function addRemainingBgp(lab: LabBuilder): void {
  for (const node of lab.nodes.values()) {
    const asn = /^router bgp (\d+)$/m.exec(node.own.join('\n'))?.[1];
    if (asn === undefined || (node.kind !== 'network' && node.kind !== 'site')) continue;
    const paths = ([4, 6] as const).flatMap((f) => [
      ` address-family ipv${f} unicast`,
      '  maximum-paths 4',
      '  maximum-paths ibgp 4',
      ' exit-address-family',
    ]);
    node.own.push(`router bgp ${asn}`, ...paths, 'exit');
  }
}

/** A shared service stands in the customer's VRF itself: namespaces cannot leak routes into each other. */
function addSharedServices(lab: LabBuilder, design: Design, own: Participant): LabCheck[] {
  const names = new Set(own.customer.raw.sharedServices);
  const services = (design.provider.raw.sharedServices ?? []).filter((s) => s.name !== undefined && names.has(s.name));
  return services.flatMap((service): LabCheck[] => {
    const edge = own.edges.find(
      (e) => e.model.owner === 'csp' && e.model.site === service.site && e.model.tables.some((t) => t.vrf),
    );
    const vrf = edge?.model.tables.find((t) => t.vrf)?.vrf?.name;
    const prefix = prefixesOf(service.prefixes).find((p) => p.family === 4);
    if (!edge || vrf === undefined || !prefix) {
      lab.left.add(
        l10n.t(
          'shared service {0}: no router of {1} at {2}',
          service.name ?? '',
          own.customer.name,
          service.site ?? '?',
        ),
      );
      return [];
    }
    lab.standIns.add(
      l10n.t(
        'shared service {0}: a host inside the VRF, in place of the leak from the VRF of the service',
        service.name ?? '',
      ),
    );
    const router = lab.node(edge.node, 'edge');
    const front = lab.node(nodeName('service', own.customer.name, service.name ?? ''), 'site');
    const pair = lab.pair(4);
    lab.connect(
      { node: router.name, vrf, interface: `sv${lab.port(router)}`, addresses: [`${pair.a}/30`] },
      { node: front.name, interface: lab.port(front), addresses: [`${pair.b}/30`] },
    );
    front.own.push(`ip route 0.0.0.0/0 ${pair.a}`);
    router.own.push(
      `vrf ${vrf}`,
      ` ${ip(4)} route ${prefix.text} ${pair.b}`,
      'exit-vrf',
      ...bgp(edge.model.asn, vrf, [], [prefix]),
    );
    const host = nodeName('host', own.customer.name, service.name ?? '');
    const [address] = addHost(lab, front, host, [prefix], 10);
    if (address === undefined) return [];
    const check = (
      from: string,
      title: string,
      source: string | undefined,
      expected: 'answered' | 'silent',
    ): LabCheck[] =>
      source === undefined ? [] : [{ kind: 'reach', title, expected, from, source, to: host, address }];
    return [
      ...own.sites.flatMap((s) =>
        check(
          s.node,
          l10n.t('{0} reaches the shared service {1}', s.site.name, service.name ?? ''),
          s.addresses.find((a) => !a.includes(':')),
          'answered',
        ),
      ),
    ];
  });
}
