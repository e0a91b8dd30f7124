import * as l10n from '@vscode/l10n';
import { type Location, allLocations } from '../../catalog/locations';
import { kilometresBetween } from '../../catalog/nearness';
import { type Asking, one, text } from '../ask/question';
import { freeName, nameFrom, unusedName } from '../ask/texts';
import { type Made, addItem, revise } from '../change';
import { providersAt } from '../circuit/providerChoices';
import { platformChoices, routerPair } from '../customer/newDesign';
import type { DesignScope } from '../scope';
import { routerNames } from './sites';

/** Asks for a datacenter of the CSP with two edge routers. */
export function* addDatacenter({ design }: DesignScope): Asking<Made> {
  const { provider } = design;
  const reached = new Set(provider.sites.flatMap(({ raw }) => raw.peeringLocations ?? []));
  const cities = allLocations(provider.cloud).flatMap(({ name, city }) => (reached.has(name) ? city : []));
  // A second datacenter is for circuits in another city, and not far away.
  const away = ({ city }: Location) =>
    Math.min(...cities.map((each) => kilometresBetween(city, each) ?? Number.MAX_SAFE_INTEGER));
  const peeringLocation = yield* one(
    'peeringLocation',
    l10n.t('Peering location that is reached from there'),
    [...allLocations(provider.cloud)]
      .sort(
        (a, b) =>
          Number(cities.includes(a.city)) - Number(cities.includes(b.city)) ||
          (cities.length > 0 ? away(a) - away(b) : b.providers.length - a.providers.length) ||
          a.name.localeCompare(b.name, 'en'),
      )
      .map(({ name, country }) => ({
        label: name,
        description: reached.has(name) ? l10n.t('a datacenter of the CSP is there') : country,
        value: name,
      })),
  );
  const serviceProviderName = yield* one(
    'serviceProviderName',
    l10n.t('Connectivity provider that the edge routers are connected to'),
    providersAt(provider.cloud, [peeringLocation], design),
  );
  const names = provider.sites.map(({ name }) => name);
  const name = yield* text('site', l10n.t('Name of the datacenter'), {
    initial: unusedName(`${nameFrom(peeringLocation).slice(0, 40)}-dc1`, names),
    problem: freeName(names),
  });
  const platform = yield* one('platform', l10n.t('Operating system of the two edge routers'), platformChoices());
  const taken = routerNames(design, undefined);
  const edgeRouters = routerPair(name, platform, serviceProviderName).map((router) => ({
    ...router,
    name: unusedName(router.name, taken),
  }));
  const { file } = provider;
  const value = { name, peeringLocations: [peeringLocation], edgeRouters };
  return {
    design: revise(design, file.path, (now) => addItem(now, ['sites'], value)),
    at: { file: file.path, path: ['sites', provider.sites.length] },
  };
}
