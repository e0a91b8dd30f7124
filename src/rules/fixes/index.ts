import { documents } from '../documents';

export type { Fix } from './fix';
export { type FixedFile, fixAll } from './fixAll';
export { fixesFor, mayBeFixed } from './fixesFor';

/** Codes whose findings may have a fix. */
export const fixableCodes: readonly string[] = documents.flatMap(({ code, fix }) => (fix ? [code] : []));

/** Codes whose preferred fix is what the text can only mean: taken when a file is saved, where the user wants that. */
export const unambiguousCodes: ReadonlySet<string> = new Set([
  'FMT-003',
  'FMT-006',
  'FMT-008',
  'NET-001',
  'NET-002',
  'PEER-007',
]);
