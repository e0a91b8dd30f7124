import * as l10n from '@vscode/l10n';
import type { DesignFile } from '../../design';
import { isDocumentationAsn, isValidAsn } from '../../network/asn';
import type { CustomerRule, ProviderRule, Remark } from '../rule';
import { placeOf } from '../shared/places';
import { fittingAsn } from './poolFixes';

interface AsnField {
  readonly of: { readonly file: DesignFile };
  readonly object: object;
  readonly key: string;
  readonly value: number | undefined;
}

function* valid(fields: readonly AsnField[]): Generator<Remark> {
  for (const { of, object, key, value } of fields) {
    if (value === undefined) continue;
    if (!isValidAsn(value)) {
      yield {
        message: l10n.t('{0} is no AS number: they are 1 to 4294967295.', value),
        place: placeOf(of, object, key),
      };
    } else if (isDocumentationAsn(value)) {
      yield {
        severity: 'warning',
        message: l10n.t('AS {0} is for documentation. Take one of your own before this is deployed.', value),
        place: placeOf(of, object, key),
      };
    }
  }
}

const document = {
  severity: 'error',
  text: 'AS numbers are 1 to 4294967295. Those for documentation (64496 to 64511, 65536 to 65551) are a warning. Those of a peering are looked at by PEER-016 and PEER-017.',
  source: 'FORMAT; RFC 5398',
} as const;

export const customerAsns: CustomerRule = {
  ...document,
  code: 'NET-018',
  scope: 'customer',
  title: 'An AS number of a site, a device, a VPN gateway or an attachment is one that can be used.',
  fix: fittingAsn,
  *check({ customer }) {
    const fields = customer.sites.flatMap((site): AsnField[] => [
      { of: site, object: site.raw, key: 'asn', value: site.raw.asn },
      ...(site.raw.vpnDevices ?? []).map((d) => ({ of: site, object: d, key: 'asn', value: d.asn })),
      ...site.attachments.map((a) => ({ of: site, object: a, key: 'peerASN', value: a.peerASN })),
    ]);
    const gateways = customer.virtualNetworks.flatMap(({ vpnGateway }): AsnField[] =>
      vpnGateway ? [{ of: vpnGateway, object: vpnGateway.raw, key: 'asn', value: vpnGateway.raw.asn }] : [],
    );
    yield* valid([...fields, ...gateways]);
  },
};

export const providerAsns: ProviderRule = {
  ...document,
  code: 'NET-019',
  scope: 'provider',
  title: 'The AS numbers of the CSP can be used.',
  *check({ provider }) {
    yield* valid([
      { of: provider, object: provider.raw, key: 'asn', value: provider.raw.asn },
      ...provider.sites.map((site) => ({ of: provider, object: site.raw, key: 'asn', value: site.raw.asn })),
    ]);
  },
};
