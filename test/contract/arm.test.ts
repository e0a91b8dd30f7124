import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { generate } from '../../src/generate';
import type { Design } from '../../src/design';
import { everythingDesign } from '../unit/generate/everything';
import { without } from '../unit/generate/mutate';
import { sampleDesign } from '../unit/resources/sample';
import { loadArmSchemas } from './arm-schema';
import { describeWithReferee } from './referees';

interface Template extends Record<string, unknown> {
  resources: Record<string, unknown>[];
}

function templatesOf(design: Design): [string, Template][] {
  return design.customers.flatMap((customer) =>
    generate(design, customer, 'arm')
      .filter(({ path }) => path.endsWith('.json'))
      .map(({ path, content }): [string, Template] => [path, JSON.parse(content) as Template]),
  );
}

describeWithReferee('ARM templates before the published schemas', 'arm-template-schema', () => {
  const schemas = loadArmSchemas();

  /** What is wrong, with the file and the resource; and how many resources were judged. */
  function judge(design: Design): { wrong: string[]; judged: number; open: Set<string> } {
    const wrong: string[] = [];
    const open = new Set<string>();
    let judged = 0;
    for (const [path, template] of templatesOf(design)) {
      wrong.push(...schemas.judgeFrame(template).map((error) => `${path}: ${error}`));
      for (const resource of template.resources) {
        const errors = schemas.judge(resource);
        if (errors) judged++;
        else open.add(String(resource['type']));
        wrong.push(...(errors ?? []).map((error) => `${path} ${String(resource['name'])}: ${error}`));
      }
    }
    return { wrong, judged, open };
  }

  it('takes every resource of the samples', () => {
    const { wrong, judged } = judge(sampleDesign());
    expect(wrong).toEqual([]);
    expect(judged).toBeGreaterThan(40);
  });

  it('takes every kind of resource that the format knows, and says what no schema describes', () => {
    const { wrong, open } = judge(everythingDesign());
    expect(wrong).toEqual([]);
    expect([...open].sort()).toEqual([
      'Microsoft.Authorization/locks',
      'Microsoft.Authorization/roleAssignments',
      'Microsoft.Insights/metricAlerts',
      'Microsoft.Maintenance/configurationAssignments',
      'Microsoft.Maintenance/maintenanceConfigurations',
      // They came after the newest schema, and so did the circuit on one.
      'Microsoft.Network/expressRouteCircuits',
      'Microsoft.Network/expressRouteLags',
      'Microsoft.Resources/resourceGroups',
    ]);
  });

  it('finds a misspelt property, a wrong value and a wrong type', () => {
    const resource = (properties: object) => ({
      type: 'Microsoft.Network/expressRouteCircuits/peerings',
      apiVersion: '2024-05-01',
      name: 'c/AzurePrivatePeering',
      properties,
    });
    expect(schemas.judge(resource({ peeringType: 'AzurePrivatePeering', vlanId: 10 }))).toEqual([]);
    expect(schemas.judge(resource({ peeringTyp: 'AzurePrivatePeering' }))).not.toEqual([]);
    expect(schemas.judge(resource({ peeringType: 'Private' }))).not.toEqual([]);
    expect(schemas.judge(resource({ vlanId: 'ten' }))).not.toEqual([]);
  });

  it('takes what is made of designs with parts missing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 25 }), (picks) => {
        const { wrong } = judge(everythingDesign((text) => without(text, picks)));
        expect(wrong).toEqual([]);
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});

describe('references between ARM templates', () => {
  for (const [name, design] of [
    ['samples', sampleDesign()],
    ['everything', everythingDesign()],
  ] as const) {
    it(`depends only on what is in the same template (${name})`, () => {
      for (const [path, { resources }] of templatesOf(design)) {
        const there = new Set(
          resources.map((resource) => `${String(resource['type'])}/${String(resource['name'])}`.toLowerCase()),
        );
        for (const resource of resources) {
          for (const expression of (resource['dependsOn'] as string[] | undefined) ?? []) {
            const texts = [...expression.matchAll(/'((?:[^']|'')*)'/g)].map((match) => match[1] ?? '');
            const [type = '', ...names] = texts.slice(texts.findIndex((text) => text.includes('/')));
            const target = `${type}/${names.join('/')}`.toLowerCase();
            const group = /resourceGroups\/([^/]+)$/.exec(expression)?.[1];
            expect(
              there.has(target) || (group !== undefined && there.has(`microsoft.resources/resourcegroups/${group}`)),
              `${path}: ${expression}`,
            ).toBe(true);
          }
        }
      }
    });
  }
});
