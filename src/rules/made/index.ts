import type { Rule } from '../rule';
import { madeOrThere } from './parts';
import { regionsAndGroups } from './regions';

/** That what a design names is made, or there. */
export const madeRules: readonly Rule[] = [regionsAndGroups, madeOrThere];
