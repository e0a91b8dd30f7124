import type { BodyValue, Json, WantedResource } from '../../resources';
import type { CustomerOutput } from '../context';
import { secretParameter, secretVariable } from '../names';
import { authorizationParameter, canRead, valueOf } from '../references';
import type { Step } from '../steps';
import type { Call } from './call';
import { word } from '../bash';

/** What a call is printed from. */
export interface Scope {
  readonly output: CustomerOutput;
  readonly step: Step;
}

/** The shell variable of a key that the script reads itself. */
export const keyVariable = (id: string): string => authorizationParameter(id).toLowerCase();

/** The shell variable that holds a secret of a body; undefined for what is none. */
export function variableOf(value: BodyValue | undefined, { output, step }: Scope): string | undefined {
  const seen = value === undefined ? undefined : valueOf(value);
  if (seen?.kind === 'secret') return secretVariable(seen.name);
  if (seen?.kind !== 'authorization') return undefined;
  const readable = canRead(step, output.byId.get(seen.id.toLowerCase()));
  return readable ? keyVariable(seen.id) : `CSP_${authorizationParameter(seen.id).toUpperCase()}`;
}

/** Stands for the `@` of a text of the design, which must not be taken for the mark of a secret: no text has this character. */
const AT = '\uFFFE';

/** The body as JSON, with a mark in place of each secret; and what the marks stand for. */
function bodyOf(resource: WantedResource, scope: Scope): { json: string; marks: Map<string, string> } {
  const marks = new Map<string, string>();
  const plain = (value: BodyValue): Json => {
    const seen = valueOf(value);
    switch (seen.kind) {
      case 'leaf':
        return typeof seen.value === 'string' ? seen.value.replace(/^@/, AT) : seen.value;
      case 'id':
        return seen.id;
      case 'secret':
      case 'authorization': {
        const name = seen.kind === 'secret' ? secretParameter(seen.name) : authorizationParameter(seen.id);
        marks.set(name, variableOf(value, scope) ?? '');
        return `@${name}@`;
      }
      case 'list':
        return seen.items.map(plain);
      case 'object':
        return Object.fromEntries(seen.entries.map(([key, item]) => [key, plain(item)]));
    }
  };
  const { location, tags } = resource;
  const body = { location, tags, ...(plain(resource.body as BodyValue) as Record<string, Json>) };
  return { json: JSON.stringify(body, undefined, 2).replaceAll(AT, String.raw`\u0040`), marks };
}

/** Makes a resource by its body, for which az has no command, or none that says all of it. What is there stays. */
export function putCall(resource: WantedResource, scope: Scope): Call {
  const { json, marks } = bodyOf(resource, scope);
  const values = [...marks].map(([name, variable]) => `${name} "$${variable}"`);
  const put = ['put', word(resource.id), resource.apiVersion, ...values].join(' ');
  return { of: resource, create: [`${put} <<'JSON'`, json, 'JSON'].flatMap((text) => text.split('\n')) };
}
