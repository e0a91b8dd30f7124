import type { Rule } from '../rule';
import { oneFamily, ruleAddresses } from './addresses';
import { rulePorts, rulePriorities } from './numbers';

export const securityGroupRules: readonly Rule[] = [rulePriorities, rulePorts, ruleAddresses, oneFamily];
