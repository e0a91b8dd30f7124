import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArmBody, planOf } from '../../../src/plan';
import type { BodyValue, Json, WantedResource } from '../../../src/resources';
import { readSample } from '../deploy/sample';
import { GROUP, wanted } from './wanted';

/** Resources that depend on some of those before them, in both parties' hands, some of them circuits. */
const resources = fc
  .array(
    fc.record({
      kind: fc.constantFrom('routeTables', 'expressRouteCircuits', 'connections', 'virtualNetworks'),
      before: fc.array(fc.nat(20), { maxLength: 4 }),
      party: fc.constantFrom('csp', 'customer', 'connectivity-provider' as const),
      existing: fc.boolean(),
      stage: fc.constantFrom('network', 'peerings', 'connections' as const),
      weight: fc.nat(5),
    }),
    { maxLength: 20 },
  )
  .map((specs) => {
    const id = (index: number) => `${GROUP}/providers/Microsoft.Network/${specs[index]?.kind ?? ''}/r${String(index)}`;
    return specs.map((spec, index) =>
      wanted(
        id(index),
        {
          properties: {
            weight: spec.weight,
            ...(spec.kind === 'expressRouteCircuits' && {
              serviceProviderProperties: { serviceProviderName: 'Equinix', bandwidthInMbps: 50 },
            }),
          },
        },
        {
          party: spec.party,
          existing: spec.existing,
          stage: spec.kind === 'connections' ? spec.stage : 'network',
          dependsOn: spec.before.filter((other) => other < index).map(id),
        },
      ),
    );
  });

/** Azure after everything was done as wanted. */
function applied(all: readonly WantedResource[]): Map<string, ArmBody> {
  return new Map(
    all.map((resource) => {
      const { properties } = plain(resource.body) as { properties?: object };
      const state = { provisioningState: 'Succeeded', serviceProviderProvisioningState: 'Provisioned' };
      const { location, tags } = resource;
      return [
        resource.id.toUpperCase(),
        { ...(plain(resource.body) as ArmBody), location, tags, properties: { ...properties, ...state } },
      ];
    }),
  );
}

function plain(value: BodyValue | undefined): Json | undefined {
  if (Array.isArray(value)) return (value as readonly BodyValue[]).map((item) => plain(item) ?? null).reverse();
  if (typeof value !== 'object' || value === null) return value;
  if ('$id' in value) return String(value.$id).toLowerCase();
  if ('$secret' in value || '$authorizationKey' in value) return undefined;
  return Object.fromEntries(
    Object.entries(value as Record<string, BodyValue | undefined>).map(([key, item]) => [key, plain(item)]),
  );
}

describe('every plan', () => {
  it('names only its own steps as dependencies, each before who depends on it', () => {
    fc.assert(
      fc.property(resources, fc.boolean(), (all, looked) => {
        const { steps } = planOf({ customer: 'c', wanted: all, actual: looked ? new Map() : undefined });
        const before = new Set<string>();
        for (const step of steps) {
          for (const id of step.dependsOn) expect(before).toContain(id);
          expect(before).not.toContain(step.id);
          before.add(step.id);
        }
        expect(steps.length).toBeGreaterThanOrEqual(all.length);
      }),
    );
  });

  it('does not depend on the order of what is wanted', () => {
    fc.assert(
      fc.property(
        resources.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length }))),
        ([all, shuffled]) => {
          const plan = (list: readonly WantedResource[]) => planOf({ customer: 'c', wanted: list, actual: new Map() });
          expect(plan(shuffled)).toEqual(plan(all));
        },
      ),
    );
  });

  it('keeps everything once it was carried out', () => {
    fc.assert(
      fc.property(resources, (all) => {
        const { steps } = planOf({ customer: 'c', wanted: all, actual: applied(all) });
        expect(steps.filter((step) => step.action !== 'keep')).toEqual([]);
      }),
    );
  });

  it.each(['contoso', 'fabrikam', 'wingtip'])('of %s keeps everything once it was carried out', (name) => {
    const { wanted: all } = readSample(name);
    const first = planOf({ customer: name, wanted: all, actual: undefined });
    expect(first.steps.some((step) => step.action === 'create')).toBe(true);
    const second = planOf({ customer: name, wanted: all, actual: applied(all) });
    expect(second.steps.filter((step) => step.action !== 'keep')).toEqual([]);
  });
});
