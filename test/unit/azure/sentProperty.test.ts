import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeResource } from '../../../src/azure';
import { type ArmBody, type BodyValue, type Json, mergeOnto, resourceTypes } from '../../../src/resources';
import { asAnswered, bodiesOf, partsBetween, picks, thereBy } from '../resources/disturbed';
import { GROUP, StandIn, say } from './listener';

const azure = new StandIn();

/** An id of a type. */
function idOf(type: string): string {
  const [namespace = '', ...kinds] = type.split('/');
  if (type === 'Microsoft.Resources/resourceGroups') return GROUP;
  return `${GROUP}/providers/${namespace}${kinds.map((kind, at) => `/${kind}/n${String(at)}`).join('')}`;
}

/** A body as it is when it is sent: references are ids, secrets are there. */
function resolved(value: unknown): Json {
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value !== 'object' || value === null) return (value ?? null) as Json;
  if ('$id' in value) return (value as { $id: string }).$id;
  if ('$secret' in value || '$authorizationKey' in value) return 'a key';
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, resolved(item)]])),
  );
}

describe('what leaves through the SDK differs from what Azure showed by exactly the changes that are shown', () => {
  it.each(resourceTypes.map(({ type }) => type))('%s', async (type) => {
    const clients = azure.clients();
    const id = idOf(type);
    for (const body of bodiesOf(type)) {
      await fc.assert(
        fc.asyncProperty(picks, async (picked) => {
          const actual: ArmBody = { ...thereBy(body, picked), id };
          azure.answer = ({ method }, response) =>
            say(response, 200, method === 'GET' ? actual : { ...(resolved(body) as object), id });
          azure.seen = [];
          const { location, tags, ...rest } = resolved(body) as Record<string, Json>;
          await writeResource(clients, {
            id,
            apiVersion: '2024-05-01',
            ...(location !== undefined && { location: location as string }),
            ...(tags !== undefined && { tags: tags as Record<string, string> }),
            body: rest,
          });
          const { changes } = mergeOnto(type, actual, body as Record<string, BodyValue | undefined>);
          const [put, ...more] = azure.of('PUT');
          expect(more).toEqual([]);
          expect(partsBetween(type, actual, asAnswered(put?.body), changes)).toEqual([]);
        }),
        { numRuns: 5 },
      );
    }
  });
});
