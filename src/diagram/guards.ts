/** Tells whether a value that came from elsewhere is a T. Written out by hand: the page's policy allows no generated code. */
export type Guard<T> = (value: unknown) => value is T;

export const isString: Guard<string> = (value) => typeof value === 'string';
export const isNumber: Guard<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);
export const isBoolean: Guard<boolean> = (value) => typeof value === 'boolean';

export function isOneOf<const T extends string>(...values: readonly T[]): Guard<T> {
  const known: ReadonlySet<unknown> = new Set(values);
  return (value): value is T => known.has(value);
}

export function isEither<A, B>(first: Guard<A>, second: Guard<B>): Guard<A | B> {
  return (value): value is A | B => first(value) || second(value);
}

/** The key may be absent, or undefined as structured cloning keeps it. */
export function isOptional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}

export function isListOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((item) => guard(item));
}

/** An object with those keys; the compiler wants a guard for each key of T. */
export function isObjectOf<T extends object>(guards: { readonly [K in keyof T]-?: Guard<T[K]> }): Guard<T> {
  const entries = Object.entries<Guard<unknown>>(guards);
  return (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    entries.every(([key, guard]) => guard((value as Record<string, unknown>)[key]));
}

/** An object whose keys are anything and whose values are all of a kind. */
export function isRecordOf<T>(guard: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> =>
    typeof value === 'object' && value !== null && Object.values(value).every((item) => guard(item));
}

/** One guard for each kind of message, of what it holds beside its type: the compiler misses none. */
export type GuardsOf<M extends { type: string }> = {
  readonly [K in M['type']]: Guard<Omit<Extract<M, { type: K }>, 'type'>>;
};

/** Whether a value is a message of one of the kinds that have a guard. */
export function isMessage(guards: Readonly<Record<string, Guard<object>>>, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { type } = value as { type?: unknown };
  return typeof type === 'string' && Object.hasOwn(guards, type) && guards[type]?.(value) === true;
}
