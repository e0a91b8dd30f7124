import * as l10n from '@vscode/l10n';
import { isRefusedByVpn, isReservedForExpressRoute, shownReserved } from '../../catalog/asns';
import { type Customer, type DesignFile, type Provider, customerAsnAt, providerAsnAt } from '../../design';
import { MAX_ASN, MIN_ASN, isDocumentationAsn, isValidAsn } from '../../network/asn';
import type { CustomerRule, ProviderRule, Remark } from '../rule';
import { placeOf } from '../shared/places';
import { fittingAsn } from './poolFixes';

interface AsnField {
  readonly of: { readonly file: DesignFile };
  readonly object: object;
  readonly key: string;
  readonly value: number | undefined;
  /** Whether VPN-007 tells of reserved numbers here. */
  readonly ofVpn?: true;
}

function* valid(fields: readonly AsnField[]): Generator<Remark> {
  for (const { of, object, key, value, ofVpn } of fields) {
    if (value === undefined) continue;
    if (!isValidAsn(value)) {
      yield {
        message: l10n.t('{0} is no AS number: they are {1} to {2}.', value, MIN_ASN, MAX_ASN),
        place: placeOf(of, object, key),
      };
    } else if (ofVpn === undefined && isDocumentationAsn(value)) {
      yield {
        severity: 'warning',
        message: l10n.t('AS {0} is for documentation. Take one of your own before this is deployed.', value),
        place: placeOf(of, object, key),
      };
    } else if (ofVpn === undefined && isReservedForExpressRoute(value)) {
      yield {
        message: l10n.t("AS {0} is one of Azure's own: Azure drops routes that come with it. Take another one.", value),
        place: placeOf(of, object, key),
      };
    } else if (ofVpn === undefined && isRefusedByVpn(value)) {
      yield {
        message: l10n.t('AS {0} is reserved: no router speaks BGP with it. Take another one.', value),
        place: placeOf(of, object, key),
      };
    }
  }
}

const document = {
  severity: 'error',
  text: `AS numbers are ${MIN_ASN} to ${MAX_ASN}, and none that Azure keeps for its own side or that IANA reserves (${shownReserved}): Azure drops a route with its own number in the path. Those for documentation are a warning, but for VPN. Those of a peering are PEER-016 and PEER-017, those of VPN gateways and devices VPN-007.`,
  source: 'FORMAT; RFC 5398; RFC 6793; RFC 7300; RT',
} as const;

export const customerAsns: CustomerRule = {
  ...document,
  code: 'NET-018',
  scope: 'customer',
  title: 'An AS number of a site, a device, a VPN gateway or an attachment is one that can be used.',
  fix: fittingAsn,
  *check({ customer, provider }) {
    const fields = customer.sites.flatMap((site): AsnField[] => [
      { of: site, object: site.raw, key: 'asn', value: site.raw.asn },
      ...(site.raw.vpnDevices ?? []).map((d) => ({
        of: site,
        object: d,
        key: 'asn',
        value: d.asn,
        ofVpn: true as const,
      })),
      ...site.attachments.map((a) => ({ of: site, object: a, key: 'peerASN', value: a.peerASN })),
    ]);
    const gateways = customer.virtualNetworks.flatMap(({ vpnGateway }): AsnField[] =>
      vpnGateway
        ? [{ of: vpnGateway, object: vpnGateway.raw, key: 'asn', value: vpnGateway.raw.asn, ofVpn: true }]
        : [],
    );
    yield* valid([...fields, ...gateways]);
    yield* ofBothEnds(customer, provider);
  },
};

/** A session with a site's router is external: filters, routes of other sites and the replaced AS number count on that. */
function* ofBothEnds({ sites }: Customer, provider: Provider): Generator<Remark> {
  for (const site of sites) {
    for (const attachment of site.attachments) {
      if (attachment.routing === 'static' || attachment.routing === 'mpls-vpn') continue;
      const own = providerAsnAt({ provider }, attachment.site);
      const said = customerAsnAt(site, attachment);
      if (said === undefined || said !== own) continue;
      yield {
        severity: 'warning',
        message: l10n.t(
          "AS {0} is the CSP's own: the session is an internal one, on which the edge router does not tell the site what other routers told it. Take another AS number.",
          said,
        ),
        place: attachment.peerASN === undefined ? placeOf(site, site.raw, 'asn') : placeOf(site, attachment, 'peerASN'),
      };
    }
  }
}

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
