import * as l10n from '@vscode/l10n';
import type { Customer, Design } from '../../design';
import { MICROSOFT_ASN } from '../../edge';
import { isObject } from '../json';
import { type Draft, assumedLayer3, assumedVrf, compact, draftsAt, nameOf } from '../reading/reading';
import type { FoundRouter } from '../sources/router/router';
import type { Told } from '../told';
import { type RouterEnd, routerEnds } from './ends';
import { type Fillable, fillFromRouters, noLonger } from './fill';

/** Fills the drafts of customers from routers. Sessions with Microsoft that end no circuit of theirs are told. */
export function fillAll(
  customers: readonly Fillable[],
  provider: Fillable,
  routers: readonly FoundRouter[],
  told: Told[],
): void {
  if (routers.length === 0) return;
  const ends = routerEnds(routers);
  const used = new Set<RouterEnd>();
  for (const customer of customers) fillFromRouters(customer, provider, ends, used);
  const served = new Set([...used].map(handoffOf));
  for (const end of ends.all) {
    const { router, session } = end;
    if (session.remoteAsn !== MICROSOFT_ASN || served.has(handoffOf(end))) continue;
    told.push({
      severity: 'warning',
      code: 'IMP-006',
      message: l10n.t(
        '{0}: the session with Microsoft at {1} ends no circuit that was read. Import its subscription too.',
        router.name,
        session.address,
      ),
      source: router.source,
    });
  }
}

/** The sessions of one sub-interface, and a Microsoft peering beside a private one, belong together. */
const handoffOf = ({ router, port }: RouterEnd): string => `${router.name} ${port.parent} ${String(port.tags[0])}`;

/** A customer of the design of which only routers speak: its file, to be filled. */
export function fileOf(customer: Customer): Fillable {
  return { draft: structuredClone(customer.file.content?.data ?? {}) as Draft, comments: [], told: [] };
}

/** The customers of a design that are not among those that were read. */
export function furtherCustomers(design: Design | undefined, read: ReadonlySet<Customer | undefined>): Customer[] {
  return (design?.customers ?? []).filter((customer) => !read.has(customer));
}

/** Puts what only people and routers say of a customer that the design has into a draft that was read anew. */
export function keepKnown(read: Fillable, known: Customer): void {
  const { draft } = read;
  const before = fileOf(known).draft;
  for (const key of ['vrf', 'microsoftVrf', 'sharedServices']) {
    if (before[key] === undefined) Reflect.deleteProperty(draft, key);
    else draft[key] = before[key];
  }
  noLonger(read, draft, 'vrf', assumedVrf());
  draft['sites'] = merged(draftsAt(before, 'sites'), draftsAt(draft, 'sites'));
  const circuits = new Map(draftsAt(before, 'circuits').map((one) => [one['name'], one]));
  for (const circuit of draftsAt(draft, 'circuits')) {
    const known = circuits.get(circuit['name']);
    for (const key of ['model', 'layer3ManagedBy', 'links']) if (known?.[key] !== undefined) circuit[key] = known[key];
    if (circuit['layer3ManagedBy'] !== 'serviceProvider') noLonger(read, circuit, 'layer3ManagedBy', assumedLayer3());
  }
  keepEncryption(circuits, draftsAt(draft, 'circuits'));
}

/**
 * Encryption is as the design has it, with its tunnels as they are now, on whichever of the circuits that the network is connected
 * to the design has them; tunnels that the design does not have come in beside those that were read with them.
 */
function keepEncryption(before: ReadonlyMap<unknown, Draft>, circuits: readonly Draft[]): void {
  const read = new Map(circuits.flatMap(tunnelsOf).map((tunnel) => [nameOf(tunnel).toLowerCase(), tunnel]));
  const known = new Set([...before.values()].flatMap(tunnelsOf).map((tunnel) => nameOf(tunnel).toLowerCase()));
  for (const circuit of circuits) {
    const news = tunnelsOf(circuit).filter((tunnel) => !known.has(nameOf(tunnel).toLowerCase()));
    const said = before.get(circuit['name'])?.['encryption'];
    if (isObject(said)) {
      const tunnels = draftsAt(said as Draft, 'tunnels').map((tunnel) => {
        const now = read.get(nameOf(tunnel).toLowerCase());
        return now ? compact({ ...tunnel, enableBgp: now['enableBgp'], ipsecPolicies: now['ipsecPolicies'] }) : tunnel;
      });
      const all = [...tunnels, ...news];
      circuit['encryption'] = { ...said, ...(all.length > 0 && { tunnels: all }) } as Draft;
    } else if (news.length > 0) circuit['encryption'] = { ...(circuit['encryption'] as Draft), tunnels: news };
    else Reflect.deleteProperty(circuit, 'encryption');
  }
}

const tunnelsOf = ({ encryption }: Draft): Draft[] =>
  isObject(encryption) ? draftsAt(encryption as Draft, 'tunnels') : [];

function merged(before: readonly Draft[], read: readonly Draft[]): Draft[] {
  const byName = new Map(read.map((site) => [site['name'], site]));
  const known = before.map((site) => ({ ...site, ...byName.get(site['name']) }));
  const names = new Set(before.map(({ name }) => name));
  return [...known, ...read.filter(({ name }) => !names.has(name))];
}
