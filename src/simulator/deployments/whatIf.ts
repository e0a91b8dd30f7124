import { isObject } from '../arm';
import type { Json, JsonObject } from '../arm';
import type { Template } from './template';

interface Difference {
  readonly path: string;
  readonly propertyChangeType: 'Create' | 'Delete' | 'Modify';
  readonly before?: Json;
  readonly after?: Json;
}

/** What an incremental deployment would do to each resource of its template. */
export function whatIf(template: Template, shown: (id: string) => JsonObject | undefined): JsonObject[] {
  return template.resources.map(({ id, type, apiVersion, body }): JsonObject => {
    const before = shown(id);
    const after: JsonObject = { apiVersion, id, name: id.slice(id.lastIndexOf('/') + 1), type, ...body() };
    if (before === undefined) return { resourceId: id, changeType: 'Create', after };
    const delta = ['location', 'tags', 'sku', 'zones', 'identity', 'properties'].flatMap((key) =>
      after[key] === undefined ? [] : differences(before[key], after[key], key),
    );
    return {
      resourceId: id,
      changeType: delta.length === 0 ? 'NoChange' : 'Modify',
      before,
      after,
      delta: delta.map((each): Json => ({ ...each })),
    };
  });
}

/** Where what is sent differs from what is there. What is not sent stays, so it is no difference. */
function differences(before: Json | undefined, after: Json, path: string): Difference[] {
  if (isObject(after) && isObject(before)) {
    return Object.entries(after).flatMap(([key, value]) =>
      value === undefined || value === null ? [] : differences(before[key], value, `${path}.${key}`),
    );
  }
  if (Array.isArray(after) && Array.isArray(before) && after.length === before.length) {
    return after.flatMap((item, index) => differences(before[index], item, `${path}.${index}`));
  }
  if (sameLeaf(before, after)) return [];
  return before === undefined
    ? [{ path, propertyChangeType: 'Create', after }]
    : [{ path, propertyChangeType: 'Modify', before, after }];
}

function sameLeaf(before: Json | undefined, after: Json): boolean {
  if (typeof before === 'string' && typeof after === 'string') {
    return before.toLowerCase().replaceAll(' ', '') === after.toLowerCase().replaceAll(' ', '');
  }
  return JSON.stringify(before) === JSON.stringify(after);
}
