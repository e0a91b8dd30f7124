import * as l10n from '@vscode/l10n';
import type { TextKind } from './schema/kinds';

/** A text as a message shows it: short, and with its control characters written out. */
export function shown(text: string): string {
  const plain = text.replaceAll(
    /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu,
    (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  return plain.length > 120 ? `${plain.slice(0, 120)}…` : plain;
}

/** What a text of a kind looks like, for the person who wrote another one. */
export function kindHint(kind: TextKind): string {
  switch (kind) {
    case 'findingCode':
      return l10n.t('the code of a finding, such as RES-001.');
    case 'secretName':
      return l10n.t('lower-case letters, digits and "-", 63 characters at most.');
    case 'resourceGroup':
      return l10n.t('letters, digits, "-", "_", "." and brackets, 90 characters at most.');
    case 'reference':
      return l10n.t('a name, or subscription/name.');
    case 'name':
      return l10n.t('letters, digits, "-", "_" and ".", 80 characters at most.');
    case 'namePattern':
      return l10n.t('letters, digits, "-", "_" and ".", and parts in braces such as {0}.', '{name}');
    case 'text':
    case 'tagValue':
      return l10n.t('text on one line, without control characters.');
    case 'note':
      return l10n.t('text without control characters.');
    case 'region':
      return l10n.t('an Azure region, such as westeurope.');
    case 'offer':
      return l10n.t('a name as Azure writes it: letters, digits, blanks and some signs between them.');
    case 'role':
      return l10n.t('the name of a role, such as Network Contributor.');
    case 'scope':
      return l10n.t('a subscription, subscription/name, or an ARM id.');
    case 'interface':
      return l10n.t('an interface as the platform writes it, such as TenGigE0/0/0/1.110; no blanks.');
    case 'routeDistinguisher':
      return l10n.t('a route distinguisher, such as 65010:1001 or 192.0.2.1:1.');
    case 'routeTarget':
      return l10n.t('a route target, such as 65010:1001 or 192.0.2.1:1.');
    case 'community':
      return l10n.t('a community, such as 12076:51041.');
    case 'word':
      return l10n.t('one word of letters, digits, "-" and "_".');
    case 'keyVaultId':
      return l10n.t('the id of a secret in Key Vault: its secret identifier, as the portal shows it.');
    case 'service':
      return l10n.t('a service, such as Microsoft.Storage.');
    case 'time':
      return l10n.t('a day and a time, such as 2027-01-15 02:00.');
    case 'timeZone':
      return l10n.t('a time zone as Windows names it, such as W. Europe Standard Time.');
    case 'addresses':
      return l10n.t('a prefix, an address, a service tag or *.');
    case 'ports':
      return l10n.t('a port, a range such as 8000-8080, or *.');
  }
}
