import { azurePart } from './inherit';
import { findVirtualNetwork } from './lookup';
import type {
  AzurePart,
  Circuit,
  Connection,
  Customer,
  Link,
  Peering,
  PeeringType,
  RawCircuit,
  RawConnection,
} from './model';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A circuit with its children; they inherit from it, its connections from the virtual network. */
export function buildCircuit(customer: Customer, raw: RawCircuit): Circuit {
  const subscription = customer.subscriptions.find((s) => s.name === raw.subscription);
  const own: AzurePart<RawCircuit> = azurePart({ customer, subscription, inherited: subscription ?? customer }, raw);
  const circuit: Writable<Circuit> = {
    ...own,
    model: raw.model ?? customer.model,
    links: linksOf(raw),
    peerings: [],
    connections: [],
    authorizations: [],
    globalReach: [],
  };
  const below = { customer, subscription, inherited: own, existing: own.existing };
  circuit.peerings = (['private', 'microsoft'] as const).flatMap((key) => {
    const peering = raw.peerings?.[key];
    if (!peering) return [];
    const type: PeeringType = key === 'private' ? 'AzurePrivatePeering' : 'MicrosoftPeering';
    const filter = 'routeFilter' in peering ? peering.routeFilter : undefined;
    const part = azurePart(below, { ...peering, name: type });
    const routeFilter = filter && azurePart({ ...below, existing: part.existing }, filter);
    const built: Peering = { ...part, raw: peering, type, circuit, routeFilter };
    return [built];
  });
  circuit.connections = (raw.connections ?? []).map((c) => buildConnection(circuit, c));
  circuit.authorizations = (raw.authorizations ?? []).map((a) => azurePart(below, a));
  circuit.globalReach = (raw.globalReach ?? []).map((g) => azurePart(below, g));
  return circuit;
}

function linksOf(raw: RawCircuit): Link[] {
  return (['primary', 'secondary'] as const).flatMap((which) => {
    const link = raw.links?.[which];
    return link ? [{ which, raw: link }] : [];
  });
}

function buildConnection(circuit: Circuit, raw: RawConnection): Connection {
  const virtualNetwork = findVirtualNetwork(circuit.customer, raw.virtualNetwork, circuit.subscription);
  const parent = {
    customer: circuit.customer,
    subscription: virtualNetwork?.subscription ?? circuit.subscription,
    inherited: virtualNetwork ?? circuit,
    // It stands between two: it is there where both are.
    existing: circuit.existing && virtualNetwork?.gateway?.existing === true,
  };
  return { ...azurePart(parent, raw), circuit, virtualNetwork };
}
