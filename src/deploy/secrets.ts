import { randomInt } from 'node:crypto';
import { type Plan, keyOf, secretsIn } from '../plan';
import type { WantedResource } from '../resources/model';

/** Where secrets come from; undefined where there is none of that name. */
export type SecretSource = (name: string) => Promise<string | undefined>;

/** The environment variable that holds a secret. */
export function environmentNameOf(secret: string): string {
  return `CSP_SECRET_${secret.toUpperCase().replaceAll('-', '_')}`;
}

/** The names of the secrets that a plan needs, sorted: those of what it creates or updates. */
export function secretsNeeded(plan: Plan, wanted: readonly WantedResource[]): string[] {
  const written = new Set(
    plan.steps.flatMap((s) =>
      (s.action === 'create' || s.action === 'update') && s.part === undefined && s.post === undefined
        ? keyOf(s.resourceId)
        : [],
    ),
  );
  const names = wanted.filter((resource) => written.has(keyOf(resource.id))).flatMap(({ body }) => secretsIn(body));
  return [...new Set(names)].sort();
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/** A secret for a simulator: 24 letters and digits, as a BGP key may have at most 25. Source: RTP19 */
export function madeUpSecret(): string {
  return Array.from({ length: 24 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
}

/** Takes known secrets out of texts that are shown or kept. */
export class Veil {
  private readonly values = new Set<string>();

  add(secret: string): void {
    // Hiding a few characters would hide half of every text.
    if (secret.length >= 4) this.values.add(secret);
  }

  hide(text: string): string {
    let hidden = text;
    for (const value of this.values) hidden = hidden.replaceAll(value, '[hidden]');
    return hidden;
  }
}
