import * as l10n from '@vscode/l10n';
import type { DesignFile } from '../../design';
import { platformOf } from '../../edge';
import type { CustomerRule, ProviderRule, Remark } from '../rule';
import { placeOf } from '../shared/places';

const document = {
  code: 'EDGE-018',
  severity: 'warning',
  title: 'Only a router of Junos has a family.',
  text: 'MX and SRX take other lines, hence the file of Junos depends on the family. Of any other platform nothing depends on it: perhaps the platform is meant to be juniper-junos.',
  source: 'FORMAT',
} as const;

interface Router {
  readonly platform?: string;
  readonly family?: string;
}

function* withoutFamily(of: { readonly file: DesignFile }, routers: Iterable<Router | undefined>): Generator<Remark> {
  for (const router of routers) {
    const platform = platformOf(router?.platform);
    if (!router || router.family === undefined || platform === undefined || platform === 'juniper-junos') continue;
    yield {
      message: l10n.t('"{0}" has no families: nothing is made of this.', platform),
      place: placeOf(of, router, 'family'),
    };
  }
}

export const familiesOfProvider: ProviderRule = {
  ...document,
  scope: 'provider',
  *check({ provider }) {
    for (const router of provider.edgeRouters) yield* withoutFamily(router, [router.raw]);
  },
};

export const familiesOfCustomer: CustomerRule = {
  ...document,
  scope: 'customer',
  *check({ customer }) {
    for (const site of customer.sites) {
      yield* withoutFamily(site, site.raw.edgeRouters ?? []);
      yield* withoutFamily(site, site.raw.vpnDevices ?? []);
      yield* withoutFamily(
        site,
        site.attachments.map((a) => a.customerRouter),
      );
    }
  },
};
