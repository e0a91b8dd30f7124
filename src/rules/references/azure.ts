import type { CustomerRule } from '../rule';
import { misspeltReference } from './fixes';
import { leadsToPort, missing } from './missing';

export const virtualNetworkReferences: CustomerRule = {
  code: 'REF-002',
  scope: 'customer',
  severity: 'error',
  title: 'A reference to a virtual network leads to one of this customer.',
  text: 'One segment is a network of the own subscription, two are subscription/name; names are exact in case, and no reference leads to another customer. A firewall in Azure may be named itself in place of its network.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check(scope) {
    yield* missing(scope.design, scope, ({ kinds }) => kinds.includes('virtualNetwork'));
  },
};

export const subscriptionReferences: CustomerRule = {
  code: 'REF-003',
  scope: 'customer',
  severity: 'error',
  title: 'The subscription of a circuit or a direct port is one of the customer.',
  text: 'The name is that of an entry of the subscriptions of the same file, exact in case.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check(scope) {
    yield* missing(
      scope.design,
      scope,
      ({ kinds }) => kinds.includes('subscription') && !kinds.includes('azureObject'),
    );
  },
};

export const circuitReferences: CustomerRule = {
  code: 'REF-008',
  scope: 'customer',
  severity: 'error',
  title: 'A reference to a circuit or a direct port leads to one.',
  text: 'Global Reach names another circuit of the same customer; a direct circuit names a port or a LAG of the customer, or of the CSP.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check(scope) {
    yield* missing(
      scope.design,
      scope,
      ({ kinds, path }) => kinds.includes('circuit') || (leadsToPort(kinds) && path[0] === 'circuits'),
    );
  },
};

export const subnetReferences: CustomerRule = {
  code: 'REF-009',
  scope: 'customer',
  severity: 'error',
  title: 'The route table and the network security group of a subnet are in its subscription.',
  text: 'Azure takes only those of the same subscription. Write it there, or correct the name (exact in case).',
  source: 'FORMAT',
  covers: ['RTE-001', 'RTE-002'],
  fix: misspeltReference,
  *check(scope) {
    yield* missing(
      scope.design,
      scope,
      ({ kinds }) => kinds.includes('routeTable') || kinds.includes('networkSecurityGroup'),
    );
  },
};

export const authorizationReferences: CustomerRule = {
  code: 'REF-011',
  scope: 'customer',
  severity: 'error',
  title: 'The authorization that a connection names is one of its circuit.',
  text: 'Add it to the authorizations of the circuit, or correct the name. A key that the owner of an existing circuit handed over is a secret: { secret: NAME }.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check(scope) {
    yield* missing(scope.design, scope, ({ kinds }) => kinds.includes('authorization'));
  },
};

export const roleScopeReferences: CustomerRule = {
  code: 'REF-012',
  scope: 'customer',
  severity: 'error',
  title: 'The scope of a role assignment is a subscription, or something in one.',
  text: 'One segment is a subscription of this customer (or the name of one of its objects), two are subscription/name; the name may also be a resource group.',
  source: 'FORMAT',
  fix: misspeltReference,
  *check(scope) {
    yield* missing(scope.design, scope, ({ kinds }) => kinds.includes('azureObject'));
  },
};
