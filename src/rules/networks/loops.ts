import * as l10n from '@vscode/l10n';
import { type Place, findCircuit, privatePeeringOf } from '../../design';
import type { CustomerRule } from '../rule';
import { grouped } from '../shared/groups';
import { keyOf, placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';
import { otherHalf } from '../gateways/transitFixes';

interface AsnUse {
  readonly site: string;
  readonly asn: number;
  readonly place: () => Place;
}

export const asLoops: CustomerRule = {
  code: 'NET-024',
  scope: 'customer',
  severity: 'warning',
  title: 'What learns the routes of another end of the customer has another AS number than that end.',
  text: 'BGP drops a route whose path holds the own AS number: two sites of a VRF with one AS, or two circuits of one AS joined by Global Reach, do not see each other. Take different AS numbers, or let the routers accept their own (allowas-in).',
  source: '[K]',
  *check({ customer }) {
    const uses = customer.sites.flatMap((site) =>
      site.attachments.flatMap((attachment): AsnUse[] =>
        attachment.peerASN === undefined || (attachment.routing ?? 'bgp') !== 'bgp'
          ? []
          : [{ site: site.name, asn: attachment.peerASN, place: () => placeOf(site, attachment, 'peerASN') }],
      ),
    );
    for (const [asn, list] of grouped(uses, (use) => use.asn)) {
      const sites = new Set(list.map((use) => use.site));
      if (sites.size < 2) continue;
      for (const use of list) {
        yield {
          message: l10n.t(
            'AS {0} is on several sites ({1}): they drop the routes of each other.',
            asn,
            [...sites].join(', '),
          ),
          place: use.place(),
        };
      }
    }
    for (const circuit of customer.circuits) {
      for (const reach of circuit.globalReach) {
        const own = privatePeeringOf(circuit)?.raw.peerASN;
        const other = findCircuit(customer, reach.raw.circuit);
        if (!other || other === circuit || own === undefined) continue;
        if (privatePeeringOf(other)?.raw.peerASN !== own) continue;
        yield {
          message: l10n.t(
            'Both circuits "{0}" and "{1}" have AS {2}: their edges drop the routes of each other.',
            circuit.name,
            other.name,
            own,
          ),
          place: placeOf(reach, reach.raw, 'circuit'),
        };
      }
    }
  },
};

export const uselessSummaries: CustomerRule = {
  code: 'NET-025',
  scope: 'customer',
  severity: 'warning',
  title: 'summarizedGatewayPrefixes stand on a network with a gateway.',
  text: 'Only the gateway of the network itself advertises them; on a spoke they do nothing.',
  source: 'GW; FAQ26',
  *check({ customer }) {
    for (const network of customer.virtualNetworks) {
      if (network.raw.summarizedGatewayPrefixes === undefined || network.gateway || network.existing) continue;
      yield {
        message: l10n.t(
          '"{0}" has no ExpressRoute gateway that would advertise the summaries. Put them on the hub.',
          network.ref,
        ),
        place: keyOf(network, network.raw, 'summarizedGatewayPrefixes'),
      };
    }
  },
};

export const halfPeerings: CustomerRule = {
  code: 'NET-026',
  scope: 'customer',
  severity: 'warning',
  title: 'A network peering has its other half.',
  text: 'With one half only its state is Initiated and nothing passes. Of a network that exists already, or that the customer manages, the other half may be elsewhere.',
  source: 'FP [K]',
  fix: otherHalf,
  *check({ customer }) {
    for (const { peering, from, remote, back } of topologyOf(customer).peerings) {
      // Of a spoke that uses the gateway of the hub GW-020 says it.
      if (!remote || back || remote.existing || peering.raw.useRemoteGateways === true) continue;
      yield {
        message: l10n.t('"{0}" has no peering back to "{1}": nothing passes until it has.', remote.ref, from.ref),
        place: placeOf(peering, peering.raw, 'remoteVirtualNetwork'),
      };
    }
  },
};
