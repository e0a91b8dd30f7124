import { type Circuit, locationOf } from '../../design';
import { failureMatrix } from '../../routing';
import { circuitId, gatewayId } from '../../resources';
import type { CustomerOutput } from '../context';
import { type Block, heading, table, text } from './paper';
import type { Cell, CommandCell } from './table';

/** The first version that has both kinds of tests. */
const VERSION = '2026-01-01';

/** The tests that Azure itself runs: a peering location taken from a gateway, a link taken from a circuit. source: resiliency-validation */
export function azureTestBlocks(output: CustomerOutput): Block[] {
  const rows = [...siteRows(output), ...linkRows(output)];
  return rows.length === 0
    ? []
    : [
        heading('Failover tests of Azure (preview)', 3),
        text(
          'Azure takes the location or the link away by itself, and tells which prefixes stay; a test ends when it is stopped (stopSiteFailoverTest, stopCircuitLinkFailoverTest). Not every subscription has them. In a window agreed by both sides.',
        ),
        table(['command', 'expected', 'seen', 'date and name'], rows),
      ];
}

const post = (id: string, action: string, query: Readonly<Record<string, string>>): CommandCell => ({
  command: `az rest --method post --url "${id}/${action}?${new URLSearchParams({ 'api-version': VERSION, ...query }).toString()}"`,
});

const OPEN: readonly Cell[] = [undefined, undefined];

/** A gateway is tested where another location is left; a site that has no way to that one is cut off by the test. */
function siteRows({ customer, design }: CustomerOutput): (readonly Cell[])[] {
  const { failures } = failureMatrix(design, customer);
  const away = (location: string) =>
    failures.find(({ element }) => element.kind === 'peeringLocation' && element.name === location)?.lost ?? [];
  return customer.virtualNetworks.flatMap((network) => {
    const id = gatewayId(network);
    const circuits = customer.circuits.filter(({ connections }) =>
      connections.some(({ virtualNetwork }) => virtualNetwork === network),
    );
    const locations = [
      ...new Set(circuits.flatMap((circuit) => locationOf({ design, customer }, circuit)?.name ?? [])),
    ];
    if (id === undefined || locations.length < 2) return [];
    return locations.map((peeringLocation) => {
      const others = locations.filter((other) => other !== peeringLocation).join(', ');
      const cut = away(peeringLocation).filter((reach) => reach.network === network.ref);
      return [
        post(id, 'startSiteFailoverTest', { peeringLocation }),
        cut.length === 0
          ? `${network.ref} is reached over ${others}`
          : `${network.ref} is reached over ${others}, and not from ${cut.map(({ site }) => site).join(', ')} until the test is stopped`,
        ...OPEN,
      ];
    });
  });
}

function linkRows({ customer }: CustomerOutput): (readonly Cell[])[] {
  return customer.circuits.flatMap((circuit: Circuit) => {
    const id = circuitId(circuit);
    if (id === undefined || circuit.peerings.length === 0) return [];
    return (['Primary', 'Secondary'] as const).map((linkType) => [
      post(id, 'startCircuitLinkFailoverTest', { linkType, circuitTestCategory: 'BgpDisconnect' }),
      `${circuit.name} carries everything on the other link`,
      ...OPEN,
    ]);
  });
}
