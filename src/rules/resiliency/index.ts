import type { Rule } from '../rule';
import {
  agreeingPreference,
  fastDetection,
  heavyTraffic,
  rateLimit,
  sameAdvertisements,
  twoPorts,
  twoRouters,
  twoSites,
} from './edges';
import { globalReachMesh, globalReachPairs } from './globalReach';
import { atLeastMetro, differentProviders, samePlace, secondRegion, twoLocations } from './locations';
import { enabledLinks, portBandwidth } from './ports';

export const resiliencyRules: readonly Rule[] = [
  twoLocations,
  atLeastMetro,
  samePlace,
  differentProviders,
  twoRouters,
  twoPorts,
  twoSites,
  sameAdvertisements,
  fastDetection,
  agreeingPreference,
  secondRegion,
  enabledLinks,
  portBandwidth,
  rateLimit,
  heavyTraffic,
  globalReachMesh,
  globalReachPairs,
];
