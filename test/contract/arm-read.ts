import { type BodyValue, type Json, type WantedResource, armId, groupId, parseArmId } from '../../src/resources';
import type { GeneratedFile } from '../../src/generate';

/** A resource as a reader of generated files finds it, whatever the format: references are ids, secrets are parameters. */
export interface ReadResource {
  readonly id: string;
  readonly apiVersion: string;
  readonly location: string | undefined;
  readonly tags: Json | undefined;
  readonly body: Json;
}

/** Where a file is deployed. */
export interface Target {
  readonly subscriptionId: string;
  readonly resourceGroup: string | undefined;
}

export const parameter = (name: string): Json => ({ parameter: name });
export const keyOf = (id: string): Json => ({ keyOf: id.toLowerCase() });

/** The resources that were wanted, in the form in which readers give them. */
export function wantedAsRead(resource: WantedResource): ReadResource {
  const plain = (value: BodyValue): Json => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return (value as readonly BodyValue[]).map(plain);
    if ('$id' in value) return (value as { $id: string }).$id.toLowerCase();
    if ('$secret' in value) return parameter(`secret_${(value as { $secret: string }).$secret.replaceAll('-', '_')}`);
    if ('$authorizationKey' in value) return keyOf((value as { $authorizationKey: string }).$authorizationKey);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item as BodyValue)]));
  };
  const body = plain(resource.body) as Record<string, Json>;
  return {
    id: resource.id.toLowerCase(),
    apiVersion: resource.apiVersion,
    location: resource.location,
    tags: resource.tags,
    body: lowerIds(resource.type.endsWith('/resourceGroups') ? { properties: {}, ...body } : body),
  };
}

/** Ids compare without regard to case, also those that stand in a body as they are. */
export function lowerIds(value: Json): Json {
  if (typeof value === 'string') return /^\/subscriptions\//i.test(value) ? value.toLowerCase() : value;
  if (Array.isArray(value)) return (value as Json[]).map(lowerIds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, lowerIds(item as Json)]));
}

/** Reads templates back; the wanted resources only say where each file is deployed. */
export function readArm(files: readonly GeneratedFile[], targetOf: (path: string) => Target): ReadResource[] {
  return files
    .filter(({ path }) => path.endsWith('.json'))
    .flatMap(({ path, content }) => {
      const { resources } = JSON.parse(content) as { resources: Record<string, Json>[] };
      return resources.map((resource) => readResource(resource, targetOf(path)));
    });
}

function readResource(resource: Record<string, Json>, target: Target): ReadResource {
  const { type, apiVersion, name, location, tags, scope, ...rest } = resource;
  const body = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'dependsOn' && key !== 'condition'));
  const names = String(evaluate(name ?? '', target)).split('/');
  const at =
    scope === undefined
      ? target.resourceGroup === undefined
        ? `/subscriptions/${target.subscriptionId}`
        : groupId(target.subscriptionId, target.resourceGroup)
      : String(evaluate(scope, target));
  const id = String(type).endsWith('/resourceGroups')
    ? groupId(target.subscriptionId, names[0] ?? '')
    : armId(at, String(type), ...names);
  return {
    id: id.toLowerCase(),
    apiVersion: String(apiVersion),
    location: location as string | undefined,
    tags: tags === undefined ? undefined : evaluate(tags, target),
    body: lowerIds(evaluate(body, target)),
  };
}

/** The value of what a template says, as far as our templates use its language. */
function evaluate(value: Json, target: Target): Json {
  if (typeof value === 'string') {
    if (value.startsWith('[[')) return value.slice(1);
    return value.startsWith('[') ? call(value.slice(1, -1), target) : value;
  }
  if (Array.isArray(value)) return (value as Json[]).map((item) => evaluate(item, target));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, evaluate(item as Json, target)]));
}

function call(text: string, target: Target): Json {
  const key = /^reference\((.*), '[^']*'\)\.authorizationKey$/.exec(text);
  if (key?.[1] !== undefined) {
    const inside = key[1];
    return keyOf(String(inside.startsWith("'") ? inside.slice(1, -1) : call(inside, target)));
  }
  const [, name = '', inside = ''] = /^(\w+)\((.*)\)$/.exec(text) ?? [];
  const texts = [...inside.matchAll(/'((?:[^']|'')*)'/g)].map((match) => (match[1] ?? '').replaceAll("''", "'"));
  if (name === 'parameters') return parameter(texts[0] ?? '');
  if (name !== 'resourceId') throw new Error(`not known: ${text}`);
  const at = texts.findIndex((one) => one.includes('/'));
  const [subscription = target.subscriptionId, group = target.resourceGroup ?? ''] =
    at === 2 ? texts : at === 1 ? [target.subscriptionId, texts[0] ?? ''] : [];
  const id = armId(groupId(subscription, group), texts[at] ?? '', ...texts.slice(at + 1));
  if (!parseArmId(id)) throw new Error(`no id: ${text}`);
  return id.toLowerCase();
}
