import * as l10n from '@vscode/l10n';
import { findGatewaySku, gatewaySkuNames } from '../../catalog/gatewaySkus';
import { findLocation } from '../../catalog/locations';
import { type MaintenanceWindow, nightWindow } from '../../catalog/maintenanceWindows';
import { kilometresToRegion } from '../../catalog/nearness';
import { allRegions, findRegion } from '../../catalog/regions';
import type { Customer, Design } from '../../design';
import { type Asking, type Choice, one, yesOrNo } from '../ask/question';
import { bandwidthText } from '../ask/texts';

/** Regions of the cloud: the preferred one first, then the nearest to a peering location. */
export function regionChoices(design: Design, near: string | undefined, preferred?: string): Choice<string>[] {
  const { cloud } = design.provider;
  const city = near === undefined ? undefined : findLocation(near, cloud)?.city;
  const first = preferred === undefined ? undefined : findRegion(preferred)?.name;
  const kilometres = (region: string) => (city === undefined ? undefined : kilometresToRegion(city, region));
  return allRegions(cloud)
    .map((region) => ({ region, km: kilometres(region.name) }))
    .sort(
      (a, b) =>
        Number(b.region.name === first) - Number(a.region.name === first) ||
        (a.km ?? Number.MAX_SAFE_INTEGER) - (b.km ?? Number.MAX_SAFE_INTEGER),
    )
    .map(({ region, km }) => ({
      label: region.displayName,
      description:
        km === undefined ? region.geo : l10n.t('{0}, about {1} km from {2}', region.geo, Math.round(km), near ?? ''),
      value: region.name,
    }));
}

/** The peering location that a customer is nearest to: of its circuits, of the datacenter of its sites, of any datacenter. */
export function nearestLocation(design: Design, customer?: Customer): string | undefined {
  const circuit = customer?.circuits.find(({ raw }) => raw.peeringLocation !== undefined);
  const site = customer?.sites.flatMap((each) => each.attachments)[0]?.site;
  const datacenter = design.provider.sites.find(({ name }) => name === site) ?? design.provider.sites[0];
  return circuit?.raw.peeringLocation ?? datacenter?.raw.peeringLocations?.[0];
}

/** Asks when Azure may update a gateway; undefined where it chooses itself. */
export function* askWindow(region: string, today: string, later = 0): Asking<MaintenanceWindow | undefined> {
  const window = nightWindow(region, today, later);
  const isNight = yield* yesOrNo('maintenance', l10n.t('When may Azure update the gateway?'), {
    yes: l10n.t('At night at the region: every day from {0} UTC, for {1} hours', window.start.slice(-5), window.hours),
    no: l10n.t('Whenever Azure chooses'),
  });
  return isNight ? window : undefined;
}

/** Asks for the SKU of an ExpressRoute gateway: those with zones and of a fixed size, the smallest first. */
export function* askGatewaySku(answer = 'gatewaySku'): Asking<string> {
  const skus = gatewaySkuNames
    .flatMap((name) => findGatewaySku(name) ?? [])
    .filter((sku) => sku.az && sku.maxCircuits > 0);
  return yield* one(
    answer,
    l10n.t('SKU of the ExpressRoute gateway'),
    skus
      .filter((sku) => !sku.name.includes('Scale'))
      .map((sku) => ({
        label: sku.name,
        description: l10n.t('{0}, {1} circuits', bandwidthText(sku.mbps), sku.maxCircuits),
        value: sku.name,
      })),
  );
}
