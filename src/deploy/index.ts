export { type Azure, type ResolvedResource, type Target, azureOf } from './azure';
export { type Deployment, deploy } from './deploy';
export {
  type InterruptedRun,
  type Journal,
  type JournalEntry,
  JournalFailure,
  type JournalRun,
  type JournalStore,
  type Remembered,
  type StepState,
} from './journal';
export { journalFiles } from './journalFiles';
export { type PastDeployment, type PastStep, pastDeployment } from './past';
export { removableOf } from './removal';
export { leadsOutOf } from './links';
export { type Observation, observe } from './observe';
export {
  type Confirmation,
  type DeployEvent,
  type DeploymentStatus,
  type Outcome,
  type RemovalConfirmation,
  type RemovalOutcome,
  type Progress,
  type ResourceOutcome,
  type StepOutcome,
  unfinished,
} from './outcome';
export { type Instruct, simulatorAzure } from './handOver';
export { type Instruction, type Parties, type ProviderInstruction, partiesOf } from './parties';
export { CLOUD_OF, type Objection, type TargetSubscription, cloudObjection } from './preflight';
export { signInTenantOf } from '../resources';
export { type SecretSource, environmentNameOf, madeUpSecret, secretsNeeded } from './secrets';
export type { SimulatedParty, SimulatorPort, SimulatorStart, StartSimulator } from './simulatorPort';
export { AZURE_PACE, type Pace, SIMULATOR_PACE } from './waiting';
