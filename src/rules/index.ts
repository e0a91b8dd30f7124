import { engineOf } from './engine';
import { rules } from './families';

export { documents, ruleOf } from './documents';
export { type CheckOptions, type Engine, engineOf } from './engine';
export { rules } from './families';
export { type LeftOut, leftOut } from './leftOut';
export { offerRemarks } from './names/offered';
export { filesByPath, resolveFinding } from './resolve';
export { type GatewayResiliency, type Resiliency, resiliencyOf } from './resiliency/score';
export { resiliencyFacts } from './resiliency/words';
export type * from './rule';

/**
 * All findings of all designs: those of reading the files (YAML-*, FMT-*) and those of the rules, in no order.
 * What was found before is kept by the identity of customers and providers, as `assemble` keeps them.
 */
export const check = engineOf(rules).check;
