import { authorizationRefusals } from './authorization';
import { booleanRefusals } from './booleans';
import { circuitRefusals } from './circuits';
import { circuitPeeringRefusals } from './circuitPeerings';
import { connectionRefusals } from './connections';
import { crossConnectionRefusals } from './crossConnections';
import { gatewayRefusals } from './gateways';
import { globalReachRefusals } from './globalReach';
import { linkRefusals } from './links';
import { localGatewayRefusals } from './localGateways';
import { maintenanceRefusals } from './maintenance';
import { nameRefusals } from './names';
import { networkPeeringRefusals } from './networkPeerings';
import { networkRefusals } from './networks';
import { portRefusals } from './ports';
import { publicAddressRefusals } from './publicAddresses';
import { quotaRefusals } from './quotas';
import { refuse } from './refusal';
import type { Attempt, Refusal } from './refusal';
import { routeFilterRefusals } from './routeFilters';
import { routeServerRefusals } from './routeServers';
import { routeRefusals } from './routes';
import { securityRuleRefusals } from './securityRules';
import { subnetRefusals } from './subnets';
import { ipsecPolicyRefusals, tunnelRefusals } from './tunnels';
import { vpnGatewayRefusals } from './vpnGateways';

export type { Refusal } from './refusal';

/**
 * What Azure refuses of a PUT, in the order in which it is asked. Written from documents, threads and recordings, and not
 * from the rules of designs: two sources that agree are worth something.
 */
export const refusals: readonly Refusal[] = [
  ...booleanRefusals,
  ...nameRefusals,
  ...quotaRefusals,
  ...networkRefusals,
  ...subnetRefusals,
  ...networkPeeringRefusals,
  ...securityRuleRefusals,
  ...routeRefusals,
  ...publicAddressRefusals,
  ...gatewayRefusals,
  ...vpnGatewayRefusals,
  ...localGatewayRefusals,
  ...connectionRefusals,
  ...linkRefusals,
  ...tunnelRefusals,
  ...ipsecPolicyRefusals,
  ...circuitRefusals,
  ...circuitPeeringRefusals,
  ...globalReachRefusals,
  ...crossConnectionRefusals,
  ...routeFilterRefusals,
  ...portRefusals,
  ...routeServerRefusals,
  ...maintenanceRefusals,
  ...authorizationRefusals,
];

const byType = new Map<string, Refusal[]>();
for (const refusal of refusals) {
  const key = refusal.type.toLowerCase();
  byType.set(key, [...(byType.get(key) ?? []), refusal]);
}

/** Throws ARM's answer where Azure refuses the attempt. */
export function judge(attempt: Attempt): void {
  refuse(byType.get(attempt.resource.type.toLowerCase()) ?? [], attempt);
}
