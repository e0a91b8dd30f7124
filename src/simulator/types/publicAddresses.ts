import { listAt, textAt } from '../arm';
import { keyOf } from '../ids';
import type { Kind } from '../kind';

const GATEWAY = 'Microsoft.Network/virtualNetworkGateways';
const HUB_ADDRESS = 'Microsoft.Network/virtualHubs/ipConfigurations';

/** A made-up address of RFC 5737 that stays the same for an id. */
function addressFor(id: string): string {
  let hash = 0;
  for (const character of id.toLowerCase()) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  const network = ['192.0.2', '198.51.100', '203.0.113'][hash % 3] ?? '192.0.2';
  return `${network}.${((hash >>> 8) % 254) + 1}`;
}

export const publicAddressKind: Kind = {
  type: 'Microsoft.Network/publicIPAddresses',
  located: true,
  guid: true,
  envelope: ['sku', 'zones', 'extendedLocation'],
  readOnly: ['ipConfiguration', 'ipAddress'],
  blockedBy: [
    { type: GATEWAY, code: 'PublicIPAddressCannotBeDeleted' },
    { type: HUB_ADDRESS, code: 'PublicIPAddressCannotBeDeleted' },
  ],
  begin({ properties, envelope }) {
    envelope.sku ??= { name: 'Basic', tier: 'Regional' };
    properties.publicIPAllocationMethod ??= 'Dynamic';
    properties.publicIPAddressVersion ??= 'IPv4';
    properties.idleTimeoutInMinutes ??= 4;
  },
  complete(address) {
    if (address.properties.publicIPAllocationMethod === 'Static')
      address.properties.ipAddress ??= addressFor(address.id);
    return undefined;
  },
  view(address, { store }) {
    const user = store.referrers(address.id, GATEWAY)[0] ?? store.referrers(address.id, HUB_ADDRESS)[0];
    if (user === undefined) return {};
    const configuration = listAt(user.properties, 'ipConfigurations').find(
      (one) => keyOf(textAt(one, 'properties', 'publicIPAddress', 'id') ?? '') === keyOf(address.id),
    );
    return { ipConfiguration: { id: textAt(configuration, 'id') ?? user.id } };
  },
};
