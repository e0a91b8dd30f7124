import * as l10n from '@vscode/l10n';
import type { Told } from '../../told';
import { RuntimeOnly, UnknownFunction } from './evaluate';
import { HclError } from './expression';

/** Something of a source that is not in the result. */
export function tellLeft(told: Told[], source: string, message: string): void {
  told.push({ severity: 'error', code: 'IMP-002', message, source });
}

/** What goes wrong with a block is told, and ends that block. */
export function guarded<T>(told: Told[], source: string, address: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const why = reasonOf(error, address);
    if (why === undefined) throw error;
    tellLeft(told, source, why);
    return undefined;
  }
}

/** Why a block is left out; undefined for what is no fault of the block. */
function reasonOf(error: unknown, address: string): string | undefined {
  if (error instanceof UnknownFunction) {
    return l10n.t('{0}: the function {1} is not known here, and the resource is left out.', address, error.message);
  }
  if (error instanceof RuntimeOnly) {
    return l10n.t(
      '{0}: {1} is known to a run of Terraform only, and the resource is left out.',
      address,
      error.message,
    );
  }
  if (error instanceof HclError || error instanceof SyntaxError || error instanceof RangeError) {
    return l10n.t('{0}: "{1}" cannot be evaluated, and the resource is left out.', address, error.message);
  }
  return undefined;
}
