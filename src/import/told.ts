import * as l10n from '@vscode/l10n';
import { RESOURCE_GROUP, typeNamed } from '../resources';
import type { FoundResource } from './found';
import { isObject } from './json';

/** What the importer has to tell: what it assumed, what it could not read, what it saw and left alone. */
export interface Told {
  /** error: something of the source is not in the result; warning: something is assumed; info: seen, and not managed. */
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: ToldCode;
  readonly message: string;
  /** The file or the Azure that it comes from. */
  readonly source?: string;
  /** ARM id of what it is about. */
  readonly id?: string;
}

/**
 * IMP-001 not readable; IMP-002 a function or module that is not known; IMP-003 assumed; IMP-004 differs from what the format
 * can say, and is `existing`; IMP-005 seen, not managed; IMP-006 belongs to nobody; IMP-007 two customers claim it;
 * IMP-008 a secret to fill; IMP-009 an authorization that something outside of the design uses; IMP-010 not in Azure any more.
 */
export type ToldCode = `IMP-0${'01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10'}`;

/** Something that stays in Azure as it is. Of a group only its tags are told, as designs give groups those of their subscription. */
export function seen({ type, name, body, source, id }: FoundResource): Told[] {
  const told = (message: string): Told[] => [{ severity: 'info', code: 'IMP-005', message, source, id }];
  if (type === RESOURCE_GROUP) {
    const { tags } = body;
    const names = isObject(tags) ? Object.keys(tags) : [];
    if (names.length === 0) return [];
    return told(l10n.t('Seen, not managed: the tags of the resource group {0} ({1})', name, names.join(', ')));
  }
  if (/^Microsoft\.Resources\//i.test(type)) return [];
  return told(l10n.t('Seen, not managed: {0} ({1})', name, typeNamed(type)?.title() ?? type));
}
