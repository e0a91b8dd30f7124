import type { Rule } from '../rule';
import { armNames } from './armNames';
import { connectionsOfPair } from './connections';
import { linkPrefixes } from './linkPrefixes';
import { customerLocalNames, customerNames, providerLocalNames } from './localNames';
import { loopbacks, priorities, routeDistinguishers, subscriptionIds, vrfNames } from './numbers';
import { peeringsOfPair } from './peerings';
import { secretNames } from './secrets';
import { subinterfaces, subinterfacesOfOuterTag } from './subinterfaces';
import { vlanTags } from './vlans';

export const duplicateRules: readonly Rule[] = [
  armNames,
  customerNames,
  customerLocalNames,
  providerLocalNames,
  subscriptionIds,
  routeDistinguishers,
  vrfNames,
  loopbacks,
  vlanTags,
  subinterfaces,
  subinterfacesOfOuterTag,
  linkPrefixes,
  priorities,
  secretNames,
  connectionsOfPair,
  peeringsOfPair,
];
