import type { Severity } from '../../../../src/design';
import type { Change } from '../base';

/** One way to break a rule, and one that nearly does. */
export interface Case {
  readonly code: string;
  readonly severity: Severity;
  readonly breaks: Change;
  /** The text that the finding marks. */
  readonly marked: string;
  /** A design in which the rule finds nothing (or, where `mildly` says so, nothing of that severity). */
  readonly nearly: Change;
  readonly mildly?: boolean;
}

export const error = (code: string, breaks: Change, marked: string, nearly: Change): Case => ({
  code,
  severity: 'error',
  breaks,
  marked,
  nearly,
});
export const warning = (code: string, breaks: Change, marked: string, nearly: Change): Case => ({
  code,
  severity: 'warning',
  breaks,
  marked,
  nearly,
});
export const info = (code: string, breaks: Change, marked: string, nearly: Change): Case => ({
  code,
  severity: 'info',
  breaks,
  marked,
  nearly,
});
/** The near miss is a milder finding of the same rule. */
export const mildly = (of: Case): Case => ({ ...of, mildly: true });
