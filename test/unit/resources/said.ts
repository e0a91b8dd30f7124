import { load } from 'js-yaml';
import type { Path } from '../../../src/design';
import { schemas } from '../../../src/design/schema';
import { type SchemaNode, schemasAt } from '../../../src/design/schema/node';
import { everythingText } from '../generate/everything';

/** The kinds of objects, as paths without the numbers of lists, of a schema that may say a key. */
export function kindsThatMaySay(key: string): string[] {
  const found = new Set<string>();
  const visit = (node: SchemaNode, path: string): void => {
    for (const one of node.anyOf ?? [node]) {
      if (one.properties && key in one.properties) found.add(path);
      for (const [name, child] of Object.entries(one.properties ?? {})) {
        if (name !== 'suppress') visit(child, path === '' ? name : `${path}.${name}`);
      }
      if (one.items) visit(one.items, path);
    }
  };
  visit(schemas.Customer as SchemaNode, '');
  return [...found].sort();
}

export const kindOf = (path: Path): string => path.filter((step) => typeof step === 'string').join('.');

/** The objects of a customer that may say a key, outermost first. */
export function objectsThatMaySay(key: string, text = everythingText): Path[] {
  const found: Path[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null) return;
    if (
      !Array.isArray(value) &&
      schemasAt('Customer', path).some((node) => node.properties && key in node.properties)
    ) {
      found.push(path);
    }
    for (const [name, child] of Object.entries(value))
      visit(child, [...path, Array.isArray(value) ? Number(name) : name]);
  };
  visit(load(text), []);
  return found;
}
