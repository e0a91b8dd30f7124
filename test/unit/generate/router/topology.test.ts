import Ajv from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { labFiles, labPlanOf } from '../../../../src/generate/lab';
import { customerOf, designOf, northwind, providerText, throughText } from '../../edge/designs';

const texts = { type: 'array', minItems: 1, items: { type: 'string' } };
const node = {
  type: 'object',
  additionalProperties: false,
  properties: {
    kind: { const: 'linux' },
    image: { type: 'string' },
    exec: texts,
    binds: { ...texts, uniqueItems: true },
  },
};

/**
 * Of the keys that containerlab takes, those that are in its schema from 2021 to today with the same meaning: nodes are
 * closed (a key that is not known is refused), lists of commands and of bindings have an item, a link has two ends
 * `node:interface`. source: srl-labs/containerlab, schemas/clab.schema.json, at 007da916 and at b11ef1ad
 */
const TOPOLOGY = {
  type: 'object',
  required: ['name', 'topology'],
  additionalProperties: false,
  properties: {
    name: { type: 'string' },
    topology: {
      type: 'object',
      additionalProperties: false,
      properties: {
        defaults: node,
        nodes: { type: 'object', additionalProperties: node },
        links: {
          type: 'array',
          items: {
            type: 'object',
            required: ['endpoints'],
            additionalProperties: false,
            properties: {
              endpoints: {
                type: 'array',
                minItems: 2,
                maxItems: 2,
                uniqueItems: true,
                items: { type: 'string', pattern: String.raw`^\S+:\S+$` },
              },
            },
          },
        },
      },
    },
  },
};

interface Topology {
  readonly topology: {
    readonly nodes: Record<string, Record<string, unknown>>;
    readonly links: { endpoints: string[] }[];
  };
}

describe('the containerlab topology', () => {
  const isLegal = new Ajv({ allErrors: true }).compile(TOPOLOGY);
  const sixes = designOf(providerText(), throughText('alpha', { number: 1, ipv6: true }));
  const designs = [
    [northwind(), 'contoso'],
    [northwind(), 'fabrikam'],
    [sixes, 'alpha'],
  ] as const;
  const topologyOf = (design: (typeof designs)[number][0], name: string): Topology => {
    const files = labFiles(labPlanOf(design, customerOf(design, name)));
    return load(files.find((f) => f.path === 'topology.clab.yml')?.content ?? '') as Topology;
  };

  it.each(designs)('has only what containerlab takes (%#)', (design, name) => {
    const topology = topologyOf(design, name);
    isLegal(topology);
    expect(isLegal.errors ?? []).toEqual([]);
    const names = Object.keys(topology.topology.nodes);
    const ends = topology.topology.links.flatMap(({ endpoints }) => endpoints);
    expect(ends.filter((end) => !names.includes(end.split(':')[0] ?? ''))).toEqual([]);
    expect(new Set(ends).size).toBe(ends.length);
    // Linux takes 15 characters of a name; eth0 is the management interface of a container.
    expect(ends.filter((end) => (end.split(':')[1] ?? '').length > 15 || end.endsWith(':eth0'))).toEqual([]);
    // Each file that is bound is there.
    const paths = new Set(labFiles(labPlanOf(design, customerOf(design, name))).map((f) => f.path));
    const bound = Object.values(topology.topology.nodes).flatMap((n) => (n['binds'] ?? []) as string[]);
    const missing = bound.map((b) => b.split(':')[0] ?? '').filter((p) => ![...paths].some((q) => q.startsWith(p)));
    expect(missing).toEqual([]);
  });

  it('is told where it has a key that not every version takes, no command, or half a link', () => {
    const [design, name] = designs[0];
    for (const plant of [
      (t: Topology) => Object.assign(Object.values(t.topology.nodes)[0] ?? {}, { sysctls: {} }),
      (t: Topology) => Object.assign(Object.values(t.topology.nodes)[0] ?? {}, { exec: [] }),
      (t: Topology) => t.topology.links.push({ endpoints: ['ams-edge-1:e99'] }),
    ]) {
      const topology = topologyOf(design, name);
      plant(topology);
      expect(isLegal(topology)).toBe(false);
    }
  });
});
