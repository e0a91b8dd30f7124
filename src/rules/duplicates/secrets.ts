import * as l10n from '@vscode/l10n';
import type { Customer, Place } from '../../design';
import type { ClashRule } from '../rule';
import { onEach } from '../shared/clash';
import { objectsOf } from '../shared/objects';
import { placeOf } from '../shared/places';

interface SecretUse {
  readonly name: string;
  readonly place: () => Place;
}

/** Every `{ secret: NAME }` of a customer. */
export function* secretsOf(customer: Customer): Generator<SecretUse> {
  for (const object of objectsOf(customer)) {
    const { secret: name } = object as { readonly secret?: unknown };
    if (typeof name === 'string') yield { name, place: () => placeOf(customer, object, 'secret') };
  }
}

/** The environment variable that a pipeline gives a secret in. */
export function environmentName(secret: string): string {
  return `CSP_SECRET_${secret.toUpperCase().replaceAll('-', '_')}`;
}

export const secretNames: ClashRule = {
  code: 'DUP-013',
  scope: 'clash',
  severity: 'warning',
  title: 'A secret is used by one customer, and its name stays one when it becomes an environment variable.',
  text: 'Names become CSP_SECRET_… in capitals with "_" for "-". Two customers with one name would share one key: each could speak for the other.',
  source: 'FORMAT; [D]',
  *claims({ customer }) {
    const names = new Map<string, SecretUse>();
    for (const use of secretsOf(customer)) if (!names.has(use.name)) names.set(use.name, use);
    for (const { name, place } of names.values()) {
      yield { key: environmentName(name), owner: customer.name, by: name, shown: name, place };
    }
  },
  check: (claims) =>
    onEach(claims, (claim, others) =>
      l10n.t(
        'The secret "{0}" becomes {1}, and so does that of {2}. Give each its own name.',
        claim.shown,
        environmentName(claim.shown),
        others,
      ),
    ),
};
