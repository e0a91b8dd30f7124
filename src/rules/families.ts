import { duplicateRules } from './duplicates';
import { networkRules } from './networks';
import { referenceRules } from './references';
import type { Rule } from './rule';

/** Every rule that looks at a design, family by family. */
export const rules: readonly Rule[] = [...referenceRules, ...duplicateRules, ...networkRules];
