import { type Circuit, privatePeeringOf } from '../../design';
import type { Neighbor } from '../../edge';
import {
  advertisedToAzure,
  acceptedFromAzure,
  endpointOf,
  failureMatrix,
  peeringFamilies,
  tracePath,
} from '../../routing';
import { circuitId } from '../../resources';
import type { CustomerOutput } from '../context';
import { azureTestBlocks } from './azureTests';
import { peeringName, sessionsOf } from './links';
import { routersOf } from './models';
import { type Block, heading, table, text } from './paper';
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
    table(['test', 'expected', 'seen', 'date and name'], [...sessionRows(output), ...routeRows(output)]),
    ...(pings.length === 0
      ? []
      : [
          heading('Reachability', 3),
          text(
            'Ping from a host at the site to a virtual machine in the subnet. Gateways do not answer, and tell nothing.',
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

function sessionRows(output: CustomerOutput): (readonly Cell[])[] {
  const neighbors = routersOf(output).flatMap(({ tables }) => tables.flatMap((t) => t.neighbors));
  return output.customer.circuits.flatMap((circuit) =>
    sessionsOf(circuit).map(({ peering, which, family, local, microsoft }) => [
      `BGP session ${local ?? ''} to ${microsoft ?? ''} (${circuit.name} ${peeringName(peering)} ${which}, IPv${family})`,
      heldShutOf(neighbors, circuit, which, microsoft) ?? 'Established',
      ...OPEN,
    ]),
  );
}

/** What is expected of a session that the file of its router does not open; undefined where it is opened. */
function heldShutOf(
  neighbors: readonly Neighbor[],
  { name }: Circuit,
  which: 'primary' | 'secondary',
  address: string | undefined,
): string | undefined {
  const found = neighbors.find((n) => n.link?.circuit === name && n.link.which === which && n.address === address);
  return found?.heldShut && `none: it stays shut. ${found.heldShut}`;
}

/** Both links carry the same prefixes; Azure answers for each. */
function routeRows({ customer, design }: CustomerOutput): (readonly Cell[])[] {
  return customer.circuits.flatMap((circuit) => {
    if (!privatePeeringOf(circuit)) return [];
    const out = advertisedToAzure(design, circuit).map(({ prefix }) => prefix.text);
    const families = peeringFamilies(circuit);
    const back = acceptedFromAzure(design, circuit)
      .filter(({ prefix }) => families.includes(prefix.family))
      .map(({ prefix }) => prefix.text);
    return (['primary', 'secondary'] as const).flatMap((which) => [
      [
        {
          command: `az network express-route list-route-tables --path ${which} --peering-name AzurePrivatePeering --ids ${circuitId(circuit) ?? circuit.name}`,
        },
        `Azure learned from you: ${out.join(' ') || 'nothing'}`,
        ...OPEN,
      ],
      [
        `Routes received on the ${which} link of ${circuit.name}`,
        `From Azure: ${back.join(' ') || 'nothing'}`,
        ...OPEN,
      ],
    ]);
  });
}

/** From each site to one subnet of each network that it reaches. */
function pingRows({ customer, design }: CustomerOutput): (readonly Cell[])[] {
  return failureMatrix(design, customer).reached.flatMap(({ site, network: ref }) => {
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
}

/** Subnets in which Azure's own services stand. */
const SERVICE_SUBNET = /^(Gateway|AzureFirewall|AzureFirewallManagement|RouteServer|AzureBastion)Subnet$/i;

function failureRows({ customer, design }: CustomerOutput): (readonly Cell[])[] {
  return failureMatrix(design, customer).failures.map(({ element, lost }) => [
    KINDS[element.kind],
    element.name,
    lost.length === 0
      ? element.kind === 'datacenter' && customer.sites.some(({ name }) => name === element.name)
        ? 'its own hosts are away with it; every other site still reaches everything'
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
