import type { Rule } from '../rule';
import { circuitLock, portReady, premiumNeeded, unusedCircuit } from './costs';
import { circuitsPerSubscription, linksPerCircuit } from './limits';
import { bandwidths, directBandwidths, fieldSets, providerPorts, tiersOffered } from './orders';
import { oneCustomer, ownership } from './ownership';
import { localOffered, localRegions, localUnlimited, pairReach, standardGeography } from './reach';
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
  ownership,
  unusedCircuit,
  premiumNeeded,
  portReady,
  tiersOffered,
  providerPorts,
  pairReach,
  circuitLock,
];
