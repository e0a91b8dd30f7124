import * as l10n from '@vscode/l10n';
import type { CustomerRule } from '../rule';
import { grouped } from '../shared/groups';
import { placeOf } from '../shared/places';

export const customerRouters: CustomerRule = {
  code: 'EDGE-015',
  scope: 'customer',
  severity: 'warning',
  title: "A customer's router is one router: of one platform and family, at one site.",
  text: 'Attachments that name one customerRouter make one file: it is written for the platform that the first one says. The same name at another site is another router, in a folder with a number behind its name.',
  source: 'FORMAT',
  *check({ customer }) {
    const named = customer.sites.flatMap((site) =>
      site.attachments.flatMap(({ customerRouter: router }) => (router ? [{ site, router }] : [])),
    );
    for (const [name, ends] of grouped(named, ({ router }) => router.name)) {
      const sites = grouped(ends, ({ site }) => site);
      const first = ends[0]?.site;
      for (const [site, [here, ...others]] of sites) {
        if (here && first && site !== first) {
          yield {
            message: l10n.t(
              'Site {0} has a router with the name "{1}" already. Give each its own, or its files are told apart by a number only.',
              first.name,
              name,
            ),
            place: placeOf(site, here.router, 'name'),
          };
        }
        for (const { router } of others) {
          for (const key of ['platform', 'family'] as const) {
            const [said, other] = [here?.router[key], router[key]];
            if (said === other || other === undefined) continue;
            yield {
              message: l10n.t(
                'Of "{0}" another attachment of the site says {1}, and its file is written for that: a router has one.',
                name,
                said ?? l10n.t('nothing'),
              ),
              place: placeOf(site, router, key),
            };
          }
        }
      }
    }
  },
};
