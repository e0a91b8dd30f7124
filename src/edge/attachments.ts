import * as l10n from '@vscode/l10n';
import { type Customer, type Design, type RawAttachment, type Site, customerAsnAt } from '../design';
import { type Prefix, parseAddress, parseInterfaceAddress } from '../network/prefix';
import { limitOfSite } from './limits';
import type { Vrf } from './model';
import { nameOf } from './names';
import { DEFAULT_ROUTE, attachedSites, inFrom, ofFamily, sharedPrefixes, unique, wantsDefaultRoute } from './prefixes';
import { type Slice, exact, orLonger } from './slice';

/** The attachments on the sub-interface of one of a site, itself among them: sessions of both families stand on one. */
export function attachmentsBeside(site: Site, attachment: RawAttachment): RawAttachment[] {
  const keys = ['site', 'edgeRouter', 'interface', 'vlanId'] as const;
  return site.attachments.filter((other) => keys.every((key) => other[key] === attachment[key]));
}

interface AttachmentEnd {
  readonly design: Design;
  readonly customer: Customer;
  readonly slice: Slice;
  readonly site: Site;
  readonly attachment: RawAttachment;
  readonly vrf: Vrf;
}

/** The customer's side of the CSP's edge: sub-interface, session or static routes, filters by the site's prefixes. */
export function addAttachment(at: AttachmentEnd): void {
  const { design, customer, slice, site, attachment, vrf } = at;
  if (attachment.routing === 'mpls-vpn') return;
  const local = attachment.localAddress === undefined ? undefined : parseInterfaceAddress(attachment.localAddress);
  const peer = attachment.peerAddress === undefined ? undefined : parseAddress(attachment.peerAddress);
  const remoteAsn = customerAsnAt(site, attachment);
  const isBgp = attachment.routing !== 'static';
  if (!attachment.interface || !local || !peer || (isBgp && remoteAsn === undefined)) {
    slice.addOpen(openAttachment(site, attachment));
    return;
  }
  slice.addInterface({
    purpose: 'attachment',
    parent: attachment.interface,
    unit: attachment.vlanId,
    tags: attachment.vlanId === undefined ? { kind: 'none' } : { kind: 'dot1q', vlanId: attachment.vlanId },
    vrf: vrf.name,
    addresses: [`${local.address.text}/${local.prefix.length}`],
    description: `${customer.name} site ${site.name}`,
    bfd: false,
    ...(vrf.existing && { mayBeThere: true }),
    ...(attachment.mtu !== undefined && { mtu: attachment.mtu }),
    ...(attachment.urpf !== undefined && { urpf: attachment.urpf }),
    ...(attachment.controlPlaneProtection &&
      isBgp && {
        guarded: [{ family: peer.family, own: local.address.text, peer: peer.text, bfd: false }],
      }),
  });
  const table = slice.table(vrf);
  const prefixes = ofFamily(site.prefixes, peer.family);
  const wantsDefault = peer.family === 4 && wantsDefaultRoute(design, customer);
  if (!isBgp || remoteAsn === undefined) {
    const routed: Prefix[] = wantsDefault ? [...prefixes, DEFAULT_ROUTE] : [...prefixes];
    for (const prefix of routed) {
      table.statics.push({ prefix, nextHop: { kind: 'address', address: peer.text } });
      slice.originate(table, prefix, 'learned');
      slice.addOpen(
        l10n.t(
          '{0} is announced while {1} can be sent to, also where the router behind it is gone: a static route asks nobody. With BGP it goes with its site.',
          prefix.text,
          peer.text,
        ),
      );
    }
    return;
  }
  const { family } = peer;
  const arriving = [...orLonger(prefixes), ...(wantsDefault ? exact([DEFAULT_ROUTE]) : [])];
  const preference = attachment.localPreference;
  const number = site.attachments.indexOf(attachment) + 1;
  const filter = (direction: string) => nameOf(customer.name, site.name, `${number}`, `${direction}${family}`);
  table.neighbors.push({
    kind: 'attachment',
    address: peer.text,
    family,
    remoteAsn,
    description: `${customer.name} site ${site.name}`,
    localAsn: undefined,
    secret: attachment.sharedKey?.secret,
    bfd: false,
    updateSource: undefined,
    multihop: false,
    nextHopSelf: false,
    reflectorClient: false,
    asOverride: sharesAsn(customer, site, remoteAsn),
    in: slice.permit(filter('in'), family, arriving, {
      ...(preference !== undefined && { localPreference: preference }),
      ...(attachment.siteOfOrigin !== undefined && { siteOfOrigin: attachment.siteOfOrigin }),
      withoutRouteTargets: true,
    }),
    out: slice.permit(filter('out'), family, exact(ofFamily(reachableFrom(design, customer, site), family))),
    ...(attachment.ttlSecurity && { ttlSecurity: true }),
    ...(vrf.existing && { mayBeThere: true }),
    maximumPrefix: limitOfSite(attachment.maximumPrefix, prefixes.length),
  });
}

/** What is told about an attachment that the design does not describe far enough to configure it. */
export function openAttachment(site: Site, attachment: RawAttachment): string {
  return l10n.t(
    'Site {0} is attached at {1} in a way that the design does not describe (edgeRouter, interface, localAddress, peerAddress, peerASN); its routes are taken to arrive over the backbone.',
    site.name,
    attachment.site ?? '',
  );
}

/** A site is told what it may reach: the networks in Azure, the customer's other sites, the shared services. */
export function reachableFrom(design: Design, customer: Customer, site: Site): Prefix[] {
  const azure = customer.circuits
    .filter((c) => c.model === 'connect-through')
    .flatMap((circuit) => inFrom(design, circuit));
  const others = attachedSites(customer).filter((s) => s !== site);
  return unique([...azure, ...others.flatMap((s) => s.prefixes), ...sharedPrefixes(design, customer)]);
}

/** Two sites behind one AS number would each refuse the routes of the other. */
function sharesAsn(customer: Customer, site: Site, asn: number): boolean {
  return attachedSites(customer).some(
    (other) => other !== site && other.attachments.some((a) => customerAsnAt(other, a) === asn),
  );
}
