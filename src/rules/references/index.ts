import type { Rule } from '../rule';
import { armIds, providerArmIds } from './armIds';
import {
  authorizationReferences,
  circuitReferences,
  roleScopeReferences,
  subnetReferences,
  subscriptionReferences,
  virtualNetworkReferences,
} from './azure';
import {
  customerPortReferences,
  deviceReferences,
  edgeRouterReferences,
  interfaceReferences,
  interlinkReferences,
  providerReferences,
  sharedServiceReferences,
  siteReferences,
} from './edge';

export const referenceRules: readonly Rule[] = [
  virtualNetworkReferences,
  subscriptionReferences,
  edgeRouterReferences,
  interfaceReferences,
  siteReferences,
  sharedServiceReferences,
  circuitReferences,
  subnetReferences,
  deviceReferences,
  authorizationReferences,
  roleScopeReferences,
  providerReferences,
  interlinkReferences,
  customerPortReferences,
  armIds,
  providerArmIds,
];
