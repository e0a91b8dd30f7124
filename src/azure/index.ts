export type { AskedWait } from './answers';
export type { AzureClients, AzureConnection } from './clients';
export { createClients, simulatorCredential } from './clients';
export type { Cloud, CloudName } from './clouds';
export { atOnce } from './atOnce';
export { clouds } from './clouds';
export { AzureFailure, toFailure } from './failure';
export { type Inventory, readInventory } from './inventory';
export { type OfferAnswers, readOffers } from './offers';
export { type PartnerAnswer, readPartner } from './partnerCenter';
export { parseResourceId } from './ids';
export type { ResourceId } from './ids';
export type { Json, JsonObject } from './json';
export type { CircuitState, Readable } from './read';
export {
  circuitState,
  readActual,
  readAuthorizationKey,
  readCircuitState,
  readList,
  readResource,
  readServiceKey,
} from './read';
export { redact } from './redact';
export type { Writable, WriteOptions, Written } from './write';
export { deleteResource, NETWORK_API_VERSION, resetConnection, writeResource } from './write';
