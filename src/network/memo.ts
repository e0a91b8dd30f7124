/**
 * Remembers the results of a pure function of a text, at most about twice `limit` of them: when the young
 * generation is full it becomes the old one, so that what is used often stays without any bookkeeping per read.
 */
export function memoize<T>(limit: number, compute: (text: string) => T): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (text) => {
    const hit = young.get(text);
    if (hit !== undefined || young.has(text)) return hit as T;
    const result = old.has(text) ? (old.get(text) as T) : compute(text);
    if (young.size >= limit) {
      old = young;
      young = new Map();
    }
    young.set(text, result);
    return result;
  };
}
