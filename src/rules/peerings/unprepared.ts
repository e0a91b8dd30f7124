import { isPlatformSubnet } from '../../catalog/networkLimits';
import { type Subnet, type VirtualNetwork, findRouteTable, findSecurityGroup } from '../../design';

function deniesInternet(network: VirtualNetwork, subnet: Subnet): boolean {
  const group = findSecurityGroup(network.subscription, subnet.raw.networkSecurityGroup);
  return (group?.raw.securityRules ?? []).some(
    (rule) =>
      rule.direction === 'Outbound' &&
      rule.access === 'Deny' &&
      [rule.destinationAddressPrefix, ...(rule.destinationAddressPrefixes ?? [])].some(
        (to) => to === 'Internet' || to === '*' || to === '0.0.0.0/0',
      ),
  );
}

/** A route of its own to key management, or one that leads all traffic to a firewall. */
function handlesActivation(network: VirtualNetwork, subnet: Subnet, servers: readonly string[]): boolean {
  const table = findRouteTable(network.subscription, subnet.raw.routeTable);
  return (table?.raw.routes ?? []).some((route) => {
    const to = route.addressPrefix ?? '';
    return to.startsWith('AzureCloud') || to === '0.0.0.0/0' || servers.some((address) => to === `${address}/32`);
  });
}

export interface SubnetOf {
  readonly network: VirtualNetwork;
  readonly subnet: Subnet;
}

/** The subnets that go straight to the internet without the default route, and those that do not reach key management with it. */
export function unprepared(networks: readonly VirtualNetwork[], servers: readonly string[]) {
  const subnets = networks
    .flatMap((network) => network.subnets.map((subnet): SubnetOf => ({ network, subnet })))
    .filter(({ subnet }) => !isPlatformSubnet(subnet.name));
  const unactivated = subnets.filter(({ network, subnet }) => !handlesActivation(network, subnet, servers));
  return { open: unactivated.filter(({ network, subnet }) => !deniesInternet(network, subnet)), unactivated };
}
