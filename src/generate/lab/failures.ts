import * as l10n from '@vscode/l10n';
import type { Customer, Design } from '../../design';
import { MICROSOFT_ASN } from '../../edge';
import {
  type Element,
  advertisedToAzure,
  circuitsAt,
  failureMatrix,
  reachOf,
  sitesAnnounced,
  sitesBehind,
  vpnDeviceKey,
} from '../../routing';
import type { LabBuilder } from './builder';
import type { Hosts } from './checks';
import type { LabEdge } from './edges';
import { type AzureEnd, edgeAddressOf, sessionAt } from './microsoft';
import type { LabAct, LabCheck, LabPhase } from './model';
import { siteNode } from './sites';

export interface Rehearsed {
  readonly design: Design;
  readonly customer: Customer;
  readonly edges: readonly LabEdge[];
  /** Of the customer. */
  readonly ends: readonly AzureEnd[];
  readonly hosts: Hosts;
  /** What is reached, or not, while nothing fails. */
  readonly reach: readonly LabCheck[];
}

type Reach = Extract<LabCheck, { kind: 'reach' }>;

/** What is looked at in a state, or why it is not looked at. */
type Looked = Pick<LabPhase, 'checks' | 'reason'>;

/**
 * A state for everything that the failure matrix of the design takes away, and for each session with Microsoft: what
 * still arrives has to be what the matrix says.
 */
export function failurePhases(lab: LabBuilder, rehearsed: Rehearsed): LabPhase[] {
  const { design, customer, ends } = rehearsed;
  const answered = rehearsed.reach.filter((c): c is Reach => c.kind === 'reach' && c.expected === 'answered');
  const elements = failureMatrix(design, customer).failures.map(({ element }): LabPhase => {
    const gone = goneWith(lab, rehearsed, element);
    const title = titleOf(element);
    if (gone.cut.length + gone.acts.length === 0)
      return { title, cut: [], checks: [], reason: l10n.t('nothing of it is in the lab, which could be cut') };
    const own =
      customer.sites.some((s) => s.name === element.name) && element.kind === 'datacenter' ? element.name : '';
    const flows = element.kind === 'attachment' ? familiesLeft(rehearsed, answered, element) : answered;
    const down = new Set([element.key]);
    const looked = during(rehearsed, flows, down, own);
    return { title, ...gone, ...looked, checks: [...looked.checks, ...withdrawals(rehearsed, gone.cut, down)] };
  });
  return [...elements, ...ends.flatMap((end) => sessionPhases(rehearsed, answered, end))];
}

function titleOf({ kind, name }: Element): string {
  switch (kind) {
    case 'link':
      return l10n.t('the link {0} is cut', name);
    case 'circuit':
      return l10n.t('the whole circuit {0} is cut', name);
    case 'edgeRouter':
      return l10n.t('the router {0} is gone', name);
    case 'datacenter':
      return l10n.t('the datacenter {0} is gone', name);
    case 'peeringLocation':
      return l10n.t('the peering location {0} is gone', name);
    case 'attachment':
      return l10n.t('the attachment of {0} is gone', name);
    case 'vpnDevice':
      return l10n.t('the VPN device {0} is gone', name);
    case 'gateway':
      return l10n.t('the gateway {0} is gone', name);
  }
}

/** The matrix does not ask for the family: a flow is looked at whose family another attachment of its site carries too. */
function familiesLeft({ customer, hosts }: Rehearsed, answered: readonly Reach[], { raw: gone }: Element): Reach[] {
  const site = customer.sites.find(({ attachments }) => attachments.some((a) => a === gone));
  const others = (site?.attachments ?? []).filter((a) => a !== gone);
  const node = hosts.sites.find((h) => h.site === site)?.node;
  const carries = (family: boolean) =>
    others.length === 0 || others.some((a) => a.peerAddress === undefined || a.peerAddress.includes(':') === family);
  return answered.filter((check) => check.from !== node || carries(check.address.includes(':')));
}

/** What goes with an element: links, and sessions that its neighbours are told of. */
function goneWith(lab: LabBuilder, rehearsed: Rehearsed, element: Element): Required<Pick<LabPhase, 'cut' | 'acts'>> {
  const { name } = rehearsed.customer;
  const { links, acts } = lab.part(name, element.key);
  if (element.kind === 'attachment') {
    const isShared = [...links].some((link) => lab.isShared(name, element.kind, link));
    return isShared ? { cut: [], acts } : { cut: [...links], acts: [] };
  }
  return { cut: [...links, ...linksOf(lab, rehearsed, element)], acts };
}

/** Names of the lab's links that go with an element because of where they end. */
function linksOf(
  lab: LabBuilder,
  { design, customer, edges, ends }: Rehearsed,
  { key, kind, name }: Element,
): string[] {
  // A host whose link was cut has lost the routes of its kernel, which nothing brings back: nobody asks it while it is gone.
  const isHost = ({ node }: { readonly node: string }) => lab.nodes.get(node)?.kind === 'host';
  const touching = (nodes: readonly string[]) =>
    lab.links
      .filter(({ a, b }) => (nodes.includes(a.node) || nodes.includes(b.node)) && !isHost(a) && !isHost(b))
      .map((l) => l.name);
  switch (kind) {
    case 'link':
      return ends.filter((e) => `${e.at.circuit}/${e.at.which}` === name).map((e) => e.link);
    case 'circuit':
      return ends.filter((e) => e.at.circuit === name).map((e) => e.link);
    case 'peeringLocation':
      return ends.filter((e) => circuitsAt(design, customer, name).includes(e.circuit)).map((e) => e.link);
    case 'edgeRouter':
      return touching(edges.filter((e) => e.model.router === name).map((e) => e.node));
    case 'datacenter': {
      const sites = customer.sites.filter((s) => s.name === name).map((site) => siteNode(customer, site));
      return touching([...edges.filter((e) => e.model.site === name).map((e) => e.node), ...sites]);
    }
    case 'vpnDevice':
      return touching(
        edges
          .filter(({ model }) => model.role === 'vpn-device' && key === vpnDeviceKey(model.site, model.router))
          .map((e) => e.node),
      );
    case 'attachment':
    case 'gateway':
      return [];
  }
}

/** What a session that stays no longer announces, because the site that brings it is cut off: nobody holds it. */
function withdrawals({ design, ends }: Rehearsed, cut: readonly string[], down: ReadonlySet<string>): LabCheck[] {
  const left = ends.filter((e) => e.at.peering === 'private' && !cut.includes(e.link));
  return left.flatMap((end): LabCheck[] => {
    const announced = sitesAnnounced(design, end.circuit, down);
    if (!announced || end.circuit.model !== 'connect-through') return [];
    const lost = sitesBehind(design, end.circuit).filter((site) => !announced.includes(site));
    const advertised = advertisedToAzure(design, end.circuit).map((a) => a.prefix);
    const said = advertised.map((p) => p.text);
    const held = new Set(announced.flatMap((site) => site.prefixes.map((p) => p.text)));
    // Some site brings the default route; without any there is none.
    const way = announced.length === 0 && lost.length > 0 ? advertised.filter((p) => p.length === 0) : [];
    const brought = lost.flatMap((site) => site.prefixes).filter((p) => said.includes(p.text) && !held.has(p.text));
    const gone = [...brought, ...way];
    return end.sessions.flatMap(({ family, own }): LabCheck[] => {
      const of = gone.filter((p) => p.family === family).map((p) => p.text);
      const title = l10n.t(
        '{0} no longer advertised to Microsoft by {1}',
        of.join(', '),
        `${end.edge.model.router} - ${end.at.circuit} ${end.at.which}`,
      );
      return of.length === 0
        ? []
        : [{ kind: 'withdrawn', title, expected: [], of, node: end.msee, neighbor: own, family }];
    });
  });
}

/** What the matrix says of each flow that is answered while nothing fails. */
function during(
  { design, customer, hosts }: Rehearsed,
  answered: readonly Reach[],
  down: ReadonlySet<string>,
  gone = '',
): Looked {
  const keys = (of: Customer, without: ReadonlySet<string>) =>
    new Set(reachOf(design, of, without).map((r) => `${r.site} ${r.network}`));
  const [always, left] = [keys(customer, new Set()), keys(customer, down)];
  const overCircuits = keys({ ...customer, vpnConnections: [] }, down);
  const reasons = new Set<string>();
  const checks = answered.flatMap((check): LabCheck[] => {
    const site = hosts.sites.find((h) => h.node === check.from)?.site.name;
    const network = hosts.networks.find((h) => h.node === check.to)?.at.network.ref;
    if (site === undefined || network === undefined) return [];
    if (site === gone) {
      reasons.add(l10n.t('{0} itself is gone', site));
      return [];
    }
    const key = `${site} ${network}`;
    if (!always.has(key)) {
      reasons.add(l10n.t('the failure matrix does not know of {0} and {1}', site, network));
      return [];
    }
    if (left.has(key) && !overCircuits.has(key)) {
      reasons.add(l10n.t('{0} still reaches {1} by a VPN over the internet, which the lab has not', site, network));
      return [];
    }
    return [{ ...check, expected: left.has(key) ? 'answered' : 'silent' }];
  });
  return lookedAt(checks, reasons);
}

function lookedAt(checks: readonly LabCheck[], reasons: ReadonlySet<string>): Looked {
  if (checks.length === 0 && reasons.size === 0) reasons = new Set([l10n.t('no site reaches a network in the lab')]);
  return { checks, ...(reasons.size > 0 && { reason: [...reasons].join('; ') }) };
}

/** Each session of a link is shut down on Microsoft's side, while the link stays. */
function sessionPhases(rehearsed: Rehearsed, answered: readonly Reach[], end: AzureEnd): LabPhase[] {
  return end.sessions.map((n): LabPhase => {
    const title = l10n.t(
      'the session of {0} with {1} is shut down',
      `${end.at.circuit} ${end.at.peering} ${end.at.which}`,
      n.address,
    );
    const acts = [microsoftAct(end, n.family, 'shutdown')].flatMap((a) => a ?? []);
    const isFamily = (check: Reach) => check.address.includes(':') === (n.family === 6);
    const link = `link:${end.at.circuit}/${end.at.which}`;
    const touched = answered.filter(isFamily);
    const looked =
      end.at.peering === 'private'
        ? during(rehearsed, touched, new Set([link]))
        : during(rehearsed, touched, new Set<string>());
    return { title, cut: [], acts, ...looked, checks: [...sessionDown(end, n.family), ...looked.checks] };
  });
}

/** A line for the session of a family on Microsoft's side of a link. */
export function microsoftAct(end: AzureEnd, family: 4 | 6, line: string, back?: string): LabAct | undefined {
  const address = edgeAddressOf(end, family);
  if (address === undefined) return undefined;
  const said = (text: string) => [`router bgp ${MICROSOFT_ASN}`, text];
  return {
    node: end.msee,
    lines: said(`neighbor ${address} ${line}`),
    undo: said(back === undefined ? `no neighbor ${address} ${line}` : `neighbor ${address} ${back}`),
  };
}

/** The session of a family on a link does not come up. */
export function sessionDown(end: AzureEnd, family: 4 | 6): LabCheck[] {
  return end.sessions
    .filter((n) => n.family === family)
    .map((n): LabCheck => {
      const { who, place } = sessionAt(end, n);
      return { kind: 'session', title: l10n.t('no session {0}', who), expected: 'down', ...place };
    });
}
