import type { Rule } from '../rule';
import { bastionRules } from './bastion';
import { oneFamily, ruleAddresses } from './addresses';
import { rulePorts, rulePriorities } from './numbers';
import { oneOrMany, ruleDescriptions } from './whole';
import { overlappingEnds } from './overlaps';

export const securityGroupRules: readonly Rule[] = [
  rulePriorities,
  rulePorts,
  ruleAddresses,
  oneFamily,
  oneOrMany,
  ruleDescriptions,
  overlappingEnds,
  bastionRules,
];
