import type { Rule } from '../rule';
import { circuitLock, portReady, premiumNeeded, unusedCircuit } from './costs';
import { lagCounts, lagsAreNew, providerLagCounts, providerLagsAreNew } from './lags';
import { circuitsPerSubscription, linksPerCircuit } from './limits';
import { bandwidths, directBandwidths, fieldSets, providerPorts, tiersOffered } from './orders';
import { oneCustomer, ownership, tenantsOfOthers } from './ownership';
import { localOffered, localRegions, localUnlimited, standardGeography } from './reach';
import { conditionalKeys, outerTag } from './required';

export const circuitRules: readonly Rule[] = [
  conditionalKeys,
  outerTag,
  bandwidths,
  directBandwidths,
  fieldSets,
  localOffered,
  localUnlimited,
  localRegions,
  standardGeography,
  linksPerCircuit,
  circuitsPerSubscription,
  oneCustomer,
  tenantsOfOthers,
  ownership,
  unusedCircuit,
  premiumNeeded,
  portReady,
  tiersOffered,
  providerPorts,
  circuitLock,
  lagCounts,
  lagsAreNew,
  providerLagCounts,
  providerLagsAreNew,
];
