import * as l10n from '@vscode/l10n';
import { loopbackOf } from '../../design';
import { parseAddress } from '../../network/prefix';
import type { ProviderRule } from '../rule';
import { repeated } from '../shared/groups';
import { keyOf, placeOf } from '../shared/places';

export const routeReflectors: ProviderRule = {
  code: 'EDGE-014',
  scope: 'provider',
  severity: 'warning',
  title: 'Each route reflector has a name and an address of its own, and a core that has VPN routes.',
  text: 'The edge routers have their VPN sessions with the address that is said here. A reflector with the name of an edge router is that router, and its sessions run from its loopback: with another address none comes up. Without labels (vrf-lite) there are no VPN routes to reflect.',
  source: 'FORMAT; RFC 4456',
  *check({ provider }) {
    const { backbone } = provider.raw;
    const reflectors = backbone?.routeReflectors ?? [];
    if (!backbone || reflectors.length === 0) return;
    if (backbone.type === 'vrf-lite') {
      yield {
        message: l10n.t('With "vrf-lite" there are no VPN routes: nothing is made of the route reflectors.'),
        place: keyOf(provider, backbone, 'routeReflectors'),
      };
    }
    for (const group of repeated(reflectors, ({ name }) => name)) {
      for (const one of group) {
        yield {
          message: l10n.t('{0} route reflectors have the name "{1}". Give each its own.', group.length, one.name ?? ''),
          place: placeOf(provider, one, 'name'),
        };
      }
    }
    for (const reflector of reflectors) {
      const router = provider.edgeRouters.find(({ name }) => name === reflector.name);
      const loopback = router && parseAddress(loopbackOf(router, 4) ?? '');
      const address = parseAddress(reflector.address ?? '');
      if (!router || !loopback || !address || address.text === loopback.text) continue;
      yield {
        message: l10n.t(
          '"{0}" is an edge router with the loopback {1}: no VPN session with {2} comes up. Write its loopback, or another name.',
          router.name,
          loopback.text,
          address.text,
        ),
        place: placeOf(provider, reflector, 'address'),
      };
    }
  },
};
