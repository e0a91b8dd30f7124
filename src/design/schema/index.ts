import type { Static } from 'typebox';
import { customer } from './customer';
import { provider } from './provider';

/** What a key may hold when the file is half typed: any key may be missing. */
export type Loose<T> = T extends readonly (infer E)[]
  ? Loose<E>[]
  : T extends object
    ? { [K in keyof T]?: Loose<T[K]> }
    : T;

export type LooseProvider = Loose<Static<typeof provider>>;
export type LooseCustomer = Loose<Static<typeof customer>>;

/** The two kinds of design files; the one source of the published JSON Schema, the checks and the types. */
export const schemas = { Provider: provider, Customer: customer } as const;
export type Kind = keyof typeof schemas;
