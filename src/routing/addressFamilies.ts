import { type Circuit, type Site, keptByConnectivityProvider, privatePeeringOf } from '../design';
import { keptOf } from '../design/kept';
import { type Family, parseAddress, parseInterfaceAddress, parsePrefix } from '../network/prefix';

const BOTH: readonly Family[] = [4, 6];

/**
 * The families that the private peering of a circuit has sessions for. A connectivity provider that keeps layer 3 may
 * have either, where the design does not say.
 */
export const peeringFamilies = keptOf((circuit: Circuit): readonly Family[] => {
  const raw = privatePeeringOf(circuit)?.raw;
  const said = [raw, raw?.ipv6PeeringConfig]
    .flatMap((link) => [link?.primaryPeerAddressPrefix, link?.secondaryPeerAddressPrefix])
    .flatMap((text) => parsePrefix(text ?? '')?.family ?? []);
  if (said.length === 0) return keptByConnectivityProvider(circuit) ? BOTH : [4];
  return BOTH.filter((family) => said.includes(family));
});

/**
 * The families that the attachments of a site to the network of the CSP carry: those of their addresses, both where the
 * design does not describe one of them.
 */
export function attachedFamilies(site: Site): readonly Family[] {
  const carried = site.attachments.flatMap(({ localAddress, peerAddress }) => {
    const end = parseAddress(peerAddress ?? '') ?? parseInterfaceAddress(localAddress ?? '')?.address;
    return end ? [end.family] : BOTH;
  });
  return BOTH.filter((family) => carried.includes(family));
}
