import * as l10n from '@vscode/l10n';
import { type Prefix, overlaps, parsePrefix } from '../../network/prefix';
import { type AddressKind, isDefaultRoute } from '../../network/special';
import type { CustomerRule, ProviderRule, Remark } from '../rule';
import { kindOf } from '../shared/kinds';
import { placeOf } from '../shared/places';
import { type PrefixField, customerPrefixes, providerPrefixes } from '../shared/prefixes';
import { alignedPrefix } from './subnetFixes';

const alignment = {
  severity: 'error',
  title: 'A prefix has no host bit set.',
  text: 'Azure and routers take a prefix by its network address; the message has it.',
  source: 'FORMAT; ARM',
} as const;

export const customerAlignment: CustomerRule = {
  ...alignment,
  code: 'NET-001',
  scope: 'customer',
  fix: alignedPrefix,
  *check({ customer }) {
    for (const field of customerPrefixes(customer)) yield* unaligned(field);
  },
};

export const providerAlignment: ProviderRule = {
  ...alignment,
  code: 'NET-002',
  scope: 'provider',
  title: 'A prefix of the provider file has no host bit set.',
  fix: alignedPrefix,
  *check({ provider }) {
    for (const field of providerPrefixes(provider)) yield* unaligned(field);
  },
};

function placeIn({ of, object, key, many }: PrefixField, index: number): Remark['place'] {
  return many ? placeOf(of, object, key, index) : placeOf(of, object, key);
}

function* unaligned(field: PrefixField): Generator<Remark> {
  for (const [index, written] of field.values.entries()) {
    const prefix = parsePrefix(written);
    if (!prefix || prefix.aligned) continue;
    yield {
      message: l10n.t('{0} is an address inside a network. The network is {1}.', written, prefix.text),
      place: placeIn(field, index),
    };
  }
}

/** What Azure refuses in an address space. source: Azure's virtual network FAQ [K]; the ranges are special by RFC 6890 too */
const refusedByAzure = [
  '224.0.0.0/4',
  '255.255.255.255/32',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '168.63.129.16/32',
].flatMap((text) => parsePrefix(text) ?? []);
const unusable: readonly AddressKind[] = ['link-local', 'loopback', 'multicast', 'unspecified'];

function isUnusable(prefix: Prefix, use: PrefixField['use']): boolean {
  if (isDefaultRoute(prefix)) return use === 'network' || use === 'pool';
  if (use === 'network') return unusable.includes(kindOf(prefix)) || refusedByAzure.some((r) => overlaps(r, prefix));
  return unusable.includes(kindOf(prefix));
}

export const specialRanges: CustomerRule = {
  code: 'NET-003',
  scope: 'customer',
  severity: 'error',
  title: 'Networks and sites use addresses that can be routed.',
  text: 'Loopback, link-local, multicast and unspecified addresses, and the addresses of the platform itself (168.63.129.16), are no network of a customer. Azure refuses them in an address space.',
  source: 'FORMAT; RFC 6890',
  *check({ customer }) {
    for (const field of customerPrefixes(customer)) {
      // What Microsoft peering carries is PEER-010's business.
      if (field.use !== 'microsoft') yield* special(field);
    }
  },
};

export const providerSpecialRanges: ProviderRule = {
  code: 'NET-004',
  scope: 'provider',
  severity: 'error',
  title: "The CSP's pools, sites and shared services use addresses that can be routed.",
  text: 'Loopback, link-local, multicast and unspecified addresses cannot be handed out, nor be those of a site.',
  source: 'FORMAT; RFC 6890; RT [D]',
  *check({ provider }) {
    for (const field of providerPrefixes(provider)) yield* special(field);
  },
};

function* special(field: PrefixField): Generator<Remark> {
  for (const [index, written] of field.values.entries()) {
    const prefix = parsePrefix(written);
    if (!prefix || !isUnusable(prefix, field.use)) continue;
    yield {
      message: l10n.t('{0} holds special addresses, which no network can have. Take other ones.', written),
      place: placeIn(field, index),
    };
  }
}

export const documentationRanges: CustomerRule = {
  code: 'NET-005',
  scope: 'customer',
  severity: 'warning',
  title: 'No prefix is from the ranges for documentation.',
  text: 'They serve in samples (RFC 5737, 3849, 9637). Deployment to a real cloud refuses them; the simulator takes them.',
  source: 'FORMAT',
  *check({ customer }) {
    for (const field of customerPrefixes(customer)) if (field.use !== 'microsoft') yield* documentation(field);
  },
};

export const providerDocumentationRanges: ProviderRule = {
  ...documentationRanges,
  code: 'NET-006',
  scope: 'provider',
  title: 'No prefix of the provider file is from the ranges for documentation.',
  *check({ provider }) {
    for (const field of providerPrefixes(provider)) yield* documentation(field);
  },
};

function* documentation(field: PrefixField): Generator<Remark> {
  for (const [index, written] of field.values.entries()) {
    const prefix = parsePrefix(written);
    if (!prefix || kindOf(prefix) !== 'documentation') continue;
    yield {
      message: l10n.t('{0} is for documentation. Take addresses of your own before this is deployed.', written),
      place: placeIn(field, index),
    };
  }
}

export const publicPrefixes: CustomerRule = {
  code: 'NET-007',
  scope: 'customer',
  severity: 'error',
  title: 'The public prefixes of a site are public.',
  text: 'Private, shared (100.64.0.0/10) and link-local addresses are not reachable from outside.',
  source: 'FORMAT',
  *check({ customer }) {
    for (const field of customerPrefixes(customer)) {
      if (field.use !== 'public') continue;
      for (const [index, written] of field.values.entries()) {
        const prefix = parsePrefix(written);
        if (!prefix || ['public', 'documentation', ...unusable].includes(kindOf(prefix))) continue;
        yield {
          message: l10n.t('{0} is not public. Take addresses that are registered to you.', written),
          place: placeIn(field, index),
        };
      }
    }
  },
};
