import { type Circuit, type Design, type Peering, findEdgeRouter, keptByConnectivityProvider } from '../../design';
import { addressAt, formatAddress, parsePrefix } from '../../network/prefix';

/** One BGP session to Microsoft: a peering on a link, in one address family. */
export interface MicrosoftSession {
  readonly circuit: Circuit;
  readonly peering: Peering;
  readonly which: 'primary' | 'secondary';
  readonly family: 4 | 6;
  readonly prefix: string;
  /** The first usable address is ours, the second Microsoft's. source: RT */
  readonly local: string | undefined;
  readonly microsoft: string | undefined;
}

function addressOf(prefix: string, offset: number): string | undefined {
  const parsed = parsePrefix(prefix);
  const address = parsed && addressAt(parsed, offset);
  return parsed && address && formatAddress(address.value, parsed.family);
}

/** The sessions of a circuit, peering by peering, IPv4 first. */
export function sessionsOf(circuit: Circuit): MicrosoftSession[] {
  return circuit.peerings.flatMap((peering) => {
    const { raw } = peering;
    const prefixes = [
      ['primary', 4, raw.primaryPeerAddressPrefix],
      ['secondary', 4, raw.secondaryPeerAddressPrefix],
      ['primary', 6, raw.ipv6PeeringConfig?.primaryPeerAddressPrefix],
      ['secondary', 6, raw.ipv6PeeringConfig?.secondaryPeerAddressPrefix],
    ] as const;
    return prefixes.flatMap(([which, family, prefix]): MicrosoftSession[] =>
      prefix === undefined
        ? []
        : [{ circuit, peering, which, family, prefix, local: addressOf(prefix, 1), microsoft: addressOf(prefix, 2) }],
    );
  });
}

/** Whose routers the sessions end on where the connectivity provider keeps layer 3. */
export const KEPT_BY_PROVIDER = 'connectivity provider';

/** Where a link ends: router and interface, or what the connectivity provider keeps. */
export function endOf(design: Design, circuit: Circuit, which: 'primary' | 'secondary') {
  const link = circuit.links.find((one) => one.which === which)?.raw;
  const router = findEdgeRouter(design, circuit, link?.edgeRouter);
  return {
    link,
    router: link?.edgeRouter ?? (keptByConnectivityProvider(circuit) ? KEPT_BY_PROVIDER : undefined),
    site: router?.site,
  };
}

export const peeringName = (peering: Peering): string =>
  peering.type === 'AzurePrivatePeering' ? 'private' : 'Microsoft';
