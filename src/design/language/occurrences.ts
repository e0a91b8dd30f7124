import type { DesignFile } from '../file';
import { findSite, findSubscription } from '../lookup';
import type { Customer, Design } from '../model';
import { type Naming, lookups, namingsOf, resolve, whereOf } from '../references';
import type { TextKind } from '../schema/kinds';
import type { OffsetRange } from '../yaml/source';

/** A place where a name is given or used. */
export interface Occurrence {
  /** What is named, as the file says it: the same object for the definition and all references. */
  readonly symbol: object;
  readonly role: 'definition' | 'reference';
  readonly name: string;
  readonly file: DesignFile;
  readonly range: OffsetRange;
  /** Which characters the name may have. */
  readonly text: TextKind;
  /** Among what the name of a definition stands once. */
  readonly scope: string;
}

/** All names of a design that other places refer to, with those places: what the schema says of each key. */
export function occurrencesOf(design: Design): Occurrence[] {
  const files = [design.provider, ...design.customers].map(({ file }) => file);
  return files.flatMap((file) => {
    const customer = design.customers.find((one) => one.file === file);
    return namingsOf(file).flatMap((naming) =>
      naming.role === 'definition' ? definition(naming) : references(naming, design, customer),
    );
  });
}

/** Kinds whose names stand once in what they are in; those of all others stand once in the file. */
const ownScope = new Set(['interface', 'virtualNetwork', 'routeTable', 'networkSecurityGroup', 'authorization']);

function definition(naming: Naming): Occurrence[] {
  const [kind = 'site'] = naming.kinds;
  // The list, the index and the key of the name are below the owner.
  const owner = ownScope.has(kind) ? naming.path.slice(0, -3) : [];
  return at(naming, naming.object, naming.written, JSON.stringify([kind, naming.file.path, ...owner]));
}

function references(naming: Naming, design: Design, customer: Customer | undefined): Occurrence[] {
  const { written } = naming;
  const slash = hasSegments(naming) ? written.indexOf('/') : -1;
  const first = slash > 0 && customer ? firstSegment(naming, customer, written.slice(0, slash)) : undefined;
  const target = resolve(naming, whereOf(naming, design, customer))?.object;
  return [
    ...(first ? at(naming, first, written.slice(0, slash), '') : []),
    ...(target ? at(naming, target, written.slice(slash + 1), '') : []),
  ];
}

function hasSegments({ kinds }: Naming): boolean {
  return kinds.some((kind) => lookups[kind].firstSegment !== undefined);
}

function firstSegment({ kinds }: Naming, customer: Customer, name: string): object | undefined {
  const isSite = kinds.some((kind) => lookups[kind].firstSegment === 'site');
  return (isSite ? findSite(customer, name) : findSubscription(customer, name))?.raw;
}

/** The part of a written name in its file; none where the text says it otherwise, such as in an escape. */
function at(naming: Naming, symbol: object, name: string, scope: string): Occurrence[] {
  const { role, file, object, key, on, written, text } = naming;
  const path = file.pathOf(object, key);
  if (!path) return [];
  const whole = file.offsetsOf({ path, on });
  const inText = file.text.slice(whole.start, whole.end).indexOf(written);
  if (inText < 0) return [];
  const start = whole.start + inText + (written.startsWith(`${name}/`) ? 0 : written.length - name.length);
  return [{ symbol, role, name, file, range: { start, end: start + name.length }, text, scope }];
}
