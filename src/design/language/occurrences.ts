import { edgeRoutersFor, findCircuit, findDirectPort, findVirtualNetwork, findVpnDevice } from '../lookup';
import type { Customer, Design, Subscription } from '../model';
import type { DesignFile } from '../file';
import type { OffsetRange } from '../yaml/source';

/** A place where a name is given or used. */
export interface Occurrence {
  /** What is named: equal for the definition and all references. */
  readonly symbol: string;
  readonly role: 'definition' | 'reference';
  readonly name: string;
  readonly file: DesignFile;
  readonly range: OffsetRange;
}

/** All names of a design that other places refer to, with those places. */
export function occurrencesOf(design: Design): Occurrence[] {
  const found = new Collector();
  providerNames(design, found);
  for (const customer of design.customers) customerNames(design, customer, found);
  return found.list;
}

class Collector {
  readonly list: Occurrence[] = [];

  /** Adds the value of a key; `segment` picks one of the two of a `subscription/name`. */
  add(
    role: Occurrence['role'],
    symbol: string | undefined,
    file: DesignFile,
    object: object,
    key: string | number,
    segment?: 'first' | 'last',
  ): void {
    const written: unknown = (object as Record<string | number, unknown>)[key];
    const path = typeof written === 'string' && written !== '' && symbol ? file.pathOf(object, key) : undefined;
    if (!path || typeof written !== 'string' || !symbol) return;
    const whole = file.offsetsOf({ path, on: 'value' });
    const at = file.text.slice(whole.start, whole.end).indexOf(written);
    if (at < 0) return;
    const slash = written.indexOf('/');
    if (segment === 'first' && slash < 0) return;
    const from = segment === 'last' ? slash + 1 : 0;
    const name = segment === 'first' ? written.slice(0, slash) : written.slice(from);
    const start = whole.start + at + from;
    this.list.push({ role, symbol, name, file, range: { start, end: start + name.length } });
  }

  /** A reference in one or two segments, the first of which names a subscription. */
  ref(customer: Customer, object: object, key: string, symbol: string | undefined): void {
    const written: unknown = (object as Record<string, unknown>)[key];
    const subscription = typeof written === 'string' && written.includes('/') ? written.split('/')[0] : undefined;
    if (subscription)
      this.add('reference', subscriptionSymbol(customer, subscription), customer.file, object, key, 'first');
    this.add('reference', symbol, customer.file, object, key, 'last');
  }
}

const siteSymbol = (name: string | undefined) => name && `provider/site/${name}`;
const subscriptionSymbol = (customer: Customer, name: string | undefined) =>
  name && `${customer.name}/subscription/${name}`;

function routerSymbol(design: Design, customer: Customer | undefined, name: string | undefined): string | undefined {
  if (!name) return undefined;
  return design.provider.edgeRouters.some((r) => r.name === name) || !customer
    ? `provider/edgeRouter/${name}`
    : `${customer.name}/edgeRouter/${name}`;
}

function providerNames(design: Design, found: Collector): void {
  const { raw, file, sites, edgeRouters } = design.provider;
  for (const site of sites) found.add('definition', siteSymbol(site.name), file, site.raw, 'name');
  for (const router of edgeRouters)
    found.add('definition', routerSymbol(design, undefined, router.name), file, router.raw, 'name');
  for (const service of raw.sharedServices ?? []) {
    found.add('definition', service.name && `provider/sharedService/${service.name}`, file, service, 'name');
    found.add('reference', siteSymbol(service.site), file, service, 'site');
  }
  for (const link of raw.backbone?.interlinks ?? []) {
    for (const end of ['a', 'b'] as const)
      found.add('reference', routerSymbol(design, undefined, link[end]), file, link, end);
  }
  for (const port of raw.expressRoutePorts ?? [])
    found.add('definition', port.name && `provider/port/${port.name}`, file, port, 'name');
}

function customerNames(design: Design, customer: Customer, found: Collector): void {
  const { raw, file } = customer;
  for (const [index, name] of (raw.sharedServices ?? []).entries()) {
    found.add('reference', `provider/sharedService/${name}`, file, raw.sharedServices ?? [], index);
  }
  siteNames(design, customer, found);
  for (const subscription of customer.subscriptions) subscriptionNames(customer, subscription, found);
  circuitNames(design, customer, found);
  for (const port of customer.expressRoutePorts) {
    found.add('definition', `${customer.name}/port/${port.name}`, file, port.raw, 'name');
    found.add('reference', subscriptionSymbol(customer, port.raw.subscription), file, port.raw, 'subscription');
  }
  for (const connection of customer.vpnConnections) {
    found.ref(customer, connection.raw, 'virtualNetwork', networkSymbol(customer, connection.raw.virtualNetwork));
    found.add('reference', deviceSymbol(customer, connection.raw.device), file, connection.raw, 'device', 'last');
  }
  for (const assignment of raw.identity?.roleAssignments ?? []) {
    const name = customer.subscriptions.find((s) => s.name === assignment.scope)?.name;
    found.add('reference', subscriptionSymbol(customer, name), file, assignment, 'scope');
  }
}

function siteNames(design: Design, customer: Customer, found: Collector): void {
  const { file } = customer;
  for (const site of customer.sites) {
    for (const router of site.edgeRouters)
      found.add('definition', `${customer.name}/edgeRouter/${router.name}`, file, router.raw, 'name');
    for (const device of site.raw.vpnDevices ?? []) {
      found.add('definition', device.name && `${customer.name}/device/${device.name}`, file, device, 'name');
    }
    if (typeof site.raw.connectsTo === 'string')
      found.add('reference', siteSymbol(site.raw.connectsTo), file, site.raw, 'connectsTo');
    else {
      for (const attachment of site.raw.connectsTo ?? []) {
        found.add('reference', siteSymbol(attachment.site), file, attachment, 'site');
        found.add('reference', routerSymbol(design, undefined, attachment.edgeRouter), file, attachment, 'edgeRouter');
      }
    }
    const way = site.raw.reachesProvider;
    if (way) found.add('reference', siteSymbol(way.site), file, way, 'site');
  }
}

function networkSymbol(customer: Customer, ref: string | undefined, own?: Subscription): string | undefined {
  const network = findVirtualNetwork(customer, ref, own);
  return network && `${customer.name}/virtualNetwork/${network.ref}`;
}

function deviceSymbol(customer: Customer, ref: string | undefined): string | undefined {
  const device = findVpnDevice(customer, ref);
  return device?.raw.name && `${customer.name}/device/${device.raw.name}`;
}

function subscriptionNames(customer: Customer, subscription: Subscription, found: Collector): void {
  const { file } = customer;
  const below = `${customer.name}/${subscription.name}`;
  found.add('definition', subscriptionSymbol(customer, subscription.name), file, subscription.raw, 'name');
  for (const table of subscription.routeTables)
    found.add('definition', `${below}/routeTable/${table.name}`, file, table.raw, 'name');
  for (const group of subscription.networkSecurityGroups)
    found.add('definition', `${below}/securityGroup/${group.name}`, file, group.raw, 'name');
  for (const network of subscription.virtualNetworks) {
    found.add('definition', `${customer.name}/virtualNetwork/${network.ref}`, file, network.raw, 'name');
    for (const { raw } of network.subnets) {
      found.add('reference', raw.routeTable && `${below}/routeTable/${raw.routeTable}`, file, raw, 'routeTable');
      found.add(
        'reference',
        raw.networkSecurityGroup && `${below}/securityGroup/${raw.networkSecurityGroup}`,
        file,
        raw,
        'networkSecurityGroup',
      );
    }
    for (const { raw } of network.virtualNetworkPeerings) {
      found.ref(customer, raw, 'remoteVirtualNetwork', networkSymbol(customer, raw.remoteVirtualNetwork, subscription));
    }
  }
}

function circuitNames(design: Design, customer: Customer, found: Collector): void {
  const { file } = customer;
  for (const circuit of customer.circuits) {
    const { raw } = circuit;
    const symbol = `${customer.name}/circuit/${circuit.name}`;
    found.add('definition', symbol, file, raw, 'name');
    found.add('reference', subscriptionSymbol(customer, raw.subscription), file, raw, 'subscription');
    const port = findDirectPort(design, customer, raw.expressRoutePort);
    found.add(
      'reference',
      port && `${port.owner === 'csp' ? 'provider' : customer.name}/port/${port.name}`,
      file,
      raw,
      'expressRoutePort',
      'last',
    );
    for (const link of circuit.links) {
      const router = edgeRoutersFor(design, circuit).find((r) => r.name === link.raw.edgeRouter);
      const owner = router?.owner === 'csp' ? 'provider' : customer.name;
      found.add('reference', router && `${owner}/edgeRouter/${router.name}`, file, link.raw, 'edgeRouter');
    }
    for (const authorization of circuit.authorizations)
      found.add('definition', `${symbol}/authorization/${authorization.name}`, file, authorization.raw, 'name');
    for (const connection of circuit.connections) {
      found.ref(
        customer,
        connection.raw,
        'virtualNetwork',
        networkSymbol(customer, connection.raw.virtualNetwork, circuit.subscription),
      );
      const name = connection.raw.authorization;
      if (typeof name === 'string')
        found.add('reference', `${symbol}/authorization/${name}`, file, connection.raw, 'authorization');
    }
    for (const reach of circuit.globalReach) {
      const other = findCircuit(customer, reach.raw.circuit);
      found.ref(customer, reach.raw, 'circuit', other && `${customer.name}/circuit/${other.name}`);
    }
    const { encryption } = raw;
    if (!encryption) continue;
    found.ref(
      customer,
      encryption,
      'virtualNetwork',
      networkSymbol(customer, encryption.virtualNetwork, circuit.subscription),
    );
    for (const tunnel of encryption.tunnels ?? [])
      found.add('reference', deviceSymbol(customer, tunnel.device), file, tunnel, 'device', 'last');
    const ends = encryption.firewalls;
    if (ends) found.ref(customer, ends, 'azure', networkSymbol(customer, ends.azure, circuit.subscription));
  }
}
