import * as l10n from '@vscode/l10n';
import type { CustomerRule } from '../rule';
import { grouped } from '../shared/groups';
import { placeOf } from '../shared/places';

export const customerRouters: CustomerRule = {
  code: 'EDGE-015',
  scope: 'customer',
  severity: 'warning',
  title: "A customer's router is one router: of one platform and family, at one site.",
  text: 'Attachments that name one customerRouter make one file: it is written for the platform and the family that the first one says that says one. The same name at another site is another router, in a folder with a number behind its name.',
  source: 'FORMAT',
  *check({ customer }) {
    const named = customer.sites.flatMap((site) =>
      site.attachments.flatMap(({ customerRouter: router }) => (router ? [{ site, router }] : [])),
    );
    for (const [name, ends] of grouped(named, ({ router }) => router.name)) {
      const sites = grouped(ends, ({ site }) => site);
      const first = ends[0]?.site;
      for (const [site, here] of sites) {
        const routers = here.map(({ router }) => router);
        if (routers[0] && first && site !== first) {
          yield {
            message: l10n.t(
              'Site {0} has a router with the name "{1}" already. They are two routers with a folder each, told apart by a number behind the name only: give each its own name.',
              first.name,
              name,
            ),
            place: placeOf(site, routers[0], 'name'),
          };
        }
        for (const key of ['platform', 'family'] as const) {
          const said = routers.find((router) => router[key] !== undefined)?.[key];
          for (const router of routers) {
            if (said === undefined || router[key] === undefined || router[key] === said) continue;
            yield {
              message: l10n.t(
                'Another attachment of the site says {0} "{1}" of "{2}": its one file, with this attachment in it, is written for that.',
                key,
                said,
                name,
              ),
              place: placeOf(site, router, key),
            };
          }
        }
      }
    }
  },
};
