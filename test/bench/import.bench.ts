import { importedFrom, readSources } from '../../src/import';
import type { ArmBody, BodyValue, WantedResource } from '../../src/resources';
import { wantedOf } from '../../src/resources';
import { estateDesign } from './estateDesign';
import type { Benchmark } from './measure';

const SUBSCRIPTIONS = 1000;

/** A resource as an export has it: references as ids, and no key. */
function exported({ id, name, type, location, tags, body }: WantedResource): ArmBody {
  return { ...(plain(body) as ArmBody), id, name, type, ...(location && { location }), ...(tags && { tags }) };
}

function plain(value: BodyValue | undefined): unknown {
  if (Array.isArray(value)) return (value as readonly BodyValue[]).map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('$id' in value) return value.$id;
  if ('$secret' in value || '$authorizationKey' in value) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item as BodyValue)]));
}

/** The exports of the first thousand subscriptions of an estate, a file each. */
function exports(): { name: string; text: string }[] {
  const design = estateDesign(SUBSCRIPTIONS);
  const bySubscription = new Map<string, ArmBody[]>();
  for (const customer of design.customers) {
    for (const resource of wantedOf(design, customer).resources) {
      const list = bySubscription.get(resource.subscriptionId) ?? [];
      bySubscription.set(resource.subscriptionId, list);
      list.push(exported(resource));
    }
  }
  return [...bySubscription.values()]
    .slice(0, SUBSCRIPTIONS)
    .map((value, n) => ({ name: `export-${String(n)}.json`, text: JSON.stringify({ value }) }));
}

const thousand: Benchmark = {
  name: 'import.1000',
  what: `import of ${String(SUBSCRIPTIONS)} exported subscriptions into designs whose plans are empty, one process`,
  unit: 's',
  bar: { atMost: 60 },
  runs: 1,
  prepare: () => {
    const files = exports();
    return Promise.resolve(async () => {
      const start = performance.now();
      const { files: made } = importedFrom(await readSources(files), {});
      if (made.length < SUBSCRIPTIONS / 4) throw new Error('Too few customers were made.');
      return (performance.now() - start) / 1000;
    });
  },
};

export const benchmarks: readonly Benchmark[] = [thousand];
