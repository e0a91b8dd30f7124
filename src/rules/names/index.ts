import type { Rule } from '../rule';
import { futureProviders, providersAndLocations } from './circuits';
import { oneCloud, providerNames } from './clouds';
import { portLocations, providerPortLocations } from './ports';
import {
  derivedNames,
  namingPatterns,
  providerResourceNames,
  resourceGroupNames,
  resourceNames,
} from './resourceNames';
import { tags } from './tags';

/** Names that Azure takes, or does not. */
export const nameRules: readonly Rule[] = [
  providersAndLocations,
  futureProviders,
  oneCloud,
  portLocations,
  providerPortLocations,
  providerNames,
  resourceNames,
  providerResourceNames,
  derivedNames,
  namingPatterns,
  resourceGroupNames,
  tags,
];
