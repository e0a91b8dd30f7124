import type { Rule } from '../rule';
import { clientCounts, clientPools } from './clients';
import { basicGateway } from './basic';
import { bgpAddresses } from './bgpAddresses';
import { externalBgp, retiredVpnSkus, tunnelCounts, vpnAsns } from './gateways';
import { kindOfGateway, skuOfGateway } from './kinds';
import { backupGateway, backupPrefixes, vpnZones } from './backup';
import { deviceAddresses } from './devices';
import { ipsecPolicies } from './policies';
import { branchToBranch, routeServerPeers } from './routeServers';
import { clientsAndCircuits, tunnelPrefixes, tunnelsLeadOut, tunnelsToOneDevice, vpnRoutes } from './tunnelRoutes';
import { clearPath, coexistence, ipsecOverMicrosoft, ipsecOverPrivate, transit } from './ipsec';

export const vpnRules: readonly Rule[] = [
  kindOfGateway,
  skuOfGateway,
  coexistence,
  transit,
  ipsecOverPrivate,
  clearPath,
  ipsecOverMicrosoft,
  backupGateway,
  backupPrefixes,
  vpnZones,
  retiredVpnSkus,
  basicGateway,
  vpnAsns,
  externalBgp,
  bgpAddresses,
  tunnelCounts,
  clientPools,
  clientCounts,
  routeServerPeers,
  ipsecPolicies,
  deviceAddresses,
  tunnelPrefixes,
  tunnelsToOneDevice,
  tunnelsLeadOut,
  vpnRoutes,
  clientsAndCircuits,
  branchToBranch,
];
