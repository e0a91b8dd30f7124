import type { Rule } from '../rule';
import { bothFamilies, familiesOfNetworks } from './addressFamilies';
import { backboneWays, twoEntries } from './attachments';
import { firewallsOwnInternet } from './defaultRoute';
import { firewallLoops, knownAppliances, prefixesOnce } from './firewalls';
import { answersComeBack, bothThroughFirewall } from './paths';
import { routePrefixes } from './prefixes';
import { firewallTranslation } from './translation';

export const routingRules: readonly Rule[] = [
  bothThroughFirewall,
  answersComeBack,
  firewallLoops,
  knownAppliances,
  prefixesOnce,
  routePrefixes,
  twoEntries,
  backboneWays,
  firewallsOwnInternet,
  bothFamilies,
  familiesOfNetworks,
  firewallTranslation,
];
