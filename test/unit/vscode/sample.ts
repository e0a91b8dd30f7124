import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Assembly, type Customer, type Design, assemble, readDesignFile } from '../../../src/design';

const SAMPLE = join(import.meta.dirname, '../../../samples/northwind');

type Change = (path: string, text: string) => string;

/** The texts of the sample by their paths, changed. */
export function sampleTexts(change: Change = (_, text) => text): Map<string, string> {
  const paths = readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.csp.yaml'));
  return new Map(paths.map((path) => [path, change(path, readFileSync(join(SAMPLE, path), 'utf8'))]));
}

/** The sample with a text of it changed. */
export function sample(change?: Change): Assembly {
  return assemble([...sampleTexts(change)].map(([path, text]) => readDesignFile(path, text)));
}

export function designOf(assembly: Assembly): Design {
  const [design] = assembly.designs;
  if (!design) throw new Error('the sample is no design');
  return design;
}

export function customerOf(design: Design, name: string): Customer {
  const customer = design.customers.find((c) => c.name === name);
  if (!customer) throw new Error(`no customer ${name}`);
  return customer;
}
