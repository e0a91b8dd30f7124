import type { Rule } from '../rule';
import { asnOfAttachment, defaultOfIpv6 } from './attachments';
import { customerRouters } from './customerRouters';
import { familiesOfCustomer, familiesOfProvider } from './families';
import { coreLoopbacks, pairLoopbacks } from './loopbacks';
import { optionsCarried } from './options';
import { distinguisherBytes, filterNames, optionsOfSessions, vrfNamesTaken } from './names';
import { routeReflectors } from './reflectors';
import { translationInside, translationPools } from './translation';
import { preferredOnSite, tunnelsCarryIpv4 } from './tunnels';

export const edgeRules: readonly Rule[] = [
  optionsCarried,
  translationInside,
  translationPools,
  preferredOnSite,
  tunnelsCarryIpv4,
  pairLoopbacks,
  coreLoopbacks,
  vrfNamesTaken,
  distinguisherBytes,
  filterNames,
  optionsOfSessions,
  routeReflectors,
  customerRouters,
  asnOfAttachment,
  defaultOfIpv6,
  familiesOfProvider,
  familiesOfCustomer,
];
