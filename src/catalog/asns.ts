import { catalog, type NumberSpan } from './catalog';

const { microsoftEr, erGatewayAsn, erReserved, azureVpnReserved, iana } = catalog.reservedAsns;

/** Microsoft's side of every ExpressRoute session. source: RT */
export const microsoftAsn = microsoftEr;

/** The AS number of ExpressRoute gateways, and of VPN gateways unless said otherwise. source: RT, S2SB */
export const gatewayAsn = erGatewayAsn;

/** AS numbers that no peering's edge may have. source: RT, RTP19 */
export const expressRouteReservedAsns: NumberSpan = erReserved;

function within(span: NumberSpan, asn: number): boolean {
  return asn >= span.first && asn <= span.last;
}

/** Whether ExpressRoute refuses the AS number on the edge's side of a peering. source: RT */
export function isReservedForExpressRoute(asn: number): boolean {
  return asn === microsoftEr || within(erReserved, asn);
}

/** Whether Azure's VPN gateways refuse the AS number on the other side of a tunnel. source: VPNASN */
export function isReservedForVpn(asn: number): boolean {
  return azureVpnReserved.includes(asn);
}

/** Of what IANA reserves: AS numbers that samples are written with. source: RFC 5398 */
const documentation: readonly NumberSpan[] = [
  { first: 64496, last: 64511 },
  { first: 65536, last: 65551 },
];

/** Whether a VPN gateway refuses the AS number, on itself or on a device: Azure's own, and what IANA reserves. source: VPNASN */
export function isRefusedByVpn(asn: number): boolean {
  return isReservedForVpn(asn) || isReservedByIana(asn);
}

/** Whether IANA reserves the AS number (0, AS_TRANS, documentation, the last ones). source: VPNASN */
export function isReservedByIana(asn: number): boolean {
  return iana.some((span) => within(span, asn));
}

/** The largest AS number of two octets, and of a Route Server's BGP peer. source: RFC 6793; route-server-faq (32-bit ASNs, 2026-11) */
export const largestShortAsn = 65_535;

const shown = ({ first, last }: NumberSpan): string => (first === last ? String(first) : `${first} to ${last}`);

/** What IANA reserves, as texts list it: single numbers, those for documentation left out, and 0, which is no AS number. */
export const shownReserved: string = [23_456, 65_535, 4_294_967_295].filter(isReservedByIana).join(', ');

/** AS numbers for documentation, as texts list them. */
export const shownDocumentation: string = documentation.map(shown).join(' and ');

/** What Azure keeps for the gateways of ExpressRoute, as texts list it. */
export const shownExpressRouteReserved: string = shown(erReserved);

/** What Azure's VPN gateways keep for themselves but for the number that they have, as texts list it. */
export const shownVpnReserved: string = azureVpnReserved.filter((asn) => asn !== erGatewayAsn).join(', ');
