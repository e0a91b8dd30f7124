import Type from 'typebox';

/** Not in any text: control characters, line separators, halves of characters, and what turns the direction of text around. */
const unprintable = String.raw`\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069`;

/**
 * The kinds of texts of the format. What stands in a router's configuration, a script or a template is one of few
 * characters, so that it cannot become code there; what is for people is any text without control characters.
 */
export const kinds = {
  name: '^[A-Za-z0-9._-]{1,80}$',
  reference: '^[A-Za-z0-9._-]{1,80}(/[A-Za-z0-9._-]{1,80})?$',
  secretName: '^[a-z0-9-]{1,63}$',
  text: `^[^${unprintable}]+$`,
  note: String.raw`^(?:[^${unprintable}]|\r?\n|\t)+$`,
  tagValue: `^[^${unprintable}]{0,256}$`,
  resourceGroup: String.raw`^[\p{L}\p{Nd}_.()-]{1,90}$`,
  region: '^[A-Za-z][A-Za-z0-9 ]{0,79}$',
  offer: String.raw`^[\p{L}\p{N}][\p{L}\p{N} &()+,./’–_-]{0,119}$`,
  role: String.raw`^[\p{L}\p{N}/][\p{L}\p{N} &()+,./:@_-]{0,511}$`,
  scope: String.raw`^[\p{L}\p{N}/][\p{L}\p{N}._()/ -]{0,511}$`,
  interface: '^[A-Za-z0-9][A-Za-z0-9._:/-]{0,62}$',
  routeDistinguisher: String.raw`^(\d{1,10}|\d{1,5}\.\d{1,5}|\d{1,3}(\.\d{1,3}){3}):\d{1,10}$`,
  routeTarget: String.raw`^(\d{1,10}|\d{1,5}\.\d{1,5}|\d{1,3}(\.\d{1,3}){3}):\d{1,10}$`,
  community: String.raw`^\d{1,10}:\d{1,10}$`,
  word: '^[A-Za-z0-9_-]{1,64}$',
  keyVaultId: '^[A-Za-z0-9:/._-]{1,300}$',
  service: String.raw`^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$`,
  time: String.raw`^[\p{L}\p{N}][\p{L}\p{N}:./+ -]{0,59}$`,
  timeZone: '^[A-Za-z0-9][A-Za-z0-9 ()+._/-]{0,79}$',
  addresses: String.raw`^(\*|[A-Za-z0-9:][A-Za-z0-9.:/_-]{0,99})$`,
  ports: '^[*A-Za-z0-9][A-Za-z0-9-]{0,19}$',
  findingCode: '^[A-Z]+-[0-9]{3}$',
  namePattern: '^[A-Za-z0-9._{}-]{1,80}$',
} as const;

export type TextKind = keyof typeof kinds;

/** A text of a kind. */
export const textOf = (kind: TextKind, description: string, more: object = {}) =>
  Type.String({ pattern: kinds[kind], kind, description, ...more });

/** A name that Azure offers today; one that is not among them is a warning, as Azure offers new ones. */
export const offered = (known: readonly string[], description: string, more: object = {}) =>
  textOf('word', description, { known, ...more });
