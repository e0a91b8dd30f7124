import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Design } from '../../src/design';
import { casesFolder, readCases } from '../contract/cases';
import { designOf } from '../unit/resources/sample';

/** What Azure refuses whatever writes it: bad values, bad names, MACsec on a port without an identity. */
const REFUSED = /^(refused-by-azure|names)\/|^silent-gaps\/macsec-without-identity$/;

/** Designs of the cases that Azure takes, each text once; with CSP_AZ_CASES=1, as they are hours of az. */
export function caseDesigns(): (readonly [string, Design])[] {
  if (casesFolder === undefined || process.env.CSP_AZ_CASES !== '1') return [];
  const seen = new Set<string>();
  return readCases(casesFolder).flatMap(({ name, folder }) => {
    if (REFUSED.test(name)) return [];
    return ['.', 'before', 'after'].flatMap((part): (readonly [string, Design])[] => {
      if (!existsSync(join(folder, part, 'provider.csp.yaml'))) return [];
      const paths = globSync('{*.csp.yaml,customers/**/*.csp.yaml}', { cwd: join(folder, part) }).sort();
      const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, part, path), 'utf8')]));
      const text = JSON.stringify(files);
      if (seen.has(text)) return [];
      seen.add(text);
      return [[`${name}/${part}`, designOf(files)]];
    });
  });
}
