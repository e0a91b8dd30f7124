import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WantedResource, mergeOnto, resourceTypes, resourcesOf } from '../../../src/resources';
import type { ArmBody, Json } from '../../../src/resources';
import { wantedBody } from '../../../src/plan';
import { everythingDesign } from '../generate/everything';
import { customerOf } from './sample';

const design = everythingDesign();
const wanted = resourcesOf(design, customerOf(design, 'everything')).filter(({ existing, body }) => !existing && body);

/** A body as Azure would answer it: references as ids, secrets never shown. */
function asAnswered(value: unknown): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => asAnswered(item) ?? null);
  if (typeof value !== 'object' || value === null) return value as Json;
  if ('$id' in value) return (value as { $id: string }).$id;
  if ('$secret' in value || '$authorizationKey' in value) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const answered = asAnswered(item);
      return answered === undefined ? [] : [[key, answered]];
    }),
  );
}

/** What somebody else may have put anywhere. */
const foreign: fc.Arbitrary<Json> = fc.oneof(
  fc.string().map((text) => `x${text}`),
  fc.boolean(),
  fc.nat(),
  fc.array(fc.record({ name: fc.string(), type: fc.constantFrom('Static', 'Dynamic') }), { maxLength: 2 }),
  fc.record({ pool: fc.record({ id: fc.constant('/pool') }), properties: fc.record({ type: fc.string() }) }),
) as fc.Arbitrary<Json>;

/** A body with members and items of others at every depth, its lists of objects in another order, and some values changed. */
function disturbed(value: Json, pick: () => { extra: Json; coin: number }): Json {
  if (Array.isArray(value)) {
    const list = (value as Json[]).map((item) => disturbed(item, pick));
    if (list.length === 0 || list.some((item) => typeof item !== 'object' || item === null)) return list;
    const { extra, coin } = pick();
    const other = {
      name: `foreign-${String(coin)}`,
      service: `foreign-${String(coin)}`,
      actionGroupId: `/f-${String(coin)}`,
      properties: { extra },
    };
    const named = list.every(
      (item) => 'name' in (item as object) || 'service' in (item as object) || 'actionGroupId' in (item as object),
    );
    return coin % 2 === 0 && named ? [other, ...list.toReversed()] : list;
  }
  if (typeof value !== 'object' || value === null) {
    const { coin } = pick();
    if (coin % 7 === 0 && typeof value === 'number') return value + 1;
    return coin % 7 === 0 && typeof value === 'boolean' ? !value : value;
  }
  const { extra, coin } = pick();
  const isReference = 'id' in value;
  const entries = Object.entries(value).map(([key, item]) => [key, disturbed(item ?? null, pick)] as const);
  return {
    ...Object.fromEntries(entries),
    ...(coin % 3 !== 0 && !isReference && { [`unknown${String(coin)}`]: extra }),
  };
}

/** Every leaf of a value by its path; items of lists by their key. */
function leaves(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return new Map([[path, JSON.stringify(value)]]);
  const named = (item: unknown, index: number) => {
    const { name, service, actionGroupId } = (item ?? {}) as Record<string, unknown>;
    return String(name ?? service ?? actionGroupId ?? index);
  };
  const entries = Array.isArray(value)
    ? value.every((item) => typeof item !== 'object')
      ? [[path, JSON.stringify(value.map(String).sort())] as const]
      : value.flatMap((item, index) => [...leaves(item, `${path}[${named(item, index)}]`)])
    : Object.entries(value).flatMap(([key, item]) => [...leaves(item, path === '' ? key : `${path}.${key}`)]);
  return new Map(entries);
}

/** The paths at which two bodies differ. */
function differing(a: unknown, b: unknown): string[] {
  const [left, right] = [leaves(a), leaves(b)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((path) => left.get(path) !== right.get(path));
}

const isWithin = (path: string, changed: string): boolean =>
  path === changed || path.startsWith(`${changed}.`) || path.startsWith(`${changed}[`);
const isSecret = (path: string): boolean => /\.(sharedKey|authorizationKey)(\.|$)/.test(path);

function holds(resource: Pick<WantedResource, 'type'>, actual: ArmBody, body: ReturnType<typeof wantedBody>): void {
  const { body: sent, changes } = mergeOnto(resource.type, actual, body);
  const differences = differing(actual, asAnswered(sent)).filter((path) => !isSecret(path));
  for (const path of differences) {
    expect(
      changes.some((change) => isWithin(path, change.path)),
      `${resource.type} sends ${path} unshown`,
    ).toBe(true);
  }
  for (const { path } of changes) {
    expect(
      differences.some((one) => isWithin(one, path) || isWithin(path, one)),
      `${resource.type} shows ${path} unsent`,
    ).toBe(true);
  }
  const again = mergeOnto(resource.type, asAnswered(sent) as ArmBody, body);
  expect(again.changes, `${resource.type} is not settled`).toEqual([]);
}

describe('what is sent differs from what was read by exactly the changes that are shown', () => {
  const used = new Set(wanted.map(({ type }) => type.toLowerCase()));

  it('of bodies of the types that designs make', () => {
    expect(used.size).toBeGreaterThan(18);
  });

  it.each(resourceTypes.map(({ type }) => type))('%s', (type) => {
    const own = wanted
      .filter((one) => one.type.toLowerCase() === type.toLowerCase())
      .map((one) => ({ type, body: wantedBody(one) }));
    // Of what no design makes by itself (a rule, a route), a body of all its kinds of members.
    const made =
      own.length > 0
        ? own
        : [
            {
              type,
              body: {
                properties: {
                  sharedKey: { $secret: 'k' },
                  list: ['a', 'b'],
                  items: [{ name: 'n', properties: { at: 1 } }],
                  flag: true,
                },
              },
            },
          ];
    for (const { body } of made) {
      fc.assert(
        fc.property(
          fc.array(fc.record({ extra: foreign, coin: fc.nat(1000) }), { minLength: 40, maxLength: 80 }),
          (picks) => {
            let at = 0;
            const pick = () => picks[at++ % picks.length] ?? { extra: 'x', coin: 1 };
            holds({ type }, disturbed(asAnswered(body) ?? {}, pick) as ArmBody, body);
          },
        ),
        { numRuns: 40 },
      );
    }
  });
});
