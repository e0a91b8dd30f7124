/**
 * What Azure Firewall takes for private unless its private ranges say otherwise: what goes anywhere else it sends on under
 * an address of its own. source: firewall/snat-private-range (RFC 1918, RFC 6598)
 */
export const firewallPrivateRanges: readonly string[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
];

/** What stands for these ranges in a list of one's own, which replaces them. source: firewall/snat-private-range */
export const ianaPrivateRanges = 'IANAPrivateRanges';
