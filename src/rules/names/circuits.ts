import * as l10n from '@vscode/l10n';
import { findPortLocation } from '../../catalog/buildings';
import { documented } from '../../catalog/catalog';
import { dayOf, isOfferedAt, type LiveLists, livePeeringLocations, liveProvider } from '../../catalog/live';
import {
  allLocations,
  armProvidersAt,
  findLocation,
  isFutureProvider,
  isProviderAt,
  locationsOf,
} from '../../catalog/locations';
import { allProviders, armNamesInPlaceOf, findProvider } from '../../catalog/providers';
import { nameKey } from '../../catalog/catalog';
import type { Circuit } from '../../design';
import type { CustomerRule, Remark } from '../rule';
import { placeOf } from '../shared/places';
import { excluded, few, meant, otherCloudOf } from './shared';
import { misspeltOffer } from './fixes';

export const providersAndLocations: CustomerRule = {
  code: 'CKT-004',
  scope: 'customer',
  severity: 'warning',
  title: 'The connectivity provider is at the peering location, and offers the bandwidth.',
  text: "Names are those of Azure Resource Manager, which are not always the documentation's. Where Azure's own list was read (`csp-connectivity catalog update`), what it does not have is an error for a new circuit. Without it a name that is not known is a warning: the documentation is never complete.",
  source: 'LOC; AVM; expressRouteServiceProviders',
  fix: misspeltOffer,
  *check({ customer, provider }) {
    const { cloud, live } = provider;
    for (const circuit of customer.circuits) {
      const location = circuit.raw.peeringLocation;
      // A location of another cloud is CKT-010's business.
      const elsewhere = location !== undefined && otherCloudOf(location, cloud) !== undefined;
      if (live?.serviceProviders) {
        yield* againstLiveList(circuit, live, elsewhere);
        continue;
      }
      if (location !== undefined && !elsewhere) yield* againstDocumentedLocations(circuit, location, cloud);
      if (circuit.raw.serviceProviderName !== undefined) {
        yield* againstDocumentedProviders(circuit, circuit.raw.serviceProviderName, cloud);
      }
    }
  },
};

function* againstLiveList(circuit: Circuit, live: LiveLists, elsewhere: boolean): Generator<Remark> {
  const { serviceProviderName: name, peeringLocation: location, bandwidthInMbps: mbps } = circuit.raw;
  const day = dayOf(live);
  const at = (key: 'serviceProviderName' | 'peeringLocation' | 'bandwidthInMbps') => placeOf(circuit, circuit.raw, key);
  const places = livePeeringLocations(live) ?? [];
  const placeListed = places.some((known) => location !== undefined && nameKey(known) === nameKey(location));
  if (location !== undefined && !placeListed && !elsewhere) {
    const what = l10n.t('Azure offers no peering location "{0}" (list of {1}).', location, day);
    const armName = findLocation(location, live.cloud)?.name;
    const help = meant(armName ?? location, places, l10n.t('There are: {0}.', few(places)));
    yield { ...excluded(circuit.existing), message: `${what} ${help}`, place: at('peeringLocation') };
  }
  if (name === undefined) return;
  const offer = liveProvider(live, name);
  if (!offer) {
    const listed = (live.serviceProviders ?? []).map((one) => one.name);
    const arm = armNamesInPlaceOf(name).filter((known) => listed.includes(known));
    const what = l10n.t('Azure knows no connectivity provider "{0}" (list of {1}).', name, day);
    const help =
      arm.length > 0
        ? l10n.t('Azure names it {0}.', arm.map((one) => `"${one}"`).join(', '))
        : meant(name, listed, l10n.t('Write it as Azure names it.'));
    yield { ...excluded(circuit.existing), message: `${what} ${help}`, place: at('serviceProviderName') };
    return;
  }
  if (location !== undefined && placeListed && !isOfferedAt(offer, location)) {
    const there = (live.serviceProviders ?? []).filter((one) => isOfferedAt(one, location)).map((one) => one.name);
    yield {
      ...excluded(circuit.existing),
      message: l10n.t(
        '{0} is not at {1} (list of {2}). It is at {3}; at {1} are {4}.',
        name,
        location,
        day,
        few(offer.peeringLocations),
        few(there),
      ),
      place: at('serviceProviderName'),
    };
  }
  if (mbps !== undefined && offer.bandwidths.length > 0 && !offer.bandwidths.includes(mbps)) {
    yield {
      ...excluded(circuit.existing),
      message: l10n.t(
        '{0} does not offer {1} Mbps (list of {2}). Take one of {3}.',
        name,
        mbps,
        day,
        offer.bandwidths.join(', '),
      ),
      place: at('bandwidthInMbps'),
    };
  }
}

function* againstDocumentedLocations(circuit: Circuit, name: string, cloud: string): Generator<Remark> {
  const place = placeOf(circuit, circuit.raw, 'peeringLocation');
  const location = findLocation(name, cloud);
  if (location && nameKey(location.name) !== nameKey(name)) {
    yield {
      message: l10n.t('The documentation writes "{0}", and Azure takes "{1}". Write that.', name, location.name),
      place,
    };
    return;
  }
  if (location) return;
  const building = findPortLocation(name, cloud);
  if (building) {
    yield {
      message: l10n.t(
        '"{0}" is the name of a building, as ExpressRoute Direct ports have it. A circuit of a connectivity provider is at "{1}".',
        name,
        building.location.name,
      ),
      place,
    };
    return;
  }
  const what = l10n.t('The peering location "{0}" is not known in {1}.', name, cloud);
  const help = meant(
    name,
    allLocations(cloud).map((l) => l.name),
    l10n.t("Compare with Azure's list: csp-connectivity catalog update."),
  );
  yield { message: `${what} ${help}`, place };
}

function* againstDocumentedProviders(circuit: Circuit, name: string, cloud: string): Generator<Remark> {
  const place = placeOf(circuit, circuit.raw, 'serviceProviderName');
  const written = circuit.raw.peeringLocation;
  const location = written === undefined ? undefined : findLocation(written, cloud);
  if (!findProvider(name)) {
    const here = location ? armProvidersAt(location.name, cloud).map((one) => one.name) : [];
    const everywhere = allProviders().flatMap((one) => [...one.armNames, one.name]);
    const what = l10n.t('The connectivity provider "{0}" is not known.', name);
    const help = meant(
      name,
      [...here, ...everywhere],
      l10n.t("Compare with Azure's list: csp-connectivity catalog update."),
    );
    yield { message: `${what} ${help}`, place };
    return;
  }
  const arm = armNamesInPlaceOf(name);
  if (arm.length > 0) {
    const names = arm.map((one) => `"${one}"`).join(', ');
    yield { message: l10n.t('The documentation writes "{0}", and Azure takes {1}. Write that.', name, names), place };
  }
  if (!location || isFutureProvider(location.name, name)) return;
  if (isProviderAt(name, location.name, cloud) === false) {
    yield {
      message: l10n.t(
        'The documentation of {0} does not have {1} at {2}. It is at {3}; at {2} are {4}.',
        documented().asOf,
        name,
        location.name,
        few(locationsOf(name, cloud)),
        few(armProvidersAt(location.name, cloud).map((one) => one.name)),
      ),
      place,
    };
  }
}

export const futureProviders: CustomerRule = {
  code: 'CKT-005',
  scope: 'customer',
  severity: 'warning',
  title: 'The connectivity provider is at the Metro location already.',
  text: 'The documentation lists some as still to come; a circuit with them cannot be created until they are there.',
  source: 'METRO',
  *check({ customer, provider }) {
    const { cloud, live } = provider;
    if (live?.serviceProviders) return;
    for (const circuit of customer.circuits) {
      const { peeringLocation, serviceProviderName: name } = circuit.raw;
      const location = peeringLocation === undefined ? undefined : findLocation(peeringLocation, cloud);
      if (circuit.existing || !location || name === undefined || !isFutureProvider(location.name, name)) continue;
      if (isProviderAt(name, location.name, cloud) === true) continue;
      const there = armProvidersAt(location.name, cloud).map((one) => one.name);
      yield {
        message: l10n.t('{0} is still to come at {1}. Take one of {2}.', name, location.name, few(there)),
        place: placeOf(circuit, circuit.raw, 'serviceProviderName'),
      };
    }
  },
};
