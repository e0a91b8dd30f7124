import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Customer, type Design, type Finding, assemble, readDesignFile } from '../../src/design';
import { check } from '../../src/rules';
import { casesFolder, readCases } from '../contract/cases';
import { everythingDesign } from '../unit/generate/everything';
import { sampleDesign } from '../unit/resources/sample';

/** Azure refuses a time zone that Windows does not know, and a city as the location of a port; the check only warns, as new ones come. */
const refused = new Set(['GW-034', 'CKT-030']);

/** What stops a deployment. */
const stops = ({ severity, code }: Finding): boolean => severity === 'error' || refused.has(code);

/** Designs of the cases, each text once, that can be deployed. */
function caseDesigns(): (readonly [string, Design])[] {
  if (casesFolder === undefined) return [];
  const seen = new Set<string>();
  return readCases(casesFolder).flatMap(({ name, folder }) =>
    ['.', 'before', 'after'].flatMap((part): (readonly [string, Design])[] => {
      if (!existsSync(join(folder, part, 'provider.csp.yaml'))) return [];
      const paths = globSync('{*.csp.yaml,customers/**/*.csp.yaml}', { cwd: join(folder, part) }).sort();
      const texts = paths.map((path) => [path, readFileSync(join(folder, part, path), 'utf8')] as const);
      const text = JSON.stringify(texts);
      if (seen.has(text)) return [];
      seen.add(text);
      const assembly = assemble(texts.map((file) => readDesignFile(...file)));
      const [design] = assembly.designs;
      if (!design || check(assembly).some(stops)) return [];
      return [[`${name}/${part}`, design]];
    }),
  );
}

/** A customer of a design, by the name of a test. */
export type Subject = readonly [name: string, design: Design, customer: Customer];

/** The customers of the samples, of everything that the format knows, and of the cases. */
export function subjects(): Subject[] {
  const designs: readonly (readonly [string, Design])[] = [
    ['samples', sampleDesign()],
    ['everything', everythingDesign()],
    ...caseDesigns(),
  ];
  return designs.flatMap(([name, design]) =>
    design.customers.map((customer): Subject => [`${name}, ${customer.name}`, design, customer]),
  );
}
