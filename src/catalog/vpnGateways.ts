/** What a VPN gateway carries. source: about-gateway-skus, vpn-gateway-settings */
export interface VpnGatewayCapacity {
  /** Site-to-site connections. */
  readonly tunnels: number;
  /** Point-to-site clients with IKEv2 or OpenVPN; 0 where the SKU has neither. */
  readonly clients: number;
}

/** By the number in the name: VpnGw2 and VpnGw2AZ carry the same. source: about-gateway-skus; azure-subscription-service-limits, VPN Gateway (2026-11) */
const byName: Readonly<Record<string, VpnGatewayCapacity>> = {
  Basic: { tunnels: 10, clients: 0 },
  VpnGw1: { tunnels: 30, clients: 250 },
  VpnGw2: { tunnels: 30, clients: 500 },
  VpnGw3: { tunnels: 30, clients: 1000 },
  VpnGw4: { tunnels: 100, clients: 5000 },
  VpnGw5: { tunnels: 100, clients: 10_000 },
};

/** A figure of every SKU, as the documentation of a rule lists them: `VpnGw1AZ 30, VpnGw2AZ 30`. */
export function shownPerSku(figureOf: (capacity: VpnGatewayCapacity) => number): string {
  return Object.entries(byName)
    .filter(([, capacity]) => figureOf(capacity) > 0)
    .map(([name, capacity]) => `${name === 'Basic' ? name : `${name}AZ`} ${figureOf(capacity)}`)
    .join(', ');
}

/** The SKU without BGP, a second active instance, IPsec policies of one's own and private addresses. source: about-gateway-skus */
export const basicVpnGatewaySku = 'Basic';

/** What the SKU of that name carries. */
export function vpnGatewayCapacity(sku: string): VpnGatewayCapacity | undefined {
  return byName[sku.replace(/AZ$/, '')];
}

/** The SKU with zones that carries most. */
export const largestVpnGateway = `${Object.keys(byName).at(-1) ?? ''}AZ`;

/** The smallest SKU with zones that carries so many tunnels and clients; `undefined` where none does. */
export function smallestVpnGateway(need: Partial<VpnGatewayCapacity>): string | undefined {
  return Object.entries(byName)
    .filter(([name]) => name !== 'Basic')
    .map(([name, capacity]) => ({ name: `${name}AZ`, capacity }))
    .find(({ capacity }) => capacity.tunnels >= (need.tunnels ?? 0) && capacity.clients >= (need.clients ?? 0))?.name;
}

/** SKUs without zones that can no longer be made, each with the one that takes its place. source: gateway-sku-consolidation */
const replaced: ReadonlySet<string> = new Set(['VpnGw1', 'VpnGw2', 'VpnGw3', 'VpnGw4', 'VpnGw5']);

/** The SKU that is made in place of one that can no longer be made; `undefined` for one that can. */
export function successorOf(sku: string): string | undefined {
  return replaced.has(sku) ? `${sku}AZ` : undefined;
}

/** Longest prefix length of a client pool: one instance, and two that share it. source: vpn-gateway-howto-point-to-site */
export const clientPoolLength = { activePassive: 29, activeActive: 28 } as const;

/** Lifetimes of an IPsec security association. source: vpn-gateway-about-compliance-crypto; ipsecPolicies (REST) */
export const saLifetimes = {
  saLifeTimeSeconds: { least: 300, most: 172_799 },
  saDataSizeKilobytes: { least: 1024, most: 2_147_483_647 },
} as const;

/** What a custom IPsec policy says whole: Azure takes none with a part missing. source: vpn-gateway-about-compliance-crypto */
export const ipsecPolicyKeys = [
  'saLifeTimeSeconds',
  'saDataSizeKilobytes',
  'ipsecEncryption',
  'ipsecIntegrity',
  'ikeEncryption',
  'ikeIntegrity',
  'dhGroup',
  'pfsGroup',
] as const;

/** The words of each algorithm of an IPsec policy. source: IpsecPolicy (REST 2025-07-01); vpn-gateway-about-compliance-crypto */
export const ipsecWords: Readonly<
  Record<Exclude<(typeof ipsecPolicyKeys)[number], keyof typeof saLifetimes>, readonly string[]>
> = {
  ipsecEncryption: ['None', 'DES', 'DES3', 'AES128', 'AES192', 'AES256', 'GCMAES128', 'GCMAES192', 'GCMAES256'],
  ipsecIntegrity: ['MD5', 'SHA1', 'SHA256', 'GCMAES128', 'GCMAES192', 'GCMAES256'],
  ikeEncryption: ['DES', 'DES3', 'AES128', 'AES192', 'AES256', 'GCMAES128', 'GCMAES256'],
  ikeIntegrity: ['MD5', 'SHA1', 'SHA256', 'SHA384', 'GCMAES128', 'GCMAES256'],
  dhGroup: ['None', 'DHGroup1', 'DHGroup2', 'DHGroup14', 'DHGroup2048', 'DHGroup24', 'ECP256', 'ECP384'],
  pfsGroup: ['None', 'PFS1', 'PFS2', 'PFS2048', 'PFS14', 'PFS24', 'PFSMM', 'ECP256', 'ECP384'],
};

/** Custom policies of one connection. source: vpn-gateway-vpn-faq (IPsec/IKE policy) */
export const policiesOfConnection = 1;

/** How much a VPN gateway, or what it connects to, holds. source: azure-subscription-service-limits, VPN Gateway (2026-11) */
export const vpnGatewayLimits = {
  /** Prefixes of the address spaces that the gateway serves: its network's and those of the spokes. */
  networkPrefixes: 600,
  /** Routes learned by BGP, all tunnels together; with more the sessions are dropped. */
  bgpRoutes: 4000,
  /** Prefixes behind one device, where BGP does not tell them. */
  devicePrefixes: 1000,
} as const;
