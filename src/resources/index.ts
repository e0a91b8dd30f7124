import type { Customer, Design } from '../design';
import { addLocks, addRoleAssignments } from './access';
import { addAlerts } from './alerts';
import { type Remark, startBuilding } from './build';
import { addCircuits } from './circuits';
import { addConnections } from './connections';
import { addGateways } from './gateways';
import { addGroups } from './groups';
import { addMaintenance } from './maintenance';
import type { WantedResource } from './model';
import { addNetworkPeerings, addNetworks } from './networks';
import { connectionsOneAtATime } from './oneAtATime';
import { inOrder } from './order';

export type { Remark } from './build';
export { guidOf } from './guid';
export { roleIdOf, roleNameOf } from './roles';
export {
  type ArmId,
  RESOURCE_GROUP,
  SUBSCRIPTION,
  armId,
  groupId,
  parentId,
  parseArmId,
  resourceKey,
  sameId,
} from './ids';
export type * from './model';
export { type DerivedKind, derivedKinds, derivedName, usesPattern } from './naming';
export { authorizationId, circuitId, gatewayId, networkId, peeringIdOf, portId, portType, subnetId } from './partIds';
export { signInTenantOf } from './signIn';
export { apiVersionOf, resourceTypes, typeNamed, types } from './types';
export type * from './types/descriptor';
export { type Kept, type Merged, mergeOnto } from './merge';
export { holderOf, isSameUnnamed, knownBy } from './unnamed';
export { idsIn, isAuthorizationRef, isIdRef, isRecord, isSecretRef, secretsIn } from './references';

/** What a customer wants of Azure. */
export interface Wanted {
  /** Each after what it depends on. */
  readonly resources: readonly WantedResource[];
  /** What the design wants and does not say in full: it is in no file and in no plan. */
  readonly remarks: readonly Remark[];
}

/** Every Azure object that a customer's design wants, also those that are there already. Pure; never throws on a half-written design. */
export function wantedOf(design: Design, customer: Customer): Wanted {
  const building = startBuilding(design, customer);
  addNetworks(building);
  addGateways(building);
  addNetworkPeerings(building);
  addCircuits(building);
  addConnections(building);
  connectionsOneAtATime(building.resources);
  addRoleAssignments(building);
  addMaintenance(building);
  addAlerts(building);
  addLocks(building);
  addGroups(building, [...building.resources.values()]);
  return { resources: inOrder(building.resources), remarks: building.remarks };
}

/** The resources of {@link wantedOf} alone. */
export function resourcesOf(design: Design, customer: Customer): readonly WantedResource[] {
  return wantedOf(design, customer).resources;
}
