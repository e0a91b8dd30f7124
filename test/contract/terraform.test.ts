import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Customer, Design } from '../../src/design';
import { type GeneratedFile, generate } from '../../src/generate';
import { type Json, types, wantedOf } from '../../src/resources';
import { everythingDesign } from '../unit/generate/everything';
import { sampleDesign } from '../unit/resources/sample';
import { type ReadResource, wantedAsRead } from './arm-read';
import { describeWithReferee, referee } from './referees';
import { armOf, isOfLag, readModule } from './terraform-read';
import type { Hcl } from './terraform-readers';

interface Argument {
  readonly type?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly block?: boolean;
  readonly arguments?: readonly string[];
}

const designs: readonly (readonly [string, Design])[] = [
  ['samples', sampleDesign()],
  ['everything', everythingDesign()],
];

/** The modules of a customer: one for each party. */
function modulesOf(design: Design, customer: Customer): Map<string, GeneratedFile[]> {
  const modules = new Map<string, GeneratedFile[]>();
  for (const file of generate(design, customer, 'terraform')) {
    if (!file.path.endsWith('.tf')) continue;
    const party = file.path.split('/')[1] ?? '';
    modules.set(party, [...(modules.get(party) ?? []), file]);
  }
  return modules;
}

describe('Terraform files as `terraform fmt` writes them', () => {
  const there = spawnSync('terraform', ['version']).status === 0;
  if (!there && process.env['CSP_REQUIRE_REFEREES'] === '1') throw new Error('terraform is not on this machine');
  if (!there) console.warn('Skipped: terraform fmt, because terraform is not on this machine.');
  for (const [name, design] of designs) {
    it.skipIf(!there)(name, () => {
      for (const customer of design.customers) {
        for (const { path, content } of [...modulesOf(design, customer).values()].flat()) {
          const { stdout, stderr, status } = spawnSync('terraform', ['fmt', '-'], { input: content, encoding: 'utf8' });
          expect(status, stderr).toBe(0);
          expect(stdout, path).toBe(content);
        }
      }
    });
  }
});

describeWithReferee('Terraform before the arguments of azurerm 4.73.0', 'terraform/azurerm-4.73.0.json', () => {
  const { types: schema } = JSON.parse(readFileSync(referee('terraform', 'azurerm-4.73.0.json'), 'utf8')) as {
    types: Record<string, Record<string, Argument>>;
  };
  const META = ['count', 'provider', 'depends_on', 'lifecycle'];

  function fits(value: unknown, { type, block }: Argument): boolean {
    if (block === true) return Array.isArray(value);
    if (typeof value === 'string' && value.startsWith('${')) return type !== 'stringList' && type !== 'stringMap';
    switch (type) {
      case 'stringList':
        return Array.isArray(value) && value.every((item) => typeof item === 'string');
      case 'stringMap':
        return typeof value === 'object' && value !== null && !Array.isArray(value);
      default:
        return typeof value === type;
    }
  }

  function judge(type: string, body: Hcl): string[] {
    const known = schema[type];
    if (!known) return [`${type} is no type of azurerm`];
    const missing = Object.entries(known).filter(([key, { required }]) => required === true && body[key] === undefined);
    return [
      ...missing.map(([key]) => `${type}.${key} is missing`),
      ...Object.entries(body).flatMap(([key, value]) => {
        if (META.includes(key)) return [];
        const argument = known[key];
        if (!argument) return [`${type}.${key} is not known`];
        if (argument.readOnly === true) return [`${type}.${key} can only be read`];
        if (!fits(value, argument)) return [`${type}.${key} is no ${argument.type ?? 'block'}`];
        const inside = argument.block === true ? (value as Hcl[]).flatMap((one) => Object.keys(one)) : [];
        return inside
          .filter((one) => !argument.arguments?.includes(one))
          .map((one) => `${type}.${key}.${one} is not known`);
      }),
    ];
  }

  it('finds what is not there', () => {
    expect(judge('azurerm_nothing', {})).toHaveLength(1);
    expect(judge('azurerm_resource_group', { name: 'a' })).toEqual(['azurerm_resource_group.location is missing']);
    expect(judge('azurerm_resource_group', { name: 'a', location: 1, odd: 'x' })).toHaveLength(2);
    expect(judge('azurerm_express_route_circuit', { service_key: 'x' })).toContain(
      'azurerm_express_route_circuit.service_key can only be read',
    );
  });

  for (const [name, design] of designs) {
    for (const customer of design.customers) {
      it(`takes every argument (${name}, ${customer.name})`, async () => {
        for (const files of modulesOf(design, customer).values()) {
          const { resources } = await readModule(files);
          expect(Object.keys(resources).length).toBeGreaterThan(0);
          const wrong = Object.entries(resources).flatMap(([type, byLabel]) =>
            Object.values(byLabel).flatMap(([body = {}]) => judge(type, body)),
          );
          expect(wrong).toEqual([]);
        }
      });
    }
  }
});

describe('Terraform read back', () => {
  for (const [name, design] of designs) {
    for (const customer of design.customers) {
      it(`says what is wanted, as far as azurerm can (${name}, ${customer.name})`, async () => {
        const read: ReadResource[] = [];
        for (const files of modulesOf(design, customer).values()) read.push(...armOf(await readModule(files)));
        const wanted = wantedOf(design, customer).resources.filter(
          (one) =>
            !one.existing &&
            one.party !== 'connectivity-provider' &&
            !one.type.startsWith('Microsoft.Maintenance/') &&
            !isOfLag(one),
        );
        const addresses = new Map(
          wanted
            .filter((one) => one.type === types.routeServerAddress)
            .map((one) => [one.id.toLowerCase(), wantedAsRead(one)]),
        );
        const rest = wanted.filter((one) => one.type !== types.routeServerAddress);
        expect(read.map(({ id }) => id).sort()).toEqual(rest.map(({ id }) => id.toLowerCase()).sort());
        const byId = new Map(read.map((one) => [one.id, one]));
        for (const resource of rest) {
          const expected = comparable(wantedAsRead(resource));
          const address = addresses.get(`${resource.id}/ipConfigurations/default`.toLowerCase());
          const body = address
            ? { ...(expected.body as object), address: (address.body as { properties: Json }).properties }
            : expected.body;
          const found = byId.get(resource.id.toLowerCase());
          const where = resource.location === 'global' ? undefined : resource.location;
          expect(comparable(found as ReadResource), resource.id).toEqual({ ...expected, body, location: where });
        }
      });
    }
  }
});

/** Without what azurerm has no argument for, and with any handed-over key as one. */
function comparable({ id, location, tags, body }: ReadResource): Omit<ReadResource, 'apiVersion'> {
  const text = JSON.stringify(body).replaceAll(/\{"(keyOf":"[^"]*|parameter":"authorization_[^"]*)"\}/g, '"a key"');
  const plain = JSON.parse(text) as { properties?: Record<string, Json> };
  for (const key of ['summarizedGatewayPrefixes', 'autoScaleConfiguration', 'resiliencyModel'])
    delete plain.properties?.[key];
  // The name of a criterion is Terraform's own affair.
  const { allOf = [] } = (plain.properties?.['criteria'] ?? {}) as { allOf?: { name?: string }[] };
  for (const criterion of allOf) delete criterion.name;
  if (plain.properties?.['principalType'] === 'ForeignGroup') delete plain.properties['principalType'];
  return { id, location, tags, body: plain };
}
