export type * from './model';
export { NoLab, labPlanOf } from './plan';
