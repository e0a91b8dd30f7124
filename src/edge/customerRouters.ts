import * as l10n from '@vscode/l10n';
import {
  type Customer,
  type Design,
  type RawAttachment,
  type Site,
  customerAsnAt,
  providerAsnAt,
  routerOfAttachment,
} from '../design';
import { parseAddress, parseInterfaceAddress } from '../network/prefix';
import { reachableFrom } from './attachments';
import { limitOfSite } from './limits';
import type { EdgeRouterModel } from './model';
import { nameOf } from './names';
import { DEFAULT_ROUTE, attachedSites, ofFamily, unique, wantsDefaultRoute } from './prefixes';
import { Slice, exact } from './slice';
import { platformOf } from './vpn';

/**
 * What the customer's own routers at the other end of its attachments need, where the design names one: the same VLAN,
 * addresses, key and filters as the CSP's side, seen from there.
 */
export function customerRoutersOf(design: Design, customer: Customer): EdgeRouterModel[] {
  const slices = new Map<string, Slice>();
  for (const site of attachedSites(customer)) {
    for (const attachment of site.attachments) {
      const { customerRouter } = attachment;
      if (!customerRouter?.name) continue;
      const key = `${site.name} ${customerRouter.name}`;
      const slice = slices.get(key) ?? sliceOf(customer, site, attachment);
      slices.set(key, slice);
      addEnd(design, customer, slice, site, attachment);
    }
  }
  return [...slices.values()].map((slice) => slice.model());
}

/** Its AS number is that of its first session; it has none of which the routes are static. */
function sliceOf(customer: Customer, site: Site, { customerRouter }: RawAttachment): Slice {
  const sessions = site.attachments.filter(
    (a) => a.customerRouter?.name === customerRouter?.name && a.routing !== 'static',
  );
  const ends = site.attachments
    .flatMap((a) => a.customerRouter ?? [])
    .filter(({ name }) => name === customerRouter?.name);
  const platform = platformOf(customerRouter?.platform);
  const slice = new Slice({
    customer: customer.name,
    router: customerRouter?.name ?? '',
    site: site.name,
    owner: 'customer',
    role: 'ce',
    platform,
    family: ends.find(({ family }) => family !== undefined)?.family,
    asn: sessions.flatMap((a) => customerAsnAt(site, a) ?? [])[0] ?? 0,
    loopback: undefined,
  });
  if (!platform) slice.refuse(slice.identity.router, l10n.t('The design does not say "{0}".', 'platform'));
  return slice;
}

function addEnd(design: Design, customer: Customer, slice: Slice, site: Site, attachment: RawAttachment): void {
  const local = attachment.localAddress === undefined ? undefined : parseInterfaceAddress(attachment.localAddress);
  const peer = attachment.peerAddress === undefined ? undefined : parseAddress(attachment.peerAddress);
  const parent = attachment.customerRouter?.interface;
  const subject = `${site.name} ${attachment.interface ?? ''} ${attachment.vlanId ?? ''}`.trim();
  if (!local || !peer || !parent) {
    slice.refuse(subject, l10n.t('The design does not say "{0}".', parent ? 'localAddress, peerAddress' : 'interface'));
    return;
  }
  if (attachment.routing === 'mpls-vpn') {
    slice.refuse(subject, l10n.t('Its routing is "{0}": what the other end has is not in the design.', 'mpls-vpn'));
    return;
  }
  const asn = customerAsnAt(site, attachment);
  if (attachment.routing !== 'static' && asn === undefined) {
    slice.refuse(subject, l10n.t('The design does not say "{0}".', 'peerASN'));
    return;
  }
  const there = slice.interfaces.find((i) => i.parent === parent && i.unit === attachment.vlanId);
  const own = `${peer.text}/${local.prefix.length}`;
  const second = there?.addresses.find((a) => a.includes(':') === own.includes(':') && a !== own);
  if (second !== undefined) {
    slice.refuse(
      subject,
      l10n.t(
        'The sub-interface has {0} of another attachment already, and many platforms keep one address of a family: give this one a VLAN or an interface of its own.',
        second,
      ),
    );
    return;
  }
  const router = routerOfAttachment(design, attachment);
  const remoteAsn = providerAsnAt(design, attachment.site) ?? 0;
  // In a VRF of before the site may be attached already.
  const mayBeThere = customer.raw.vrf?.existing ?? false;
  slice.addInterface({
    purpose: 'attachment',
    parent,
    unit: attachment.vlanId,
    tags: attachment.vlanId === undefined ? { kind: 'none' } : { kind: 'dot1q', vlanId: attachment.vlanId },
    vrf: undefined,
    addresses: [own],
    description: `${design.provider.name} ${router?.name ?? attachment.site ?? ''}`,
    bfd: false,
    ...(mayBeThere && { mayBeThere }),
    ...(attachment.mtu !== undefined && { mtu: attachment.mtu }),
  });
  const table = slice.table(undefined);
  const { family } = peer;
  const told = ofFamily(reachableFrom(design, customer, site), family);
  if (attachment.routing === 'static') {
    for (const prefix of told)
      table.statics.push({ prefix, nextHop: { kind: 'address', address: local.address.text } });
    return;
  }
  const wantsDefault = family === 4 && wantsDefaultRoute(design, customer);
  const announced = unique([...ofFamily(site.prefixes, family), ...(wantsDefault ? [DEFAULT_ROUTE] : [])]);
  for (const prefix of announced) {
    slice.originate(table, prefix, 'learned');
    slice.addOpen(
      l10n.t(
        '{0} is announced to {1} while the routing table has exactly this route; the site has to bring it.',
        prefix.text,
        design.provider.name,
      ),
    );
  }
  const number = site.attachments.indexOf(attachment) + 1;
  const filter = (direction: string) => nameOf(customer.name, site.name, 'ce', `${number}`, `${direction}${family}`);
  table.neighbors.push({
    kind: 'attachment',
    address: local.address.text,
    family,
    remoteAsn,
    description: `${design.provider.name} ${router?.name ?? attachment.site ?? ''}`,
    localAsn: asn === slice.identity.asn ? undefined : asn,
    secret: attachment.sharedKey?.secret,
    bfd: false,
    updateSource: undefined,
    multihop: false,
    nextHopSelf: false,
    reflectorClient: false,
    asOverride: false,
    in: slice.permit(filter('in'), family, exact(told)),
    out: slice.permit(filter('out'), family, exact(announced)),
    ...(attachment.ttlSecurity && { ttlSecurity: true }),
    ...(mayBeThere && { mayBeThere }),
    maximumPrefix: limitOfSite(undefined, told.length),
  });
}
