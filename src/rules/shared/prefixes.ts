import type { Customer, DesignFile, Provider } from '../../design';
import { keptOf } from '../../design/kept';

/** A list of prefixes (or one prefix) of the file. */
export interface PrefixField {
  readonly of: { readonly file: DesignFile };
  readonly object: object;
  readonly key: string;
  readonly values: readonly string[];
  /** A list, or a single text. */
  readonly many: boolean;
  /** What the prefixes are for. */
  readonly use: 'site' | 'public' | 'network' | 'microsoft' | 'private' | 'pool';
}

type Of = PrefixField['of'];

function* field(of: Of, object: object | undefined, key: string, use: PrefixField['use']): Generator<PrefixField> {
  if (!object) return;
  const value = (object as Record<string, unknown>)[key];
  if (typeof value === 'string') yield { of, object, key, values: [value], many: false, use };
  else if (Array.isArray(value)) {
    yield { of, object, key, values: value.map((v) => (typeof v === 'string' ? v : '')), many: true, use };
  }
}

/** Every prefix of a provider file, but not those that a rule of the facts looks at (link and Global Reach prefixes). */
export function* providerPrefixes(provider: Provider): Generator<PrefixField> {
  const { raw } = provider;
  yield* field(provider, raw.pools, 'peeringPrefixes', 'pool');
  yield* field(provider, raw.pools, 'globalReachPrefixes', 'pool');
  for (const service of raw.sharedServices ?? []) yield* field(provider, service, 'prefixes', 'site');
  for (const site of raw.sites ?? []) yield* field(provider, site, 'prefixes', 'site');
}

/** Every prefix of a customer file, but not those that a rule of the facts looks at (link and Global Reach prefixes). */
export const customerPrefixes = keptOf((customer: Customer): readonly PrefixField[] => [...search(customer)]);

function* search(customer: Customer): Generator<PrefixField> {
  for (const { raw } of customer.sites) {
    yield* field(customer, raw, 'prefixes', 'site');
    yield* field(customer, raw, 'publicPrefixes', 'public');
    yield* field(customer, raw.reachesProvider, 'prefixes', 'site');
  }
  for (const network of customer.virtualNetworks) {
    yield* field(customer, network.raw, 'addressSpace', 'network');
    yield* field(customer, network.raw, 'summarizedGatewayPrefixes', 'network');
    for (const subnet of network.subnets) {
      yield* field(customer, subnet.raw, 'addressPrefix', 'network');
      yield* field(customer, subnet.raw, 'addressPrefixes', 'network');
    }
    yield* field(customer, network.raw.vpnGateway?.pointToSite, 'addressPool', 'private');
  }
  for (const circuit of customer.circuits) {
    for (const peering of circuit.peerings) {
      const use = peering.type === 'MicrosoftPeering' ? 'microsoft' : 'private';
      yield* field(customer, peering.raw.routing, 'advertise', use);
      yield* field(customer, peering.raw.routing, 'accept', 'private');
      yield* field(customer, peering.raw, 'advertisedPublicPrefixes', 'microsoft');
      yield* field(customer, peering.raw.nat, 'pools', 'microsoft');
    }
    yield* field(customer, circuit.raw.encryption, 'advertise', 'private');
  }
  for (const connection of customer.vpnConnections) yield* field(customer, connection.raw, 'prefixes', 'private');
}
