import { describe, expect, it } from 'vitest';
import { importedFrom, readSources } from '../../../src/import';
import type { ArmBody } from '../../../src/plan';
import type { BodyValue, WantedResource } from '../../../src/resources';
import { readSample } from '../deploy/sample';
import { changesAgainst, designOf, simulatorWith } from './stage';

/** What ARM would be given of a wanted resource. */
function given({ id, name, type, location, tags, body }: WantedResource): ArmBody {
  const envelope = { id, name, type, ...(location && { location }), ...(tags && { tags }) };
  return { ...(plain(body) as ArmBody), ...envelope };
}

function plain(value: BodyValue | undefined): unknown {
  if (Array.isArray(value)) return (value as readonly BodyValue[]).map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('$id' in value) return value.$id;
  if ('$secret' in value || '$authorizationKey' in value) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item as BodyValue)]));
}

const importOf = (bodies: readonly ArmBody[]) =>
  importedFrom(readSources([{ name: 'export.json', text: JSON.stringify({ value: bodies }) }]), {});

describe('an estate that a design made', () => {
  it.each(['contoso', 'fabrikam', 'wingtip'])('comes in with an empty plan: %s', async (name) => {
    const { wanted } = readSample(name);
    const simulator = await simulatorWith(wanted.map(given));
    try {
      const bodies = simulator.snapshot().resources.map(({ id, location, tags, envelope, properties }): ArmBody => ({
        ...(envelope as ArmBody),
        id,
        ...(location !== undefined && { location }),
        ...(tags !== undefined && { tags: tags as ArmBody }),
        properties: properties as ArmBody,
      }));
      const imported = importOf(bodies);
      expect(imported.errors).toEqual([]);
      expect(imported.told.filter(({ code }) => code === 'IMP-004')).toEqual([]);
      expect(await changesAgainst(simulator, designOf(imported))).toEqual([]);
    } finally {
      await simulator.stop();
    }
  });
});
