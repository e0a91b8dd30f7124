/** Share of a limit, in per cent, from which on a warning is given: a choice of this product. */
export const nearPercent = 80;

/** Figures of Azure that belong to no single type of resource. */
export const figures = {
  /** Per cent of availability of ARP and BGP, and of use, at which the baseline alerts. source: AMBA */
  alertPercent: 90,
  /** Letters and digits of a BGP session's shared key. source: RTP19 */
  sharedKeyLength: 25,
  /** Bytes of the largest packet that ExpressRoute is held to carry end to end. source: FAQ26, GW */
  packetBytes: 1400,
  /** Days after which a resiliency validation counts less. source: RI */
  validationDays: 30,
  /** Days for which activity logs are to be kept. source: WAF */
  logDays: 90,
  /** Mbps from which on a circuit can have a Traffic Collector. source: FAQ26 */
  trafficCollectorMbps: 1000,
  /** Milliseconds between BFD packets of Microsoft's routers. source: BFD */
  bfdMilliseconds: 300,
  /** Mbps from which on FastPath is worth it. source: APRL */
  fastPathMbps: 10_000,
  /** The highest resiliency index. source: RI */
  bestIndex: 100,
  /** The day on which Azure public peering ended. source: CPold */
  publicPeeringEnd: '2024-03-31',
} as const;

/** Characters of an interface's name on Linux: IFNAMSIZ less the closing zero. source: Linux, if.h */
export const linuxNameLength = 15;

/** Ports of a link aggregation group that are there, and that must be up, at the least. source: expressRouteLags (REST 2025-09-01) */
export const leastPortsOfLag = 1;

/**
 * Bytes of a packet that the interface of a router can be told to carry: what every host takes, what IPv6 needs, and the
 * most that the platforms have alike. source: RFC 791, RFC 8200 (5); interface mtu of NX-OS and IOS-XE [K]
 */
export const packetSizes = { least: 576, leastIpv6: 1280, most: 9216 } as const;
