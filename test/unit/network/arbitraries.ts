import fc from 'fast-check';
import { makePrefix, type Prefix } from '../../../src/network/prefix';
import { bitsOf, makeAddress, type Address, type Family } from '../../../src/network/address';

export const family: fc.Arbitrary<Family> = fc.constantFrom(4 as const, 6 as const);

export function valueOf(f: Family): fc.Arbitrary<bigint> {
  return fc.bigInt({ min: 0n, max: (1n << BigInt(bitsOf(f))) - 1n });
}

export const address: fc.Arbitrary<Address> = family.chain((f) => valueOf(f).map((value) => makeAddress(value, f)));

export const prefix: fc.Arbitrary<Prefix> = family.chain((f) =>
  fc.tuple(valueOf(f), fc.integer({ min: 0, max: bitsOf(f) })).map(([value, length]) => makePrefix(f, value, length)),
);

/** Prefixes in 10.0.0.0/24, so that they often meet. */
export const crowded: fc.Arbitrary<Prefix> = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
  .map(([low, length]) => makePrefix(4, (10n << 24n) + BigInt(low), length));

/** The low bytes in 10.0.0.0/24 that the prefixes hold: the model against which small cases are checked. */
export function bytesOf(prefixes: readonly Prefix[]): Set<number> {
  const held = new Set<number>();
  for (const { base, length } of prefixes) {
    const first = Number(base - (10n << 24n));
    for (let n = 0; n < 2 ** (32 - length); n++) held.add(first + n);
  }
  return held;
}
