import { endpointOf, failureMatrix, tracePath } from '../../routing';
import type { CustomerOutput } from '../context';
import { azureTestBlocks } from './azureTests';
import { type Block, heading, table, text } from './paper';
import { routeTests, sessionTests } from './sessionTests';
import type { Cell } from './table';

/** The test protocol: what is done, and the answer that the design expects, with room for what was seen. */
export function testBlocks(output: CustomerOutput): Block[] {
  if (output.customer.circuits.length === 0 && output.customer.vpnConnections.length === 0) return [];
  const pings = pingRows(output);
  const failures = failureRows(output);
  return [
    heading('Test protocol'),
    text('The answers that the design expects. Tests are done once the connections are made, in this order.'),
    heading('Sessions and routes', 3),
    table(['test', 'expected', 'seen', 'date and name'], [...sessionTests(output), ...routeTests(output)]),
    ...(pings.length === 0
      ? []
      : [
          heading('Reachability', 3),
          text(
            'Ping from a host at the site to a virtual machine in the subnet, or to a host at the other site. Gateways do not answer, and tell nothing.',
          ),
          table(['from', 'to', 'expected', 'seen', 'date and name'], pings),
        ]),
    ...(failures.length === 0
      ? []
      : [
          heading('Failures', 3),
          text(
            'Take one away, in a window agreed by both sides; wait for the routes to change; ping again; bring it back before the next.',
          ),
          table(['taken away', 'name', 'expected', 'seen', 'date and name'], failures),
        ]),
    ...azureTestBlocks(output),
  ];
}

const OPEN: readonly Cell[] = [undefined, undefined];

/** From each site to one subnet of each network that it reaches. */
function pingRows(output: CustomerOutput): (readonly Cell[])[] {
  const { customer, design } = output;
  const reached = failureMatrix(design, customer).reached.flatMap(({ site, network: ref }) => {
    const network = customer.virtualNetworks.find((one) => one.ref === ref);
    const subnet = network?.subnets.find(({ name }) => !SERVICE_SUBNET.test(name));
    const from = endpointOf(design, customer, site);
    const to = subnet && endpointOf(design, customer, `${ref}/${subnet.name}`);
    if (!from || !to) return [];
    const ping = tracePath(design, customer, from, to, { protocol: 'Icmp' }).arrives;
    const https = tracePath(design, customer, from, to, { protocol: 'Tcp', port: 443 }).arrives;
    const expected = ping
      ? 'answers'
      : https
        ? 'no answer to ping; TCP 443 connects'
        : 'no answer: a route, a security group or a firewall on the way does not let it pass';
    return [[site, `${ref}/${subnet.name}`, expected, ...OPEN]];
  });
  return [...reached, ...siteRows(output)];
}

/** From site to site, where the design joins them: through the network of the CSP, or by Global Reach. */
function siteRows({ customer, design }: CustomerOutput): (readonly Cell[])[] {
  return customer.sites.flatMap((from, at) =>
    customer.sites.slice(at + 1).flatMap((to) => {
      const ends = [from, to].map(({ name }) => endpointOf(design, customer, name));
      const [a, b] = ends;
      if (!a || !b || !tracePath(design, customer, a, b, { protocol: 'Icmp' }).arrives) return [];
      return [[from.name, to.name, 'answers', ...OPEN]];
    }),
  );
}

/** Subnets in which Azure's own services stand. */
const SERVICE_SUBNET = /^(Gateway|AzureFirewall|AzureFirewallManagement|RouteServer|AzureBastion)Subnet$/i;

function failureRows({ customer, design }: CustomerOutput): (readonly Cell[])[] {
  return failureMatrix(design, customer).failures.map(({ element, lost }) => [
    KINDS[element.kind],
    element.name,
    lost.length === 0
      ? element.kind === 'datacenter' && customer.sites.some(({ name }) => name === element.name)
        ? customer.sites.length === 1
          ? 'its own hosts are away with it'
          : 'its own hosts are away with it; every other site still reaches everything'
        : 'everything is still reached'
      : `not reached until it is back: ${lost.map(({ site, network }) => `${network} from ${site}`).join(', ')}`,
    ...OPEN,
  ]);
}

const KINDS = {
  edgeRouter: 'edge router',
  attachment: 'attachment',
  link: 'link',
  circuit: 'circuit',
  peeringLocation: 'peering location',
  datacenter: 'datacenter',
  vpnDevice: 'VPN device',
  gateway: 'gateway',
} as const;
