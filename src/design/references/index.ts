export { type Found, type Known, lookups } from './lookups';
export { type Naming, namingsOf, placeOfNaming } from './namings';
export { resolve, whereOf } from './resolve';
export { type Where, around } from './where';
