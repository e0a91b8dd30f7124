import { rules } from './families';
import { read } from './reading';
import type { RuleDocument } from './rule';

/** A rule of customers and its other half, of the provider file, share a code and a documentation. */
const byCode = new Map([...rules, ...read].map((document): [string, RuleDocument] => [document.code, document]));

/** Every code that a finding can have, with its documentation: the rules, and what reading a file finds. */
export const documents: readonly RuleDocument[] = [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));

/** The documentation of a code; undefined for a code that no finding has. */
export function ruleOf(code: string): RuleDocument | undefined {
  return byCode.get(code);
}
