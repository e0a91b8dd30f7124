import * as l10n from '@vscode/l10n';
import {
  allLocations,
  findLocation,
  isFutureProvider,
  isProviderAt,
  locationsOf,
  providersAt,
} from '../../catalog/locations';
import { clouds } from '../../catalog/catalog';
import { findProvider } from '../../catalog/providers';
import { circuitTiers, directCircuitBandwidths, directPortBandwidths, providerBandwidths } from '../../catalog/skus';
import { type DirectPort, nearest } from '../../design';
import type { CustomerRule, CustomerScope, ProviderRule, Remark } from '../rule';
import { isDirect, locationOf, portOf } from '../shared/circuit';
import { keyOf, placeOf } from '../shared/places';

export const bandwidths: CustomerRule = {
  code: 'CKT-001',
  scope: 'customer',
  severity: 'error',
  title: 'The bandwidth of a circuit through a connectivity provider is one that Azure offers.',
  text: '50, 100, 200, 500, 1000, 2000, 5000 or 10000 Mbps. It can be raised in place later, never lowered.',
  source: 'CP',
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const mbps = circuit.raw.bandwidthInMbps;
      if (mbps === undefined || providerBandwidths.includes(mbps)) continue;
      yield {
        message: l10n.t('{0} Mbps is not offered. Take one of {1}.', mbps, providerBandwidths.join(', ')),
        place: placeOf(circuit, circuit.raw, 'bandwidthInMbps'),
      };
    }
  },
};

function* portBandwidth(port: DirectPort): Generator<Remark> {
  const gbps = port.raw.bandwidthInGbps;
  if (gbps === undefined || directPortBandwidths.includes(gbps)) return;
  yield {
    message: l10n.t('Direct ports have {0} Gbps, not {1}.', directPortBandwidths.join(', '), gbps),
    place: placeOf(port, port.raw, 'bandwidthInGbps'),
  };
}

export const directBandwidths: CustomerRule = {
  code: 'CKT-002',
  scope: 'customer',
  severity: 'error',
  title: 'The bandwidth of a direct circuit is one that its port carries.',
  text: 'A port of 10 Gbps carries circuits of 1, 2, 5 and 10; one of 100 Gbps of 5, 10, 40 and 100; one of 400 Gbps of 5, 10, 40, 100, 200 and 400.',
  source: 'ERD',
  *check(scope) {
    for (const port of scope.customer.expressRoutePorts) yield* portBandwidth(port);
    for (const circuit of scope.customer.circuits) {
      const gbps = circuit.raw.bandwidthInGbps;
      const port = portOf(scope, circuit)?.raw.bandwidthInGbps;
      if (gbps === undefined || port === undefined || !directPortBandwidths.includes(port)) continue;
      const offered = directCircuitBandwidths(port);
      if (offered.includes(gbps)) continue;
      yield {
        message: l10n.t(
          'A port of {0} Gbps has no circuits of {1} Gbps. Take one of {2}.',
          port,
          gbps,
          offered.join(', '),
        ),
        place: placeOf(circuit, circuit.raw, 'bandwidthInGbps'),
      };
    }
  },
};

const ofProvider = ['serviceProviderName', 'peeringLocation', 'bandwidthInMbps'] as const;
const ofPort = ['expressRoutePort', 'bandwidthInGbps'] as const;

export const fieldSets: CustomerRule = {
  code: 'CKT-003',
  scope: 'customer',
  severity: 'error',
  title: 'A circuit has the keys of its kind: of a connectivity provider, or of a direct port.',
  text: 'Either serviceProviderName, peeringLocation and bandwidthInMbps, or expressRoutePort and bandwidthInGbps (connectivity: direct); Azure refuses a mixture.',
  source: 'TF; SPEC',
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const { raw } = circuit;
      const direct = raw.connectivity === undefined ? isDirect(circuit) : raw.connectivity === 'direct';
      const wanted = direct ? ofPort : ofProvider;
      const unwanted = direct ? ofProvider : ofPort;
      for (const key of unwanted) {
        if (raw[key] === undefined) continue;
        yield {
          message: direct
            ? l10n.t('A direct circuit has no "{0}". Remove it, or change "connectivity".', key)
            : l10n.t(
                'A circuit of a connectivity provider has no "{0}". Remove it, or write "connectivity: direct".',
                key,
              ),
          place: keyOf(circuit, raw, key),
        };
      }
      const missing = wanted.filter((key) => raw[key] === undefined);
      if (missing.length === 0) continue;
      yield {
        message: direct
          ? l10n.t('A direct circuit needs {0}.', missing.join(', '))
          : l10n.t('A circuit of a connectivity provider needs {0}.', missing.join(', ')),
        place: keyOf(circuit, raw),
      };
    }
  },
};

/** What is known of a location in other clouds than that of the design. */
function otherCloudOf(name: string, cloud: string): string | undefined {
  return clouds.find((other) => other !== cloud && findLocation(name, other));
}

function unknownLocation(name: string, cloud: string, place: Remark['place']): Remark {
  const near = nearest(
    name,
    allLocations(cloud).map((l) => l.name),
  );
  const what = l10n.t('There is no peering location "{0}" in {1}.', name, cloud);
  const help = near
    ? l10n.t('Did you mean "{0}"?', near)
    : l10n.t('Look the name up in the list of locations, or say "existing: true" if the circuit is there.');
  return { message: `${what} ${help}`, place };
}

export const providersAndLocations: CustomerRule = {
  code: 'CKT-004',
  scope: 'customer',
  severity: 'error',
  title: 'The connectivity provider is at the peering location.',
  text: 'The list is that of the catalogue, with its date. For a circuit that exists already a difference is a warning, as Azure has accepted it.',
  source: 'LOC; AVM',
  *check(scope) {
    const { cloud } = scope.provider;
    for (const port of scope.customer.expressRoutePorts) yield* portLocation(port, cloud);
    for (const circuit of scope.customer.circuits) {
      const severity = circuit.existing ? ('warning' as const) : ('error' as const);
      const name = circuit.raw.peeringLocation;
      const provider = circuit.raw.serviceProviderName;
      const location = name === undefined ? undefined : findLocation(name, cloud);
      if (name !== undefined && !location && otherCloudOf(name, cloud) === undefined) {
        yield { severity, ...unknownLocation(name, cloud, placeOf(circuit, circuit.raw, 'peeringLocation')) };
      }
      if (provider === undefined) continue;
      const place = placeOf(circuit, circuit.raw, 'serviceProviderName');
      if (!findProvider(provider)) {
        const near = nearest(provider, location ? location.providers : []);
        const what = l10n.t('The connectivity provider "{0}" is not known.', provider);
        const help = near ? l10n.t('Did you mean "{0}"?', near) : l10n.t('Write it as Azure names it.');
        yield { severity, message: `${what} ${help}`, place };
      } else if (
        location &&
        !isProviderAt(provider, location.name, cloud) &&
        !isFutureProvider(location.name, provider)
      ) {
        yield {
          severity,
          message: l10n.t(
            '{0} is not at {1}. It is at {2}; at {1} are {3}.',
            provider,
            location.name,
            few(locationsOf(provider, cloud)),
            few(providersAt(location.name, cloud)),
          ),
          place,
        };
      }
    }
  },
};

function few(names: readonly string[]): string {
  if (names.length === 0) return l10n.t('none');
  return names.slice(0, 6).join(', ') + (names.length > 6 ? ', …' : '');
}

function* portLocation(port: DirectPort, cloud: string): Generator<Remark> {
  const name = port.raw.peeringLocation;
  if (name === undefined) return;
  const severity = port.existing ? ('warning' as const) : ('error' as const);
  const location = findLocation(name, cloud);
  const place = placeOf(port, port.raw, 'peeringLocation');
  if (!location && otherCloudOf(name, cloud) === undefined) {
    yield { severity, ...unknownLocation(name, cloud, place) };
  } else if (location && !location.erDirect) {
    yield {
      severity: 'warning',
      message: l10n.t('ExpressRoute Direct is not listed at {0}. Ask Microsoft before you order.', location.name),
      place,
    };
  }
}

export const providerPorts: ProviderRule = {
  code: 'CKT-029',
  scope: 'provider',
  severity: 'error',
  title: "The CSP's direct ports and sites name peering locations of the cloud.",
  text: 'The ports of the CSP have a bandwidth and a peering location that Azure offers; the peering locations of a site are hints for new circuits, and a warning.',
  source: 'LOC; ERD',
  *check({ provider }) {
    const { cloud } = provider;
    for (const port of provider.expressRoutePorts) {
      yield* portBandwidth(port);
      yield* portLocation(port, cloud);
      yield* wrongCloud(port.raw.peeringLocation, cloud, () => placeOf(port, port.raw, 'peeringLocation'));
    }
    for (const site of provider.sites) {
      for (const [index, name] of (site.raw.peeringLocations ?? []).entries()) {
        if (findLocation(name, cloud)) continue;
        const place = placeOf(provider, site.raw, 'peeringLocations', index);
        yield { severity: 'warning', ...unknownLocation(name, cloud, place) };
      }
    }
  },
};

function* wrongCloud(name: string | undefined, cloud: string, place: () => Remark['place']): Generator<Remark> {
  if (name === undefined || findLocation(name, cloud)) return;
  const other = otherCloudOf(name, cloud);
  if (other === undefined) return;
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

/** Peering locations of other clouds, for CKT-010. */
export function* locationsOfOtherClouds({ customer, provider }: CustomerScope): Generator<Remark> {
  for (const part of [...customer.circuits, ...customer.expressRoutePorts]) {
    yield* wrongCloud(part.raw.peeringLocation, provider.cloud, () => placeOf(part, part.raw, 'peeringLocation'));
  }
}

export const futureProviders: CustomerRule = {
  code: 'CKT-005',
  scope: 'customer',
  severity: 'error',
  title: 'The connectivity provider is at the Metro location already.',
  text: 'Some are listed as still to come; a circuit with them cannot be created yet.',
  source: 'METRO',
  *check(scope) {
    for (const circuit of scope.customer.circuits) {
      const at = locationOf(scope, circuit)?.location;
      const provider = circuit.raw.serviceProviderName;
      if (circuit.existing || !at || provider === undefined || !isFutureProvider(at.name, provider)) continue;
      if (isProviderAt(provider, at.name, scope.provider.cloud)) continue;
      yield {
        message: l10n.t('{0} is still to come at {1}. Take one of {2}.', provider, at.name, few(at.providers)),
        place: placeOf(circuit, circuit.raw, 'serviceProviderName'),
      };
    }
  },
};

export const tiersOffered: CustomerRule = {
  code: 'CKT-028',
  scope: 'customer',
  severity: 'error',
  title: 'The tier is Local, Standard or Premium.',
  text: "Basic and MultiCloud are values of Azure's API and no products.",
  source: 'SDK39 [D]',
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const tier: string | undefined = circuit.raw.sku?.tier;
      if (tier === undefined || circuitTiers.some((known) => known === tier)) continue;
      yield {
        message: l10n.t('The tier "{0}" is not offered. Take Local, Standard or Premium.', tier),
        place: placeOf(circuit, circuit.raw, 'sku', 'tier'),
      };
    }
  },
};
