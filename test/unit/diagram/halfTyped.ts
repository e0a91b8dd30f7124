import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { tailspin } from './designs';

const samples = new URL('../../../samples/northwind/customers/', import.meta.url);
const bases: readonly unknown[] = [
  ...['contoso', 'fabrikam', 'wingtip'].map((name) => load(readFileSync(new URL(`${name}.csp.yaml`, samples), 'utf8'))),
  tailspin,
];

type Step = string | number;

function pathsOf(value: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const own = Object.entries(value).flatMap(([key, inner]) =>
    pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? own : [path, ...own];
}

/** A value of a path taken out, or replaced: by nothing, by a name that leads nowhere, by a name used elsewhere. */
const changes = ['gone', 'empty', 'lost', 'twice'] as const;

function change(root: unknown, path: readonly Step[], how: (typeof changes)[number]): void {
  let at: unknown = root;
  for (const step of path.slice(0, -1)) at = (at as Record<Step, unknown> | undefined)?.[step];
  const last = path.at(-1);
  if (typeof at !== 'object' || at === null || last === undefined) return;
  const holder = at as Record<Step, unknown>;
  if (how === 'gone' && Array.isArray(at)) at.splice(Number(last), 1);
  else if (how === 'gone') Reflect.deleteProperty(at, last);
  else if (how === 'twice' && Array.isArray(at)) at.push(structuredClone(at[Number(last)]));
  else if (typeof holder[last] === 'string') holder[last] = how === 'empty' ? '' : 'lost';
}

/** The text of a customer with a few keys missing, values wrong and things doubled. `kind` and `name` stay: without them there is no customer. */
export const halfTyped: fc.Arbitrary<string> = fc
  .constantFrom(...bases)
  .chain((base) => {
    const paths = pathsOf(base).filter(([first]) => first !== 'kind' && first !== 'name');
    return fc.tuple(
      fc.constant(base),
      fc.array(fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...changes)), { minLength: 1, maxLength: 8 }),
    );
  })
  .map(([base, list]) => {
    const copy = structuredClone(base);
    for (const [path, how] of list) change(copy, path, how);
    return JSON.stringify(copy);
  });
