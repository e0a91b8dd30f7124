import type { Design } from '../design';
import { newFindings } from '../rules/newFindings';
import { Refused } from './ask/question';

/**
 * What would be wrong with the design, were an answer given: the message of the first error that it brings with it.
 * @param make the design with that answer, and with nothing that is still to be asked
 * @param codes of the findings that the answer decides on
 */
export function errorOf(before: Design, make: () => Design, codes: RegExp = /./): string | undefined {
  try {
    const found = newFindings(before, make());
    return found.find(({ severity, code }) => severity === 'error' && codes.test(code))?.message;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}
