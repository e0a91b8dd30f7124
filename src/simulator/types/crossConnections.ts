import { randomUUID } from 'node:crypto';
import { at, textAt } from '../arm';
import type { Resource } from '../arm';
import type { Kind } from '../kind';
import type { Store } from '../store';

export const CROSS = 'Microsoft.Network/expressRouteCrossConnections';
const GROUP = 'Microsoft.Resources/resourceGroups';

/** The connectivity provider's own subscription, in which its ends of the circuits are. */
export const PROVIDER_SUBSCRIPTION = '00000000-0000-4000-8000-00000c505500';

/** The id of the connectivity provider's end of a circuit, or undefined for a circuit on a direct port. */
export function crossConnectionId(circuit: Resource): string | undefined {
  const place = textAt(circuit.properties, 'serviceProviderProperties', 'peeringLocation');
  const key = textAt(circuit.properties, 'serviceKey');
  if (place === undefined || key === undefined) return undefined;
  return `/subscriptions/${PROVIDER_SUBSCRIPTION}/resourceGroups/CrossConnection-${place.replaceAll(' ', '')}/providers/${CROSS}/${key}`;
}

const fresh = () => ({ etag: `W/"${randomUUID()}"`, state: 'Succeeded' as const });

/** Makes the connectivity provider's end of a new circuit, as Azure does when it hands out the service key. */
export function openCrossConnection(circuit: Resource, store: Store): void {
  const id = crossConnectionId(circuit);
  if (id === undefined || store.get(id) !== undefined) return;
  const group = id.split('/').slice(0, 5).join('/');
  const location = circuit.location ?? 'global';
  if (store.get(group) === undefined) {
    store.set({
      id: group,
      name: group.slice(group.lastIndexOf('/') + 1),
      type: GROUP,
      location,
      envelope: {},
      properties: {},
      ...fresh(),
    });
  }
  const offer = circuit.properties.serviceProviderProperties;
  store.set({
    id,
    name: id.slice(id.lastIndexOf('/') + 1),
    type: CROSS,
    location,
    envelope: {},
    properties: {
      serviceProviderProvisioningState: 'NotProvisioned',
      peeringLocation: at(offer, 'peeringLocation'),
      bandwidthInMbps: at(offer, 'bandwidthInMbps'),
      sTag: circuit.properties.stag,
      expressRouteCircuit: { id: circuit.id },
    },
    ...fresh(),
  });
}

/** Removes the connectivity provider's end of a circuit that is gone. */
export function closeCrossConnection(circuit: Resource, store: Store): void {
  const id = crossConnectionId(circuit);
  if (id !== undefined) store.delete(id);
}

export const crossConnectionKinds: readonly Kind[] = [
  {
    type: CROSS,
    located: true,
    seconds: 10,
    readOnly: [
      'primaryAzurePort',
      'secondaryAzurePort',
      'sTag',
      'peeringLocation',
      'bandwidthInMbps',
      'expressRouteCircuit',
    ],
    complete(cross, { store }) {
      const circuit = store.get(textAt(cross.properties, 'expressRouteCircuit', 'id') ?? '');
      if (circuit === undefined)
        return { code: 'CrossConnectionNotFound', message: `The circuit of ${cross.id} is gone.` };
      const next = structuredClone(circuit);
      next.etag = fresh().etag;
      next.properties.serviceProviderProvisioningState = cross.properties.serviceProviderProvisioningState;
      store.set(next);
      return undefined;
    },
    checkDeletion: ({ id }) => ({ code: 'CrossConnectionCannotBeDeleted', message: `${id} goes with its circuit.` }),
  },
];
