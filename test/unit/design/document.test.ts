import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { formatPage, jsonSchema } from '../../../src/design/schema/document';

const at = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');

describe('the documentation of the format', () => {
  it('is what the schema says; run "npm run docs" after a change of the schema', () => {
    expect(at('docs/format.md')).toBe(formatPage());
    expect(JSON.parse(at('media/design.schema.json'))).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
  });

  it('is itself a schema of draft 2020-12', () => {
    expect(new Ajv2020({ strict: false }).validateSchema(jsonSchema())).toBe(true);
  });

  it('is a JSON Schema that other tools can use on the samples', () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(jsonSchema());
    for (const name of ['provider', 'customers/contoso', 'customers/fabrikam', 'customers/wingtip']) {
      expect(validate(load(at(`samples/northwind/${name}.csp.yaml`))), name).toBe(true);
    }
    expect(validate({ formatVersion: 1, kind: 'Customer' })).toBe(false);
  });
});
