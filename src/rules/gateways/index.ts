import type { Rule } from '../rule';
import {
  authorizations,
  circuitsPerGateway,
  circuitsPerLocation,
  equalCost,
  privatePeeringThere,
  weights,
} from './connections';
import { fastPath, fastPathLimits } from './fastPath';
import { maintenanceWindows, windowValues } from './maintenance';
import { routesLearned } from './routes';
import { gatewayBandwidth, gatewayWithIpv6, legacyGateway, scalableAndIpsec, scaleBounds, zonedGateway } from './skus';
import {
  coexistenceSize,
  gatewayDefaultRoute,
  gatewayOwnRange,
  gatewayPropagation,
  gatewaySubnet,
  gatewaySubnetAlone,
  gatewaySubnetIpv6,
  gatewaySubnetSecurityGroup,
  gatewaySubnetSize,
} from './subnet';
import { advertisedSpaces, gatewayNextHop, gatewayTransit, hubTransit, remoteTraffic } from './transit';

export const gatewayRules: readonly Rule[] = [
  gatewaySubnet,
  gatewaySubnetSize,
  coexistenceSize,
  gatewaySubnetSecurityGroup,
  gatewayDefaultRoute,
  gatewayOwnRange,
  gatewayPropagation,
  gatewaySubnetAlone,
  gatewaySubnetIpv6,
  zonedGateway,
  gatewayWithIpv6,
  legacyGateway,
  circuitsPerGateway,
  circuitsPerLocation,
  equalCost,
  fastPath,
  fastPathLimits,
  gatewayBandwidth,
  advertisedSpaces,
  routesLearned,
  gatewayTransit,
  hubTransit,
  gatewayNextHop,
  scaleBounds,
  scalableAndIpsec,
  maintenanceWindows,
  windowValues,
  remoteTraffic,
  authorizations,
  weights,
  privatePeeringThere,
];
