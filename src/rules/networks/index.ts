import type { Rule } from '../rule';
import { customerAsns, providerAsns } from './asns';
import { attachmentAddresses } from './attachments';
import { poolsRunOut } from './exhaustion';
import { asLoops, halfPeerings, uselessSummaries } from './loops';
import { firewallAddress, nextHopAddresses, nextHopExists, platformSubnets } from './nextHops';
import { countsOfNetworks, countsOfSubscriptions } from './counts';
import { dnsOfVpnGateways, dnsServers } from './dnsServers';
import {
  platformSubnetFamilies,
  platformSubnetNames,
  platformSubnetSizes,
  platformSubnetsBare,
} from './platformSubnets';
import { doubleTags, linuxNames } from './platforms';
import { poolMembership } from './pools';
import {
  customerAlignment,
  documentationRanges,
  providerAlignment,
  providerDocumentationRanges,
  providerSpecialRanges,
  publicPrefixes,
  specialRanges,
} from './prefixes';
import { oneRegion } from './regions';
import { serviceEndpoints } from './serviceEndpoints';
import { joinedCustomers, sharedServicePrefixes, sitesAndNetworks, unreachedNetworks } from './sites';
import { addressSpaceDisjoint, joinedNetworksDisjoint, subnetsDisjoint, subnetsInside } from './spaces';
import { ipv4Beside, subnetSizes } from './subnets';

export const networkRules: readonly Rule[] = [
  customerAlignment,
  providerAlignment,
  specialRanges,
  providerSpecialRanges,
  documentationRanges,
  providerDocumentationRanges,
  publicPrefixes,
  subnetsInside,
  subnetsDisjoint,
  addressSpaceDisjoint,
  joinedNetworksDisjoint,
  sitesAndNetworks,
  sharedServicePrefixes,
  joinedCustomers,
  unreachedNetworks,
  poolMembership,
  attachmentAddresses,
  customerAsns,
  providerAsns,
  nextHopAddresses,
  nextHopExists,
  firewallAddress,
  platformSubnets,
  subnetSizes,
  ipv4Beside,
  platformSubnetSizes,
  platformSubnetsBare,
  platformSubnetNames,
  platformSubnetFamilies,
  serviceEndpoints,
  dnsServers,
  dnsOfVpnGateways,
  oneRegion,
  countsOfNetworks,
  countsOfSubscriptions,
  asLoops,
  uselessSummaries,
  halfPeerings,
  poolsRunOut,
  linuxNames,
  doubleTags,
];
