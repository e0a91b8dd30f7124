import { listAt, textAt, textsAt } from '../arm';
import type { Refusal } from './refusal';

const about = {
  type: 'Microsoft.Network/publicIPAddresses',
  source: 'virtual-network/ip-services/public-ip-addresses',
  date: '2026-11-25',
} as const;

export const publicAddressRefusals: readonly Refusal[] = [
  {
    ...about,
    property: 'properties.publicIPAllocationMethod',
    condition: 'an address of the SKU Standard is not Static',
    code: 'StandardSkuPublicIPAddressesMustBeStatic',
    message: 'Standard sku publicIp {id} must have AllocationMethod set to Static.',
    codeFrom: 'reported',
    refuses: ({ resource }) =>
      textAt(resource.envelope, 'sku', 'name') === 'Standard' &&
      resource.properties.publicIPAllocationMethod !== 'Static',
  },
  {
    ...about,
    property: 'sku.name',
    condition: 'a new address has the SKU Basic, which ended on 2025-09-30',
    code: 'IPv4BasicSkuPublicIpCountLimitReached',
    message: 'Cannot create more than 0 IPv4 Basic SKU public IP addresses for this subscription in this region.',
    codeFrom: 'reported',
    source: 'virtual-network/ip-services/public-ip-basic-upgrade-guidance',
    onlyNew: true,
    refuses: ({ resource }) => textAt(resource.envelope, 'sku', 'name') === 'Basic',
  },
  {
    ...about,
    property: 'zones',
    condition: 'a zone is none of 1, 2 and 3, or stands twice',
    code: 'InvalidAvailabilityZone',
    message: 'The zones of {id} are not valid. The supported zones are 1, 2 and 3.',
    codeFrom: 'documented',
    refuses({ resource }) {
      const zones = textsAt(resource.envelope, 'zones');
      return (
        zones.some((zone) => !/^[123]$/.test(zone)) || new Set(zones).size < listAt(resource.envelope, 'zones').length
      );
    },
  },
  {
    ...about,
    property: 'zones',
    status: 409,
    condition: 'the zones are others than those of the address that is there',
    code: 'ResourceAvailabilityZonesCannotBeModified',
    message:
      'Resource {id} has an existing availability zone constraint and the request has another one, which is not allowed.',
    codeFrom: 'reported',
    refuses: ({ resource, previous }) =>
      previous !== undefined &&
      textsAt(previous.envelope, 'zones').sort().join() !== textsAt(resource.envelope, 'zones').sort().join(),
  },
];
