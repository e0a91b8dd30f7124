import { keptByConnectivityProvider, portOf } from '../../design';
import * as l10n from '@vscode/l10n';
import type { CustomerRule } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { missingKey, withoutOuterTag } from './requiredFixes';

export const conditionalKeys: CustomerRule = {
  code: 'FMT-002',
  scope: 'customer',
  severity: 'error',
  title: 'Required keys are there.',
  text: 'Which ones an object needs is in the table of keys. Some depend on others: "vrf" in connect-through, "links" unless the connectivity provider keeps layer 3, the secondary link prefix unless the primary is one /29.',
  source: 'FORMAT',
  fix: missingKey,
  *check({ customer }) {
    const through = customer.circuits.some((circuit) => circuit.raw.model === 'connect-through');
    if (customer.raw.vrf === undefined && (customer.raw.model === 'connect-through' || through)) {
      yield {
        message: l10n.t('The key "{0}" is missing: in connect-through a customer has a VRF of its own.', 'vrf'),
        place: keyOf(customer, customer.raw),
      };
    }
    for (const circuit of customer.circuits) {
      const { links, layer3ManagedBy } = circuit.raw;
      if (links === undefined && layer3ManagedBy !== undefined && !keptByConnectivityProvider(circuit)) {
        yield {
          message: l10n.t('The key "{0}" is missing: the circuit ends on edge routers of the design.', 'links'),
          place: keyOf(circuit, circuit.raw),
        };
      }
      for (const peering of circuit.peerings) {
        for (const [from, whole] of [
          [peering.raw, /\/29$/],
          [peering.raw.ipv6PeeringConfig, /\/125$/],
        ] as const) {
          const primary = from?.primaryPeerAddressPrefix;
          if (!from || primary === undefined || from.secondaryPeerAddressPrefix !== undefined) continue;
          if (whole.test(primary)) continue;
          yield {
            message: l10n.t(
              'The key "{0}" is missing: Azure has two sessions for each peering.',
              'secondaryPeerAddressPrefix',
            ),
            place: keyOf(peering, from),
          };
        }
      }
    }
  },
};

export const outerTag: CustomerRule = {
  code: 'FMT-011',
  scope: 'customer',
  severity: 'warning',
  title: 'A QinQ handoff of a connectivity provider says its outer tag.',
  text: 'Without outerVlanId the edge router cannot be configured. The connectivity provider tells it with the order.',
  source: 'FORMAT; FAQ26',
  fix: withoutOuterTag,
  *check(scope) {
    for (const circuit of scope.customer.circuits) {
      if (portOf(scope, circuit) || circuit.raw.connectivity === 'direct') continue;
      for (const link of circuit.links) {
        const { handoff, outerVlanId } = link.raw;
        if (handoff === 'QinQ' && outerVlanId === undefined) {
          yield {
            message: l10n.t(
              'The {0} link is QinQ and has no outerVlanId. Ask the connectivity provider for it.',
              link.which,
            ),
            place: placeOf(circuit, link.raw, 'outerVlanId'),
          };
        } else if (handoff === 'Dot1Q' && outerVlanId !== undefined) {
          yield {
            message: l10n.t(
              'The {0} link is Dot1Q and has no outer tag. Remove outerVlanId, or write "handoff: QinQ".',
              link.which,
            ),
            place: placeOf(circuit, link.raw, 'outerVlanId'),
          };
        }
      }
    }
  },
};
