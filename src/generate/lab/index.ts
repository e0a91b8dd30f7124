export type * from './model';
export { NoLab, labPlanOf } from './plan';
export { labFiles } from './topology';
