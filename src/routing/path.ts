import * as l10n from '@vscode/l10n';
import { type Circuit, type Customer, type Design, type Path, type VirtualNetwork, findSecurityGroup } from '../design';
import { type Address, containsAddress, parseAddress } from '../network/prefix';
import { acceptedFromAzure, advertisedToAzure, globalReachPeers, sitesBehind } from './announcements';
import { type EffectiveRoute, effectiveRoutes, gatewayNetworkOf } from './effective';
import { type Endpoint, locate, nameOf } from './endpoint';
import { type Flow, type Party, verdictOf } from './securityGroup';
import { selectRoute } from './select';

export type HopKind =
  'site' | 'circuit' | 'vpn' | 'gateway' | 'subnet' | 'securityGroup' | 'route' | 'firewall' | 'internet';

/** A step of a path and what it says of the flow. */
export interface Hop {
  readonly kind: HopKind;
  readonly name: string;
  readonly detail: string;
  /** `ask`: a firewall's own rules decide, which are not in the design. */
  readonly verdict: 'pass' | 'deny' | 'drop' | 'ask';
  /** Where the design says what is passed; none where it is no thing of the design, as the internet is. */
  readonly place?: { readonly file: string; readonly path: Path };
}

export interface OneWay {
  readonly hops: readonly Hop[];
  readonly delivered: boolean;
}

export interface PathTrace {
  readonly from: string;
  readonly to: string;
  readonly forward: OneWay;
  readonly back: OneWay;
  /** Firewalls or circuits that one direction passes and the other does not; a stateful firewall drops half a path. */
  readonly asymmetric: readonly string[];
}

const MOST_HOPS = 32;

/** The way there and the way back between two ends of one customer, with the verdict of everything on the way. */
export function tracePath(design: Design, customer: Customer, from: Endpoint, to: Endpoint, flow: Flow): PathTrace {
  const walk = (a: Endpoint, b: Endpoint, reply: boolean) => new Walk(design, customer, a, b, flow, reply).run();
  const forward = walk(from, to, false);
  const back = to.kind === 'outside' && forward.delivered ? answerOf(forward) : walk(to, from, true);
  return { from: nameOf(from), to: nameOf(to), forward, back, asymmetric: differences(forward, back) };
}

/** The way there and the way back as the routes have it; what security groups say is not asked. */
export function routedWays(
  design: Design,
  customer: Customer,
  from: Endpoint,
  to: Endpoint,
): Pick<PathTrace, 'forward' | 'back'> {
  const walk = (a: Endpoint, b: Endpoint) => new Walk(design, customer, a, b, { protocol: 'Tcp' }, true).run();
  return { forward: walk(from, to), back: walk(to, from) };
}

/**
 * Whatever leads a flow to the internet gives it an address of its own there: the answer comes to that address, and from
 * there the way that the flow came.
 */
function answerOf({ hops }: OneWay): OneWay {
  const back = hops.filter(({ kind }) => kind !== 'route' && kind !== 'securityGroup').reverse();
  return { hops: back.map((hop) => ({ ...hop, detail: hop.kind === 'firewall' ? '' : hop.detail })), delivered: true };
}

function differences(forward: OneWay, back: OneWay): string[] {
  const named = (way: OneWay, kind: HopKind) => new Set(way.hops.filter((h) => h.kind === kind).map((h) => h.name));
  if (!forward.delivered || !back.delivered) return [];
  return (['firewall', 'circuit'] as const).flatMap((kind) => {
    const [there, here] = [named(forward, kind), named(back, kind)];
    return [...there, ...here].filter((name) => !there.has(name) || !here.has(name));
  });
}

class Walk {
  readonly #hops: Hop[] = [];

  constructor(
    readonly design: Design,
    readonly customer: Customer,
    readonly from: Endpoint,
    readonly to: Endpoint,
    readonly flow: Flow,
    /** Security groups are stateful: what answers an allowed flow is not asked again. */
    readonly reply: boolean,
  ) {}

  run(): OneWay {
    let delivered: boolean;
    if (this.from.kind === 'subnet') {
      this.#hop('subnet', nameOf(this.from), '', 'pass', this.from.subnet.raw);
      delivered = this.#allowed(this.from, 'Outbound') && this.#fromNetwork(this.from.network, this.from.address);
    } else if (this.from.kind === 'site') {
      this.#hop('site', this.from.site.name, this.from.address.text, 'pass', this.from.site.raw);
      delivered = this.#fromSite();
    } else {
      // From outside only the route back is of interest: what comes in is the internet's.
      this.#hop('internet', this.from.address.text, '', 'pass');
      delivered = this.to.kind === 'subnet' ? this.#allowed(this.to, 'Inbound') : true;
    }
    return { hops: this.#hops, delivered };
  }

  /** @param thing what is passed, as the customer's file has it */
  #hop(kind: HopKind, name: string, detail: string, verdict: Hop['verdict'], thing?: object): boolean {
    const { file } = this.customer;
    const path = thing && file.pathOf(thing);
    this.#hops.push({ kind, name, detail, verdict, ...(path && { place: { file: file.path, path } }) });
    return verdict === 'pass' || verdict === 'ask';
  }

  #party(end: Endpoint): Party {
    return { address: end.address, inVirtualNetwork: end.kind !== 'outside' };
  }

  #allowed(at: Extract<Endpoint, { kind: 'subnet' }>, direction: 'Inbound' | 'Outbound'): boolean {
    const group = findSecurityGroup(at.network.subscription, at.subnet.raw.networkSecurityGroup);
    if (!group || this.reply) return true;
    const { access, rule } = verdictOf(group, direction, this.#party(this.from), this.#party(this.to), this.flow);
    return this.#hop('securityGroup', group.name, rule, access === 'Allow' ? 'pass' : 'deny', group.raw);
  }

  /** From an address in a network on, by the effective routes of the subnet that it is in. */
  #fromNetwork(network: VirtualNetwork, at: Address): boolean {
    if (this.#hops.length > MOST_HOPS)
      return this.#hop('route', network.ref, l10n.t('The path goes round in a circle.'), 'drop');
    const subnet = network.subnets.find((s) => s.prefixes.some((p) => containsAddress(p, at)));
    const routes = subnet ? effectiveRoutes(this.design, network, subnet) : [];
    const route = selectRoute(routes, this.to.address);
    if (!route) return this.#hop('route', network.ref, l10n.t('No route leads to {0}.', this.to.address.text), 'drop');
    return this.#follow(network, route);
  }

  #follow(network: VirtualNetwork, route: EffectiveRoute): boolean {
    const text = `${route.prefix.text} → ${route.nextHopType}${route.nextHopIpAddress ? ` ${route.nextHopIpAddress}` : ''}`;
    const name = route.name ?? route.source;
    switch (route.nextHopType) {
      case 'VnetLocal':
      case 'VNetPeering':
        this.#hop('route', name, text, 'pass');
        return this.#arrive();
      case 'VirtualAppliance':
        this.#hop('route', name, text, 'pass');
        return this.#throughFirewall(network, route.nextHopIpAddress);
      case 'VirtualNetworkGateway':
        this.#hop('route', name, text, 'pass');
        return this.#throughGateway(network, route);
      case 'Internet':
        this.#hop('route', name, text, 'pass');
        return this.to.kind === 'outside'
          ? this.#hop('internet', this.to.address.text, '', 'pass')
          : this.#hop(
              'internet',
              this.to.address.text,
              l10n.t('The internet does not lead to a private address.'),
              'drop',
            );
      case 'None':
        return this.#hop('route', name, text, 'drop');
    }
  }

  #arrive(): boolean {
    if (this.to.kind !== 'subnet') {
      return this.#hop('route', this.to.address.text, l10n.t('No subnet has this address.'), 'drop');
    }
    return this.#allowed(this.to, 'Inbound') && this.#hop('subnet', nameOf(this.to), '', 'pass', this.to.subnet.raw);
  }

  #throughFirewall(from: VirtualNetwork, address: string | undefined): boolean {
    const home = this.customer.virtualNetworks.find((n) => n.firewall?.raw.privateIpAddress === address);
    const at = address === undefined ? undefined : parseAddress(address);
    const end = home && at && locate(this.customer, at);
    const near = home === from || (home && this.#peered(from, home));
    if (!home?.firewall || end?.kind !== 'subnet' || !near) {
      return this.#hop('firewall', address ?? '', l10n.t('Nothing that can forward has this address.'), 'drop');
    }
    if (this.#hops.some((h) => h.kind === 'firewall' && h.name === home.firewall?.name)) {
      return this.#hop(
        'firewall',
        home.firewall.name,
        l10n.t('The path goes round in a circle.'),
        'drop',
        home.firewall.raw,
      );
    }
    this.#hop('firewall', home.firewall.name, l10n.t('The rules of the firewall decide.'), 'ask', home.firewall.raw);
    return this.#fromNetwork(home, end.address);
  }

  #peered(from: VirtualNetwork, to: VirtualNetwork): boolean {
    const subnet = from.subnets[0];
    if (!subnet) return false;
    return effectiveRoutes(this.design, from, subnet).some((r) => r.nextHopType === 'VNetPeering' && r.network === to);
  }

  #throughGateway(network: VirtualNetwork, route: EffectiveRoute): boolean {
    const home = route.network ?? gatewayNetworkOf(network);
    const path = route.paths?.[0];
    // A user-defined route to the gateway leads to a VPN gateway only; source: UDR.
    if (!home || !path) {
      return this.#hop('gateway', home?.ref ?? network.ref, l10n.t('No gateway has learned this prefix.'), 'drop');
    }
    const gateway = path.over.kind === 'circuit' ? home.gateway : home.vpnGateway;
    this.#hop('gateway', gateway?.name ?? '', home.ref, 'pass', gateway?.raw);
    if (path.over.kind === 'circuit') return this.#overCircuit(path.over.circuit);
    this.#overVpn(path.over.connection);
    return this.#atSite();
  }

  #overCircuit(circuit: Circuit): boolean {
    const where = circuit.raw.peeringLocation ?? circuit.raw.expressRoutePort ?? '';
    this.#hop('circuit', circuit.name, where, 'pass', circuit.raw);
    return this.#atSite();
  }

  /** A connection over the internet, or a tunnel over a circuit: either has a name of its own. */
  #overVpn(connection: string): void {
    const { circuits, vpnConnections } = this.customer;
    const thing =
      vpnConnections.find(({ name }) => name === connection)?.raw ??
      circuits.flatMap(({ raw }) => raw.encryption?.tunnels ?? []).find(({ name }) => name === connection);
    this.#hop('vpn', connection, '', 'pass', thing);
  }

  #atSite(): boolean {
    if (this.to.kind === 'site')
      return this.#hop('site', this.to.site.name, this.to.address.text, 'pass', this.to.site.raw);
    if (this.to.kind === 'outside') {
      return this.#hop('internet', this.to.address.text, l10n.t('By the default route, through the site.'), 'pass');
    }
    return this.#hop('site', this.to.address.text, l10n.t('No site has this address.'), 'drop');
  }

  /** From a site on: the circuit that announces the address, the one with the highest local preference. */
  #fromSite(): boolean {
    if (this.from.kind !== 'site') return false;
    const { site } = this.from;
    if (this.to.kind === 'outside')
      return this.#hop('internet', this.to.address.text, l10n.t('By the internet of the site.'), 'pass');
    if (this.to.kind === 'site') return this.#siteToSite();
    const ways = this.customer.circuits
      .filter((circuit) => sitesBehind(this.design, circuit).includes(site) && this.#returns(circuit))
      .filter((circuit) =>
        acceptedFromAzure(this.design, circuit).some((a) => containsAddress(a.prefix, this.to.address)),
      )
      .sort((a, b) => preferenceOf(b) - preferenceOf(a));
    const circuit = ways[0];
    if (!circuit) return this.#fromSiteOverVpn();
    this.#hop('circuit', circuit.name, circuit.raw.peeringLocation ?? '', 'pass', circuit.raw);
    const home = circuit.connections.flatMap((c) => c.virtualNetwork ?? []).find((n) => this.#serves(n));
    if (!home?.gateway) return this.#hop('gateway', '', l10n.t('No gateway on this circuit leads there.'), 'drop');
    return this.#intoNetwork(home, home.gateway);
  }

  /** A circuit whose session carries no prefix of the site is no way back, and routers do not know the site behind it. */
  #returns(circuit: Circuit): boolean {
    return advertisedToAzure(this.design, circuit).some(
      (a) => a.prefix.length === 0 || containsAddress(a.prefix, this.from.address),
    );
  }

  #fromSiteOverVpn(): boolean {
    for (const home of this.customer.virtualNetworks) {
      if (!home.vpnGateway || !this.#serves(home)) continue;
      const gatewaySubnet = home.subnets.find((s) => s.name === 'GatewaySubnet');
      const back = gatewaySubnet && selectRoute(effectiveRoutes(this.design, home, gatewaySubnet), this.from.address);
      const over = back?.paths?.find((p) => p.over.kind === 'vpn')?.over;
      if (over?.kind !== 'vpn') continue;
      this.#overVpn(over.connection);
      return this.#intoNetwork(home, home.vpnGateway);
    }
    return this.#hop(
      'site',
      this.from.address.text,
      l10n.t('No circuit and no VPN of the site leads to {0}.', this.to.address.text),
      'drop',
    );
  }

  #serves(home: VirtualNetwork): boolean {
    return this.to.kind === 'subnet' && gatewayNetworkOf(this.to.network) === home;
  }

  #intoNetwork(home: VirtualNetwork, gateway: { readonly name: string; readonly raw: object }): boolean {
    this.#hop('gateway', gateway.name, home.ref, 'pass', gateway.raw);
    const inside = home.subnets.find((s) => s.name === 'GatewaySubnet')?.prefixes[0];
    if (!inside) return this.#hop('gateway', home.ref, l10n.t('The network has no GatewaySubnet.'), 'drop');
    return this.#fromNetwork(home, { family: inside.family, value: inside.base, text: inside.text });
  }

  #siteToSite(): boolean {
    if (this.from.kind !== 'site' || this.to.kind !== 'site') return false;
    const [a, b] = [this.from.site, this.to.site];
    if (a === b) return this.#hop('site', b.name, this.to.address.text, 'pass', b.raw);
    if (a.attachments.length > 0 && b.attachments.length > 0) {
      this.#hop(
        'route',
        this.customer.raw.vrf?.name ?? '',
        l10n.t('Through the network of the CSP, in the VRF of the customer.'),
        'pass',
      );
      return this.#hop('site', b.name, this.to.address.text, 'pass', b.raw);
    }
    const joined = this.customer.circuits
      .filter((near) => sitesBehind(this.design, near).includes(a))
      .flatMap((near) => globalReachPeers(near).map((far) => [near, far]))
      .find(([, far]) => far && sitesBehind(this.design, far).includes(b));
    if (!joined) return this.#hop('site', a.name, l10n.t('The design joins these sites nowhere.'), 'drop');
    for (const circuit of joined) this.#hop('circuit', circuit.name, l10n.t('Global Reach'), 'pass', circuit.raw);
    return this.#hop('site', b.name, this.to.address.text, 'pass', b.raw);
  }
}

function preferenceOf(circuit: Circuit): number {
  return circuit.peerings.find((p) => p.type === 'AzurePrivatePeering')?.raw.routing?.localPreference ?? 100;
}
