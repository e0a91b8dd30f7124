import { keptByConnectivityProvider, locationOf, mbpsOf } from '../../design';
import * as l10n from '@vscode/l10n';
import { linkLimit, privateRouteLimit } from '../../catalog/skus';
import type { CustomerRule } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { smallestTier } from './tiers';
import { standardTier } from './fixes';
import { sayOfCircuit } from '../shared/keyFixes';
import { useCircuit } from '../shared/wizardFixes';

export const unusedCircuit: CustomerRule = {
  code: 'CKT-021',
  scope: 'customer',
  severity: 'warning',
  title: 'A circuit has a peering or a connection.',
  text: 'One without either carries nothing and is billed. Add what is missing, or deprovision and delete it.',
  source: 'WAF',
  fix: useCircuit,
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      if (circuit.peerings.length + circuit.connections.length + circuit.globalReach.length > 0) continue;
      yield {
        message: l10n.t('Circuit "{0}" has neither peerings nor connections: nothing uses it.', circuit.name),
        place: placeOf(circuit, circuit.raw, 'name'),
      };
    }
  },
};

export const premiumNeeded: CustomerRule = {
  code: 'CKT-023',
  scope: 'customer',
  severity: 'info',
  title: 'Premium is there for something that needs it.',
  text: `Networks in another geopolitical region, more than ${linkLimit('Standard', 0) ?? 0} links, more than ${privateRouteLimit('Standard')} prefixes, Global Reach to another geopolitical region, or Microsoft 365. Otherwise Standard costs less.`,
  source: 'WAF; FAQ26',
  fix: standardTier,
  *check(scope) {
    for (const circuit of scope.customer.circuits) {
      if (circuit.raw.sku?.tier !== 'Premium' || mbpsOf(circuit) === undefined) continue;
      // Where a circuit or a network is, is not known: it may need it.
      const unknown = circuit.connections.some((c) => c.virtualNetwork?.location === undefined);
      if (unknown || !locationOf(scope, circuit)?.location || smallestTier(scope, circuit) === 'Premium') continue;
      yield {
        message: l10n.t('Nothing of circuit "{0}" needs Premium. Standard costs less.', circuit.name),
        place: placeOf(circuit, circuit.raw, 'sku', 'tier'),
      };
    }
  },
};

export const portReady: CustomerRule = {
  code: 'CKT-026',
  scope: 'customer',
  severity: 'info',
  title: 'A circuit is created when the port of the connectivity provider is ready.',
  text: 'Azure bills from the moment that the service key is issued, whether the connectivity provider has done its part or not.',
  source: 'WF',
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      const { order } = circuit.raw;
      if (order?.portReady !== false) continue;
      yield {
        message:
          circuit.existing || circuit.raw.lifecycle === 'active'
            ? l10n.t(
                'Circuit "{0}" is billed while its port is not ready. Press the connectivity provider.',
                circuit.name,
              )
            : l10n.t(
                'The port of circuit "{0}" is not ready: billing begins when the circuit is created. Deploy it when the port is ready.',
                circuit.name,
              ),
        place: placeOf(circuit, order, 'portReady'),
      };
    }
  },
};

export const circuitLock: CustomerRule = {
  code: 'SEC-009',
  scope: 'customer',
  severity: 'info',
  title: 'A circuit has a lock against deletion.',
  text: 'What is deleted must be ordered again at the connectivity provider, with a new service key. Write "lock: CanNotDelete".',
  source: 'AVM [D]',
  fix: sayOfCircuit('lock', 'CanNotDelete'),
  *check({ customer }) {
    for (const circuit of customer.circuits) {
      if (circuit.existing || circuit.raw.lock === 'CanNotDelete' || circuit.raw.lifecycle === 'retiring') continue;
      const managed = keptByConnectivityProvider(circuit) && circuit.managedBy === 'customer';
      if (managed) continue;
      yield {
        message: l10n.t('Circuit "{0}" has no lock. Write "lock: CanNotDelete".', circuit.name),
        place: circuit.raw.lock === undefined ? keyOf(circuit, circuit.raw) : placeOf(circuit, circuit.raw, 'lock'),
      };
    }
  },
};
