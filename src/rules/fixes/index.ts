import { fixes } from './table';

export type { Fix } from './fix';
export { type FixedFile, fixAll } from './fixAll';
export { fixesFor } from './fixesFor';

/** Codes whose findings may have a fix. */
export const fixableCodes: readonly string[] = Object.keys(fixes);
