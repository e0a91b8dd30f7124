import { type RawAttachment, type Site, customerAsnAt, providerAsnAt } from '../../design';
import { attachmentsBeside, reachableFrom } from '../../edge';
import type { CustomerOutput } from '../context';
import { partyName } from '../describe';
import { announcedTo, passedBy } from './announced';
import { limitText } from './cells';
import { localAddressOf, routersOf, sessionsOn } from './models';
import { type Block, table, text } from './paper';
import type { Cell } from './table';

type Row = readonly Cell[];

/** Where the sites meet the network of the CSP. */
export function attachmentBlocks(output: CustomerOutput): Block[] {
  const csp = partyName(output, 'csp');
  const rows = attachmentRows(output);
  if (rows.length === 0) return [];
  return [
    text(
      [
        `At the attachments to the network of ${csp}. What is empty in the table is still to be agreed`,
        output.customer.sites.some((site) => site.attachments.some(({ routing }) => routing === 'mpls-vpn'))
          ? ', but of a site that comes over an MPLS VPN: this paper has nothing more of it.'
          : '.',
      ].join(''),
    ),
    table(
      [
        'site',
        'towards',
        'VLAN id',
        'your address',
        `address of ${csp}`,
        'routing',
        'your AS',
        `AS of ${csp}`,
        'MTU',
        'key (name)',
        'your router',
      ],
      rows,
    ),
  ];
}

/** As a person calls it. */
const ROUTING: Readonly<Record<string, string>> = {
  bgp: 'BGP',
  static: 'static routes',
  'mpls-vpn': 'MPLS VPN',
};

/** Bytes of a packet of IP on Ethernet, where nobody has said another number. */
const ETHERNET_MTU = 1500;

/** Attachments of which the customer has yet to agree something with the CSP, as sentences name them. */
export function attachmentsToAgree({ customer }: CustomerOutput): string[] {
  return customer.sites.flatMap((site) =>
    site.attachments
      .filter((one) => one.routing !== 'mpls-vpn' && !isAgreed(site, one))
      .map((one) => `${site.name} at ${one.edgeRouter ?? one.site ?? 'a site to be named'}`),
  );
}

function isAgreed(site: Site, attachment: RawAttachment): boolean {
  const { edgeRouter, localAddress, peerAddress, routing } = attachment;
  const hasSpeaker = routing === 'static' || customerAsnAt(site, attachment) !== undefined;
  return hasSpeaker && [edgeRouter, localAddress, peerAddress].every((end) => end !== undefined);
}

function attachmentRows({ customer, design }: CustomerOutput): Row[] {
  return customer.sites.flatMap((site) =>
    site.attachments.map((one) => {
      const agreed = <T>(value: T): T | undefined => (isAgreed(site, one) ? value : undefined);
      return [
        site.name,
        one.edgeRouter ?? one.site,
        one.vlanId ?? agreed('untagged'),
        one.peerAddress && `${one.peerAddress}/${one.localAddress?.split('/')[1] ?? ''}`,
        one.localAddress,
        ROUTING[one.routing ?? (one.peerASN === undefined ? '' : 'bgp')],
        customerAsnAt(site, one) ?? agreed('none'),
        providerAsnAt(design, one.site),
        mtuAt(site, one) ?? (one.localAddress === undefined ? undefined : ETHERNET_MTU),
        one.sharedKey?.secret ?? agreed('none'),
        one.customerRouter?.name ?? agreed('of your choice'),
      ];
    }),
  );
}

/** A sub-interface has one MTU, whichever of the families on it says so. */
function mtuAt(site: Site, attachment: RawAttachment): number | undefined {
  return attachmentsBeside(site, attachment).flatMap((one) => one.mtu ?? [])[0];
}

/** Where there is no session, the customer writes the routes that it would be told. */
export function routesOverAttachments({ customer, design }: CustomerOutput): Row[] {
  return customer.sites.flatMap((site) =>
    site.attachments
      .filter((one) => one.routing === 'static' && one.localAddress !== undefined)
      .map((one) => {
        const next = one.localAddress?.split('/')[0] ?? '';
        const family = next.includes(':') ? 6 : 4;
        const told = reachableFrom(design, customer, site).filter((p) => p.family === family);
        return [site.name, one.edgeRouter ?? one.site, told.map((p) => p.text).join(' '), next];
      }),
  );
}

/**
 * From the other end, where the design has no router of the customer: what the CSP's filters let in is what the customer
 * announces, and what they tell it is what it receives.
 */
export function announcedOverAttachments(output: CustomerOutput): Row[] {
  const all = routersOf(output);
  const ce = new Set(
    all
      .filter(({ role }) => role === 'ce')
      .flatMap(({ tables, interfaces }) => (tables.length > 0 ? interfaces.flatMap(({ addresses }) => addresses) : []))
      .map((address) => address.split('/')[0]),
  );
  return sessionsOn(all.filter(({ owner }) => owner === 'csp'))
    .filter(({ session: { kind, address } }) => kind === 'attachment' && !ce.has(address))
    .map(({ model, table: of, session }) => [
      session.description,
      localAddressOf(model, session),
      passedBy(model, session.in).join(', '),
      undefined,
      announcedTo(model, of, session, all).announced.join(', '),
      limitText(session.maximumPrefix),
    ]);
}
