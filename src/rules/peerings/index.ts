import type { Rule } from '../rule';
import { routingValues } from './numbers';
import { customerAsn, peerAsn, privateAsnOnMicrosoft, reservedAsn, sessionKey } from './asns';
import { forcedTunneling } from './forcedTunneling';
import { bothSessions, ipv4Links, ipv6Links, linksAndNetworks, microsoftLinksUnique, splitBlocks } from './links';
import { advertisedPrefixes, publicAddresses, routeFilters } from './microsoft';
import { natDevices } from './natDevices';
import {
  defaultRouteOnMicrosoft,
  knownCommunities,
  natPools,
  natScope,
  officeTier,
  privateOnMicrosoft,
  routeCounts,
} from './routes';
import { portTags, portVlans, publicPeering, vlanRange, vlansDiffer } from './vlans';

export const peeringRules: readonly Rule[] = [
  publicPeering,
  ipv4Links,
  ipv6Links,
  splitBlocks,
  linksAndNetworks,
  publicAddresses,
  microsoftLinksUnique,
  vlanRange,
  vlansDiffer,
  portVlans,
  portTags,
  peerAsn,
  reservedAsn,
  privateAsnOnMicrosoft,
  customerAsn,
  sessionKey,
  advertisedPrefixes,
  routeFilters,
  bothSessions,
  knownCommunities,
  officeTier,
  routeCounts,
  defaultRouteOnMicrosoft,
  privateOnMicrosoft,
  forcedTunneling,
  natPools,
  natScope,
  natDevices,
  routingValues,
];
