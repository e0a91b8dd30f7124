import * as l10n from '@vscode/l10n';
import { isKnownServiceEndpoint, serviceEndpoints as offered, serviceOf } from '../../catalog/serviceEndpoints';
import { nearest } from '../../design';
import type { CustomerRule } from '../rule';
import { repeated } from '../shared/groups';
import { placeOf } from '../shared/places';

export const serviceEndpoints: CustomerRule = {
  code: 'NET-033',
  scope: 'customer',
  severity: 'warning',
  title: 'A service endpoint is to a service that has one, and there is one to each service.',
  text: 'As new services come, a name that is not known is a warning with the nearest one. Of a service and its global endpoint (Microsoft.Storage.Global) a subnet has one.',
  source: 'virtual-network-service-endpoints-overview',
  *check({ customer }) {
    for (const subnet of customer.virtualNetworks.flatMap((network) => network.subnets)) {
      const endpoints = (subnet.raw.serviceEndpoints ?? []).map((name, index) => ({
        name,
        place: () => placeOf(subnet, subnet.raw, 'serviceEndpoints', index),
      }));
      if (endpoints.length === 0 || subnet.existing) continue;
      for (const { name, place } of endpoints) {
        if (isKnownServiceEndpoint(name)) continue;
        const near =
          nearest(name, offered) ?? offered.find((one) => one.toLowerCase().endsWith(`.${name.toLowerCase()}`));
        const what = l10n.t('No service "{0}" with endpoints is known.', name);
        const help = near
          ? l10n.t('Did you mean "{0}"?', near)
          : l10n.t("Compare with Azure's list of service endpoints.");
        yield { message: `${what} ${help}`, place: place() };
      }
      for (const [first, ...others] of repeated(endpoints, ({ name }) => serviceOf(name))) {
        for (const { name, place } of others) {
          yield {
            message: l10n.t(
              'Subnet "{0}" has an endpoint to this service already ("{1}"). Keep one of the two.',
              subnet.name,
              first?.name ?? name,
            ),
            place: place(),
          };
        }
      }
    }
  },
};
