import type { Design, Provider } from './model';

/**
 * Keeps what is made of a part of a customer, as long as neither its file nor that of the provider changes: with a change
 * there are other objects.
 */
export function kept<K extends object, V>(make: (design: Design, of: K) => V): (design: Design, of: K) => V {
  const known = new WeakMap<K, { readonly provider: Provider; readonly value: V }>();
  return (design, of) => {
    const there = known.get(of);
    if (there?.provider === design.provider) return there.value;
    const value = make(design, of);
    known.set(of, { provider: design.provider, value });
    return value;
  };
}

/** Keeps what is made of an object that never changes. */
export function keptOf<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (of) => {
    const there = known.get(of);
    if (there) return there.value;
    const value = make(of);
    known.set(of, { value });
    return value;
  };
}
