import { figures } from '../../catalog/figures';
import { keptByConnectivityProvider, portOf } from '../../design';
import { type Party, types } from '../../resources';
import type { CustomerOutput } from '../context';
import { partyName } from '../describe';
import { peeringName } from './links';
import { routersOf } from './models';
import { type Block, heading, steps, table, text } from './paper';

/** One place at which a key is entered, and who enters it there. */
interface KeyEnd {
  readonly key: string;
  readonly at: string;
  readonly party: Party;
}

/** How the two sides of a session or a tunnel come to the same key. @param other the side that reads it */
export function keyExchange(names: readonly string[], other: string): Block[] {
  return [
    text(`No paper and no file holds a key; they are called by name: ${names.join(', ')}.`),
    steps([
      `One side makes each key at random, of at most ${figures.sharedKeyLength} letters and digits where it is an MD5 key of Azure, and puts it into a vault that both sides can read (an Azure Key Vault with access for one named person of each side).`,
      `The other side reads it there, compares the first and last two characters with ${other} by telephone, and enters it.`,
      'Afterwards the access of the other side is taken away. Never by e-mail, chat or ticket; a key that went that way is made anew.',
    ]),
  ];
}

/** The keys that the customer enters somewhere, with all places at which each has to be the same. */
export function keyBlocks(output: CustomerOutput): Block[] {
  const ends = [...routerEnds(output), ...attachmentEnds(output), ...azureEnds(output)];
  const own = [...new Set(ends.filter(({ party }) => party === 'customer').map(({ key }) => key))];
  if (own.length === 0) return [];
  const rows = own.map((key) => [
    key,
    [
      ...new Set(ends.filter((end) => end.key === key).map(({ at, party }) => `${at} (${partyName(output, party)})`)),
    ].join(', '),
  ]);
  return [
    heading('How keys are exchanged'),
    ...keyExchange(own, partyName(output, 'csp')),
    text('A key is the same wherever it is entered. What is entered by one side alone is shown to nobody else.'),
    table(['key (name)', 'entered at (by)'], rows),
  ];
}

/** What the configurations of the routers ask for. */
function routerEnds(output: CustomerOutput): KeyEnd[] {
  return routersOf(output).flatMap(({ router, owner: party, tables, tunnels, macSec }) => [
    ...tables.flatMap(({ neighbors }) =>
      neighbors.flatMap(({ secret }) => (secret === undefined ? [] : [{ key: secret, at: router, party }])),
    ),
    ...tunnels.map(({ secret }) => ({ key: secret, at: router, party })),
    ...macSec.flatMap(({ interface: port, cknSecret, cakSecret }) =>
      [cknSecret, cakSecret].map((key) => ({ key, at: `${router} ${port}`, party })),
    ),
  ]);
}

/** The customer's end of an attachment, whether its router is in the design or not. */
function attachmentEnds({ customer }: CustomerOutput): KeyEnd[] {
  return customer.sites.flatMap((site) =>
    site.attachments.flatMap(({ sharedKey, customerRouter }) =>
      sharedKey?.secret === undefined
        ? []
        : [{ key: sharedKey.secret, at: customerRouter?.name ?? site.name, party: 'customer' as const }],
    ),
  );
}

function azureEnds(output: CustomerOutput): KeyEnd[] {
  const { customer, design } = output;
  const peerings = customer.circuits.flatMap((circuit) =>
    circuit.peerings.flatMap((peering): KeyEnd[] => {
      const key = peering.raw.sharedKey?.secret;
      if (key === undefined) return [];
      const party: Party = keptByConnectivityProvider(circuit) ? 'connectivity-provider' : peering.managedBy;
      const inAzure = { key, at: `${peeringName(peering)} peering of ${circuit.name} in Azure`, party };
      return party === 'connectivity-provider'
        ? [inAzure, { key, at: `kept for ${circuit.name}`, party: circuit.managedBy }]
        : [inAzure];
    }),
  );
  const tunnels = customer.circuits.flatMap(({ raw }) => raw.encryption?.tunnels ?? []);
  const connections = [...tunnels, ...customer.vpnConnections.map(({ raw }) => raw)].flatMap((one): KeyEnd[] => {
    const key = one.sharedKey?.secret;
    if (key === undefined || one.name === undefined) return [];
    const party = output.resources.find(({ type, name }) => type === types.connection && name === one.name)?.party;
    return [{ key, at: `connection ${one.name} in Azure`, party: party ?? 'csp' }];
  });
  const ports = customer.circuits.flatMap((circuit) => {
    const port = portOf({ design, customer }, circuit);
    const links = [port?.raw.links?.primary?.macSec, port?.raw.links?.secondary?.macSec];
    return links.flatMap((link) =>
      [link?.cknSecret, link?.cakSecret].flatMap((key): KeyEnd[] =>
        key === undefined || !port ? [] : [{ key, at: `port ${port.name} in Azure`, party: port.managedBy }],
      ),
    );
  });
  return [...peerings, ...connections, ...ports];
}
