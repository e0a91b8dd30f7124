import * as l10n from '@vscode/l10n';
import type { DirectPort } from '../design';
import type { Building } from './build';
import type { BodyValue } from './model';
import { portId } from './partIds';

type SaidLink = NonNullable<DirectPort['raw']['links']>['primary'];

/** A pair of direct ports, or a link aggregation group (LAG) of them. */
export function addPort(building: Building, port: DirectPort): void {
  const { peeringLocation, bandwidthInGbps, encapsulation, billingType, links, userAssignedIdentity } = port.raw;
  if (!port.existing && (!peeringLocation || bandwidthInGbps === undefined || !encapsulation)) {
    building.remark(
      l10n.t('Direct port {0} lacks its location, bandwidth or encapsulation: it is left out.', port.name),
      port,
    );
    return;
  }
  building.add({
    id: portId(port),
    part: port,
    stage: 'network',
    located: true,
    body: {
      // The port reads the keys of MACsec as this identity. Source: expressroute-howto-macsec
      identity:
        userAssignedIdentity === undefined
          ? undefined
          : { type: 'UserAssigned', userAssignedIdentities: { [userAssignedIdentity]: {} } },
      properties: {
        peeringLocation,
        bandwidthInGbps,
        encapsulation,
        billingType,
        ...(port.list === 'expressRouteLags' && bundleOf(port)),
        links: links && [linkBody('link1', links.primary), linkBody('link2', links.secondary)],
      },
    },
  });
}

/** What a LAG says beside what a pair of ports does. Source: expressRouteLags 2025-09-01 */
function bundleOf({ raw }: DirectPort): { readonly [key: string]: BodyValue | undefined } {
  const { numberOfPorts, minimumActivePortsRequired, lacpTimer } = raw;
  return { numberOfPorts, minimumActivePortsRequired, lacpTimer };
}

function linkBody(name: string, said: SaidLink): BodyValue {
  return {
    name,
    properties: {
      adminState: said?.adminState,
      macSecConfig: said?.macSec && {
        cipher: said.macSec.cipher,
        cknSecretIdentifier: said.macSec.cknSecret,
        cakSecretIdentifier: said.macSec.cakSecret,
        sciState: said.macSec.sciState,
      },
    },
  };
}
