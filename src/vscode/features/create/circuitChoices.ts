import * as l10n from '@vscode/l10n';
import { allLocations, armProvidersAt, findLocation, locationsOf } from '../../../catalog/locations';
import { type Customer, type Design, prefixesOf, usedBy } from '../../../design';
import { nextFreePair } from '../../../network/pool';
import { parsePrefix } from '../../../network/prefix';
import type { Choice } from '../../services/ask';
import { edgePairs } from './edgePairs';
import type { NewCircuit } from './newCircuit';

/** Private addresses that link prefixes of a customer's own routers are proposed from. */
const PROPOSED_LINKS = '172.16.0.0/12';

/** Locations where the CSP (or the customer) has edge routers first. */
export function locationChoices(design: Design, customer: Customer): Choice<string>[] {
  const own = new Set(
    customer.model === 'connect-through' ? design.provider.sites.flatMap((s) => s.raw.peeringLocations ?? []) : [],
  );
  return [...allLocations(design.provider.cloud)]
    .sort((a, b) => Number(own.has(b.name)) - Number(own.has(a.name)) || a.name.localeCompare(b.name))
    .map((location) => ({
      label: location.name,
      description: own.has(location.name) ? l10n.t('a datacenter of the CSP is there') : location.country,
      value: location.name,
    }));
}

/** Connectivity providers that a pair of edge routers has an interface to first. */
export function providerChoices(design: Design, customer: Customer, location: string): Choice<string>[] {
  const ready = (serviceProviderName: string) => {
    const [pair] = edgePairs(design, customer, { location, serviceProviderName });
    return pair?.atLocation === true;
  };
  return armProvidersAt(location, design.provider.cloud)
    .map(({ name }) => ({ name, ready: ready(name), locations: locationsOf(name, design.provider.cloud).length }))
    .sort((a, b) => Number(b.ready) - Number(a.ready))
    .map(({ name, ready: isReady, locations }) => ({
      label: name,
      description: isReady ? l10n.t('edge routers are connected') : l10n.t('at {0} locations', locations),
      value: name,
    }));
}

export function tierChoices(peeringLocation: string, cloud: string): Choice<NewCircuit['tier']>[] {
  const location = findLocation(peeringLocation, cloud);
  const local = location?.localRegions ?? [];
  return [
    { label: 'Standard', description: l10n.t('all regions of {0}', location?.geo ?? ''), value: 'Standard' },
    { label: 'Premium', description: l10n.t('all regions of the cloud'), value: 'Premium' },
    ...(local.length > 0
      ? [{ label: 'Local', description: l10n.t('only {0}; unlimited data', local.join(', ')), value: 'Local' as const }]
      : []),
  ];
}

/** The lowest /29 that neither the design nor the customer uses. */
export function proposedLinks(design: Design, customer: Customer): string {
  const pool = parsePrefix(PROPOSED_LINKS);
  const used = [
    ...design.customers.flatMap((c) => usedBy(c).linkPrefixes),
    ...prefixesOf(design.provider.raw.pools?.peeringPrefixes),
    ...prefixesOf(design.provider.raw.pools?.globalReachPrefixes),
    ...customer.sites.flatMap((s) => s.prefixes),
    ...customer.virtualNetworks.flatMap((n) => n.addressSpace),
  ];
  return (pool && nextFreePair([pool], 30, used)?.block.text) ?? '';
}

export function linkPrefixProblem(value: string): string | undefined {
  const prefix = parsePrefix(value);
  return prefix?.family === 4 && prefix.length === 29 && prefix.aligned
    ? undefined
    : l10n.t('Give an aligned IPv4 /29, such as 172.17.0.0/29.');
}
