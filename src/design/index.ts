export { type Assembly, assemble, buildAhead } from './assemble';
export { type AddressOf, prefixesOf } from './addresses';
export * from './attachments';
export * from './circuits';
export { CATALOG_FILE, DESIGN_FILE, type DesignFile, PROVIDER_FILE, readDesignFile } from './file';
export {
  type Finding,
  type Path,
  type Place,
  SEVERITIES,
  type Severity,
  comparePaths,
  startsWith,
  worstFirst,
} from './finding';
export * from './lookup';
export type * from './model';
export { placeOf } from './place';
export { type Kind, type LooseCustomer, type LooseProvider, schemas } from './schema';
export { nearest } from './validate';
export { withFile } from './withFile';
export { type OffsetRange, type Position, type Range } from './yaml/source';
export { appendItem, insertKey, remove, setValue } from './edit/edit';
export type { EditValue } from './edit/render';
export { type TextEdit, applyEdits } from './edit/textEdit';
export { type Pool, type PoolKind, poolReport } from './poolReport';
export * from './loopbacks';
export * from './pools';
