import * as l10n from '@vscode/l10n';
import { allPortLocations, findPortLocation } from '../../catalog/buildings';
import { nameKey } from '../../catalog/catalog';
import { dayOf, type LiveLists, livePortLocation } from '../../catalog/live';
import { findLocation } from '../../catalog/locations';
import type { DirectPort, Provider } from '../../design';
import type { CustomerRule, ProviderRule, Remark } from '../rule';
import { placeOf } from '../shared/places';
import { excluded, few, meant, otherCloudOf } from './shared';
import { misspeltOffer } from './fixes';

const document = {
  title: 'The location of an ExpressRoute Direct port is a building that Azure names.',
  text: "Azure names the locations of ports by building (`Equinix-Amsterdam-AM5`), unlike those of circuits. Where Azure's own list was read (`csp-connectivity catalog update`), a building that it does not have is an error for a new port, and one without a free port of the bandwidth a warning.",
  source: 'ERD; ERDH; expressRoutePortsLocations',
};

export const portLocations: CustomerRule = {
  ...document,
  code: 'CKT-030',
  scope: 'customer',
  severity: 'warning',
  fix: misspeltOffer,
  *check({ customer, provider }) {
    for (const port of customer.expressRoutePorts) yield* portLocation(port, provider);
  },
};

export const providerPortLocations: ProviderRule = {
  ...document,
  code: 'CKT-030',
  scope: 'provider',
  severity: 'warning',
  fix: misspeltOffer,
  *check({ provider }) {
    for (const port of provider.expressRoutePorts) yield* portLocation(port, provider);
  },
};

function* portLocation(port: DirectPort, { cloud, live }: Provider): Generator<Remark> {
  const name = port.raw.peeringLocation;
  // A location of another cloud is CKT-010's and CKT-029's business.
  if (name === undefined || otherCloudOf(name, cloud) !== undefined) return;
  if (live?.portLocations) yield* againstLiveList(port, name, live);
  else yield* againstDocumented(port, name, cloud);
}

function* againstLiveList(port: DirectPort, name: string, live: LiveLists): Generator<Remark> {
  const place = placeOf(port, port.raw, 'peeringLocation');
  const offer = livePortLocation(live, name);
  const day = dayOf(live);
  if (!offer) {
    const names = (live.portLocations ?? []).map((one) => one.name);
    const here = buildingsIn(name, names, live.cloud);
    const what = l10n.t('Azure offers no location "{0}" for ExpressRoute Direct ports (list of {1}).', name, day);
    const help = meant(name, names, l10n.t('There are: {0}.', few(here.length > 0 ? here : names)));
    yield { ...excluded(port.existing), message: `${what} ${help}`, place };
    return;
  }
  const gbps = port.raw.bandwidthInGbps;
  if (port.existing || gbps === undefined || offer.bandwidths === undefined || offer.bandwidths.includes(gbps)) return;
  yield {
    message: l10n.t(
      '{0} had no free port of {1} Gbps on {2}; free were: {3}.',
      name,
      gbps,
      day,
      offer.bandwidths.length === 0 ? l10n.t('none') : offer.bandwidths.join(', '),
    ),
    place: placeOf(port, port.raw, 'bandwidthInGbps'),
  };
}

function* againstDocumented(port: DirectPort, name: string, cloud: string): Generator<Remark> {
  const place = placeOf(port, port.raw, 'peeringLocation');
  const known = allPortLocations(cloud).map((one) => one.name);
  if (known.some((one) => nameKey(one) === nameKey(name))) return;
  const city = findLocation(name, cloud);
  if (city) {
    const here = buildingsIn(name, known, cloud);
    const what = l10n.t('"{0}" is a peering location of circuits; Azure names those of ports by building.', name);
    const help =
      here.length > 0
        ? l10n.t('There are: {0}.', few(here))
        : l10n.t("Compare with Azure's list: csp-connectivity catalog update.");
    yield { message: `${what} ${help}`, place };
    return;
  }
  const counted = findPortLocation(name, cloud);
  const what = l10n.t('The building "{0}" is not in the catalogue.', name);
  const help = counted
    ? l10n.t('It is counted as {0}.', counted.location.name)
    : meant(name, known, l10n.t('Which city it is in is not known, and what it reaches cannot be checked.'));
  yield { message: `${what} ${help}`, place };
}

/** Those of a list of buildings that are in the city of a location. */
function buildingsIn(location: string, names: readonly string[], cloud: string): string[] {
  const city = (findLocation(location, cloud) ?? findPortLocation(location, cloud)?.location)?.city;
  return city === undefined ? [] : names.filter((name) => findPortLocation(name, cloud)?.location.city === city);
}
