import * as l10n from '@vscode/l10n';
import {
  type Circuit,
  type Customer,
  type Design,
  findEdgeRouter,
  keptByConnectivityProvider,
  privatePeeringOf,
  setValue,
} from '../../design';
import type { Prefix } from '../../network/prefix';
import { advertisedToAzure } from '../../routing';
import { type Asking, yesOrNo } from '../ask/question';
import { pathIn, revise, sameCustomer } from '../change';
import type { Leg } from './leg';

/** What the circuits of several sites of a customer advertise alike. */
export interface Shared {
  /** IPv4, as written. */
  readonly prefixes: readonly string[];
  /** Names of the circuits that are there already. */
  readonly circuits: readonly string[];
}

/**
 * Asks, where circuits to the same networks end at different sites of a customer, whether the sites reach each other: then
 * each circuit carries the prefixes of all of them, and the loss of one takes no site away.
 * @param networks references of the virtual networks that the new circuits are connected to
 */
export function* askShared(
  design: Design,
  customer: Customer,
  legs: readonly Leg[],
  networks: readonly string[],
): Asking<Shared | undefined> {
  if (customer.model === 'connect-through') return undefined;
  const beside = customer.circuits.filter(
    (circuit) => siteOf(design, circuit) !== undefined && reachesOneOf(circuit, networks),
  );
  const ends = [...beside.map((circuit) => siteOf(design, circuit)), ...legs.map(({ links }) => links?.site)];
  const sites = customer.sites.filter(({ name }) => ends.includes(name));
  if (networks.length === 0) return undefined;
  const carried = beside.flatMap((circuit) => texts4(advertisedToAzure(design, circuit).map(({ prefix }) => prefix)));
  const circuits = beside.map(({ name }) => name);
  if (sites.length < 2) {
    // Where nothing is said the new one carries its site, as they do.
    const isSaid = beside.some((circuit) => privatePeeringOf(circuit)?.raw.routing?.advertise);
    return isSaid ? { prefixes: [...new Set(carried)], circuits } : undefined;
  }
  const areJoined = yield* yesOrNo(
    'areJoined',
    l10n.t('Do {0} reach each other over a network of the customer?', sites.map(({ name }) => name).join(', ')),
    {
      yes: l10n.t('Yes: each circuit carries the prefixes of all of them, and stands in for the others'),
      no: l10n.t('No: each circuit carries its own site, which is cut off with it'),
    },
  );
  if (!areJoined) return undefined;
  const known = new Set(beside.map((circuit) => siteOf(design, circuit)));
  const own = sites.filter(({ name }) => !known.has(name)).flatMap(({ prefixes }) => texts4(prefixes));
  return { prefixes: [...new Set([...carried, ...own])], circuits };
}

/** A new circuit has sessions of IPv4. */
function texts4(prefixes: readonly Prefix[]): string[] {
  return prefixes.filter(({ family }) => family === 4).map(({ text }) => text);
}

/** The design in which the circuits that are there advertise what the new ones beside them do. */
export function withShared(design: Design, customer: Customer, { prefixes, circuits }: Shared): Design {
  const { path } = customer.file;
  let now = design;
  for (const name of circuits) {
    const circuit = sameCustomer(now, customer).circuits.find((each) => each.name === name);
    const peering = circuit && privatePeeringOf(circuit);
    if (!peering) continue;
    const before = advertisedToAzure(now, circuit).map(({ prefix }) => prefix.text);
    if (prefixes.every((each) => before.includes(each))) continue;
    const all = [...new Set([...before, ...prefixes])];
    now = revise(now, path, (file) => setValue(file, [...pathIn(file, peering.raw), 'routing', 'advertise'], all));
  }
  return now;
}

/** The customer's site that the routers of a circuit with private peering are at. */
function siteOf(design: Design, circuit: Circuit): string | undefined {
  if (circuit.model !== 'connect-to' || keptByConnectivityProvider(circuit)) return undefined;
  if (!privatePeeringOf(circuit)) return undefined;
  const routers = circuit.links.flatMap(({ raw }) => findEdgeRouter(design, circuit, raw.edgeRouter) ?? []);
  return routers[0]?.site;
}

function reachesOneOf({ connections }: Circuit, networks: readonly string[]): boolean {
  return connections.some(({ virtualNetwork }) => virtualNetwork && networks.includes(virtualNetwork.ref));
}
