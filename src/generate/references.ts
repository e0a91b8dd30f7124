import type { AuthorizationRef, BodyValue, IdRef, SecretRef, WantedResource } from '../resources';
import { parentId, parseArmId } from '../resources';
import { identifier, secretParameter } from './names';
import type { Step } from './steps';

type Leaf = string | number | boolean | null;

/** A kind of value of a body, as printers tell them apart. */
export type Value =
  | { readonly kind: 'leaf'; readonly value: Leaf }
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'secret'; readonly name: string }
  | { readonly kind: 'authorization'; readonly id: string }
  | { readonly kind: 'list'; readonly items: readonly BodyValue[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, BodyValue])[] };

/** Says what a value of a body is. */
export function valueOf(value: BodyValue): Value {
  if (value === null || typeof value !== 'object') return { kind: 'leaf', value };
  if (Array.isArray(value)) return { kind: 'list', items: value as readonly BodyValue[] };
  if ('$id' in value) return { kind: 'id', id: (value as IdRef).$id };
  if ('$secret' in value) return { kind: 'secret', name: (value as SecretRef).$secret };
  if ('$authorizationKey' in value) return { kind: 'authorization', id: (value as AuthorizationRef).$authorizationKey };
  const entries = Object.entries(value as Record<string, BodyValue | undefined>);
  return { kind: 'object', entries: entries.filter((pair): pair is [string, BodyValue] => pair[1] !== undefined) };
}

/** Something secret that a step needs and that whoever carries it out types in. */
export interface SecretInput {
  /** Identifier of the parameter. */
  readonly parameter: string;
  readonly description: string;
  /** Name in the secret store, where it has one. */
  readonly secret: string | undefined;
}

/** The parameter for the key of an authorization that another party made. */
export function authorizationParameter(id: string): string {
  const circuit = parseArmId(parentId(id) ?? '')?.names.at(-1) ?? '';
  return identifier(`authorization_${circuit}_${id.slice(id.lastIndexOf('/') + 1)}`);
}

/**
 * Whether who carries out the step can read the key of the authorization: it is the same party's, in the same tenant.
 * Else the key comes over a safe way, as a secret.
 */
export function canRead(step: Step, authorization: WantedResource | undefined): boolean {
  return authorization !== undefined && authorization.party === step.party && authorization.tenantId === step.tenantId;
}

const remembered = new WeakMap<Step, readonly SecretInput[]>();

/** The secrets of a step, each once. */
export function secretsOf(step: Step, byId: ReadonlyMap<string, WantedResource>): readonly SecretInput[] {
  let found = remembered.get(step);
  if (!found) remembered.set(step, (found = findSecrets(step, byId)));
  return found;
}

function findSecrets(step: Step, byId: ReadonlyMap<string, WantedResource>): SecretInput[] {
  const found = new Map<string, SecretInput>();
  const visit = (value: BodyValue, of: WantedResource): void => {
    const seen = valueOf(value);
    if (seen.kind === 'list') for (const item of seen.items) visit(item, of);
    else if (seen.kind === 'object') for (const [, item] of seen.entries) visit(item, of);
    else if (seen.kind === 'secret') {
      const parameter = secretParameter(seen.name);
      found.set(parameter, { parameter, secret: seen.name, description: `Secret ${seen.name}, for ${of.name}.` });
    } else if (seen.kind === 'authorization' && !canRead(step, byId.get(seen.id.toLowerCase()))) {
      const parameter = authorizationParameter(seen.id);
      const circuit = parseArmId(parentId(seen.id) ?? '')?.names.at(-1) ?? '';
      const name = seen.id.slice(seen.id.lastIndexOf('/') + 1);
      found.set(parameter, {
        parameter,
        secret: undefined,
        description: `Key of the authorization ${name} of circuit ${circuit}, for ${of.name}.`,
      });
    }
  };
  for (const resource of step.resources) visit(resource.body, resource);
  return [...found.values()];
}
