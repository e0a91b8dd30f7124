export type { Json, JsonObject } from './arm';
export type { Party, SimulatorEvent } from './events';
export type { Fault, Match } from './faults';
export type { CustomerInstruction, HandedOver, ProviderInstruction } from './parties';
export { PortInUseError } from './server';
export type { Simulator, SimulatorOptions } from './simulator';
export { startSimulator } from './simulator';
export type { Snapshot } from './snapshot';
export type { SimulatedSubscription } from './subscriptions';
