import * as l10n from '@vscode/l10n';
import { parseAddress, parseInterfaceAddress, parsePrefix } from '../network/prefix';
import { parseRange, parseRdRange } from '../network/ranges';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const RESOURCE_ID = /^\/subscriptions\/[^/]+(\/resourceGroups\/[^/]+)?(\/providers\/[^/]+(\/[^/]+\/[^/]+)+)?$/i;

/** The formats of the schema's texts; whether a prefix is aligned is a rule's business, not the format's. */
export const formats: Record<string, (value: string) => boolean> = {
  prefix: (v) => parsePrefix(v) !== undefined,
  address: (v) => parseAddress(v) !== undefined,
  'interface-address': (v) => parseInterfaceAddress(v) !== undefined,
  range: (v) => parseRange(v) !== undefined,
  'rd-range': (v) => parseRdRange(v) !== undefined,
  guid: (v) => GUID.test(v),
  date: (v) => DATE.test(v) && !Number.isNaN(Date.parse(v)),
  'resource-id': (v) => RESOURCE_ID.test(v),
  asn: () => true,
};

/** What a text of a format looks like, for the person who wrote another one. */
export function formatHint(format: string, written: string): string {
  switch (format) {
    case 'prefix':
      return l10n.t('"{0}" is not a prefix, such as 10.0.0.0/16 or fd00:1::/48.', written);
    case 'address':
      return l10n.t('"{0}" is not an IP address.', written);
    case 'interface-address':
      return l10n.t('"{0}" is not an address with a length, such as 100.64.10.1/30.', written);
    case 'range':
      return l10n.t('"{0}" is not a range, such as 100-999.', written);
    case 'rd-range':
      return l10n.t('"{0}" is not a range of route distinguishers, such as 65010:1000-1999.', written);
    case 'guid':
      return l10n.t('"{0}" is not a GUID.', written);
    case 'date':
      return l10n.t('"{0}" is not a day, such as 2027-01-15.', written);
    case 'resource-id':
      return l10n.t('"{0}" is not an ARM resource id.', written);
    default:
      return l10n.t('"{0}" cannot be read.', written);
  }
}
