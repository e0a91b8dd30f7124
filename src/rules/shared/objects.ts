import type { Customer } from '../../design';
import { keptOf } from '../../design/kept';

/** Every object that a customer's file says, outermost first; not what stands in tags, whose keys mean nothing to us. */
export const objectsOf = keptOf(({ raw }: Customer): readonly object[] => {
  const found: object[] = [];
  collect(raw, found);
  return found;
});

// Not by `for … in`, whose compiled loop V8 gives up at nearly every file, as each has objects of new shapes.
function collect(value: object, found: object[]): void {
  if (!Array.isArray(value)) found.push(value);
  for (const key of Object.keys(value)) {
    const child: unknown = (value as Record<string, unknown>)[key];
    if (typeof child === 'object' && child !== null && key !== 'tags') collect(child, found);
  }
}
