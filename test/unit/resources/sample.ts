import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Customer, type Design, assemble, readDesignFile } from '../../../src/design';

const folder = join(__dirname, '../../../samples/northwind');

/** A design of files that a test writes; the first is the provider's. */
export function designOf(files: Readonly<Record<string, string>>): Design {
  const { designs } = assemble(Object.entries(files).map(([path, text]) => readDesignFile(path, text)));
  const [design] = designs;
  if (!design) throw new Error('no design in these files');
  return design;
}

/** The sample design, with other texts in place of some of its files. */
export function sampleDesign(replaced: Readonly<Record<string, (text: string) => string>> = {}): Design {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.csp.yaml'));
  return designOf(
    Object.fromEntries(
      names.map((name) => {
        const path = name.replaceAll('\\', '/');
        const text = readFileSync(join(folder, name), 'utf8');
        return [path, replaced[path]?.(text) ?? text];
      }),
    ),
  );
}

export function customerOf(design: Design, name: string): Customer {
  const found = design.customers.find((customer) => customer.name === name);
  if (!found) throw new Error(`no customer ${name}`);
  return found;
}
