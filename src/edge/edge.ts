import * as l10n from '@vscode/l10n';
import {
  type Circuit,
  type Customer,
  type Design,
  type EdgeRouter,
  type Peering,
  type RawVrf,
  type Site,
  findEdgeRouter,
  keptByConnectivityProvider,
} from '../design';
import { providerAsnAt, prefixesOf, routerOfAttachment } from '../design';
import { addAttachment, openAttachment } from './attachments';
import { addAzureEnd } from './azure';
import { addBackbone, addOwnPair, interlinkNumber } from './backbone';
import type { EdgeRouterModel, IpFamily, Vrf } from './model';
import { nameOf } from './names';
import { attachedSites, ofFamily, providerPrefixes, sharedPrefixes, sharedServicesOf } from './prefixes';
import { Slice, exact } from './slice';
import { vpnDevicesOf } from './vpn';

/** The slices of all customers on all routers. Pure; never throws, whatever is missing in the design. */
export function edgeOf(design: Design): EdgeRouterModel[] {
  return design.customers.flatMap((customer) => edgeRoutersOf(design, customer));
}

/**
 * What one customer needs on each router: the CSP's in connect-through, its own and its VPN devices in connect-to.
 * Empty where the connectivity provider keeps layer 3 of all circuits: there is no edge then.
 */
export function edgeRoutersOf(design: Design, customer: Customer): EdgeRouterModel[] {
  const edges = [...throughSlices(design, customer).values(), ...ownSlices(design, customer).values()];
  return [...edges, ...vpnDevicesOf(customer)].filter((slice) => !slice.isEmpty).map((slice) => slice.model());
}

/** Circuits whose BGP sessions end on a router of the design. */
function circuitsWithEdge(customer: Customer, model: Circuit['model']): Circuit[] {
  return customer.circuits.filter((c) => c.model === model && !keptByConnectivityProvider(c));
}

function sliceOf(slices: Map<string, Slice>, customer: Customer, router: EdgeRouter, asn: number): Slice {
  const found = slices.get(router.name);
  if (found) return found;
  const slice = new Slice({
    customer: customer.name,
    router: router.name,
    site: router.site,
    owner: router.owner,
    role: 'edge',
    platform: router.raw.platform,
    family: router.raw.family,
    asn,
    loopback: router.raw.loopback,
  });
  if (!router.raw.platform) slice.refuse(router.name, l10n.t('The design does not say "{0}".', 'platform'));
  slices.set(router.name, slice);
  return slice;
}

/** Connect-through: the CSP's routers, everything in VRFs of the customer. */
function throughSlices(design: Design, customer: Customer): Map<string, Slice> {
  const slices = new Map<string, Slice>();
  const circuits = circuitsWithEdge(customer, 'connect-through');
  if (circuits.length === 0) return slices;
  const asnAt = (router: EdgeRouter) => providerAsnAt(design, router.site) ?? 0;
  const slice = (router: EdgeRouter) => sliceOf(slices, customer, router, asnAt(router));
  const inside = vrfOf(design, customer, customer.raw.vrf, true);
  const outside = vrfOf(design, customer, customer.raw.microsoftVrf, false);

  for (const circuit of circuits) {
    for (const peering of circuit.peerings) {
      const vrf = peering.type === 'MicrosoftPeering' ? outside : inside;
      for (const link of circuit.links) {
        const router = findEdgeRouter(design, circuit, link.raw.edgeRouter);
        if (!router) continue;
        if (vrf)
          addAzureEnd({ design, slice: slice(router), circuit, peering, link, vrf: vrfAt(customer, vrf, router.name) });
        else refuseWithoutVrf(slice(router), circuit, peering);
      }
    }
  }
  if (inside) {
    for (const site of attachedSites(customer)) {
      for (const attachment of site.attachments) {
        const router = routerOfAttachment(design, attachment);
        const at = router && slice(router);
        if (at)
          addAttachment({
            design,
            customer,
            slice: at,
            site,
            attachment,
            vrf: vrfAt(customer, inside, at.identity.router),
          });
        else for (const s of slices.values()) s.addOpen(openAttachment(site, attachment));
      }
    }
    for (const made of slices.values()) addSharedServices(design, customer, made, inside);
  }
  const vrfs = [
    { vrf: inside, raw: customer.raw.vrf, carried: { private: true, microsoft: false } },
    { vrf: outside, raw: customer.raw.microsoftVrf, carried: { private: false, microsoft: true } },
  ].flatMap(({ vrf, raw, carried }) => (vrf && raw ? [{ vrf, carried, number: interlinkNumber(raw) ?? 0 }] : []));
  addBackbone(design, customer, slices, vrfs, familiesOf(slices));
  for (const made of slices.values()) addTranslation(customer, made, circuits);
  return slices;
}

function refuseWithoutVrf(slice: Slice, circuit: Circuit, peering: Peering): void {
  const key = peering.type === 'MicrosoftPeering' ? 'microsoftVrf' : 'vrf';
  slice.refuse(
    `${circuit.name} ${peering.type}`,
    l10n.t('The customer has no "{0}": the sessions of a customer never go into the global table of the CSP.', key),
  );
}

function familiesOf(slices: ReadonlyMap<string, Slice>): IpFamily[] {
  const neighbors = [...slices.values()].flatMap((s) => s.tables.flatMap((t) => t.neighbors));
  return ([4, 6] as const).filter((f) => ofFamily(neighbors, f).length > 0);
}

/** The VRF as the design has it; undefined where it lacks a name or its distinguisher. */
function vrfOf(design: Design, customer: Customer, raw: RawVrf | undefined, inside: boolean): Vrf | undefined {
  if (!raw?.name || !raw.routeDistinguisher) return undefined;
  const shared = inside ? sharedServicesOf(design, customer) : [];
  const leaked = [...new Set(shared.flatMap((s) => s.routeTarget ?? []))];
  const policy = (family: IpFamily) => nameOf(customer.name, 'import', `in${family}`);
  return {
    name: raw.name,
    routeDistinguisher: raw.routeDistinguisher,
    importRouteTargets: raw.importRouteTargets ?? [],
    exportRouteTargets: raw.exportRouteTargets ?? [],
    leakedRouteTargets: leaked,
    existing: raw.existing ?? false,
    importPolicy: leaked.length > 0 ? { 4: policy(4), 6: policy(6) } : {},
  };
}

/** The VRF with the distinguisher that it has on a router. */
function vrfAt(customer: Customer, vrf: Vrf, router: string): Vrf {
  const raw = [customer.raw.vrf, customer.raw.microsoftVrf].find((r) => r?.name === vrf.name);
  return { ...vrf, routeDistinguisher: raw?.routeDistinguishers?.[router] ?? vrf.routeDistinguisher };
}

/**
 * The explicit, filtered leak: from the customer's own route targets everything, from those of the shared services
 * nothing but the services' prefixes. What carries the services' target is never re-exported.
 */
function addSharedServices(design: Design, customer: Customer, slice: Slice, vrf: Vrf): void {
  if (vrf.leakedRouteTargets.length === 0) return;
  const own = nameOf(customer.name, 'own', 'targets');
  const services = nameOf(customer.name, 'shared', 'targets');
  slice.addCommunities({ name: own, kind: 'route-target', values: vrf.importRouteTargets });
  slice.addCommunities({ name: services, kind: 'route-target', values: vrf.leakedRouteTargets });
  for (const family of [4, 6] as const) {
    const list = nameOf(customer.name, 'shared', `in${family}`);
    slice.addList({ name: list, family, entries: exact(ofFamily(sharedPrefixes(design, customer), family)) });
    slice.addPolicy({
      name: vrf.importPolicy[family] ?? '',
      family,
      terms: [
        { permit: true, communityList: own },
        { permit: true, communityList: services, prefixList: list },
      ],
    });
  }
  slice.addOpen(
    l10n.t(
      'The VRF of the shared services imports {0} and lets in only prefixes of {1}; it is not in the design.',
      vrf.exportRouteTargets.join(', '),
      customer.name,
    ),
  );
}

/** Translation towards Microsoft peering, where no other device is named for it. */
function addTranslation(customer: Customer, slice: Slice, circuits: readonly Circuit[]): void {
  for (const port of slice.interfaces) {
    if (port.link?.peering !== 'microsoft') continue;
    const { circuit: name, which } = port.link;
    const circuit = circuits.find((c) => c.name === name);
    const nat = circuit?.raw.peerings?.microsoft?.nat;
    const pools = ofFamily(prefixesOf(nat?.pools), 4);
    if (!circuit || !nat || pools.length === 0) continue;
    if (nat.device) {
      slice.addOpen(l10n.t('{0} translates towards Microsoft; the router only routes its pools.', nat.device));
      continue;
    }
    const inside = (nat.inside ?? []).flatMap((i) =>
      i.edgeRouter === slice.identity.router && i.interface !== undefined ? [i.interface] : [],
    );
    const wantsInside = slice.identity.platform === 'cisco-iosxe' && inside.length === 0;
    const open: string[] = [];
    if (port.vrf !== undefined || wantsInside) {
      open.push(
        l10n.t(
          '{0}: the interfaces towards the sites (the inside of the translation), and a route from there into the table of the Microsoft peering, are not in the design; write them by hand.',
          name,
        ),
      );
    }
    const own = nat.scope === 'per-link' ? pools.slice(which === 'primary' ? 0 : 1).slice(0, 1) : pools.slice(0, 1);
    if (nat.scope !== 'per-link') {
      open.push(
        l10n.t(
          '{0}: both routers translate to one pool; give each a part of it, or name the device that translates.',
          name,
        ),
      );
    }
    for (const pool of own) {
      slice.translations.push({
        interface: { parent: port.parent, unit: port.unit },
        pool,
        sources: ofFamily(
          customer.sites.flatMap((s) => s.prefixes),
          pool.family,
        ),
        insideVrf: port.vrf === undefined ? undefined : customer.raw.vrf?.name,
        outsideVrf: port.vrf,
        name: nameOf(customer.name, name, ...(nat.scope === 'per-link' ? [which] : []), 'nat'),
        ...(inside.length > 0 && { inside }),
        open,
      });
    }
  }
}

/** Connect-to: the customer's routers, in the global table; Microsoft peering in its VRF where the design has one. */
function ownSlices(design: Design, customer: Customer): Map<string, Slice> {
  const slices = new Map<string, Slice>();
  const circuits = circuitsWithEdge(customer, 'connect-to');
  const outside = vrfOf(design, customer, customer.raw.microsoftVrf, false);
  const routers = new Set<EdgeRouter>();
  for (const circuit of circuits) {
    for (const link of circuit.links) {
      const router = findEdgeRouter(design, circuit, link.raw.edgeRouter);
      if (!router) continue;
      const site = customer.sites.find((s) => s.name === router.site);
      const asn = site?.raw.asn ?? circuit.peerings[0]?.raw.peerASN ?? 0;
      const slice = sliceOf(slices, customer, router, asn);
      routers.add(router);
      for (const peering of circuit.peerings) {
        const vrf = peering.type === 'MicrosoftPeering' ? outside : undefined;
        addAzureEnd({ design, slice, circuit, peering, link, vrf });
      }
      if (site) addProviderPath(design, site, slice);
    }
  }
  addOwnPair(design, customer, slices, [...routers]);
  for (const slice of slices.values()) addTranslation(customer, slice, circuits);
  return slices;
}

/** The path to the CSP's datacenter is the site's own: what is said of it is which prefixes it carries, and over what. */
function addProviderPath(design: Design, site: Site, slice: Slice): void {
  const path = site.raw.reachesProvider;
  if (!path) return;
  const prefixes = providerPrefixes(design, site);
  slice.addOpen(
    path.over === 'global-reach'
      ? l10n.t('{0} of the CSP arrive over Global Reach, through the circuit.', prefixes.map((p) => p.text).join(', '))
      : l10n.t(
          '{0} of the CSP ({1}) are reached over {2}, beside the circuit: the filters keep them out of it both ways.',
          prefixes.map((p) => p.text).join(', '),
          path.site ?? '',
          path.over ?? '',
        ),
  );
}
