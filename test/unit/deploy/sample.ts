import { readFileSync, readdirSync } from 'node:fs';
import { assemble, readDesignFile } from '../../../src/design';
import { wantedOf } from '../../../src/resources';

const root = new URL('../../../samples/northwind/', import.meta.url);

/** A customer of the sample design, with what it wants of Azure; `edit` changes the text of each file. */
export function readSample(name: string, edit = (text: string): string => text) {
  const names = ['provider.csp.yaml', ...readdirSync(new URL('customers', root)).map((file) => `customers/${file}`)];
  const assembly = assemble(names.map((file) => readDesignFile(file, edit(readFileSync(new URL(file, root), 'utf8')))));
  const [design] = assembly.designs;
  const customer = design?.customers.find((one) => one.name === name);
  if (!design || !customer) throw new Error(`the sample has no customer ${name}`);
  return { design, customer, wanted: wantedOf(design, customer).resources };
}
