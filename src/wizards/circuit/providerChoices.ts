import * as l10n from '@vscode/l10n';
import { armProvidersAt, locationsOf } from '../../catalog/locations';
import { allProviders, armProviderSource, canonicalProvider, findProvider } from '../../catalog/providers';
import type { Design } from '../../design';
import type { Choice } from '../ask/question';

/**
 * Connectivity providers as ARM names them: those that the design uses already first, then those at the most locations.
 * @param locations where they are to be; all of the catalogue where none of these has any
 */
export function providersAt(cloud: string, locations: readonly string[], design?: Design): Choice<string>[] {
  const there = locations.flatMap((location) => armProvidersAt(location, cloud).map(({ name }) => name));
  const names = new Set(there.length > 0 ? there : allProviders().flatMap(({ armNames }) => armNames));
  const used = design ? usedBy(design) : new Set<string>();
  return [...names]
    .map((name) => ({ name, isUsed: used.has(canonicalProvider(name)), count: locationsOf(name, cloud).length }))
    .sort(
      (a, b) =>
        Number(b.isUsed) - Number(a.isUsed) ||
        b.count - a.count ||
        Number(isKnownOfArm(b.name)) - Number(isKnownOfArm(a.name)) ||
        a.name.localeCompare(b.name, 'en'),
    )
    .map(({ name, isUsed, count }) => ({
      label: name,
      description: [
        ...(isUsed ? [l10n.t('used by the design')] : []),
        ...(count > 0 ? [countText(count)] : []),
        ...otherNameOf(name),
      ].join('; '),
      value: name,
    }));
}

/** The documentation's names of the connectivity providers that circuits and edge routers of a design lead to. */
function usedBy({ provider, customers }: Design): Set<string> {
  const routers = [...provider.edgeRouters, ...customers.flatMap(({ sites }) => sites.flatMap((s) => s.edgeRouters))];
  const interfaces = routers.flatMap(({ raw }) => raw.interfaces ?? []);
  const circuits = customers.flatMap((customer) => customer.circuits.map(({ raw }) => raw));
  return new Set(
    [...interfaces, ...circuits].flatMap(({ serviceProviderName }) =>
      serviceProviderName === undefined ? [] : canonicalProvider(serviceProviderName),
    ),
  );
}

/** Whether Azure's own name is known to be this one; the documentation may write another. */
function isKnownOfArm(name: string): boolean {
  return armProviderSource(name) !== undefined;
}

/** What else the same connectivity provider is called, where two names of it are offered or the documentation has another. */
function otherNameOf(name: string): string[] {
  const known = findProvider(name);
  if (!known) return [];
  if (known.name !== name) return [l10n.t("Azure's name of {0}", known.name)];
  const others = known.armNames.filter((each) => each !== name);
  return others.length > 0 ? [l10n.t("the documentation's name; Azure's is known as {0}", others.join(', '))] : [];
}

function countText(locations: number): string {
  return locations === 1 ? l10n.t('at 1 location') : l10n.t('at {0} locations', locations);
}
