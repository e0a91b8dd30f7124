import * as l10n from '@vscode/l10n';
import type { Customer, VirtualNetwork } from '../../design';
import type { Tunnel } from '../../edge';
import { addressAt } from '../../network/prefix';
import { advertisedByGateway, gatewayKey } from '../../routing';
import { tunnelInterface } from '../router/linux';
import {
  ALL,
  ALL_POLICY,
  type LabBuilder,
  type Part,
  bgp,
  nodeName,
  ownInstance,
  shutdown,
  withLength,
} from './builder';
import type { LabEdge } from './edges';
import { GATEWAY_ASN, networkNode } from './networks';
import { saidDeviceAsn } from './said';

/**
 * The tunnels without their encryption: the same outer and inner addresses, VXLAN between them. Each instance of the VPN
 * gateway is a router of its own behind the network.
 */
export function addTunnels(lab: LabBuilder, customer: Customer, device: LabEdge, part: Part): void {
  const node = lab.node(device.node, 'vpn-device');
  for (const tunnel of device.model.tunnels) {
    const network = customer.virtualNetworks.find((n) => `${n.ref}/${n.vpnGateway?.name ?? ''}` === tunnel.gateway);
    const subnet = network?.subnets.find((s) => s.name === 'GatewaySubnet')?.prefixes.find((p) => p.family === 4);
    if (!network || !subnet || tunnel.purpose !== 'encryption' || tunnel.underlay.length === 0) {
      lab.left.add(l10n.t('{0}: a tunnel over the internet, which the lab has not', tunnel.name));
      lab.values[tunnel.remoteAddress] = '192.0.2.254';
      if (tunnel.bgpAddress !== undefined) lab.values[tunnel.bgpAddress] = '192.0.2.253';
      node.setup.push(`link add ${tunnelInterface(tunnel)} type bridge`, `link set ${tunnelInterface(tunnel)} up`);
      continue;
    }
    lab.standIns.add(l10n.t('IPsec: the same tunnels without encryption (VXLAN)'));
    const instance = Number(/-(\d)$/.exec(tunnel.name)?.[1] ?? 0);
    const outer = addressAt(subnet, 4 + instance)?.text ?? '';
    const inner = addressAt(subnet, 20 + instance)?.text ?? '';
    lab.values[tunnel.remoteAddress] = outer;
    if (tunnel.bgpAddress !== undefined) lab.values[tunnel.bgpAddress] = inner;
    const gateway = addGatewayInstance(lab, customer, network, instance, { outer, inner });
    addTunnel(lab, device, tunnel, gateway, { outer, inner });
    // No dead peer detection tells the far end of a tunnel that is not encrypted.
    lab.standIns.add(l10n.t('dead peer detection of IPsec: the far end of a tunnel is told at once'));
    part.acts.push(shutdown(gateway, GATEWAY_ASN, bgpSourceOf(device, tunnel)));
    if (tunnel.bgpAddress !== undefined)
      lab.part(customer.name, vpnGatewayKey(network)).acts.push(shutdown(device.node, device.model.asn, inner));
  }
}

/** As the failure matrix names the VPN gateway of a network. */
const vpnGatewayKey = (network: VirtualNetwork) => gatewayKey(network, network.vpnGateway?.name ?? '');

interface Addresses {
  readonly outer: string;
  readonly inner: string;
}

function addGatewayInstance(
  lab: LabBuilder,
  customer: Customer,
  network: VirtualNetwork,
  instance: number,
  { outer, inner }: Addresses,
): string {
  const name = nodeName('vpngw', customer.name, network.ref, `${instance}`);
  if (lab.nodes.has(name)) return name;
  const [gateway, router] = [lab.node(name, 'network'), lab.node(networkNode(network), 'network')];
  const self = nodeName('self', `${instance}`);
  const pair = lab.pair(4);
  const link = lab.connect(
    { node: gateway.name, interface: lab.port(gateway), addresses: [withLength(pair.a, pair)] },
    { node: router.name, interface: lab.port(router), addresses: [withLength(pair.b, pair)] },
  );
  lab.part(customer.name, vpnGatewayKey(network)).links.add(link);
  gateway.setup.push(`addr replace ${outer}/32 dev lo`, `addr replace ${inner}/32 dev lo`);
  const announced = advertisedByGateway(network)
    .map((a) => a.prefix)
    .filter((p) => p.family === 4);
  gateway.own.push(
    ...ALL_POLICY,
    ...ownInstance(GATEWAY_ASN, gateway),
    // A next hop that a policy has set on the way in is not replaced by next-hop-self.
    `route-map ${self} permit 10`,
    ` set ip next-hop ${pair.a}`,
    'exit',
    ...announced.map((p) => `ip route ${p.text} ${pair.b}`),
    ...bgp(GATEWAY_ASN, undefined, [{ address: pair.b, family: 4, asn: GATEWAY_ASN, out: self }], announced),
  );
  router.own.push(
    `ip route ${outer}/32 ${pair.a}`,
    `ip route ${inner}/32 ${pair.a}`,
    ...bgp(GATEWAY_ASN, undefined, [{ address: pair.a, family: 4, asn: GATEWAY_ASN }], []),
  );
  return name;
}

/** The address that the device speaks BGP from in a tunnel; without BGP the one that the tunnel ends on. */
function bgpSourceOf({ model }: LabEdge, tunnel: Tunnel): string {
  const session = model.tables.flatMap((t) => t.neighbors).find((n) => n.address === tunnel.bgpAddress);
  return session?.updateSource ?? tunnel.localAddress;
}

function addTunnel(
  lab: LabBuilder,
  device: LabEdge,
  tunnel: Tunnel,
  gatewayName: string,
  { outer, inner }: Addresses,
): void {
  const [node, gateway] = [lab.node(device.node, 'vpn-device'), lab.node(gatewayName, 'network')];
  const number = lab.nodes.size * 16 + gateway.ports + tunnel.number;
  const local = tunnelInterface(tunnel);
  const far = `t${lab.port(gateway)}`;
  const pair = lab.pair(4);
  const peer = bgpSourceOf(device, tunnel);
  const vxlan = (from: string, to: string) => `type vxlan id ${number} local ${from} remote ${to} dstport 4789`;
  node.setup.push(
    `link add ${local} ${vxlan(tunnel.localAddress, outer)}`,
    `addr add ${withLength(pair.a, pair)} dev ${local}`,
    `link set ${local} up`,
    ...(peer === tunnel.localAddress ? [] : [`addr replace ${peer}/32 dev lo`]),
  );
  const table = 2000 + gateway.ports;
  gateway.setup.push(
    `link add ${far} ${vxlan(outer, tunnel.localAddress)}`,
    `addr add ${withLength(pair.b, pair)} dev ${far}`,
    `link set ${far} up`,
    `route add ${peer} via ${pair.a} table ${table}`,
    `rule add from ${inner} to ${peer} lookup ${table} pref ${table}`,
  );
  const nextHop = nodeName('via', device.model.router);
  const uplink = lab.links.find((l) => l.a.node === gatewayName)?.b.addresses[0]?.split('/')[0] ?? '';
  gateway.own.push(
    `ip route ${tunnel.localAddress}/32 ${uplink}`,
    ...(peer === tunnel.localAddress ? [] : [`ip route ${peer}/32 ${pair.a}`]),
    `route-map ${nextHop} permit 10`,
    ` set ip next-hop ${pair.a}`,
    'exit',
    ...bgp(
      GATEWAY_ASN,
      undefined,
      [
        {
          address: peer,
          family: 4,
          asn: saidDeviceAsn(device.customer, device.model.site, device.model.router) ?? device.model.asn,
          in: nextHop,
          out: ALL,
          more: [],
        },
      ],
      [],
    ),
    `router bgp ${GATEWAY_ASN}`,
    ` neighbor ${peer} ebgp-multihop 2`,
    ` neighbor ${peer} update-source ${inner}`,
    'exit',
  );
  if (tunnel.bgpAddress === undefined) return;
  lab.checks.push({
    kind: 'session',
    title: l10n.t('session {0}', `${device.model.router} - ${gatewayName} (${tunnel.name})`),
    expected: 'Established',
    node: device.node,
    neighbor: inner,
    family: 4,
  });
}
