import { type DesignFile, type Place, placeOf } from '../../design';

type Key = string | number;

/** The key itself, where not its value is wrong but that it is there (or what is in its list as a whole). */
export function keyOf(of: { readonly file: DesignFile }, object: object, ...keys: Key[]): Place {
  return { ...placeOf(of, object, ...keys), on: 'key' };
}

export { placeOf };
