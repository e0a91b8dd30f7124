import * as l10n from '@vscode/l10n';
import { keyManagementServers } from '../../catalog/keyManagement';
import { type Circuit, type Place, privatePeeringOf } from '../../design';
import { parsePrefix } from '../../network/prefix';
import { isDefaultRoute } from '../../network/special';
import type { CustomerRule } from '../rule';
import { placeOf } from '../shared/places';
import { topologyOf } from '../shared/topology';
import { preparedTunnel } from './forcedTunnelingFixes';
import { type SubnetOf, unprepared } from './unprepared';

/** Where a circuit says that a default route goes to Azure: over private peering, or in its tunnels. */
function defaultRouteOf(circuit: Circuit): Place | undefined {
  const peering = privatePeeringOf(circuit);
  const routing = peering?.raw.routing;
  if (peering && routing?.advertiseDefaultRoute === true) return placeOf(peering, routing, 'advertiseDefaultRoute');
  const { encryption } = circuit.raw;
  for (const [object, list] of [
    [routing, routing?.advertise],
    [encryption, encryption?.advertise],
  ] as const) {
    const index = list?.findIndex((text) => {
      const prefix = parsePrefix(text);
      return prefix !== undefined && isDefaultRoute(prefix);
    });
    if (object && index !== undefined && index >= 0) return placeOf(circuit, object, 'advertise', index);
  }
  return undefined;
}

export const forcedTunneling: CustomerRule = {
  code: 'PEER-030',
  scope: 'customer',
  severity: 'warning',
  title: 'Forced tunneling is prepared: activation of Windows, and the internet when the route is lost.',
  text: "While the default route comes over ExpressRoute, Windows does not reach Azure's key management unless a route leads there by Internet; when the route is withdrawn, Azure goes straight to the internet unless a security group denies it. Services behind Microsoft peering go back on-premises unless there are service endpoints.",
  source: 'RT; FAQ26',
  fix: preparedTunnel,
  *check({ customer, provider }) {
    const servers = keyManagementServers[provider.cloud];
    const topology = topologyOf(customer);
    for (const circuit of customer.circuits) {
      const place = defaultRouteOf(circuit);
      if (!place) continue;
      const { open, unactivated } = unprepared(topology.reachedBy(circuit), servers);
      const shown = (list: readonly SubnetOf[]) =>
        list
          .slice(0, 4)
          .map(({ network, subnet }) => `${network.name}/${subnet.name}`)
          .join(', ') + (list.length > 4 ? ', …' : '');
      if (open.length > 0) {
        yield {
          message: l10n.t(
            'When the default route is lost, {0} go straight to the internet. Deny it by a security group (Outbound, Internet).',
            shown(open),
          ),
          place,
        };
      }
      if (unactivated.length > 0) {
        yield {
          message: l10n.t(
            "With the default route, Windows in {0} does not reach Azure's key management. Add routes to {1} with next hop Internet.",
            shown(unactivated),
            servers.map((a) => `${a}/32`).join(', '),
          ),
          place,
        };
      }
    }
  },
};
