import { textAt } from '../arm';
import { CROSS } from '../types/crossConnections';
import type { Refusal } from './refusal';

const about = { type: CROSS, source: 'expressroute/cross-connections-api-development', date: '2026-11-25' } as const;
const STATES = ['NotProvisioned', 'Provisioning', 'Provisioned', 'Deprovisioning'];

export const crossConnectionRefusals: readonly Refusal[] = [
  {
    ...about,
    property: 'name',
    condition: 'no circuit has the service key: the connectivity provider makes no cross connections',
    code: 'CrossConnectionNotFound',
    message: 'No circuit has the service key {name}.',
    codeFrom: 'documented',
    refuses: ({ previous }) => previous === undefined,
  },
  {
    ...about,
    property: 'properties.serviceProviderProvisioningState',
    condition: `the state is none of ${STATES.join(', ')}`,
    code: 'InvalidProvisioningState',
    message: 'The serviceProviderProvisioningState of {id} is not valid.',
    codeFrom: 'documented',
    refuses: ({ resource }) => !STATES.includes(textAt(resource.properties, 'serviceProviderProvisioningState') ?? ''),
  },
];
