import { engineOf } from './engine';
import { rules } from './families';
import { read } from './reading';
import type { RuleDocument } from './rule';

export { type CheckOptions, type Engine, engineOf } from './engine';
export { filesByPath, resolveFinding } from './resolve';
export type * from './rule';

export { rules } from './families';

/** Every code that a finding can have, with its documentation: the rules, and what reading a file finds. */
export const documents: readonly RuleDocument[] = [
  ...rules,
  ...read.filter((document) => rules.every((rule) => rule.code !== document.code)),
].sort((a, b) => (a.code < b.code ? -1 : 1));

const byCode = new Map(documents.map((document) => [document.code, document]));

/** The documentation of a code; undefined for a code that no finding has. */
export function ruleOf(code: string): RuleDocument | undefined {
  return byCode.get(code);
}

/**
 * All findings of all designs: those of reading the files (YAML-*, FMT-*) and those of the rules, in no order.
 * What was found before is kept by the identity of customers and providers, as `assemble` keeps them.
 */
export const check = engineOf(rules).check;
