export { isAwaitedDone } from './awaited';
export { differences, wantedBody } from './compare';
export {
  AUTHORIZATION,
  CIRCUIT,
  CONNECTION,
  GLOBAL_REACH,
  PEERING,
  ROLE_ASSIGNMENT,
  circuitOf,
  isType,
  keyOf,
  rootOf,
  stepIdOf,
} from './ids';
export {
  type Action,
  type ArmBody,
  type AwaitedParty,
  type Change,
  type KeyStanding,
  type Leftover,
  type Plan,
  type PlanStep,
  countActions,
} from './plan';
export { type KeyWritten, keyPlace, secretsAt } from './keys';
export { type Reading, collectionsBeside, strangersIn } from './reading';
export { type PlanInput, planOf } from './planOf';
export { isProvisioned, isTerminal, providerStateOf, provisioningStateOf } from './provisioning';
export { isSync } from './synchronization';
export { idsIn, isAuthorizationRef, isIdRef, isRecord, isSecretRef, secretsIn } from '../resources/references';
export { neededOf } from './needed';
export { carriedBy } from './twin';
