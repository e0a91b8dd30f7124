import type { Rule } from '../rule';
import {
  agreeingPreference,
  fastDetection,
  heavyTraffic,
  rateLimit,
  rateLimitOffered,
  sameAdvertisements,
  twoPorts,
  twoRouters,
  twoSites,
} from './edges';
import { globalReachMesh, globalReachOnce, globalReachPairs } from './globalReach';
import { atLeastMetro, differentProviders, samePlace, secondRegion, twoLocations } from './locations';
import { resiliencyLevels, resiliencyModels } from './models';
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
  rateLimitOffered,
  heavyTraffic,
  globalReachMesh,
  globalReachPairs,
  globalReachOnce,
  resiliencyModels,
  resiliencyLevels,
];
