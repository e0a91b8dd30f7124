import * as l10n from '@vscode/l10n';
import { findEdgeRouter, keptByConnectivityProvider, microsoftPeeringOf } from '../../design';
import { lackOf } from '../../edge';
import type { CustomerRule } from '../rule';
import { keyOf } from '../shared/places';

export const translationInside: CustomerRule = {
  code: 'EDGE-004',
  scope: 'customer',
  severity: 'warning',
  title: 'Translation on an edge router has its inside in the design.',
  text: 'A router translates between two sides. In the table of a microsoftVrf the inside is the VRF of the customer, and the route from there to Microsoft is no part of the design: name the device that translates (nat.device), or write that route by hand. In the global table of IOS-XE the interfaces towards the sites are named in nat.inside.',
  source: 'CFGNAT; [K]',
  *check({ customer, design }) {
    for (const circuit of customer.circuits.filter((c) => !keptByConnectivityProvider(c))) {
      const peering = microsoftPeeringOf(circuit);
      const nat = peering?.raw.nat;
      if (!peering || !nat?.pools?.length || nat.device !== undefined) continue;
      for (const name of new Set(circuit.links.map((link) => link.raw.edgeRouter))) {
        const router = findEdgeRouter(design, circuit, name);
        const { platform, family } = router?.raw ?? {};
        // Of a router that does not translate EDGE-003 says it.
        if (!router || !platform || lackOf({ platform, family }, 'translation', 4) !== undefined) continue;
        const place = keyOf(peering, nat, 'pools');
        if (circuit.model === 'connect-through' || customer.raw.microsoftVrf !== undefined) {
          yield {
            message: l10n.t(
              '"{0}" translates between two tables, and the route from the one into the other is not in the design. Name the device that translates as nat.device, or write that route by hand.',
              router.name,
            ),
            place,
          };
        } else if (platform === 'cisco-iosxe' && !nat.inside?.some((i) => i.edgeRouter === router.name)) {
          yield {
            message: l10n.t(
              'Which interfaces of "{0}" face the sites is not in the design, so that nothing is translated. Name them in nat.inside.',
              router.name,
            ),
            place,
          };
        }
      }
    }
  },
};
