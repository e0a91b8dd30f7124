import * as l10n from '@vscode/l10n';
import { smallestVpnGateway, vpnGatewayCapacity } from '../../catalog/vpnGateways';
import { vpnGatewaySkus } from '../../catalog/gatewaySkus';
import {
  type Circuit,
  type Customer,
  type Design,
  type EditValue,
  type VirtualNetwork,
  appendItem,
  insertKey,
  setValue,
} from '../../design';
import { parsePrefix } from '../../network/prefix';
import { type Asking, type Choice, Refused, one, part, text, yesOrNo } from '../ask/question';
import { allOf, prefixProblem, unusedName } from '../ask/texts';
import { type Made, addItem, pathIn, revise, sameCustomer } from '../change';
import { freePart, overlapProblem, takenBy } from '../network/addresses';
import { askWindow } from '../network/gateway';
import { type CustomerScope, calledOn } from '../scope';
import { type Device, askDevices, deviceValue, tunnelSecret } from './devices';

/** What a VPN gateway is for: behind ExpressRoute, over it, in its place, or for single computers. */
export type Role = 'backup' | 'encryption' | 'only' | 'clients';

const GATEWAY_SUBNET = 26;
/** The gateway that backs another one up is updated at another hour. */
const HOURS_LATER = 6;

/** A policy that both ends of a tunnel take today. Source: vpn-gateway-about-compliance-crypto */
const STRONG_POLICY: EditValue = {
  saLifeTimeSeconds: 27000,
  saDataSizeKilobytes: 102400000,
  ipsecEncryption: 'GCMAES256',
  ipsecIntegrity: 'GCMAES256',
  ikeEncryption: 'AES256',
  ikeIntegrity: 'SHA384',
  dhGroup: 'ECP384',
  pfsGroup: 'ECP384',
};

/** Asks what a VPN gateway is for, for the devices at the other end, and for the tunnels. */
export function* addVpnGateway(scope: CustomerScope, given?: Role): Asking<Made> {
  const { design, customer, today } = scope;
  const networks = calledOn(scope, customer.virtualNetworks).filter(
    (n) => !n.vpnGateway && !n.existing && hasPlace(n) && canHaveOne(n),
  );
  const network = yield* part('vpnNetwork', l10n.t('Virtual network of the VPN gateway'), networks, {
    choice: (each) => ({ label: each.ref, ...(each.gateway && { description: each.gateway.name }), value: each.ref }),
    none: () => noNetwork(customer),
  });
  const { ref } = network;
  const role = given ?? (yield* askRole(customer, network));
  const circuit = role === 'encryption' ? yield* askCircuit(customer, network) : undefined;
  const devices = role === 'clients' ? [] : yield* askDevices(design, customer, role !== 'encryption');
  const clients = role === 'clients' ? yield* askClients(design, customer) : undefined;
  const sku = yield* askSku(devices.length, clients?.users ?? 0);
  const later = network.gateway ? HOURS_LATER : 0;
  const window = yield* askWindow(network.location ?? '', today, later);
  const gateway: EditValue = {
    name: `vpngw-${network.name}`.slice(0, 80),
    sku,
    activeActive: true,
    enablePrivateIpAddress: role === 'encryption' ? true : undefined,
    role: role === 'clients' ? (network.gateway ? undefined : 'only') : role,
    pointToSite: clients,
    maintenanceWindow: window,
  };
  const { path } = customer.file;
  let now = withGatewaySubnet(design, customer, network);
  now = revise(now, path, (file) =>
    insertKey(file, pathIn(file, networkIn(now, customer, ref).raw), 'vpnGateway', gateway, {
      after: network.gateway ? 'gateway' : 'subnets',
    }),
  );
  const at = { file: path, path: pathIn(customer.file, network.raw, 'vpnGateway') };
  if (devices.length === 0) return { design: now, at };
  now = withDevices(now, customer, devices);
  const tunnels = yield* askTunnels(customer, network, devices);
  now = circuit
    ? withEncryption(now, customer, { circuit, network, devices, tunnels })
    : tunnels.reduce(
        (before, tunnel) =>
          revise(before, path, (file) =>
            addItem(file, ['vpnConnections'], { virtualNetwork: ref, ...tunnel }, 'subscriptions'),
          ),
        now,
      );
  return { design: now, at };
}

function noNetwork(customer: Customer): Refused {
  return new Refused(
    l10n.t(
      '{0} has no virtual network that could get a VPN gateway: each has one, or has no place for it.',
      customer.displayName,
    ),
    { title: l10n.t('Add a Virtual Network'), way: { wizard: 'addVirtualNetwork', answers: {} } },
  );
}

/** Both gateways share a subnet of /27 at least. Source: COEX */
const LEAST_SHARED = 27;

function hasPlace(network: VirtualNetwork): boolean {
  const subnet = network.subnets.find(({ name }) => name === 'GatewaySubnet');
  if (subnet) return subnet.prefixes.some(({ family, length }) => family === 4 && length <= LEAST_SHARED);
  return (
    freePart(
      network.addressSpace,
      GATEWAY_SUBNET,
      network.subnets.flatMap((s) => s.prefixes),
    ) !== undefined
  );
}

/** A spoke uses the gateway of its hub; beside an ExpressRoute gateway in dual stack Azure may take none. Source: FP; COEX */
function canHaveOne({ gateway, virtualNetworkPeerings, addressSpace }: VirtualNetwork): boolean {
  if (virtualNetworkPeerings.some(({ raw }) => raw.useRemoteGateways === true)) return false;
  return !gateway || addressSpace.every(({ family }) => family === 4);
}

function networkIn(design: Design, customer: Customer, ref: string): VirtualNetwork {
  const found = sameCustomer(design, customer).virtualNetworks.find((each) => each.ref === ref);
  if (!found) throw new Error(`${ref} is no network any more`);
  return found;
}

function withGatewaySubnet(design: Design, customer: Customer, network: VirtualNetwork): Design {
  if (network.subnets.some(({ name }) => name === 'GatewaySubnet')) return design;
  const used = network.subnets.flatMap((s) => s.prefixes);
  const addressPrefix = freePart(network.addressSpace, GATEWAY_SUBNET, used);
  if (addressPrefix === undefined) return design;
  return revise(design, customer.file.path, (file) =>
    appendItem(file, pathIn(file, network.raw, 'subnets'), { name: 'GatewaySubnet', addressPrefix }),
  );
}

function* askRole(customer: Customer, network: VirtualNetwork): Asking<Role> {
  const choices: Choice<Role>[] = [
    ...(network.gateway
      ? [
          {
            label: l10n.t('Backup of ExpressRoute'),
            detail: l10n.t('Takes over private peering while no circuit is up; slower, over the internet.'),
            value: 'backup' as const,
          },
        ]
      : [
          {
            label: l10n.t('Site-to-site VPN, in place of ExpressRoute'),
            detail: l10n.t('IPsec over the internet to a VPN device with a public address.'),
            value: 'only' as const,
          },
        ]),
    ...(circuitsFor(customer, network).length > 0
      ? [
          {
            label: l10n.t('Encryption over ExpressRoute'),
            detail: l10n.t('IPsec inside private peering, between private addresses.'),
            value: 'encryption' as const,
          },
        ]
      : []),
    {
      label: l10n.t('Point-to-site VPN'),
      detail: l10n.t('Single computers, such as those of people at home.'),
      value: 'clients',
    },
  ];
  return yield* one('role', l10n.t('What is the VPN gateway for?'), choices);
}

/** Circuits to a network over which tunnels can be led: with private peering on routers of the design. */
function circuitsFor(customer: Customer, network: VirtualNetwork): readonly Circuit[] {
  if (network.gateway?.raw.sku === 'ErGwScale') return [];
  return customer.circuits.filter(
    ({ raw, connections }) =>
      raw.peerings?.private !== undefined &&
      raw.links !== undefined &&
      raw.encryption === undefined &&
      connections.some((each) => each.virtualNetwork === network),
  );
}

function* askCircuit(customer: Customer, network: VirtualNetwork): Asking<Circuit | undefined> {
  const circuits = circuitsFor(customer, network);
  const name = yield* one(
    'circuit',
    l10n.t('Circuit that carries the tunnels'),
    circuits.map((each) => ({ label: each.name, description: each.raw.peeringLocation ?? '', value: each.name })),
  );
  return circuits.find((each) => each.name === name);
}

interface Clients {
  readonly [key: string]: EditValue;
  readonly addressPool: readonly string[];
  readonly users: number;
  readonly authentication: string;
}

const LONGEST_POOL = 28;
/** Two instances share a pool: half of its addresses for each. */
const POOL_MARGIN = 4;

function* askClients(design: Design, customer: Customer): Asking<Clients> {
  const users = Number(
    yield* text('users', l10n.t('How many computers connect at the same time?'), {
      initial: '20',
      problem: (value) =>
        /^\d{1,5}$/.test(value) && smallestVpnGateway({ clients: Number(value) }) !== undefined && Number(value) > 0
          ? undefined
          : l10n.t('Give a number from 1 to 10000.'),
    }),
  );
  const length = Math.min(LONGEST_POOL, 32 - Math.ceil(Math.log2(users * 2 + POOL_MARGIN)));
  const taken = takenBy(design, customer);
  const within = ['172.28.0.0/14', '192.168.0.0/16', '10.0.0.0/8'].flatMap((each) => parsePrefix(each) ?? []);
  const pool = yield* text('addressPool', l10n.t('Addresses that the computers get'), {
    initial: within.flatMap((each) => freePart([each], length, taken) ?? [])[0] ?? '',
    problem: allOf(prefixProblem, (value) => {
      const prefix = parsePrefix(value);
      if (prefix?.family !== 4 || prefix.length > length) {
        return l10n.t('{0} computers need an IPv4 prefix of /{1} or shorter.', users, length);
      }
      return overlapProblem(taken)(value);
    }),
  });
  const authentication = yield* one('authentication', l10n.t('How do users prove who they are?'), [
    { label: 'Microsoft Entra ID', value: 'entra' },
    { label: l10n.t('Certificates'), value: 'certificate' },
    { label: 'RADIUS', value: 'radius' },
  ]);
  return { addressPool: [pool], users, authentication };
}

function* askSku(tunnels: number, clients: number): Asking<string> {
  const fits = vpnGatewaySkus.filter(({ name, az }) => {
    const capacity = vpnGatewayCapacity(name);
    return az && capacity !== undefined && capacity.tunnels >= tunnels && capacity.clients >= clients;
  });
  return yield* one(
    'vpnSku',
    l10n.t('SKU of the VPN gateway'),
    fits.map(({ name }) => ({
      label: name,
      description: l10n.t(
        '{0} tunnels, {1} clients',
        vpnGatewayCapacity(name)?.tunnels ?? 0,
        vpnGatewayCapacity(name)?.clients ?? 0,
      ),
      value: name,
    })),
  );
}

interface TunnelValue {
  readonly [key: string]: EditValue | undefined;
  readonly name: string;
  readonly device: string;
}

function* askTunnels(
  customer: Customer,
  network: VirtualNetwork,
  devices: readonly Device[],
): Asking<readonly TunnelValue[]> {
  const canBgp = devices.every(({ asn }) => asn !== undefined);
  // Nothing but BGP tells several ways to one site apart.
  const needsBgp = new Set(devices.map(({ site }) => site)).size < devices.length;
  const enableBgp =
    canBgp &&
    (needsBgp ||
      (yield* yesOrNo('enableBgp', l10n.t('How are routes learned over the tunnels?'), {
        yes: l10n.t('By BGP'),
        no: l10n.t('They are written down: the prefixes of the site'),
      })));
  const isStrong = yield* yesOrNo('ipsecPolicy', l10n.t('IPsec policy'), {
    yes: l10n.t('AES-256 with GCM, DH group ECP384, perfect forward secrecy'),
    no: l10n.t("Azure's own proposals"),
  });
  const names = [
    ...customer.vpnConnections.map(({ name }) => name),
    ...customer.circuits.flatMap((c) => (c.raw.encryption?.tunnels ?? []).flatMap(({ name }) => name ?? [])),
    ...customer.circuits.flatMap((c) => c.connections.map(({ name }) => name)),
  ];
  return devices.map((device) => {
    const name = unusedName(`cn-${network.name}-${device.name}`, names);
    return {
      name,
      device: device.name,
      sharedKey: tunnelSecret(customer, name),
      enableBgp: enableBgp ? true : undefined,
      ipsecPolicies: isStrong ? [STRONG_POLICY] : undefined,
    };
  });
}

function withDevices(design: Design, customer: Customer, devices: readonly Device[]): Design {
  let now = design;
  for (const device of devices.filter(({ isNew }) => isNew)) {
    now = revise(now, customer.file.path, (file) => {
      const site = sameCustomer(now, customer).sites.find(({ name }) => name === device.site);
      return site ? addItem(file, pathIn(file, site.raw, 'vpnDevices'), deviceValue(device)) : [];
    });
  }
  return now;
}

/** Tunnels over private peering: in clear text only the outer addresses are advertised. Source: VPNPP */
function withEncryption(
  design: Design,
  customer: Customer,
  made: {
    readonly circuit: Circuit;
    readonly network: VirtualNetwork;
    readonly devices: readonly Device[];
    readonly tunnels: readonly TunnelValue[];
  },
): Design {
  const { circuit, network, devices, tunnels } = made;
  const { path } = customer.file;
  const at = pathIn(customer.file, circuit.raw);
  const sites = new Set(devices.map(({ site }) => site));
  const encryption: EditValue = {
    mode: 'ipsec-tunnel',
    over: 'private',
    virtualNetwork: network.ref,
    advertise: customer.sites.filter(({ name }) => sites.has(name)).flatMap(({ raw }) => raw.prefixes ?? []),
    tunnels: tunnels.map((tunnel) => ({ ...tunnel, useLocalAzureIpAddress: true })),
  };
  const outer = [...new Set(devices.map(({ address }) => `${address}/32`))];
  const advertised = revise(design, path, (file) =>
    setValue(
      file,
      [...pathIn(file, circuitIn(design, customer, circuit).raw, 'peerings', 'private'), 'routing', 'advertise'],
      outer,
    ),
  );
  return revise(advertised, path, (file) => insertKey(file, at, 'encryption', encryption));
}

function circuitIn(design: Design, customer: Customer, circuit: Circuit): Circuit {
  const found = sameCustomer(design, customer).circuits.find(({ name }) => name === circuit.name);
  if (!found) throw new Error(`${circuit.name} is no circuit any more`);
  return found;
}
