import type { AzurePart, RawGateway, RawVpnGateway } from '../design';
import { type Building, reference } from './build';
import { armId } from './ids';
import { groupOf, idOf } from './partIds';
import { types } from './types';

/** Maintenance windows of gateways: a configuration beside the gateway, and its assignment to it. source: FAQ26, PSR */
export function addMaintenance(building: Building): void {
  for (const network of building.customer.virtualNetworks) {
    for (const gateway of [network.gateway, network.vpnGateway]) if (gateway) addWindow(building, gateway);
  }
}

function addWindow(building: Building, gateway: AzurePart<RawGateway | RawVpnGateway>): void {
  const { start, hours, timeZone } = gateway.raw.maintenanceWindow ?? {};
  const group = groupOf(gateway);
  const target = idOf(gateway, types.gateway);
  if (gateway.existing || !group || !building.has(target) || !start || hours === undefined || !timeZone) return;
  const name = building.nameFor('maintenanceConfiguration', gateway.name);
  const id = armId(group, types.maintenance, name);
  const common = { part: gateway, stage: 'network', derived: true } as const;
  building.add({
    ...common,
    id,
    located: true,
    body: {
      properties: {
        maintenanceScope: 'Resource',
        extensionProperties: { maintenanceSubScope: 'NetworkGatewayMaintenance' },
        visibility: 'Custom',
        maintenanceWindow: {
          startDateTime: start,
          duration: `${String(hours).padStart(2, '0')}:00`,
          timeZone,
          recurEvery: 'Day',
        },
      },
    },
  });
  building.add({
    ...common,
    id: armId(target ?? '', types.maintenanceAssignment, name),
    located: true,
    untagged: true,
    body: { properties: { maintenanceConfigurationId: reference(id)?.id, resourceId: reference(target)?.id } },
    dependsOn: [id, target],
  });
}
