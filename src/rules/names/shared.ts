import * as l10n from '@vscode/l10n';
import { clouds } from '../../catalog/catalog';
import { findLocation } from '../../catalog/locations';
import { nearest } from '../../design';
import type { Remark } from '../rule';

/** What is known of a location in other clouds than that of the design. */
export function otherCloudOf(name: string, cloud: string): string | undefined {
  return findLocation(name, cloud) ? undefined : clouds.find((other) => other !== cloud && findLocation(name, other));
}

/** What a name that is not known may have meant. */
export function meant(name: string, known: readonly string[], otherwise: string): string {
  const near = nearest(name, known);
  return near === undefined ? otherwise : l10n.t('Did you mean "{0}"?', near);
}

/** A name that Azure's own list does not have: an error for what is to be made, a warning for what is there. */
export function excluded(existing: boolean): Pick<Remark, 'severity'> {
  return { severity: existing ? 'warning' : 'error' };
}

/** The first of many names, as a person reads them. */
export function few(names: readonly string[]): string {
  if (names.length === 0) return l10n.t('none');
  return names.slice(0, 6).join(', ') + (names.length > 6 ? ', …' : '');
}
