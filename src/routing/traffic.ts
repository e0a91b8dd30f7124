import type { Design, Subnet, VirtualNetwork } from '../design';
import { type Address, type Prefix, addressAt, parseAddress } from '../network/prefix';
import { type EffectiveRoute, effectiveRoutes } from './effective';
import { services } from './endpoint';
import { selectRoute } from './select';

/**
 * The five kinds of traffic that a new virtual network has routes for: within a subnet, between its subnets, to the
 * internet, to other networks, to on-premises. Source: 000
 */
export type TrafficKind = 'withinSubnet' | 'betweenSubnets' | 'internet' | 'otherNetworks' | 'onPremises';

/** The route that traffic to a destination takes; undefined where none leads there. */
export interface TrafficRoute {
  readonly kind: TrafficKind;
  readonly destination: string;
  readonly route: EffectiveRoute | undefined;
}

/** Azure keeps the first four addresses of a subnet; source: UDR */
const FIRST_HOST = 4;

/** Which route each kind of traffic out of a subnet takes. */
export function trafficOf(design: Design, network: VirtualNetwork, subnet: Subnet): TrafficRoute[] {
  const routes = effectiveRoutes(design, network, subnet);
  const toPrefix = (kind: TrafficKind, name: string, prefix: Prefix): TrafficRoute[] => {
    const address = addressAt(prefix, FIRST_HOST) ?? addressAt(prefix, 0);
    return address ? [to(kind, `${name} ${prefix.text}`, address)] : [];
  };
  const to = (kind: TrafficKind, destination: string, address: Address): TrafficRoute => ({
    kind,
    destination,
    route: selectRoute(routes, address),
  });
  const internet = parseAddress(services['internet']?.address ?? '');
  const { customer } = network;
  return [
    ...subnet.prefixes.flatMap((p) => toPrefix('withinSubnet', subnet.name, p)),
    ...network.subnets
      .filter((other) => other !== subnet)
      .flatMap((other) => other.prefixes.flatMap((p) => toPrefix('betweenSubnets', other.name, p))),
    ...(internet ? [to('internet', internet.text, internet)] : []),
    ...customer.virtualNetworks
      .filter((other) => other !== network)
      .flatMap((other) => other.addressSpace.flatMap((p) => toPrefix('otherNetworks', other.ref, p))),
    ...customer.sites.flatMap((site) => site.prefixes.flatMap((p) => toPrefix('onPremises', site.name, p))),
  ];
}
