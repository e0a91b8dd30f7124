import { type EditValue, type TextEdit, appendItem, setValue } from '../../design';
import type { FixContext } from '../fixes/fix';

/** Puts items at the end of a list of an object; one that has none yet is written as a whole. */
export function appended<Key extends string>(
  { file }: FixContext,
  object: { readonly [key in Key]?: readonly object[] },
  key: Key,
  items: readonly EditValue[],
): TextEdit[] {
  const list = file.pathOf(object, key);
  if (!list) return [];
  return (object[key] ?? []).length === 0
    ? setValue(file, list, [...items])
    : items.flatMap((item) => appendItem(file, list, item));
}

/** The name that is wanted, with a number where an item has it already, in whatever case. */
export function freeName(wanted: string, items: readonly { readonly name?: string }[] | undefined): string {
  const taken = new Set(items?.map(({ name }) => name?.toLowerCase()));
  let name = wanted;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted}-${n}`;
  return name;
}
