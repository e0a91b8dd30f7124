import * as l10n from '@vscode/l10n';
import type { EditValue } from '../../design';
import { isObject } from '../json';
import { type Draft, type Comment, assumedLayer3, assumedVrf, compact, draftsAt } from '../reading/reading';
import type { Told } from '../told';
import { attachSites } from './attachments';
import type { RouterEnd, RouterEnds } from './ends';
import { type CircuitEnds, circuitEnds } from './links';
import { type NeededRouter, placeRouter, siteWith, sitesOf } from './provider';

/** A file that is being made, of a customer or of the provider. */
export interface Fillable {
  readonly draft: Draft;
  readonly comments: Comment[];
  readonly told: Told[];
}

/**
 * Fills what only routers know into the draft of a customer: the ends of its circuits, the VRF, and in connect-through what is
 * attached to it; the routers come into the file of whom they are. What the routers do not say stays as it was.
 * @param used sessions that were found to be ends are added
 */
export function fillFromRouters(customer: Fillable, provider: Fillable, ends: RouterEnds, used: Set<RouterEnd>): void {
  const { draft } = customer;
  const found = draftsAt(draft, 'circuits').flatMap(
    (circuit): { circuit: Draft; at: CircuitEnds; isOurs: boolean }[] => {
      const at = circuitEnds(ends, circuit);
      const isOurs = (circuit['model'] ?? draft['model']) === 'connect-through';
      if ('links' in at) return [{ circuit, at, isOurs }];
      if (at.why !== undefined) customer.told.push({ severity: 'warning', code: 'IMP-005', message: at.why });
      return [];
    },
  );
  for (const { circuit, at, isOurs } of found) {
    for (const end of [at.primary, at.secondary, at.microsoft]) if (end) used.add(end);
    putBefore(circuit, 'peerings', 'links', at.links);
    circuit['layer3ManagedBy'] = isOurs ? 'csp' : 'customer';
    noLonger(customer, circuit, 'layer3ManagedBy', assumedLayer3());
    for (const end of [at.primary, at.secondary]) place(isOurs ? provider : customer, circuit, end, isOurs);
  }
  const vrfs = vrfOf(
    customer,
    found.flatMap(({ at, isOurs }) => (isOurs ? [at] : [])),
    draftsAt(provider.draft, 'sharedServices'),
  );
  if (vrfs.size === 0) return;
  for (const end of ends.all) {
    if (vrfs.has(end.session.vrf ?? '') && siteWith(sitesOf(provider.draft), end.router.name))
      placeRouter(sitesOf(provider.draft), { router: end.router, peeringLocation: undefined, parent: end.port.parent });
  }
  const siteOf = (router: string): string | undefined => {
    const name = siteWith(sitesOf(provider.draft), router)?.['name'];
    return typeof name === 'string' ? name : undefined;
  };
  for (const { site, text } of attachSites(sitesOf(draft), vrfs, ends, siteOf)) assumeOf(customer, site, text);
}

function place(file: Fillable, circuit: Draft, end: RouterEnd, isOurs: boolean): void {
  const { peeringLocation, serviceProviderName } = circuit;
  const needed: NeededRouter = {
    router: end.router,
    peeringLocation: typeof peeringLocation === 'string' ? peeringLocation : undefined,
    parent: end.port.parent,
    serviceProviderName: isOurs && typeof serviceProviderName === 'string' ? serviceProviderName : undefined,
  };
  const site = placeRouter(sitesOf(file.draft), needed, isOurs ? undefined : end.session.advertised);
  if (site) {
    assumeOf(
      file,
      site,
      l10n.t('Assumed: the configuration of {0} does not say at which site it stands.', end.router.name),
    );
  }
}

function assumeOf({ comments, told }: Fillable, object: Draft, text: string): void {
  comments.push({ object, text });
  told.push({ severity: 'warning', code: 'IMP-003', message: text });
}

/** What was assumed of an object is known now. */
export function noLonger({ comments, told }: Fillable, object: Draft, key: string, text: string): void {
  const at = comments.findIndex((one) => one.object === object && one.key === key);
  if (at < 0) return;
  comments.splice(at, 1);
  const same = told.findIndex(({ message }) => message === text);
  if (same >= 0) told.splice(same, 1);
}

/** Writes the VRF of the private peerings, and that of the Microsoft peerings where it is another. Returns their names. */
function vrfOf(customer: Fillable, found: readonly CircuitEnds[], services: readonly Draft[]): ReadonlySet<string> {
  const { draft } = customer;
  const ends = found.flatMap(({ primary, secondary }) => [primary, secondary]);
  const names = new Set(ends.flatMap(({ session }) => session.vrf ?? []));
  const [name] = names;
  if (name === undefined) return names;
  if (names.size > 1) {
    const message = l10n.t(
      'Its circuits end in several VRFs ({0}): write the one that is meant.',
      [...names].join(', '),
    );
    customer.told.push({ severity: 'warning', code: 'IMP-005', message });
    return names;
  }
  putBefore(draft, 'sites', 'vrf', withoutShared(draft, vrfSaid(draft['vrf'], name, ends), services));
  noLonger(customer, draft, 'vrf', assumedVrf());
  const microsofts = found.flatMap(({ microsoft }) => (microsoft?.session.vrf === undefined ? [] : [microsoft]));
  const other = microsofts.find(({ session }) => session.vrf !== name);
  if (other?.session.vrf !== undefined) {
    putBefore(draft, 'sites', 'microsoftVrf', vrfSaid(draft['microsoftVrf'], other.session.vrf, [other]));
  }
  return names;
}

/** The VRF as the routers have it; what none of them says stays as it was. */
function vrfSaid(before: unknown, name: string, ends: readonly RouterEnd[]): Draft {
  const at = new Map(ends.map(({ router }) => [router.name, router.vrfs.get(name)]));
  const distinguishers = [...at].flatMap(([router, vrf]) =>
    vrf?.routeDistinguisher === undefined ? [] : [[router, vrf.routeDistinguisher] as const],
  );
  const [first] = distinguishers;
  const others = distinguishers.filter(([, one]) => one !== first?.[1]);
  const all = (of: 'imports' | 'exports'): string[] => [
    ...new Set([...at.values()].flatMap((vrf) => [...(vrf?.[of] ?? [])])),
  ];
  const said = isObject(before) ? before : {};
  return compact({
    ...said,
    name,
    routeDistinguisher: first?.[1] ?? (said['routeDistinguisher'] as string | undefined),
    importRouteTargets: all('imports'),
    exportRouteTargets: all('exports'),
    routeDistinguishers: others.length > 0 ? Object.fromEntries(others) : undefined,
  });
}

/** Targets of shared services are imported because the customer reaches them: that is what the file says of them. */
function withoutShared(draft: Draft, vrf: Draft, services: readonly Draft[]): Draft {
  const targets = new Map(services.map(({ name, routeTarget }) => [routeTarget, name]));
  const imported = vrf['importRouteTargets'] as string[];
  const reached = imported.flatMap((target) => targets.get(target) ?? []);
  const known = Array.isArray(draft['sharedServices']) ? (draft['sharedServices'] as string[]) : [];
  const news = reached.filter((name) => typeof name === 'string' && !known.includes(name));
  if (news.length > 0) putBefore(draft, 'sites', 'sharedServices', [...known, ...news] as string[]);
  return { ...vrf, importRouteTargets: imported.filter((target) => !targets.has(target)) };
}

/** Sets a key of an object, and puts it before another one where it is new. */
function putBefore(draft: Draft, next: string, key: string, value: EditValue): void {
  if (draft[key] !== undefined || draft[next] === undefined) {
    draft[key] = value;
    return;
  }
  const entries = Object.entries(draft);
  const at = entries.findIndex(([one]) => one === next);
  draft[key] = value;
  for (const [later, said] of entries.slice(at)) {
    Reflect.deleteProperty(draft, later);
    draft[later] = said;
  }
}
