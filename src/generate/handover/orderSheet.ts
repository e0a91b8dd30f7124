import { type Circuit, keptByConnectivityProvider, portNamedBy } from '../../design';
import { circuitId } from '../../resources';
import type { CustomerOutput } from '../context';
import { partyName } from '../describe';
import { fileName } from '../names';
import type { GeneratedFile } from '../output';
import { htmlOf } from './html';
import { layer3Blocks } from './layer3';
import { endOf, peeringName } from './links';
import { markdownOf } from './markdown';
import { type Block, type Paper, command, heading, list, table, text } from './paper';
import { type Cell, type Table, cellText, csv } from './table';

/** The order of each circuit at its connectivity provider; a circuit on a direct port has none. */
export function printOrderSheets(output: CustomerOutput): GeneratedFile[] {
  return ordered(output).flatMap((circuit) => {
    const path = `${output.folder}/connectivity-provider/${sheetName(circuit)}`;
    const paper = orderSheet(output, circuit);
    return [
      { path: `${path}.md`, content: markdownOf(paper) },
      { path: `${path}.html`, content: htmlOf(paper) },
      { path: `${path}.csv`, content: csv(formTable(paper)) },
    ];
  });
}

const sheetName = ({ name }: Circuit): string => `order-${fileName(name)}`;

const ordered = ({ customer }: CustomerOutput): Circuit[] =>
  customer.circuits.filter((circuit) => !circuit.existing && portNamedBy(circuit.raw) === undefined);

/** What the customer orders itself: its own circuits. */
export function orderBlocks(output: CustomerOutput): Block[] {
  const own = ordered(output).filter(({ managedBy }) => managedBy === 'customer');
  if (own.length === 0) return [];
  return [
    heading('What you order'),
    text(
      'Each circuit by its own sheet, once it is made in Azure and has its service key. Fill in what is open on the sheet before you send it; where the connectivity provider keeps layer 3, the sheet has what it announces and accepts.',
    ),
    table(
      ['circuit', 'connectivity provider', 'sheet'],
      own.map((circuit) => [circuit.name, circuit.raw.serviceProviderName, sheetName(circuit)]),
    ),
  ];
}

/** How a circuit comes to a site. source: Microsoft, ExpressRoute connectivity models */
const CONNECTIVITY: Readonly<Record<string, string>> = {
  'cloud-exchange': 'co-location at a cloud exchange',
  'point-to-point-ethernet': 'point-to-point Ethernet',
  'any-to-any': 'any-to-any (IPVPN)',
};

/** What stands for what the design does not hold, and who orders fills in. */
const FILL_IN = '(to be filled in)';
/** What stands for what the connectivity provider says once it has made the connection. */
const COMES_BACK = '(comes back)';

/** What a form asks, line by line: the items, each connection, each VLAN, what is listed. What is not for the form is not in it. */
function formTable({ blocks }: Paper): Table {
  const end = blocks.findIndex((block) => block.kind === 'heading' && block.text.startsWith('For '));
  let under = '';
  const rows = blocks.slice(0, end < 0 ? undefined : end).flatMap((block): (readonly Cell[])[] => {
    if (block.kind === 'heading') under = block.text;
    if (block.kind === 'list') return block.items.map((item) => [under, ...itemOf(item)]);
    if (block.kind !== 'table') return [];
    const { header, rows: own } = block.table;
    if (under === '') return own.map(([item, value]) => ['', item, value]);
    // Where a connection has a row for each family, both together say what a value is of.
    const names = header[1] === 'family' ? 2 : 1;
    return own.flatMap((row) => {
      const of = row.slice(0, names).map(cellText).join(' ');
      return row.slice(names).map((value, i): readonly Cell[] => [under, `${of}: ${header[i + names] ?? ''}`, value]);
    });
  });
  return { header: ['part', 'item', 'value'], rows };
}

/** `MD5: no key` is a value with its name; what has no name is a note. */
function itemOf(text: string): readonly [name: string, value: string] {
  const [, name, value] = /^([^:.]{1,60}): (.+)$/.exec(text) ?? [];
  return name === undefined || value === undefined ? ['', text] : [name, value];
}

function orderSheet(output: CustomerOutput, circuit: Circuit): Paper {
  const { raw } = circuit;
  const layer3 = keptByConnectivityProvider(circuit);
  const from = partyName(output, circuit.managedBy);
  const to = raw.serviceProviderName ?? 'the connectivity provider';
  return {
    title: `Order: ExpressRoute circuit ${circuit.name}`,
    blocks: [
      table(
        ['item', 'value'],
        [
          ['To', to],
          ['From', from],
          ['For', partyName(output, 'customer')],
          ['Reference', raw.order?.reference ?? FILL_IN],
          ['Contact', raw.order?.contact ?? FILL_IN],
          ['Requested for', raw.order?.requestedFor ?? FILL_IN],
          ['Service', 'Microsoft Azure ExpressRoute, two connections'],
          ['Redundancy group', circuit.name],
          ['Metro (peering location)', raw.peeringLocation],
          [
            'Bandwidth of each connection',
            raw.bandwidthInMbps === undefined ? undefined : `${raw.bandwidthInMbps} Mbps`,
          ],
          ['Connectivity', CONNECTIVITY[raw.connectivity ?? ''] ?? raw.connectivity],
          ['Port ready', raw.order?.portReady === undefined ? FILL_IN : raw.order.portReady ? 'yes' : 'no'],
          ['Layer 3 (BGP to Microsoft) kept by', keeperOf(output, circuit)],
          [
            'Service key',
            `that of circuit ${circuit.name}; ${from} gives it to the order's contact, it stands in no paper`,
          ],
        ],
      ),
      heading('Connections'),
      text(
        'Two connections, each to another device of the Microsoft edge. Both are wanted: one of them alone has no service level.',
      ),
      connectionTable(output, circuit),
      heading('VLANs'),
      text('The same VLAN id on both connections; where the handoff is QinQ it is the inner tag.'),
      table(
        ['peering', 'VLAN id'],
        circuit.peerings.map((peering) => [peeringName(peering), peering.raw.vlanId]),
      ),
      ...formBlocks(circuit),
      ...(layer3 ? layer3Blocks(output, circuit) : []),
      heading('What comes back'),
      text(`To the contact, for each of the two connections:`),
      list([
        'id of the service or virtual circuit, and of the port that it ends on',
        'outer tag or VLAN id as delivered at the port, where it is not the one ordered',
        'bandwidth as provisioned, and the date from which it is charged',
        'the number or address under which faults are reported',
      ]),
      text(
        `Then set the circuit to Provisioned and say so. ${
          layer3
            ? 'Make the peerings above as well; the connections to networks are made after that.'
            : `The peerings are made by ${from} after that.`
        }`,
      ),
      heading(`For ${from}, not for the form`),
      text(
        'The service key is there once the circuit is made, and billing by Microsoft starts then. It is read from the circuit:',
      ),
      command(`az resource show --ids '${circuitId(circuit) ?? ''}' --query properties.serviceKey --output tsv`),
    ],
  };
}

function keeperOf(output: CustomerOutput, circuit: Circuit): string {
  if (keptByConnectivityProvider(circuit)) return 'the connectivity provider';
  return partyName(output, circuit.raw.layer3ManagedBy === 'customer' ? 'customer' : 'csp');
}

function connectionTable(output: CustomerOutput, circuit: Circuit): Block {
  return table(
    [
      'connection',
      'site',
      'router',
      'interface',
      'port or cross-connect id',
      'service id',
      'handoff',
      'outer tag',
      'VLAN id at the port',
    ],
    (['primary', 'secondary'] as const).map((which): readonly Cell[] => {
      const { link, router, site } = endOf(output.design, circuit, which);
      const ordered = circuit.raw.order?.[which];
      const sent =
        link?.handoff === 'Dot1Q' ? circuit.peerings.map((peering) => peering.raw.vlanId).join(' ') : undefined;
      const known = [link?.handoff, link?.outerVlanId, link?.deliveredVlanId ?? sent];
      const ids = [ordered?.portId ?? FILL_IN, ordered?.serviceId ?? COMES_BACK];
      return [which, site, router, link?.interface, ...ids, ...known];
    }),
  );
}

/** What the forms of some connectivity providers ask beside. source: equinix#47, megaport#159 */
function formBlocks(circuit: Circuit): Block[] {
  const { raw } = circuit;
  const name = raw.serviceProviderName?.toLowerCase() ?? '';
  if (name.startsWith('equinix')) {
    return [
      heading('In the form of Equinix Fabric'),
      list([
        'The form takes the service key of the circuit. An authorization key is something else, and is refused.',
        'Order the two connections together as a redundant pair: the primary on the port of the primary connection, the secondary on the other.',
      ]),
    ];
  }
  if (name.startsWith('megaport')) {
    return [
      heading('In the form of Megaport'),
      list([
        'The service key shows two ports of Microsoft. Order one VXC with port choice primary and one with port choice secondary.',
        ...megaportVlans(circuit),
      ]),
    ];
  }
  return [];
}

/**
 * An inner VLAN is taken off on the way: the port then has a single tag. source: docs.megaport.com, connections/q-in-q and
 * Azure ExpressRoute (single Azure peering VLAN)
 */
function megaportVlans({ raw, peerings }: Circuit): string[] {
  const links = [raw.links?.primary, raw.links?.secondary];
  if (links.some((link) => link?.handoff === 'QinQ')) {
    return [
      'VLAN at your own port (A-End) of each: the outer tag of the table above.',
      'No inner VLAN: the port takes both tags, and the VLAN ids of the peerings pass inside the VXC.',
    ];
  }
  const [only, ...more] = peerings;
  const inner =
    only !== undefined && more.length === 0
      ? `Inner VLAN: ${only.raw.vlanId ?? FILL_IN}, as there is a single peering; the port has one tag then.`
      : 'No inner VLAN: there are two peerings, and both VLAN ids pass inside the VXC.';
  // Where the connectivity provider keeps layer 3 there is no port of whoever orders.
  if (links.every((link) => link === undefined)) return [inner];
  if (more.length === 0) return ['VLAN at your own port (A-End) of each: its VLAN id at the port.', inner];
  return [
    inner,
    'VLAN at your own port (A-End) of each: none of its own fits, as the port has no outer tag here (Dot1Q); ask Megaport before you order.',
  ];
}
