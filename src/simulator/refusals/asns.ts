interface AsRange {
  readonly first: number;
  readonly last: number;
}

/** Not for anybody: reserved by IANA; source: VPN Gateway FAQ, the section on BGP. */
const IANA: readonly AsRange[] = [
  { first: 0, last: 0 },
  { first: 23456, last: 23456 },
  { first: 64496, last: 64511 },
  { first: 65535, last: 65551 },
  { first: 4294967295, last: 4294967295 },
];

/** Azure's own, which no gateway, device or appliance may take; source: VPN Gateway FAQ, the section on BGP. */
const AZURE: readonly AsRange[] = [
  { first: 8074, last: 8075 },
  { first: 12076, last: 12076 },
  { first: 65517, last: 65520 },
];

export const MICROSOFT_ASN = 12076;
/** of every virtual network gateway and Route Server that is not told another */
export const GATEWAY_ASN = 65515;

const within = (asn: number, ranges: readonly AsRange[]): boolean =>
  ranges.some(({ first, last }) => asn >= first && asn <= last);

/** Whether a virtual network gateway may not have the AS number. 65515 it may. */
export const reservedForGateway = (asn: number): boolean => within(asn, IANA) || within(asn, AZURE);

/** Whether a VPN device or an appliance may not have the AS number. */
export const reservedForPeer = (asn: number): boolean => asn === GATEWAY_ASN || reservedForGateway(asn);

/** Whether a circuit's peering may not have the AS number at the customer's end; source: expressroute-routing. */
export const reservedForCircuit = (asn: number): boolean =>
  asn < 1 || asn > 4294967295 || asn === MICROSOFT_ASN || (asn >= 65515 && asn <= 65520);

/** Private AS numbers of 16 and 32 bits; source: RFC 6996. */
export const isPrivateAsn = (asn: number): boolean =>
  (asn >= 64512 && asn <= 65534) || (asn >= 4200000000 && asn <= 4294967294);
