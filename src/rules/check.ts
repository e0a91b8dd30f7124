import { engineOf } from './engine';
import { rules } from './families';

/** One engine of all rules: what was found before is kept by the identity of customers and providers, as `assemble` keeps them. */
export const {
  /** All findings of all designs: those of reading the files (YAML-*, FMT-*) and those of the rules, in no order. */
  check,
  /** The same by file. */
  byFile: checkByFile,
  /** What a file silenced at the check before, with the reasons that it gives. */
  silencedIn,
  /** The work of the next check, piece by piece. */
  steps: checkSteps,
} = engineOf(rules);
