export { confirmationLines } from './confirmation';
export { type Against, againstText, planSummary, planView } from './planView';
export {
  type PlanHostMessage,
  type PlanPageMessage,
  type PlanView,
  type StepProgress,
  isPlanPageMessage,
} from './protocol';
