import * as l10n from '@vscode/l10n';
import { halves, overlaps } from '../../network/prefix';
import type { Peering } from '../../design';
import type { ClashRule, CustomerRule, Remark } from '../rule';
import { onEach } from '../shared/clash';
import { keyOf } from '../shared/places';
import { kindOf } from '../shared/kinds';
import { topologyOf } from '../shared/topology';
import { type LinkPrefix, linkPrefixesOf, peeringsOf } from './shared';
import { linkShape, nextPair, secondLink, splitBlock } from './linkFixes';

/** A whole /29 (or /125) in place of its two halves. */
function isWhole(links: readonly LinkPrefix[], family: 4 | 6): boolean {
  const [only] = links;
  return (
    links.length === 1 &&
    only?.which === 'primary' &&
    only.prefix?.family === family &&
    only.prefix.length === (family === 4 ? 29 : 125)
  );
}

function* linkPrefixShape(peering: Peering, family: 4 | 6): Generator<Remark> {
  const links = linkPrefixesOf(peering, family);
  if (isWhole(links, family)) return;
  const length = family === 4 ? 30 : 126;
  for (const { prefix, written, which, place } of links) {
    if (!prefix) continue;
    if (prefix.family !== family) {
      yield {
        message:
          family === 4
            ? l10n.t(
                '{0} is IPv6; the {1} link has an IPv4 /30 here. IPv6 goes into ipv6PeeringConfig.',
                written,
                which,
              )
            : l10n.t('{0} is IPv4; the {1} link has an IPv6 /126 here.', written, which),
        place: place(),
      };
    } else if (prefix.length !== length) {
      yield {
        message: l10n.t('The {0} link has a /{1}; {2} is a /{3}.', which, length, written, prefix.length),
        place: place(),
      };
    } else if (!prefix.aligned) {
      yield {
        message: l10n.t('{0} is an address inside a network. The network is {1}.', written, prefix.text),
        place: place(),
      };
    } else if (isUnusable(prefix)) {
      yield {
        message: l10n.t('{0} holds special addresses, which no link can have. Take private or public ones.', written),
        place: place(),
      };
    }
  }
  const [primary, secondary] = links;
  if (!primary?.prefix || !secondary?.prefix || !overlaps(primary.prefix, secondary.prefix)) return;
  // A prefix of the wrong size is said above; that it overlaps the other link's follows from that.
  if (primary.prefix.length !== length || secondary.prefix.length !== length) return;
  for (const one of [primary, secondary]) {
    yield {
      message: l10n.t(
        'The two links of a peering have different networks; {0} and {1} overlap.',
        primary.written,
        secondary.written,
      ),
      place: one.place(),
    };
  }
}

function isUnusable(prefix: NonNullable<LinkPrefix['prefix']>): boolean {
  return ['link-local', 'loopback', 'multicast', 'unspecified', 'mixed'].includes(kindOf(prefix));
}

export const ipv4Links: CustomerRule = {
  code: 'PEER-005',
  scope: 'customer',
  severity: 'error',
  title: 'The links of a peering have two IPv4 /30, aligned and disjoint.',
  text: "The edge router has the first usable address of each, Microsoft's edge router the second.",
  source: 'RT',
  covers: 'NET-016',
  fix: linkShape,
  *check({ customer }) {
    for (const peering of peeringsOf(customer)) yield* linkPrefixShape(peering, 4);
  },
};

export const ipv6Links: CustomerRule = {
  code: 'PEER-006',
  scope: 'customer',
  severity: 'error',
  title: 'The IPv6 links of a peering have two /126, aligned and disjoint.',
  text: "The edge router has the first usable address of each, Microsoft's edge router the second.",
  source: 'RT',
  covers: 'NET-016',
  fix: linkShape,
  *check({ customer }) {
    for (const peering of peeringsOf(customer)) yield* linkPrefixShape(peering, 6);
  },
};

export const splitBlocks: CustomerRule = {
  code: 'PEER-007',
  scope: 'customer',
  severity: 'error',
  title: 'A /29 (or /125) for both links is written as its two halves.',
  text: 'Azure takes two /30 (or /126): the first half is the primary link, the second half the secondary one.',
  source: 'RT',
  fix: splitBlock,
  *check({ customer }) {
    for (const peering of peeringsOf(customer)) {
      for (const family of [4, 6] as const) {
        const links = linkPrefixesOf(peering, family);
        const prefix = links[0]?.prefix;
        const parts = prefix && halves(prefix);
        if (!isWhole(links, family) || !links[0] || !parts) continue;
        yield {
          message: l10n.t(
            '{0} is for both links. Write primaryPeerAddressPrefix: {1} and secondaryPeerAddressPrefix: {2}.',
            links[0].written,
            parts[0].text,
            parts[1].text,
          ),
          place: links[0].place(),
        };
      }
    }
  },
};

export const linksAndNetworks: CustomerRule = {
  code: 'PEER-009',
  scope: 'customer',
  severity: 'error',
  title: 'The link prefixes of a circuit do not overlap a network that it reaches.',
  text: 'The linked networks and their spokes. Take a link prefix that is used nowhere, such as the next free pair of the pool.',
  source: 'RT',
  covers: 'NET-016',
  fix: nextPair,
  *check({ customer }) {
    const topology = topologyOf(customer);
    for (const circuit of customer.circuits) {
      const spaces = topology
        .reachedBy(circuit)
        .flatMap((network) => network.addressSpace.map((prefix) => ({ network, prefix })));
      const links = circuit.peerings.flatMap((p) => [...linkPrefixesOf(p, 4), ...linkPrefixesOf(p, 6)]);
      for (const link of links) {
        const { prefix } = link;
        const hit = prefix && spaces.find((space) => overlaps(space.prefix, prefix));
        if (!hit) continue;
        yield {
          message: l10n.t(
            'The link prefix {0} overlaps the address space {1} of "{2}". Take a link prefix that is used nowhere.',
            link.written,
            hit.prefix.written,
            hit.network.ref,
          ),
          place: link.place(),
        };
      }
    }
  },
};

export const bothSessions: CustomerRule = {
  code: 'PEER-033',
  scope: 'customer',
  severity: 'error',
  title: 'Both BGP sessions of a peering are designed.',
  text: 'Azure gives its availability for the pair of sessions; one alone is down whenever Microsoft works on its router.',
  source: 'RT',
  fix: secondLink,
  *check({ customer }) {
    for (const peering of peeringsOf(customer)) {
      const links = linkPrefixesOf(peering, 4);
      if (links.length === 0 || isWhole(links, 4) || links.some((link) => link.which === 'secondary')) continue;
      yield {
        message: l10n.t('Only the primary session of this peering is designed. Write secondaryPeerAddressPrefix too.'),
        place: keyOf(peering, peering.raw),
      };
    }
  },
};

export const microsoftLinksUnique: ClashRule = {
  code: 'PEER-011',
  scope: 'clash',
  severity: 'error',
  title: 'The link prefixes of Microsoft peerings are used once, over all circuits.',
  text: 'They are public addresses: Azure refuses one that another circuit has.',
  source: 'RT',
  *claims({ customer }) {
    for (const peering of peeringsOf(customer, 'MicrosoftPeering')) {
      for (const link of [...linkPrefixesOf(peering, 4), ...linkPrefixesOf(peering, 6)]) {
        if (!link.prefix) continue;
        yield {
          key: link.prefix.text,
          owner: customer.name,
          by: l10n.t('circuit {0}', peering.circuit.name),
          shown: link.written,
          place: link.place,
        };
      }
    }
  },
  check: (claims) =>
    onEach(claims, (claim, others) =>
      l10n.t('The link prefix {0} is used again by {1}. Take other addresses.', claim.shown, others),
    ),
};
