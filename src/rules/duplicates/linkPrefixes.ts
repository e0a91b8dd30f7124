import * as l10n from '@vscode/l10n';
import { type Circuit, type Place, keptByConnectivityProvider } from '../../design';
import { type Prefix, equals, parseInterfaceAddress, parsePrefix } from '../../network/prefix';
import { overlapOfEach } from '../../network/trie';
import type { CustomerRule, CustomerScope } from '../rule';
import { grouped } from '../shared/groups';
import { placeOf } from '../shared/places';
import { linkShape } from '../peerings/linkFixes';

/** A network between two routers, in the routing domain that it is seen in. */
export interface LinkNetwork {
  readonly prefix: Prefix;
  readonly written: string;
  /** VRF, or the customer's own network. */
  readonly domain: string;
  readonly circuit: Circuit | undefined;
  /** For an attachment: the edge router, and its own address. */
  readonly router?: string;
  readonly place: Place;
}

/** Where the connectivity provider keeps layer 3, its network is the domain. */
function domainOf(circuit: Circuit): string {
  if (keptByConnectivityProvider(circuit)) return `connectivity provider ${circuit.raw.serviceProviderName ?? ''}`;
  return circuit.model === 'connect-through' ? 'vrf' : 'customer';
}

/** The link networks of the private peerings and the attachments of a customer. */
export function linkNetworksOf({ customer }: CustomerScope): LinkNetwork[] {
  const found: LinkNetwork[] = [];
  for (const circuit of customer.circuits) {
    const domain = domainOf(circuit);
    for (const peering of circuit.peerings.filter((p) => p.type === 'AzurePrivatePeering')) {
      for (const from of [peering.raw, peering.raw.ipv6PeeringConfig]) {
        for (const key of ['primaryPeerAddressPrefix', 'secondaryPeerAddressPrefix'] as const) {
          const written = from?.[key];
          const prefix = written === undefined ? undefined : parsePrefix(written);
          if (!from || written === undefined || !prefix) continue;
          found.push({ prefix, written, domain, circuit, place: placeOf(circuit, from, key) });
        }
      }
    }
  }
  for (const site of customer.sites) {
    for (const attachment of site.attachments) {
      const written = attachment.localAddress;
      const prefix = written === undefined ? undefined : parseInterfaceAddress(written)?.prefix;
      if (written === undefined || !prefix) continue;
      const place = placeOf(site, attachment, 'localAddress');
      found.push({ prefix, written, domain: 'vrf', circuit: undefined, router: attachment.edgeRouter ?? '', place });
    }
  }
  return found;
}

/** Two edge routers, each with its own address, on one segment of the customer's. */
function onOneSegment(a: LinkNetwork, b: LinkNetwork): boolean {
  return (
    a.router !== undefined &&
    b.router !== undefined &&
    a.router !== b.router &&
    equals(a.prefix, b.prefix) &&
    a.written !== b.written
  );
}

export const linkPrefixes: CustomerRule = {
  code: 'DUP-011',
  scope: 'customer',
  severity: 'error',
  title: 'A link prefix is used once in its VRF.',
  text: "In connect-through the domain is the customer's VRF, in connect-to the customer's own network; another customer may have the same prefixes. Take the next free pair of the pool.",
  source: 'FORMAT; RT',
  fix: linkShape,
  *check(scope) {
    const networks = linkNetworksOf(scope);
    // Both links of one peering are compared by PEER-005 and PEER-006.
    const clash = (a: LinkNetwork, b: LinkNetwork) => !(a.circuit && a.circuit === b.circuit) && !onOneSegment(a, b);
    for (const domain of grouped(networks, (one) => one.domain).values()) {
      for (const [one, other] of overlapOfEach(domain, clash)) {
        yield {
          message: l10n.t(
            'The link prefix {0} overlaps {1}, which is used in the same routing domain. Take a free one.',
            one.written,
            other.written,
          ),
          place: one.place,
          related: [{ place: other.place, message: other.written }],
        };
      }
    }
  },
};
