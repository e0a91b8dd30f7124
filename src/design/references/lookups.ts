import { indexBy } from '../byName';
import {
  findAuthorization,
  findCircuit,
  findCircuits,
  findDirectPort,
  findEdgeRouterAt,
  findInterface,
  findProviderSite,
  findRouteTable,
  findSecurityGroup,
  findSharedService,
  findSite,
  findSiteFirewalls,
  findSubscription,
  findVirtualNetwork,
  findVpnDevices,
} from '../lookup';
import type { Customer, DirectPort, DirectPortList, VirtualNetwork } from '../model';
import type { NamedKind } from '../schema/references';
import { findAzureObject } from './azureObjects';
import { type Where, circuitAround, edgeRouterAround, edgeRoutersAround, subscriptionAround } from './where';

/** A thing that a reference can lead to. */
export interface Known {
  /** As a reference names it from anywhere. */
  readonly written: string;
  /** Its own name, where that is enough here. */
  readonly short?: string;
  readonly detail?: string;
}

/** Where a reference leads. */
export interface Found {
  /** What the file says of it, its name included; undefined where it is known and the design does not describe it. */
  readonly object?: object;
  /** How many things the reference may mean; 1 where nothing is said. */
  readonly choices?: number;
}

export interface Lookup {
  /** What the first of two segments names. */
  readonly firstSegment?: 'subscription' | 'site';
  /** Everything that can be meant. */
  readonly known: (where: Where) => readonly Known[];
  /** What is meant, exact in case; undefined where there is no such thing. Takes no longer where there are many. */
  readonly find: (where: Where, written: string) => Found | undefined;
}

const found = (object: object | undefined, choices = 1): Found | undefined => object && { object, choices };
const names = (parts: readonly { readonly name: string }[] | undefined): Known[] =>
  (parts ?? []).filter((part) => part.name).map((part) => ({ written: part.name }));
const byFirewall = indexBy((network: VirtualNetwork) => network.firewall?.name ?? '');
const lastOf = (written: string) => written.slice(written.indexOf('/') + 1);

function firewallsAt(customer: Customer | undefined): Known[] {
  return (customer?.sites ?? []).flatMap((site) =>
    (site.raw.firewalls ?? []).flatMap(({ name }) => (name ? [{ written: name, detail: site.displayName }] : [])),
  );
}

/** Direct ports, or LAGs of them: the customer's own, then the CSP's. */
function portLookup(list: DirectPortList): Lookup {
  const ofList = (ports: readonly DirectPort[] | undefined) => names(ports?.filter((port) => port.list === list));
  return {
    firstSegment: 'subscription',
    known: ({ design, customer }) => [
      ...ofList(customer?.expressRoutePorts),
      ...ofList(design?.provider.expressRoutePorts),
    ],
    find: ({ design, customer }, written) => found(design && findDirectPort(design, customer, written, list)?.raw),
  };
}

/** Where the things of each kind are looked for. */
export const lookups: Readonly<Record<NamedKind, Lookup>> = {
  providerSite: {
    known: ({ design }) => (design?.provider.sites ?? []).map((s) => ({ written: s.name, detail: s.displayName })),
    find: ({ design }, written) => found(design && findProviderSite(design.provider, written)?.raw),
  },
  edgeRouter: {
    known: (where) =>
      (edgeRoutersAround(where) ?? []).map(({ name, site, raw }) => ({
        written: name,
        detail: [site, raw.platform].filter(Boolean).join(', '),
      })),
    find: (where, written) => {
      const routers = edgeRoutersAround(where);
      // Where the site is not known, that is what is wrong.
      return routers ? found(findEdgeRouterAt(routers, written)?.raw) : {};
    },
  },
  interface: {
    known: (where) =>
      (edgeRouterAround(where)?.raw.interfaces ?? []).flatMap(({ name, serviceProviderName: detail }) =>
        name ? [{ written: name, ...(detail && { detail }) }] : [],
      ),
    find: (where, written) => {
      const router = edgeRouterAround(where);
      return router ? found(findInterface(router, written)) : {};
    },
  },
  sharedService: {
    known: ({ design }) =>
      (design?.provider.raw.sharedServices ?? []).flatMap(({ name, prefixes }) =>
        name ? [{ written: name, detail: (prefixes ?? []).join(', ') }] : [],
      ),
    find: ({ design }, written) => found(design && findSharedService(design.provider, written)),
  },
  // Only an appliance that encrypts is named by its site.
  site: {
    known: ({ customer }) =>
      (customer?.sites ?? [])
        .filter((site) => site.raw.firewalls)
        .map((s) => ({ written: s.name, detail: s.displayName })),
    find: ({ customer }, written) => {
      const site = customer && findSite(customer, written);
      return found(site?.raw.firewalls && site.raw);
    },
  },
  siteFirewall: {
    firstSegment: 'site',
    known: ({ customer }) => firewallsAt(customer),
    find: ({ customer }, written) => {
      const all = customer ? findSiteFirewalls(customer, written) : [];
      return found(all[0]?.raw, all.length);
    },
  },
  vpnDevice: {
    firstSegment: 'site',
    known: ({ customer }) =>
      (customer?.sites ?? []).flatMap((site, _, sites) =>
        (site.raw.vpnDevices ?? []).flatMap(({ name }) => {
          if (!name) return [];
          const isOnly = findVpnDevices(sites, name).length === 1;
          return [{ written: isOnly ? name : `${site.name}/${name}`, detail: site.displayName }];
        }),
      ),
    find: ({ customer }, written) => {
      const all = customer ? findVpnDevices(customer.sites, written) : [];
      return found(all[0]?.raw, all.length);
    },
  },
  subscription: {
    known: ({ customer }) => names(customer?.subscriptions),
    find: ({ customer }, written) => found(customer && findSubscription(customer, written)?.raw),
  },
  virtualNetwork: {
    firstSegment: 'subscription',
    known: (where) => {
      const own = subscriptionAround(where);
      return (where.customer?.virtualNetworks ?? []).map((network) => ({
        written: network.ref,
        ...(network.subscription === own && { short: network.name }),
        detail: network.addressSpace.map((p) => p.text).join(', '),
      }));
    },
    find: (where, written) =>
      found(where.customer && findVirtualNetwork(where.customer, written, subscriptionAround(where))?.raw),
  },
  firewall: {
    firstSegment: 'subscription',
    known: ({ customer }) =>
      (customer?.virtualNetworks ?? []).flatMap(({ firewall, ref }) =>
        firewall?.name ? [{ written: firewall.name, detail: ref }] : [],
      ),
    find: ({ customer }, written) => {
      const slash = written.indexOf('/');
      const all = byFirewall(customer?.virtualNetworks ?? [], lastOf(written)).filter(
        (network) => slash < 0 || network.subscription.name === written.slice(0, slash),
      );
      return found(all[0]?.firewall?.raw, all.length);
    },
  },
  routeTable: {
    known: (where) => names(subscriptionAround(where)?.routeTables),
    find: (where, written) => {
      const own = subscriptionAround(where);
      return found(own && findRouteTable(own, written)?.raw);
    },
  },
  networkSecurityGroup: {
    known: (where) => names(subscriptionAround(where)?.networkSecurityGroups),
    find: (where, written) => {
      const own = subscriptionAround(where);
      return found(own && findSecurityGroup(own, written)?.raw);
    },
  },
  circuit: {
    firstSegment: 'subscription',
    known: (where) => names(where.customer?.circuits.filter((circuit) => circuit !== circuitAround(where))),
    find: ({ customer }, written) =>
      found(
        customer && findCircuit(customer, written)?.raw,
        customer && !written.includes('/') ? findCircuits(customer, written).length : 1,
      ),
  },
  authorization: {
    known: (where) => names(circuitAround(where)?.authorizations),
    find: (where, written) => {
      const circuit = circuitAround(where);
      return found(circuit && findAuthorization(circuit, written)?.raw);
    },
  },
  expressRoutePort: portLookup('expressRoutePorts'),
  expressRouteLag: portLookup('expressRouteLags'),
  azureObject: {
    firstSegment: 'subscription',
    known: () => [],
    find: ({ customer }, written) => customer && findAzureObject(customer, written),
  },
};
