import * as l10n from '@vscode/l10n';
import type { Customer, Design } from '../../design';
import { type EdgeInterface, type EdgeRouterModel, edgeRoutersOf } from '../../edge';
import { parsePrefix } from '../../network/prefix';
import { frr } from '../router/frr';
import { linuxInterface, tableOf } from '../router/linux';
import { asPrinted } from '../router';
import { fittedTo } from '../router/fitting';
import { type LabBuilder, type Pair, bgp, nodeName, withLength } from './builder';
import { type Kernel, readKernel } from './kernel';
import type { LabEnd } from './model';
import { withLabTag } from './said';

/** The slice of a customer on a router, as FRRouting runs it in the lab. */
export interface LabEdge {
  readonly customer: Customer;
  readonly node: string;
  readonly model: EdgeRouterModel;
  /** What the printed script makes of interfaces and VRFs. */
  readonly kernel: Kernel;
  /** The name that a physical interface of the design has in the lab. */
  readonly portOf: (name: string) => string;
  /** The name that a VRF of the design has in the lab. */
  readonly vrfOf: (name: string) => string;
}

/** Linux takes no longer name for a VRF. */
const LONGEST_VRF = 15;

/**
 * Puts the routers of a customer into the lab. A router of another platform is played by FRRouting with the same model;
 * its interfaces are then eth1, eth2, … in the order in which they come.
 */
export function addEdges(lab: LabBuilder, design: Design, customer: Customer): LabEdge[] {
  return edgeRoutersOf(design, customer).map((model) => {
    const own = model.owner === 'customer' ? [customer.name] : [];
    const kind = model.role === 'vpn-device' ? 'vpn-device' : 'edge';
    const node = lab.node(nodeName(...own, model.router), kind);
    const names = namesOf(design, customer, model);
    const played = asFrr(model, names);
    const fitting = fittedTo(played, frr);
    for (const { address, heldShut } of asPrinted(model).tables.flatMap((t) => t.neighbors))
      if (heldShut !== undefined)
        lab.standIns.add(
          l10n.t(
            '{0}: session {1} is shut in its file until somebody translates; the lab opens it',
            model.router,
            address,
          ),
        );
    for (const { subject, reason } of fitting.refusals) lab.left.add(`${model.router}: ${subject}: ${reason}`);
    const printed = frr.print(fitting);
    const kernel = readKernel(printed.more?.find((file) => file.name === 'interfaces.sh')?.lines ?? []);
    node.configurations.push({
      name: `${nodeName(customer.name)}.conf`,
      origin: 'generated',
      lines: printed.configuration,
    });
    for (const { vrf } of fitting.tables) {
      if (!vrf) continue;
      const ends = kernel.ends.get(vrf.name) ?? [];
      node.vrfs.push({ name: vrf.name, table: tableOf(vrf.routeDistinguisher), ends });
    }
    if (model.loopback !== undefined)
      node.setup.push(`addr replace ${model.loopback}/${model.loopback.includes(':') ? 128 : 32} dev lo`);
    if (played.platform !== model.platform)
      lab.standIns.add(l10n.t('{0} ({1}): FRRouting with the same model', model.router, model.platform ?? '?'));
    return { customer, node: node.name, model: fitting, kernel, ...names };
  });
}

/** Interfaces of a router in the order of the design, so that all customers on it find the same names. */
function portsOf(design: Design, customer: Customer, model: EdgeRouterModel): readonly string[] {
  const routers = model.owner === 'csp' ? design.provider.edgeRouters : customer.sites.flatMap((s) => s.edgeRouters);
  const listed = routers.find((r) => r.name === model.router)?.raw.interfaces?.flatMap((i) => i.name ?? []) ?? [];
  const interlinks = (design.provider.raw.backbone?.interlinks ?? []).flatMap((i) => i.interfaces ?? []);
  return [...new Set([...listed, ...interlinks, ...model.interfaces.map((i) => i.parent)])];
}

type Names = Pick<LabEdge, 'portOf' | 'vrfOf'>;

function namesOf(design: Design, customer: Customer, model: EdgeRouterModel): Names {
  const ports = portsOf(design, customer, model);
  const short = new Map<string, string>();
  return {
    portOf: (name) => (model.platform === 'frr' ? name : `eth${ports.indexOf(name) + 1}`),
    vrfOf: (name) => {
      if (name.length > LONGEST_VRF)
        short.set(name, short.get(name) ?? `vrf-${nodeName(model.customer).slice(0, 8)}-${short.size}`);
      return short.get(name) ?? name;
    },
  };
}

/** The same slice for FRRouting: names that Linux takes, nothing that the lab has not. */
function asFrr(model: EdgeRouterModel, { portOf, vrfOf }: Names): EdgeRouterModel {
  return {
    ...model,
    platform: 'frr',
    interfaces: model.interfaces.map((at) => ({
      ...at,
      parent: portOf(at.parent),
      vrf: at.vrf === undefined ? undefined : vrfOf(at.vrf),
      tags: withLabTag(at.tags),
    })),
    tables: model.tables.map((t) => ({
      ...t,
      ...(t.vrf && { vrf: { ...t.vrf, name: vrfOf(t.vrf.name) } }),
      neighbors: t.neighbors.map(({ needsTranslation: _, ...n }) => n),
    })),
    macSec: [],
    translations: [],
  };
}

/**
 * The end of a link on a router of a design, for frames that arrive with these tags: the sub-interface that the printed
 * script makes for them, in the VRF that it says. Where it makes none, nothing of the router hears the frames.
 */
export function edgeEnd({ node, model, kernel, portOf }: LabEdge, port: string, tags: readonly number[]): LabEnd {
  const parent = portOf(port);
  const untagged = model.interfaces.find((i) => i.parent === parent && i.tags.kind === 'none');
  const made = kernel.interfaces.find((i) => i.parent === parent && i.tags.join() === tags.join());
  const name = made?.name ?? (tags.length === 0 && untagged ? parent : `no-${tags.join('.')}`);
  const vrf = model.tables.some((t) => t.vrf && t.vrf.name === made?.vrf) ? made?.vrf : undefined;
  return { node, interface: name, addresses: [], ...(vrf !== undefined && { vrf }) };
}

/** What a router refuses is told with its reason; what it leaves out without one is looked for. */
export function isRefused({ model }: LabEdge, isWanted: (at: EdgeInterface) => boolean): boolean {
  return model.refusals.length > 0 && !model.interfaces.some(isWanted);
}

/** The backbone: the interlinks themselves without labels, else a link inside the VRF that stands in for the labelled path. */
export function addBackboneLinks(lab: LabBuilder, edges: readonly LabEdge[]): void {
  for (const [i, one] of edges.entries()) {
    for (const other of edges.slice(i + 1)) {
      addInterlinks(lab, one, other);
      if (one.model.backbone === 'mpls-vpn' && other.model.backbone === 'mpls-vpn') addStandIn(lab, one, other);
    }
  }
}

function addInterlinks(lab: LabBuilder, one: LabEdge, other: LabEdge): void {
  for (const a of one.model.interfaces.filter((i) => i.purpose === 'interlink')) {
    const b = other.model.interfaces.find((i) => i.purpose === 'interlink' && i.vrf === a.vrf && sameNetwork(i, a));
    if (b) lab.connect(interlinkEnd(one, a), interlinkEnd(other, b));
  }
}

function interlinkEnd({ node }: LabEdge, at: EdgeInterface): LabEnd {
  return { node, interface: linuxInterface(at), addresses: [], ...(at.vrf !== undefined && { vrf: at.vrf }) };
}

function sameNetwork(a: EdgeInterface, b: EdgeInterface): boolean {
  const network = (at: EdgeInterface) => parsePrefix(at.addresses[0] ?? '')?.text;
  return network(a) !== undefined && network(a) === network(b);
}

/** Said by address: after its link was gone, FRRouting's own next-hop-self says a mapped address of IPv4 over IPv6. */
function nextHopSelf(name: string, pairs: readonly Pair[], own: 'a' | 'b'): string[] {
  return [
    `route-map ${name} permit 10`,
    ...pairs.map((p) => (p.family === 4 ? ` set ip next-hop ${p[own]}` : ` set ipv6 next-hop global ${p[own]}`)),
    'exit',
  ];
}

function addStandIn(lab: LabBuilder, one: LabEdge, other: LabEdge): void {
  lab.standIns.add(l10n.t('MPLS backbone: iBGP inside the VRF, on a link between each two edge routers'));
  for (const table of one.model.tables) {
    const { vrf } = table;
    if (!vrf || !other.model.tables.some((t) => t.vrf?.name === vrf.name)) continue;
    const [a, b] = [lab.node(one.node, 'edge'), lab.node(other.node, 'edge')];
    const pairs = table.families.map((family) => lab.pair(family));
    const [portA, portB] = [`bb${lab.port(a)}`, `bb${lab.port(b)}`];
    lab.connect(
      { node: a.name, vrf: vrf.name, interface: portA, addresses: pairs.map((p) => withLength(p.a, p)) },
      { node: b.name, vrf: vrf.name, interface: portB, addresses: pairs.map((p) => withLength(p.b, p)) },
    );
    const sessions = (asn: number, name: string, own: 'a' | 'b') =>
      pairs.map((p) => ({ address: p[own === 'a' ? 'b' : 'a'], family: p.family, asn, out: name }));
    for (const [node, of, far, own] of [
      [a, one, other, 'a'],
      [b, other, one, 'b'],
    ] as const) {
      const name = nodeName('self', vrf.name, `${lab.links.length}`);
      node.own.push(
        ...nextHopSelf(name, pairs, own),
        ...bgp(of.model.asn, vrf.name, sessions(far.model.asn, name, own), []),
      );
    }
  }
}
