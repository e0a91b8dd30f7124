import * as circuits from './circuits';
import type { FixFunction } from './fix';
import * as formats from './formats';
import * as gateways from './gateways';
import * as links from './links';
import * as numbers from './numbers';
import * as said from './said';
import * as secrets from './secrets';
import * as spelling from './spelling';
import * as subnets from './subnets';

/** The fix of each code that has a safe one. */
export const fixes: Readonly<Record<string, FixFunction>> = {
  'FMT-001': spelling.misspeltKey,
  'FMT-002': formats.missingKey,
  'FMT-003': formats.otherType,
  'FMT-004': spelling.misspeltValue,
  'FMT-006': formats.formatVersion,
  'FMT-008': formats.dottedAsn,
  'FMT-009': formats.removeKey,
  'FMT-011': formats.outerTag,

  'REF-002': spelling.misspeltReference,
  'REF-003': spelling.misspeltReference,
  'REF-004': spelling.misspeltReference,
  'REF-005': spelling.misspeltReference,
  'REF-006': spelling.misspeltReference,
  'REF-007': spelling.misspeltReference,
  'REF-008': spelling.misspeltReference,
  'REF-009': spelling.misspeltReference,
  'REF-010': spelling.misspeltReference,
  'REF-011': spelling.misspeltReference,
  'REF-012': spelling.misspeltReference,
  'REF-013': spelling.misspeltReference,
  'REF-014': spelling.misspeltReference,
  'REF-015': spelling.misspeltReference,

  'DUP-007': numbers.nextDistinguisher,
  'DUP-010': numbers.nextVlan,
  'DUP-011': links.linkShape,
  'DUP-012': said.freePriority,

  'NET-001': formats.alignedPrefix,
  'NET-002': formats.alignedPrefix,
  'NET-016': numbers.nextOfPool,
  'NET-018': numbers.fittingAsn,

  'CKT-001': circuits.offeredBandwidth,
  'CKT-002': circuits.directBandwidth,
  'CKT-003': formats.removeKey,
  'CKT-004': spelling.misspeltOffer,
  'CKT-006': circuits.smallestFittingTier,
  'CKT-007': circuits.unlimitedData,
  'CKT-008': circuits.smallestFittingTier,
  'CKT-009': circuits.smallestFittingTier,
  'CKT-010': spelling.misspeltRegion,
  'CKT-016': circuits.premiumTier,
  'CKT-023': circuits.standardTier,
  'CKT-028': circuits.smallestFittingTier,
  'CKT-029': spelling.misspeltOffer,

  'PEER-002': formats.removeKey,
  'PEER-005': links.linkShape,
  'PEER-006': links.linkShape,
  'PEER-007': links.splitBlock,
  'PEER-009': links.nextPair,
  'PEER-012': numbers.nextVlan,
  'PEER-013': numbers.nextVlan,
  'PEER-014': numbers.nextVlan,
  'PEER-015': said.portHandoff,
  'PEER-016': numbers.fittingAsn,
  'PEER-017': numbers.fittingAsn,
  'PEER-021': secrets.sessionSecret,
  'PEER-022': spelling.misspeltRegistry,
  'PEER-024': circuits.routeFilter,
  'PEER-033': links.secondLink,

  'GW-001': subnets.addGatewaySubnet,
  'GW-002': subnets.largerGatewaySubnet,
  'GW-003': subnets.largerGatewaySubnet,
  'GW-004': subnets.detach,
  'GW-005': subnets.removeRoute,
  'GW-006': subnets.removeRoute,
  'GW-007': subnets.propagate,
  'GW-008': subnets.detach,
  'GW-009': subnets.gatewaySubnetIpv6,
  'GW-010': gateways.smallestSku,
  'GW-011': gateways.smallestSku,
  'GW-012': gateways.smallestSku,
  'GW-015': gateways.fastPath,
  'GW-016': gateways.withoutKey,
  'GW-017': gateways.smallestSku,
  'GW-020': gateways.gatewayTransit,
  'GW-021': gateways.withoutKey,
  'GW-022': subnets.removeRoute,
  'GW-023': gateways.scaleBounds,
  'GW-024': gateways.fixedSku,
  'GW-027': gateways.withoutKey,
  'GW-028': gateways.authorization,
  'GW-029': gateways.heldWeight,

  'RES-001': said.secondCircuit,
  'RES-003': said.secondCircuit,
  'RES-004': circuits.premiumTier,
  'RES-011': said.say({ bfd: true }),
  'RES-014': said.zonedVpnGateway,
  'RES-017': said.say({ adminState: 'Enabled' }),
  'RES-019': said.sayOfCircuit('enableDirectPortRateLimit', true),
  'RES-024': numbers.nextReachPrefix,
  'RES-025': said.zonedVpnGateway,

  'SEC-007': secrets.literalSecret,
  'SEC-009': said.sayOfCircuit('lock', 'CanNotDelete'),

  'VPN-001': said.zonedVpnGateway,
  'VPN-002': said.zonedVpnGateway,
  'VPN-003': said.zonedVpnGateway,
};
