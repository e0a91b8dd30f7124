import { rules } from './families';
import { read } from './reading';
import type { RuleDocument } from './rule';

/** Every code that a finding can have, with its documentation: the rules, and what reading a file finds. */
export const documents: readonly RuleDocument[] = [...rules, ...read].sort((a, b) => (a.code < b.code ? -1 : 1));

const byCode = new Map(documents.map((document) => [document.code, document]));

/** The documentation of a code; undefined for a code that no finding has. */
export function ruleOf(code: string): RuleDocument | undefined {
  return byCode.get(code);
}
