import { circuitRules } from './circuits';
import { duplicateRules } from './duplicates';
import { edgeRules } from './edge';
import { gatewayRules } from './gateways';
import { madeRules } from './made';
import { nameRules } from './names';
import { networkRules } from './networks';
import { peeringRules } from './peerings';
import { referenceRules } from './references';
import { resiliencyRules } from './resiliency';
import { routingRules } from './routing';
import type { Rule } from './rule';
import { securityGroupRules } from './securityGroups';
import { securityRules } from './security';
import { vpnRules } from './vpn';

/** Every rule that looks at a design, family by family. */
export const rules: readonly Rule[] = [
  ...referenceRules,
  ...duplicateRules,
  ...nameRules,
  ...madeRules,
  ...networkRules,
  ...circuitRules,
  ...peeringRules,
  ...gatewayRules,
  ...resiliencyRules,
  ...securityGroupRules,
  ...securityRules,
  ...vpnRules,
  ...routingRules,
  ...edgeRules,
];
