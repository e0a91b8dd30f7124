import * as l10n from '@vscode/l10n';
import { parseAddress, parseInterfaceAddress, parsePrefix } from '../network/prefix';
import { parseRange, parseRdRange } from '../network/ranges';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** One segment of an ARM id: what can be in a name, and no sign that means something in a script, a template or a page. */
const SEGMENT = String.raw`[\p{L}\p{N}][\p{L}\p{N}._()@+=,~ -]*|_[\p{L}\p{N}._()-]*`;
const RESOURCE_ID = new RegExp(
  `^/subscriptions/(${SEGMENT})(/resourceGroups/(${SEGMENT}))?(/providers/(${SEGMENT})(/(${SEGMENT})/(${SEGMENT}))+)?$`,
  'iu',
);
/** Values that could be read in spite of what stands around them are refused: they would be written on as they stand. */
const plain = (v: string): boolean => v === v.trim() && !/[\p{Cc}\u2028\u2029]/u.test(v);

/** The formats of the schema's texts; whether a prefix is aligned is a rule's business, not the format's. */
export const formats: Record<string, (value: string) => boolean> = {
  prefix: (v) => plain(v) && parsePrefix(v) !== undefined,
  address: (v) => plain(v) && parseAddress(v) !== undefined,
  'interface-address': (v) => plain(v) && parseInterfaceAddress(v) !== undefined,
  range: (v) => plain(v) && parseRange(v) !== undefined,
  'rd-range': (v) => plain(v) && parseRdRange(v) !== undefined,
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
