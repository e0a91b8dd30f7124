export type * from './model';
export { type LabCount, countOf, hasPassed, stateLine, totalLine } from './outcome';
export { NoLab, labPlanOf } from './plan';
export { labFiles } from './topology';
