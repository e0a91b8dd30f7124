export { EstateReader, type LevelOf, placeIn } from './estateOf';
export type * from './model';
export { LAYERS } from './model';
export {
  type EstateHostMessage,
  type EstatePageMessage,
  type EstateRow,
  type EstateTable,
  TABLES,
  type TableName,
  isEstateHostMessage,
  isEstatePageMessage,
} from './protocol';
export { estateSvg } from './svg';
export { type ThingKind, idOf } from './things';
