import * as l10n from '@vscode/l10n';
import { tagLimits } from '../../catalog/networkLimits';
import type { CustomerRule } from '../rule';
import { keyOf } from '../shared/places';

export const tags: CustomerRule = {
  code: 'NAME-005',
  scope: 'customer',
  severity: 'error',
  title: `A resource has ${tagLimits.most} tags at most; their names have none of ${tagLimits.refused}, and differ in more than case.`,
  text: `Inherited ones count. Azure refuses the resource otherwise. A name that begins with ${tagLimits.reserved.join(', ')} is a warning: these are Azure's own.`,
  source: 'tag-resources (limitations); tags (REST)',
  *check({ customer }) {
    const said = [
      customer,
      ...customer.subscriptions,
      ...customer.virtualNetworks,
      ...customer.virtualNetworks.flatMap(({ gateway, vpnGateway }) => [gateway, vpnGateway]),
      ...customer.circuits,
    ];
    for (const of of said) {
      const own = of?.raw.tags;
      if (!of || !own) continue;
      const place = (name: string) => keyOf(of, own, name);
      const seen = new Map<string, string>();
      for (const name of Object.keys(own)) {
        const bad = [...name].find((char) => tagLimits.refused.includes(char));
        const twin = seen.get(name.toLowerCase());
        seen.set(name.toLowerCase(), name);
        if (bad !== undefined) {
          yield { message: l10n.t('The name of a tag has no {0}.', bad), place: place(name) };
        } else if (name.length > tagLimits.name) {
          yield {
            message: l10n.t('The name of a tag has {0} characters at most.', tagLimits.name),
            place: place(name),
          };
        } else if (tagLimits.reserved.some((own) => name.toLowerCase().startsWith(own))) {
          yield {
            severity: 'warning',
            message: l10n.t(
              "Names of tags that begin with {0} are Azure's own, and may be refused. Take another name.",
              tagLimits.reserved.join(', '),
            ),
            place: place(name),
          };
        } else if (twin !== undefined) {
          yield { message: l10n.t('To Azure, the tags "{0}" and "{1}" are one.', twin, name), place: place(name) };
        }
      }
      const count = Object.keys('tags' in of ? of.tags : own).length;
      const last = Object.keys(own).at(-1);
      if (count > tagLimits.most && last !== undefined) {
        yield {
          message: l10n.t('{0} tags, inherited ones included; a resource has {1} at most.', count, tagLimits.most),
          place: place(last),
        };
      }
    }
  },
};
