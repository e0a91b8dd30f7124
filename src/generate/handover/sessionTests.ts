import { type Circuit, type Peering, keptByConnectivityProvider } from '../../design';
import { outTo } from '../../edge';
import { advertisedToAzure, acceptedFromAzure, peeringFamilies } from '../../routing';
import { circuitId } from '../../resources';
import type { CustomerOutput } from '../context';
import { definitionsOf } from '../router';
import { announcedTo, passedBy } from './announced';
import { KEPT_BY_PROVIDER, peeringName, sessionsOf } from './links';
import { localAddressOf, routersOf, sessionsOn } from './models';
import type { Cell } from './table';

type Row = readonly Cell[];

const OPEN: readonly Cell[] = [undefined, undefined];
/** The keys of the design with which that is said are not for whoever tests. */
const STAYS_SHUT = 'none: it stays shut until what comes from private addresses is translated before it';
const WHICH = ['primary', 'secondary'] as const;

/** Each tunnel and each session, with the router on which it is seen. */
export function sessionTests(output: CustomerOutput): Row[] {
  const ofRouters = routersOf(output).flatMap((model) => [
    ...model.tunnels.map((tunnel) => [
      `${model.router}: IPsec tunnel ${tunnel.name} (${definitionsOf(model).interfaceOf(tunnel)}) to ${tunnel.gateway}`,
      'up',
      ...OPEN,
    ]),
    ...model.tables.flatMap(({ neighbors }) =>
      neighbors.map((one) => [
        `${model.router}: BGP session ${localAddressOf(model, one) ?? ''} to ${one.address} (${one.description})`,
        one.heldShut === undefined ? 'Established' : STAYS_SHUT,
        ...OPEN,
      ]),
    ),
  ]);
  const kept = output.customer.circuits
    .filter(keptByConnectivityProvider)
    .flatMap((circuit) =>
      sessionsOf(circuit).map(({ peering, which, family, local, microsoft }) => [
        `${KEPT_BY_PROVIDER}: BGP session ${local ?? ''} to ${microsoft ?? ''} (${circuit.name} ${peeringName(peering)} ${which}, IPv${family})`,
        'Established',
        ...OPEN,
      ]),
    );
  return [...ofRouters, ...kept];
}

/** What passes on each link, both ways; Azure answers for what it learned. */
export function routeTests(output: CustomerOutput): Row[] {
  return output.customer.circuits.flatMap((circuit) =>
    circuit.peerings.flatMap((peering) =>
      WHICH.flatMap((which): Row[] => {
        const isPrivate = peering.type === 'AzurePrivatePeering';
        const [out, back] = isPrivate ? privately(output, circuit) : publicly(output, peering, which);
        const of = isPrivate ? circuit.name : `${circuit.name}, Microsoft peering`;
        return [
          [
            {
              command: `az network express-route list-route-tables --path ${which} --peering-name ${peering.type} --ids ${circuitId(circuit) ?? circuit.name}`,
            },
            `Azure learned from you: ${out || 'nothing'}`,
            ...OPEN,
          ],
          [`Routes received on the ${which} link of ${of}`, `From Azure: ${back || 'nothing'}`, ...OPEN],
        ];
      }),
    ),
  );
}

/** The same on both links. */
function privately({ design }: CustomerOutput, circuit: Circuit): readonly [string, string] {
  const families = peeringFamilies(circuit);
  return [
    advertisedToAzure(design, circuit)
      .map(({ prefix }) => prefix.text)
      .join(' '),
    acceptedFromAzure(design, circuit)
      .filter(({ prefix }) => families.includes(prefix.family))
      .map(({ prefix }) => prefix.text)
      .join(' '),
  ];
}

/** Of a router what it announces while it has it; of the connectivity provider what it was told to. */
function publicly(output: CustomerOutput, peering: Peering, which: (typeof WHICH)[number]): readonly [string, string] {
  const { circuit } = peering;
  if (keptByConnectivityProvider(circuit)) {
    const told = outTo(output.design, peering, which).map(({ text }) => text);
    return [told.join(' '), PUBLIC];
  }
  const all = routersOf(output);
  const ends = sessionsOn(all).filter(
    ({ session: { link, heldShut } }) =>
      link?.circuit === circuit.name && link.which === which && link.peering === 'microsoft' && heldShut === undefined,
  );
  const out = ends.flatMap(({ model, table, session }) => announcedTo(model, table, session, all).announced);
  const back = ends.flatMap(({ model, session }) => passedBy(model, session.in));
  return [out.join(' '), back.join(', ')];
}

const PUBLIC = 'public prefixes';
