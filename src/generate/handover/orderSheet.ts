import type { Circuit, Peering } from '../../design';
import { circuitId } from '../../resources';
import type { CustomerOutput } from '../context';
import { partyName } from '../describe';
import { fileName } from '../names';
import { type GeneratedFile, lines } from '../output';
import { endOf, peeringName, sessionsOf } from './links';
import { markdown } from './table';

/** The order of each circuit at its connectivity provider; a circuit on a direct port has none. */
export function printOrderSheets(output: CustomerOutput): GeneratedFile[] {
  return output.customer.circuits
    .filter((circuit) => !circuit.existing && circuit.raw.expressRoutePort === undefined)
    .map((circuit) => ({
      path: `${output.folder}/connectivity-provider/order-${fileName(circuit.name)}.md`,
      content: orderSheet(output, circuit),
    }));
}

function orderSheet(output: CustomerOutput, circuit: Circuit): string {
  const { raw } = circuit;
  const layer3 = raw.layer3ManagedBy === 'serviceProvider';
  return lines(
    `# Order: ExpressRoute circuit ${circuit.name}`,
    '',
    `To: ${raw.serviceProviderName ?? 'the connectivity provider'}. From: ${partyName(output, circuit.managedBy)}, for ${output.customer.displayName}`,
    '',
    ...markdown({
      header: ['item', 'value'],
      rows: [
        ['Reference', raw.order?.reference],
        ['Contact', raw.order?.contact],
        ['Requested for', raw.order?.requestedFor],
        ['Port ready', raw.order?.portReady === undefined ? undefined : raw.order.portReady ? 'yes' : 'no'],
        ['Peering location', raw.peeringLocation],
        ['Bandwidth', raw.bandwidthInMbps === undefined ? undefined : `${raw.bandwidthInMbps} Mbps`],
        ['Connectivity', raw.connectivity],
        ['Layer 3 (BGP to Microsoft) kept by', layer3 ? 'the connectivity provider' : raw.layer3ManagedBy],
      ],
    }),
    '',
    '## Service key',
    '',
    'The service key names the circuit to you and is no secret. It exists once the circuit is made, and billing starts then.',
    'It is read from the circuit:',
    '',
    '```sh',
    `az resource show --ids '${circuitId(circuit) ?? ''}' --query properties.serviceKey --output tsv`,
    '```',
    '',
    '## Links',
    '',
    'Two links, each to another device of the Microsoft edge. Both are wanted: one of them alone has no service level.',
    '',
    ...markdown(linkTable(output, circuit)),
    '',
    '## VLANs',
    '',
    'The same VLAN id on both links; where the handoff is QinQ it is the inner tag.',
    '',
    ...markdown({
      header: ['peering', 'VLAN id'],
      rows: circuit.peerings.map((peering) => [peeringName(peering), peering.raw.vlanId]),
    }),
    '',
    ...(layer3 ? ['## Layer 3', '', ...circuit.peerings.flatMap((peering) => layer3Text(circuit, peering))] : []),
    '## When it is done',
    '',
    'Set the circuit to Provisioned and tell the contact. ' +
      (layer3
        ? 'Make the peerings above as well; the connections are made after that.'
        : 'The peerings are made by the other side after that.'),
  );
}

function linkTable(output: CustomerOutput, circuit: Circuit) {
  return {
    header: ['link', 'site', 'router', 'interface', 'handoff', 'outer tag', 'delivered VLAN id'],
    rows: (['primary', 'secondary'] as const).map((which) => {
      const { link, router, site } = endOf(output.design, circuit, which);
      return [which, site, router, link?.interface, link?.handoff, link?.outerVlanId, link?.deliveredVlanId];
    }),
  };
}

/** What the connectivity provider needs where it keeps the BGP sessions. */
function layer3Text(circuit: Circuit, peering: Peering): string[] {
  const { raw } = peering;
  const key = raw.sharedKey?.secret;
  return [
    `### ${peeringName(peering)} peering`,
    '',
    ...markdown({
      header: ['link', 'prefix', 'your address', "Microsoft's address"],
      rows: sessionsOf(circuit)
        .filter((session) => session.peering === peering)
        .map(({ which, prefix, local, microsoft }) => [which, prefix, local, microsoft]),
    }),
    '',
    `- AS number towards Microsoft: ${raw.peerASN ?? 'to be agreed'}`,
    ...(key === undefined ? [] : [`- MD5: the key \`${key}\` comes over a channel that is safe for it`]),
    ...(raw.advertisedPublicPrefixes === undefined
      ? []
      : [`- public prefixes: ${raw.advertisedPublicPrefixes.join(', ')} (${raw.routingRegistryName ?? 'registry?'})`]),
    '',
  ];
}
