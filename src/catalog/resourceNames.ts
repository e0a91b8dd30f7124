import { catalog, type ResourceNameRow } from './catalog';

/** What is wrong with a name, for the type of resource that is to have it. */
export type NameFlaw = 'short' | 'long' | 'characters' | 'first' | 'last';

interface NameRule extends ResourceNameRow {
  readonly all: RegExp;
  readonly begins: RegExp;
  readonly ends: RegExp;
}

const rules = new Map<string, NameRule>(
  catalog.resourceNames.map((row) => [
    row.type.toLowerCase(),
    {
      ...row,
      all: new RegExp(`^[${row.characters}]*$`, 'u'),
      begins: new RegExp(`^[${row.first}]`, 'u'),
      ends: new RegExp(`[${row.last}]$`, 'u'),
    },
  ]),
);

/** What Azure allows as the name of a resource of that type; `undefined` where the catalogue does not say. */
export function nameRuleOf(type: string): ResourceNameRow | undefined {
  return rules.get(type.toLowerCase());
}

/** Why Azure does not take a name for a type of resource (InvalidResourceName); `undefined` where it does, or where nothing is known. */
export function nameFlaw(type: string, name: string): NameFlaw | undefined {
  const rule = rules.get(type.toLowerCase());
  if (!rule || name === '') return undefined;
  if (name.length < rule.min) return 'short';
  if (name.length > rule.max) return 'long';
  if (!rule.all.test(name)) return 'characters';
  if (!rule.begins.test(name)) return 'first';
  return rule.ends.test(name) ? undefined : 'last';
}
