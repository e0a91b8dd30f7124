import * as l10n from '@vscode/l10n';
import { parseArmId } from '../../resources';
import type { EditValue } from '../../design';
import type { Estate, FoundResource } from '../found';
import { isObject, textAt, valueAt } from '../json';
import type { Told } from '../told';

/** An object of a design file while it is put together. */
export type Draft = Record<string, EditValue | undefined>;

/** What stands where a design needs a tenant or an AS number of the CSP, and no source says it. */
export const TENANT_OF_NOBODY = '00000000-0000-0000-0000-000000000000';
export const ASN_OF_NOBODY = 64512;

/** What a whole reading shares: what was found, what of it the design says, and what is to be told. */
export interface Reading {
  readonly estate: Estate;
  readonly governance: Governance;
  /** The short name of a subscription in the design of this customer; undefined where it is none of the customer's. */
  readonly subscriptionName: (subscriptionId: string) => string | undefined;
  /** Networks of others that peerings lead to, by the id of the subscription whose list they stand in, in lower case. */
  readonly foreign: Map<string, Draft[]>;
  /** Ids, in lower case, of what the design says. */
  readonly said: Set<string>;
  /** What is to stand in the file as a comment above an object or one of its keys. */
  readonly comments: Comment[];
  readonly told: Told[];
}

/** What stands beside resources, by the id, in lower case, of the resource that it is of. */
export interface Governance {
  readonly locks: ReadonlyMap<string, FoundResource>;
  /** Assignments of maintenance configurations. */
  readonly windows: ReadonlyMap<string, FoundResource>;
}

export interface Comment {
  readonly object: object;
  readonly key?: string;
  readonly text: string;
}

/** Marks a resource as said by the design. */
export function say(reading: Reading, found: FoundResource): void {
  reading.said.add(found.id.toLowerCase());
}

/** Something that Azure does not hold and the design needs: told, and a comment where it stands. */
export function assume(reading: Reading, object: object, key: string, text: string, id?: string): void {
  reading.comments.push({ object, key, text });
  reading.told.push({ severity: 'warning', code: 'IMP-003', message: text, ...(id !== undefined && { id }) });
}

/** What is assumed of a circuit until routers say it. */
export const assumedLayer3 = (): string =>
  l10n.t('Assumed: Azure does not hold who keeps the BGP sessions. The configurations of the edge routers say it.');

/** What is assumed of a customer until routers say it. */
export const assumedVrf = (): string =>
  l10n.t('Assumed: Azure does not hold the VRF. The configurations of the edge routers say it.');

/** What an object would have of its parent if it said nothing. */
export interface Ground {
  readonly resourceGroup?: string | undefined;
  readonly location?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export const groupNameOf = ({ id }: FoundResource): string | undefined => parseArmId(id)?.resourceGroup;
export const subscriptionOf = ({ id }: FoundResource): string => parseArmId(id)?.subscriptionId ?? '';

/** Regions compare without spaces and case. */
export const locationOf = ({ body }: FoundResource): string | undefined =>
  textAt(body, 'location')?.replaceAll(' ', '').toLowerCase();

export function tagsOf({ body }: FoundResource): Record<string, string> {
  const tags = body['tags'];
  if (!isObject(tags)) return {};
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}

/** A text of the body as the format writes it: one of the words, whatever its case; as it is where it is none of them. */
export function wordAt(body: unknown, words: readonly string[], ...path: readonly string[]): string | undefined {
  const text = textAt(body, ...path);
  return text === undefined ? undefined : (words.find((word) => word.toLowerCase() === text.toLowerCase()) ?? text);
}

/** A whole number of the body, also where it is written as text. */
export function numberAt(body: unknown, ...path: readonly string[]): number | undefined {
  const value = valueAt(body, ...path);
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** True where the body says true; undefined else, as nothing and false are the same to ARM. */
export const trueAt = (body: unknown, ...path: readonly string[]): true | undefined =>
  valueAt(body, ...path) === true ? true : undefined;

/** The texts of a list; undefined where there is none, or it is empty. */
export function textsAt(body: unknown, ...path: readonly string[]): string[] | undefined {
  const list = valueAt(body, ...path);
  const texts = Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
  return texts.length > 0 ? texts : undefined;
}

/** A reference of a body, as an id. */
export const refAt = (body: unknown, ...path: readonly string[]): string | undefined => textAt(body, ...path, 'id');

/** The name of a secret in the store, from names of resources: lower case letters, digits and hyphens. */
export function secretName(...parts: readonly string[]): Draft {
  const name = parts
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 63);
  return { secret: name === '' ? 'key' : name };
}

/** The objects of a list of a draft, by reference; none where there is no such list. */
export function draftsAt(draft: Draft, key: string): Draft[] {
  const list = draft[key];
  return Array.isArray(list) ? (list as unknown[]).filter((one) => isObject(one)).map((one) => one as Draft) : [];
}

/** The name of an object of a draft. */
export function nameOf({ name }: Draft): string {
  return typeof name === 'string' ? name : '';
}

/** Keys without a value are left out. */
export function compact(draft: Draft): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
}

/** A key that Azure does not show, or that does not belong into a file: a secret by name, to be filled. */
export function toFill(reading: Reading, object: Draft, key: string, found: FoundResource): void {
  reading.comments.push({
    object,
    key,
    text: l10n.t('The key is not in this file: put it into the secret store under this name.'),
  });
  reading.told.push({
    severity: 'info',
    code: 'IMP-008',
    message: l10n.t('The key of {0} is a secret to fill.', found.name),
    id: found.id,
  });
}
