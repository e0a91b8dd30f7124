import { type DesignFile, type Finding, type Place, placeOf } from '../../design';

type Key = string | number;

/** The key itself, where not its value is wrong but that it is there (or what is in its list as a whole). */
export function keyOf(of: { readonly file: DesignFile }, object: object, ...keys: Key[]): Place {
  return { ...placeOf(of, object, ...keys), on: 'key' };
}

/** What a message says to write: a key of an object, whether it is there already or not. */
export function advised(
  { file }: { readonly file: DesignFile },
  object: object,
  key: string,
  value: string | number | boolean,
): Pick<Finding, 'advice'> {
  const path = file.pathOf(object);
  return path ? { advice: { place: { file: file.path, path: [...path, key], on: 'value' }, value } } : {};
}

export { placeOf };
