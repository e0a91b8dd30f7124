import type { Rule } from '../rule';
import { customerAsns, providerAsns } from './asns';
import { attachmentAddresses } from './attachments';
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
import { joinedCustomers, sharedServicePrefixes, sitesAndNetworks, unreachedNetworks } from './sites';
import { addressSpaceDisjoint, joinedNetworksDisjoint, subnetsDisjoint, subnetsInside } from './spaces';

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
];
