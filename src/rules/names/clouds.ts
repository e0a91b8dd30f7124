import * as l10n from '@vscode/l10n';
import { dayOf, liveRegion } from '../../catalog/live';
import { allLocations, findLocation } from '../../catalog/locations';
import { allRegions, findRegion, normalizeRegion } from '../../catalog/regions';
import { type Customer, type Provider, nearest } from '../../design';
import { livePeeringLocations } from '../../catalog/live';
import { nameKey } from '../../catalog/catalog';
import type { CustomerRule, ProviderRule, Remark } from '../rule';
import { objectsOf } from '../shared/objects';
import { placeOf } from '../shared/places';
import { meant, otherCloudOf } from './shared';
import { misspeltOffer, misspeltRegion } from './fixes';

function* wrongCloud(name: string | undefined, cloud: string, place: () => Remark['place']): Generator<Remark> {
  const other = name === undefined ? undefined : otherCloudOf(name, cloud);
  if (name === undefined || other === undefined) return;
  yield {
    message: l10n.t(
      '"{0}" is a peering location of {1}; the design is in {2}. No circuit leads from one to the other.',
      name,
      other,
      cloud,
    ),
    place: place(),
  };
}

export const oneCloud: CustomerRule = {
  code: 'CKT-010',
  scope: 'customer',
  severity: 'error',
  title: 'Circuits, peering locations and networks are in the cloud of the design.',
  text: "National clouds are separate: no circuit leads from one to another. A region that the catalogue does not know is a warning; one that neither the catalogue nor Azure's own list has, where that was read, is an error.",
  source: 'LOC',
  fix: misspeltRegion,
  *check({ customer, provider }) {
    for (const part of [...customer.circuits, ...customer.expressRoutePorts]) {
      yield* wrongCloud(part.raw.peeringLocation, provider.cloud, () => placeOf(part, part.raw, 'peeringLocation'));
    }
    yield* regions(customer, provider);
  },
};

/** Every `location` that is written in a file. */
function* regions(customer: Customer, provider: Provider): Generator<Remark> {
  for (const object of objectsOf(customer)) {
    const { location, existing } = object as { readonly location?: unknown; readonly existing?: unknown };
    if (typeof location !== 'string') continue;
    const remark = regionDoubt(location, provider, existing === true);
    if (remark) yield { ...remark, place: placeOf(customer, object, 'location') };
  }
}

/** What is doubtful of a region: nothing where Azure's own list has it, or where that was not read and the catalogue does. */
export function regionDoubt(
  written: string,
  { cloud, live }: Provider,
  existing: boolean,
): Pick<Remark, 'severity' | 'message'> | undefined {
  if (liveRegion(live, written)) return undefined;
  const region = findRegion(written);
  if (region && region.cloud !== cloud) {
    const message = l10n.t('{0} is a region of {1}; the design is in {2}.', region.displayName, region.cloud, cloud);
    return { message };
  }
  if (region && !live?.regions) return undefined;
  const known = live?.regions?.map((one) => one.name) ?? allRegions(cloud).map((one) => one.name);
  const near = nearest(normalizeRegion(written), known);
  const help = near ? l10n.t('Did you mean "{0}"?', near) : l10n.t('What it reaches cannot be checked.');
  if (live?.regions) {
    const what = l10n.t('Azure lists no region "{0}" for the subscription that was asked ({1}).', written, dayOf(live));
    // Another subscription of the customer may have a region that the one that was asked has not.
    const severity = region || existing ? ('warning' as const) : ('error' as const);
    return { severity, message: region ? what : `${what} ${help}` };
  }
  return { severity: 'warning', message: `${l10n.t('The region "{0}" is not known.', written)} ${help}` };
}

export const providerNames: ProviderRule = {
  code: 'CKT-029',
  scope: 'provider',
  severity: 'warning',
  title: "The CSP's sites and direct ports name peering locations of the cloud of the design.",
  text: 'Those of a site are hints for new circuits; a name that is not known is a warning. A direct port in another cloud is an error.',
  source: 'LOC; ERD',
  fix: misspeltOffer,
  *check({ provider }) {
    const { cloud, live } = provider;
    for (const port of provider.expressRoutePorts) {
      for (const remark of wrongCloud(port.raw.peeringLocation, cloud, () =>
        placeOf(port, port.raw, 'peeringLocation'),
      )) {
        yield { ...remark, severity: 'error' };
      }
    }
    const listed = livePeeringLocations(live) ?? [];
    for (const site of provider.sites) {
      for (const [index, name] of (site.raw.peeringLocations ?? []).entries()) {
        if (findLocation(name, cloud) || listed.some((one) => nameKey(one) === nameKey(name))) continue;
        const what = l10n.t('The peering location "{0}" is not known in {1}.', name, cloud);
        const help = meant(
          name,
          [...listed, ...allLocations(cloud).map((l) => l.name)],
          l10n.t("Compare with Azure's list: csp-connectivity catalog update."),
        );
        yield { message: `${what} ${help}`, place: placeOf(provider, site.raw, 'peeringLocations', index) };
      }
    }
  },
};
