import { ArmError, textAt } from './arm';
import type { JsonObject } from './arm';
import { groupOf, parentId } from './ids';
import type { World } from './kind';
import type { CustomerInstruction } from './parties';
import { kindOfId } from './types/kinds';
import { PEERING } from './types/peerings';
import { completeWrite, newEtag, stageWrite } from './writes';

/** Something that was to be there from the start and that Azure would have refused. */
export interface Refused {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

/** Puts resources into the store as if they had always been there, in whatever order they need. Returns what cannot be. */
export function seedAll(resources: readonly CustomerInstruction[], world: World): Refused[] {
  let left = [...resources];
  for (;;) {
    const refused: Refused[] = [];
    const again: CustomerInstruction[] = [];
    for (const resource of left) {
      try {
        seed(resource, world);
      } catch (error) {
        if (!(error instanceof ArmError)) throw error;
        refused.push({ id: resource.id, code: error.code, message: error.message });
        again.push(resource);
      }
    }
    if (again.length === 0 || again.length === left.length) {
      for (const { id } of resources) completeCircuit(id, world);
      return refused;
    }
    left = again;
  }
}

/** A circuit that is in use already has been provisioned, and has a private peering even where the design leaves that out. */
function completeCircuit(id: string, world: World): void {
  const circuit = kindOfId(id)?.type === CIRCUIT ? world.store.get(id) : undefined;
  if (circuit === undefined) return;
  const next = structuredClone(circuit);
  next.properties.serviceProviderProvisioningState = 'Provisioned';
  world.store.set(next);
  if (world.store.children(id, PEERING).some(({ name }) => name.toLowerCase() === 'azureprivatepeering')) return;
  seed({ id: `${circuit.id}/peerings/AzurePrivatePeering`, body: UNTOLD_PEERING }, world);
}

const CIRCUIT = 'Microsoft.Network/expressRouteCircuits';

/** Stands for a private peering of which nothing is known but that it is there. */
const UNTOLD_PEERING: JsonObject = {
  properties: {
    peeringType: 'AzurePrivatePeering',
    peerASN: 65000,
    vlanId: 4094,
    primaryPeerAddressPrefix: '192.168.255.248/30',
    secondaryPeerAddressPrefix: '192.168.255.252/30',
  },
};

/** One resource, with its resource group. Types that are not known are left out. */
function seed({ id, body }: CustomerInstruction, world: World): void {
  const kind = kindOfId(id);
  if (kind === undefined) return;
  const parent = parentId(id);
  if (parent !== undefined && world.store.get(parent) === undefined) {
    throw new ArmError(404, 'ParentResourceNotFound', `${parent} is not there.`);
  }
  const group = groupOf(id);
  if (group !== undefined && world.store.get(group) === undefined) {
    const name = id.split('/')[4] ?? '';
    world.store.set({
      id: id.split('/').slice(0, 5).join('/'),
      name,
      type: 'Microsoft.Resources/resourceGroups',
      etag: newEtag(),
      state: 'Succeeded',
      location: textAt(body, 'location') ?? 'westeurope',
      envelope: {},
      properties: {},
    });
  }
  const failure = completeWrite(stageWrite(kind, id, body, world), undefined, world);
  if (failure !== undefined) throw new ArmError(400, failure.code, failure.message);
}
