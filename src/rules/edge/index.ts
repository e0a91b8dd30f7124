import type { Rule } from '../rule';
import { coreLoopbacks, pairLoopbacks } from './loopbacks';
import { optionsCarried } from './options';
import { translationInside } from './translation';
import { preferredOnSite, tunnelsCarryIpv4 } from './tunnels';

export const edgeRules: readonly Rule[] = [
  optionsCarried,
  translationInside,
  preferredOnSite,
  tunnelsCarryIpv4,
  pairLoopbacks,
  coreLoopbacks,
];
