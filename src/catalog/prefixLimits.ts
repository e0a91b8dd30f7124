/**
 * How many prefixes a session takes before it is closed: room for what the other side may send, not for what it sends
 * today. source: expressroute-faqs (1,000 prefixes a gateway, 4,000 and 10,000 a circuit), times 1.2
 */
export const prefixRoom = {
  /** each gateway that is connected to the circuit, private peering */
  gateway: 1200,
  /** each circuit that Global Reach joins, by its tier */
  globalReach: { Local: 4800, Standard: 4800, Premium: 12_000 },
  microsoftPeering: 4000,
  site: 100,
} as const;

/** per cent of the limit at which the router warns */
export const prefixWarning = 80;

/** Numbers of a session's policy. Ten is what Cisco's `last-as` and the other platforms' policies take alike. source: RFC 4271 (4 octets); as-path prepending [K] */
export const routingNumbers = {
  localPreference: { least: 0, most: 4_294_967_295 },
  maximumPrefix: { least: 1, most: 4_294_967_295 },
  asPathPrepend: { least: 0, most: 10 },
} as const;

/** Local preference of a path where nothing sets one. source: RFC 4271, 9.1.1 as all platforms have it; OPT */
export const usualLocalPreference = 100;

export type RoutingNumber = keyof typeof routingNumbers;
