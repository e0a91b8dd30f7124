import {
  type Customer,
  type DesignFile,
  type Place,
  type RawTunnel,
  type RawVpnConnection,
  type VirtualNetwork,
  findVirtualNetwork,
  findVpnDevice,
} from '../../design';
import { keptOf } from '../../design/kept';
import { keyOf, placeOf } from '../shared/places';

/** A tunnel to a device of the customer: over a circuit, or a VPN connection over the internet. */
export interface Tunnel {
  readonly name: string;
  readonly raw: RawTunnel | RawVpnConnection;
  /** Over Microsoft peering, whose AS numbers VPN-005 compares. */
  readonly overMicrosoft: boolean;
  readonly network: VirtualNetwork;
  /** The prefixes as they are written for this tunnel; `undefined` where those of the site are meant. */
  readonly said: readonly string[] | undefined;
  readonly place: (key: string) => Place;
  /** Where the prefixes of this tunnel are said, or would be. */
  readonly prefixes: (index?: number) => Place;
}

/** A tunnel with what is behind its device. */
export interface Routed extends Tunnel {
  readonly device: NonNullable<ReturnType<typeof findVpnDevice>>;
}

/** The tunnels that end on VPN gateways of a customer; those that are there already left out. */
export const tunnelsOf = keptOf((customer: Customer): readonly Tunnel[] => [
  ...customer.circuits.flatMap((circuit) => {
    const { encryption } = circuit.raw;
    const network = findVirtualNetwork(customer, encryption?.virtualNetwork, circuit.subscription);
    if (encryption?.mode !== 'ipsec-tunnel' || !network) return [];
    return (encryption.tunnels ?? []).map((raw): Tunnel => ({
      name: raw.name ?? '',
      raw,
      overMicrosoft: encryption.over === 'microsoft',
      network,
      said: encryption.advertise,
      place: (key) => placeOf(circuit, raw, key),
      prefixes: (index) => itemPlace(circuit, encryption, 'advertise', index),
    }));
  }),
  ...customer.vpnConnections.flatMap((connection): Tunnel[] => {
    const { name, raw, existing } = connection;
    const network = findVirtualNetwork(customer, raw.virtualNetwork);
    if (!network || existing) return [];
    return [
      {
        name,
        raw,
        overMicrosoft: false,
        network,
        said: raw.prefixes,
        place: (key) => placeOf(connection, raw, key),
        prefixes: (index) => itemPlace(connection, raw, 'prefixes', index),
      },
    ];
  }),
]);

/** Those whose device is in the design. */
export const routedTunnels = keptOf((customer: Customer): readonly Routed[] =>
  tunnelsOf(customer).flatMap((tunnel) => {
    const device = findVpnDevice(customer, tunnel.raw.device);
    return device ? [{ ...tunnel, device }] : [];
  }),
);

function itemPlace(of: { readonly file: DesignFile }, object: object, key: string, index: number | undefined): Place {
  return index === undefined ? keyOf(of, object, key) : placeOf(of, object, key, index);
}
