import fc from 'fast-check';

/** What is chosen of a circuit. */
export interface CircuitChoice {
  readonly carrier: 'provider' | 'port' | 'lag';
  readonly tier: 'Local' | 'Standard' | 'Premium';
  readonly family: 'MeteredData' | 'UnlimitedData';
  readonly size: number;
  readonly ipv6: boolean;
  readonly microsoft: boolean;
  readonly routedByProvider: boolean;
  readonly fastPath: boolean;
  readonly weight: number;
  readonly authorizations: number;
}

export interface VpnChoice {
  readonly size: 1 | 2 | 3 | 4 | 5;
  readonly activeActive: boolean;
  readonly asn: number;
  readonly clients: 'none' | 'entra' | 'certificate' | 'radius';
  readonly over: 'nothing' | 'internet' | 'circuit';
  readonly bgp: boolean;
}

export interface SpokeChoice {
  readonly elsewhere: boolean;
  readonly propagates: boolean;
  readonly grouped: boolean;
  readonly dns: boolean;
  readonly usesGateway: boolean;
}

/** What is chosen of a design; whatever is chosen makes a design that Azure takes. */
export interface Choice {
  readonly model: 'connect-through' | 'connect-to';
  readonly place: 0 | 1;
  readonly sku: 'ErGw1AZ' | 'ErGw2AZ' | 'ErGw3AZ' | 'ErGwScale';
  readonly units: number;
  readonly ipv6: boolean;
  readonly remoteTraffic: boolean;
  readonly resiliencyModel: 'SingleHomed' | 'MultiHomed' | undefined;
  readonly window: boolean;
  readonly vpn: VpnChoice | undefined;
  readonly routeServer: { readonly branchToBranch: boolean; readonly peers: number } | undefined;
  readonly firewall: 'none' | 'nva' | 'azureFirewall';
  readonly summarizes: boolean;
  /** Of the ports of a customer who has some. */
  readonly macSec: boolean;
  readonly locks: boolean;
  readonly alerts: boolean;
  readonly spokes: readonly SpokeChoice[];
  readonly circuits: readonly CircuitChoice[];
  readonly globalReach: boolean;
}

const circuit: fc.Arbitrary<CircuitChoice> = fc.record({
  carrier: fc.constantFrom('provider', 'provider', 'port', 'lag'),
  tier: fc.constantFrom('Local', 'Standard', 'Premium'),
  family: fc.constantFrom('MeteredData', 'UnlimitedData'),
  size: fc.nat(3),
  ipv6: fc.boolean(),
  microsoft: fc.boolean(),
  routedByProvider: fc.boolean(),
  fastPath: fc.boolean(),
  weight: fc.constantFrom(0, 10, 32000),
  authorizations: fc.nat(2),
});

const vpn: fc.Arbitrary<VpnChoice> = fc.record({
  size: fc.constantFrom(1, 2, 3, 4, 5),
  activeActive: fc.boolean(),
  asn: fc.constantFrom(65515, 65010, 4200000123),
  clients: fc.constantFrom('none', 'entra', 'certificate', 'radius'),
  over: fc.constantFrom('nothing', 'internet', 'circuit'),
  bgp: fc.boolean(),
});

const spoke: fc.Arbitrary<SpokeChoice> = fc.record({
  elsewhere: fc.boolean(),
  propagates: fc.boolean(),
  grouped: fc.boolean(),
  dns: fc.boolean(),
  usesGateway: fc.boolean(),
});

export const choices: fc.Arbitrary<Choice> = fc.record({
  model: fc.constantFrom('connect-through', 'connect-to'),
  place: fc.constantFrom(0, 1),
  sku: fc.constantFrom('ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ', 'ErGwScale'),
  units: fc.integer({ min: 2, max: 40 }),
  ipv6: fc.boolean(),
  remoteTraffic: fc.boolean(),
  resiliencyModel: fc.constantFrom(undefined, 'SingleHomed', 'MultiHomed'),
  window: fc.boolean(),
  vpn: fc.option(vpn, { nil: undefined }),
  routeServer: fc.option(fc.record({ branchToBranch: fc.boolean(), peers: fc.nat(8) }), { nil: undefined }),
  firewall: fc.constantFrom('none', 'nva', 'azureFirewall'),
  summarizes: fc.boolean(),
  macSec: fc.boolean(),
  locks: fc.boolean(),
  alerts: fc.boolean(),
  spokes: fc.array(spoke, { maxLength: 3 }),
  circuits: fc.array(circuit, { minLength: 1, maxLength: 2 }),
  globalReach: fc.boolean(),
});

/** Whether the circuits end on the CSP's routers. */
export const isThrough = ({ model }: Choice): boolean => model === 'connect-through';
/** IPsec over a circuit does not go with the scalable gateway. */
export const overCircuit = ({ vpn, sku }: Choice): boolean => vpn?.over === 'circuit' && sku !== 'ErGwScale';
/** Route Servers and IPv6 do not go together. */
export const hasIpv6 = ({ ipv6, routeServer }: Choice): boolean => ipv6 && !routeServer;
