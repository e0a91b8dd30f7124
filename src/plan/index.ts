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
  type Plan,
  type PlanStep,
  countActions,
} from './plan';
export { type PlanInput, planOf } from './planOf';
export { isProvisioned, isTerminal, providerStateOf, provisioningStateOf } from './provisioning';
export { idsIn, isAuthorizationRef, isIdRef, isRecord, isSecretRef, secretsIn } from './references';
