import * as l10n from '@vscode/l10n';
import {
  type Circuit,
  type Customer,
  type RawVpnDevice,
  type Site,
  type VirtualNetwork,
  findVirtualNetwork,
  findVpnDevice,
  prefixesOf,
} from '../design';
import { type Prefix, parseAddress } from '../network/prefix';
import { advertisedByGateway } from '../routing';
import { limitOfTunnel } from './limits';
import type { IpsecPolicy, Platform, Tunnel } from './model';
import { azureToken, nameOf, siteToken } from './names';
import { ofFamily, unique } from './prefixes';
import { Slice, exact } from './slice';

const PLATFORMS: readonly string[] = [
  'cisco-iosxe',
  'cisco-iosxr',
  'cisco-nxos',
  'juniper-junos',
  'arista-eos',
  'frr',
] satisfies Platform[];

/** The platform of that name; a VPN device may be anything. */
export function platformOf(text: string | undefined): Platform | undefined {
  return PLATFORMS.includes(text ?? '') ? (text as Platform) : undefined;
}

/** Azure's own choice where no policy is said; source: [K], its page on VPN devices. */
const AZURE_DEFAULT: IpsecPolicy = {
  ikeEncryption: 'AES256',
  ikeIntegrity: 'SHA256',
  dhGroup: 'DHGroup2',
  ipsecEncryption: 'GCMAES256',
  ipsecIntegrity: 'GCMAES256',
  pfsGroup: 'None',
  saLifeTimeSeconds: 27_000,
};

/** Preferred to what the circuit itself brings, which only carries the outer packets. */
const ENCRYPTED_PREFERENCE = 250;
/** source: facts 7, defaults [D] */
const BACKUP_PREFERENCE = 100;

interface Wanted {
  readonly name: string;
  readonly purpose: Tunnel['purpose'];
  readonly device: { readonly site: Site; readonly raw: RawVpnDevice };
  readonly network: VirtualNetwork;
  readonly secret: string;
  readonly enableBgp: boolean;
  readonly isPrivate: boolean;
  readonly policies: readonly Readonly<Record<string, unknown>>[] | undefined;
  readonly local: readonly Prefix[];
}

/** The customer's VPN devices with their tunnels to Azure: encryption over a circuit, and connections over the internet. */
export function vpnDevicesOf(customer: Customer): Slice[] {
  const slices = new Map<RawVpnDevice, Slice>();
  for (const wanted of wantedTunnels(customer)) {
    const { raw, site } = wanted.device;
    const slice = slices.get(raw) ?? deviceSlice(customer, site, raw);
    slices.set(raw, slice);
    addTunnels(slice, wanted);
  }
  return [...slices.values()];
}

function deviceSlice(customer: Customer, site: Site, raw: RawVpnDevice): Slice {
  const platform = platformOf(raw.platform);
  const slice = new Slice({
    customer: customer.name,
    router: raw.name ?? '',
    site: site.name,
    owner: 'customer',
    role: 'vpn-device',
    platform,
    family: raw.family,
    asn: raw.asn ?? site.raw.asn ?? 0,
    loopback: raw.address,
  });
  if (!platform) {
    slice.refuse(
      raw.name ?? '',
      l10n.t('The platform "{0}" is not one that configurations are written for.', raw.platform ?? ''),
    );
  }
  return slice;
}

function wantedTunnels(customer: Customer): Wanted[] {
  const encrypted = customer.circuits.flatMap((circuit) => encryptionTunnels(customer, circuit));
  const backup = customer.vpnConnections.flatMap(({ name, raw }): Wanted[] => {
    const device = findVpnDevice(customer, raw.device);
    const network = findVirtualNetwork(customer, raw.virtualNetwork);
    if (!device || !network || raw.sharedKey?.secret === undefined) return [];
    return [
      {
        name,
        purpose: 'backup',
        device,
        network,
        secret: raw.sharedKey.secret,
        enableBgp: raw.enableBgp ?? false,
        isPrivate: false,
        policies: raw.ipsecPolicies,
        local: raw.prefixes ? prefixesOf(raw.prefixes) : device.site.prefixes,
      },
    ];
  });
  return [...encrypted, ...backup];
}

function encryptionTunnels(customer: Customer, circuit: Circuit): Wanted[] {
  const { encryption } = circuit.raw;
  if (encryption?.mode !== 'ipsec-tunnel') return [];
  const network = findVirtualNetwork(customer, encryption.virtualNetwork, circuit.subscription);
  if (!network) return [];
  return (encryption.tunnels ?? []).flatMap((tunnel): Wanted[] => {
    const device = findVpnDevice(customer, tunnel.device);
    if (!device || tunnel.sharedKey?.secret === undefined) return [];
    return [
      {
        name: tunnel.name ?? '',
        purpose: 'encryption',
        device,
        network,
        secret: tunnel.sharedKey.secret,
        enableBgp: tunnel.enableBgp ?? false,
        isPrivate: tunnel.useLocalAzureIpAddress ?? encryption.over !== 'microsoft',
        policies: tunnel.ipsecPolicies,
        local: encryption.advertise ? prefixesOf(encryption.advertise) : device.site.prefixes,
      },
    ];
  });
}

/** One tunnel to each instance of the gateway: two where it is active-active. */
function addTunnels(slice: Slice, wanted: Wanted): void {
  const { network, device } = wanted;
  const gateway = network.vpnGateway;
  const address = device.raw.address === undefined ? undefined : parseAddress(device.raw.address);
  if (!gateway || !address) {
    slice.refuse(
      wanted.name,
      gateway
        ? l10n.t('The design does not say "{0}".', 'address')
        : l10n.t('Network {0} has no VPN gateway.', network.name),
    );
    return;
  }
  if (wanted.enableBgp && slice.identity.asn === 0) {
    slice.refuse(wanted.name, l10n.t('The design does not say "{0}".', 'asn'));
    return;
  }
  const nextHop = siteToken(slice.identity.router, 'next-hop');
  const remote = unique(advertisedByGateway(network).map((a) => a.prefix));
  const table = slice.table(undefined);
  const ike = policyOf(wanted.policies);
  if (!ike)
    slice.refuse(wanted.name, l10n.t('The policy in ipsecPolicies lacks a value, or has one that is not known here.'));
  else if (!wanted.policies?.length) {
    slice.addOpen(
      l10n.t(
        '{0} has no ipsecPolicies: what Azure offers by itself is configured (DH group 2). Say a stronger policy.',
        wanted.name,
      ),
    );
  }
  for (const instance of gateway.raw.activeActive ? [0, 1] : [0]) {
    const at = [network.ref, gateway.name];
    const bgpAddress = azureToken(...at, 'bgp-address', instance);
    slice.tunnels.push({
      name: `${wanted.name}-${instance}`,
      number: slice.tunnels.length + 1,
      purpose: wanted.purpose,
      localAddress: address.text,
      gateway: `${network.ref}/${gateway.name}`,
      remoteAddress: azureToken(...at, wanted.isPrivate ? 'private-address' : 'public-address', instance),
      secret: wanted.secret,
      bgpAddress: wanted.enableBgp ? bgpAddress : undefined,
      ike: ike ?? AZURE_DEFAULT,
      remotePrefixes: wanted.enableBgp ? [] : ofFamily(remote, 4),
      underlay: wanted.isPrivate
        ? network.subnets
            .filter((s) => s.name === 'GatewaySubnet')
            .flatMap((s) => ofFamily(s.prefixes, 4).map((prefix) => ({ prefix, nextHop })))
        : [],
    });
    if (wanted.enableBgp) addSession(slice, wanted, bgpAddress, remote);
  }
  if (wanted.isPrivate) {
    slice.addOpen(
      l10n.t(
        'The networks in Azure arrive at the site twice: in clear from the edge routers, and through {0}. What routes inside the site has to prefer the device, or traffic from there leaves unencrypted.',
        wanted.name,
      ),
    );
  }
  if (!wanted.enableBgp) return;
  if (device.raw.bgpPeeringAddress === undefined) {
    slice.addOpen(
      l10n.t(
        '{0} speaks BGP from {1}, which its tunnels end on too. Azure wants another address for BGP, such as a loopback: say bgpPeeringAddress.',
        device.raw.name ?? '',
        address.text,
      ),
    );
  }
  for (const prefix of ofFamily(wanted.local, 4)) {
    slice.originate(table, prefix, 'learned');
    slice.addOpen(
      l10n.t(
        '{0} goes into the tunnels while the device has exactly this route; its site has to bring it.',
        prefix.text,
      ),
    );
  }
}

function addSession(slice: Slice, wanted: Wanted, address: string, remote: readonly Prefix[]): void {
  const { customer, router } = slice.identity;
  const filter = (direction: string) => nameOf(customer, router, wanted.name, `${direction}4`);
  const preference = wanted.purpose === 'encryption' ? ENCRYPTED_PREFERENCE : BACKUP_PREFERENCE;
  slice.table(undefined).neighbors.push({
    kind: 'tunnel',
    address,
    family: 4,
    remoteAsn: wanted.network.vpnGateway?.raw.asn ?? 65515,
    description: `${wanted.name} ${wanted.network.ref}`,
    localAsn: undefined,
    secret: undefined,
    bfd: false,
    updateSource: wanted.device.raw.bgpPeeringAddress ?? wanted.device.raw.address,
    multihop: true,
    nextHopSelf: false,
    reflectorClient: false,
    asOverride: false,
    in: slice.permit(filter('in'), 4, exact(ofFamily(remote, 4)), { localPreference: preference }),
    out: slice.permit(filter('out'), 4, exact(ofFamily(wanted.local, 4))),
    maximumPrefix: limitOfTunnel(ofFamily(remote, 4).length),
  });
}

/** ARM's object with every value, undefined where one is missing; Azure's own choice where nothing is said. */
function policyOf(policies: Wanted['policies']): IpsecPolicy | undefined {
  const said = policies?.[0];
  if (!said) return AZURE_DEFAULT;
  const text = (key: keyof IpsecPolicy) => (typeof said[key] === 'string' ? said[key] : undefined);
  const lifetime = said['saLifeTimeSeconds'];
  const [ikeEncryption, ikeIntegrity, dhGroup] = [text('ikeEncryption'), text('ikeIntegrity'), text('dhGroup')];
  const [ipsecEncryption, ipsecIntegrity, pfsGroup] = [
    text('ipsecEncryption'),
    text('ipsecIntegrity'),
    text('pfsGroup'),
  ];
  if (!ikeEncryption || !ikeIntegrity || !dhGroup || !ipsecEncryption || !ipsecIntegrity || !pfsGroup) return undefined;
  const saLifeTimeSeconds = typeof lifetime === 'number' ? lifetime : AZURE_DEFAULT.saLifeTimeSeconds;
  return { ikeEncryption, ikeIntegrity, dhGroup, ipsecEncryption, ipsecIntegrity, pfsGroup, saLifeTimeSeconds };
}
