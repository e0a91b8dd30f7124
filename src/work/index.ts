export { type Asking, type DeploymentRequest, type Telling, deployWork } from './deployment';
export { type CatalogUpdate, readFromAzure, updatedFromFiles } from './catalog';
export { type RoleGiven, rolesGiven } from './access';
export { WorkFailure } from './failure';
export { type AzureSource, type ImportRequest, importedInto, readAll } from './importing';
export { type PlanRequest, type Planned, planAgainst, planUnseen } from './planning';
export { deviation, savedPlanText } from './savedPlan';
export { OwnSimulator, type Play, type SimulatorSource, type Stage, simulatorAt } from './simulators';
export { minutesOf, progressText, summaryOf, waitText, whereText } from './summary';
export {
  type AzureOptions,
  type Credential,
  type SignIn,
  type SimulatorTargetOptions,
  type Target,
  type TargetKind,
  openAzure,
  openSimulator,
} from './target';
export { type Chosen, type Work, errorsOf, workOf } from './wanted';
