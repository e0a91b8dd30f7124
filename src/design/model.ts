import type { LiveLists } from '../catalog/live';
import type { AddressOf } from './addresses';
import type { DesignFile } from './file';
import type { LooseCustomer, LooseProvider } from './schema';

type Item<T> = NonNullable<T> extends readonly (infer E)[] ? E : never;
type Of<T, K extends keyof T> = NonNullable<T[K]>;

export type RawProviderSite = Item<LooseProvider['sites']>;
export type RawEdgeRouter = Item<RawProviderSite['edgeRouters']>;
export type RawInterface = Item<RawEdgeRouter['interfaces']>;
export type RawSharedService = Item<LooseProvider['sharedServices']>;
export type RawSite = Item<LooseCustomer['sites']>;
export type RawVpnDevice = Item<RawSite['vpnDevices']>;
export type RawSiteFirewall = Item<RawSite['firewalls']>;
export type RawAttachment = Item<Extract<RawSite['connectsTo'], readonly unknown[]>>;
export type RawSubscription = Item<LooseCustomer['subscriptions']>;
export type RawVirtualNetwork = Item<RawSubscription['virtualNetworks']>;
export type RawSubnet = Item<RawVirtualNetwork['subnets']>;
export type RawGateway = Of<RawVirtualNetwork, 'gateway'>;
export type RawVpnGateway = Of<RawVirtualNetwork, 'vpnGateway'>;
export type RawFirewall = Of<RawVirtualNetwork, 'firewall'>;
export type RawRouteServer = Of<RawVirtualNetwork, 'routeServer'>;
export type RawNetworkPeering = Item<RawVirtualNetwork['virtualNetworkPeerings']>;
export type RawRouteTable = Item<RawSubscription['routeTables']>;
export type RawRoute = Item<RawRouteTable['routes']>;
export type RawSecurityGroup = Item<RawSubscription['networkSecurityGroups']>;
export type RawSecurityRule = Item<RawSecurityGroup['securityRules']>;
export type RawCircuit = Item<LooseCustomer['circuits']>;
export type RawLink = NonNullable<Of<RawCircuit, 'links'>['primary']>;
export type RawPeerings = Of<RawCircuit, 'peerings'>;
export type RawPrivatePeering = Of<RawPeerings, 'private'>;
export type RawMicrosoftPeering = Of<RawPeerings, 'microsoft'>;
export type RawRouting = Of<RawPrivatePeering, 'routing'>;
export type RawRouteFilter = Of<RawMicrosoftPeering, 'routeFilter'>;
export type RawAuthorization = Item<RawCircuit['authorizations']>;
export type RawConnection = Item<RawCircuit['connections']>;
export type RawGlobalReach = Item<RawCircuit['globalReach']>;
export type RawEncryption = Of<RawCircuit, 'encryption'>;
export type RawTunnel = Item<RawEncryption['tunnels']>;
export type RawDirectPort = Item<LooseCustomer['expressRoutePorts']> &
  Pick<Item<LooseCustomer['expressRouteLags']>, 'numberOfPorts' | 'minimumActivePortsRequired' | 'lacpTimer'>;
export type RawVpnConnection = Item<LooseCustomer['vpnConnections']>;
export type RawVrf = Of<LooseCustomer, 'vrf'>;
export type RawRoleAssignment = Item<Of<LooseCustomer, 'identity'>['roleAssignments']>;

export type Cloud = 'AzureCloud' | 'AzureUSGovernment' | 'AzureChinaCloud';
export type ConnectivityModel = 'connect-through' | 'connect-to';
export type ManagedBy = 'csp' | 'customer';
export type Secret = { readonly secret?: string };

/** A thing of the design: what the file says of it, and the file. */
export interface Part<Raw extends object> {
  readonly raw: Raw;
  readonly file: DesignFile;
  /** '' where the file does not say one (yet). */
  readonly name: string;
}

/** What is inherited from customer to subscription to resource. */
export interface Inherited {
  readonly managedBy: ManagedBy;
  readonly tenantId?: string;
  readonly resourceGroup?: string;
  /** A region as the file writes it. */
  readonly location?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** An Azure object that a customer's design names. */
export interface AzurePart<Raw extends object> extends Part<Raw>, Inherited {
  readonly customer: Customer;
  readonly subscription: Subscription | undefined;
  /** It is there already: referred to and never written. */
  readonly existing: boolean;
}

export interface Provider extends Part<LooseProvider> {
  readonly displayName: string;
  readonly cloud: Cloud;
  /** What Azure itself offered when it was asked; `undefined` where the design keeps no such lists. */
  readonly live: LiveLists | undefined;
  readonly sites: readonly ProviderSite[];
  readonly edgeRouters: readonly EdgeRouter[];
  /** Port pairs, then link aggregation groups. */
  readonly expressRoutePorts: readonly DirectPort[];
}

export interface ProviderSite extends Part<RawProviderSite> {
  readonly displayName: string;
  readonly edgeRouters: readonly EdgeRouter[];
}

export interface EdgeRouter extends Part<RawEdgeRouter> {
  /** The CSP's site or the customer's. */
  readonly site: string;
  readonly owner: 'csp' | 'customer';
}

export interface Customer extends Part<LooseCustomer>, Inherited {
  readonly displayName: string;
  readonly model: ConnectivityModel;
  readonly sites: readonly Site[];
  readonly subscriptions: readonly Subscription[];
  /** All virtual networks of all subscriptions, in the order of the file. */
  readonly virtualNetworks: readonly VirtualNetwork[];
  readonly circuits: readonly Circuit[];
  /** Port pairs, then link aggregation groups. */
  readonly expressRoutePorts: readonly DirectPort[];
  readonly vpnConnections: readonly AzurePart<RawVpnConnection>[];
}

export interface Site extends Part<RawSite> {
  readonly displayName: string;
  /** Valid prefixes only. */
  readonly prefixes: readonly AddressOf[];
  /** The short form, a site of the CSP, is an attachment without more. */
  readonly attachments: readonly RawAttachment[];
  readonly edgeRouters: readonly EdgeRouter[];
}

export interface Subscription extends Part<RawSubscription>, Inherited {
  readonly customer: Customer;
  readonly environment: 'production' | 'nonproduction';
  readonly virtualNetworks: readonly VirtualNetwork[];
  readonly routeTables: readonly AzurePart<RawRouteTable>[];
  readonly networkSecurityGroups: readonly AzurePart<RawSecurityGroup>[];
}

export interface VirtualNetwork extends AzurePart<RawVirtualNetwork> {
  readonly subscription: Subscription;
  /** `subscription/name`, unique in the customer. */
  readonly ref: string;
  /** Valid prefixes only. */
  readonly addressSpace: readonly AddressOf[];
  readonly subnets: readonly Subnet[];
  readonly gateway: AzurePart<RawGateway> | undefined;
  readonly vpnGateway: AzurePart<RawVpnGateway> | undefined;
  readonly firewall: AzurePart<RawFirewall> | undefined;
  readonly routeServer: AzurePart<RawRouteServer> | undefined;
  readonly virtualNetworkPeerings: readonly AzurePart<RawNetworkPeering>[];
}

export interface Subnet extends AzurePart<RawSubnet> {
  /** From `addressPrefix` or `addressPrefixes`; valid prefixes only. */
  readonly prefixes: readonly AddressOf[];
}

/** The lists of the format that hold direct ports. */
export type DirectPortList = 'expressRoutePorts' | 'expressRouteLags';

/** A pair of direct ports, or a pair of links of several ports each: a link aggregation group (LAG). */
export interface DirectPort extends Part<RawDirectPort>, Inherited {
  readonly list: DirectPortList;
  readonly owner: 'csp' | 'customer';
  readonly subscription: Subscription | undefined;
  readonly existing: boolean;
}

export interface Circuit extends AzurePart<RawCircuit> {
  readonly model: ConnectivityModel;
  /** What is said, in the order private, microsoft. */
  readonly peerings: readonly Peering[];
  readonly connections: readonly Connection[];
  readonly authorizations: readonly AzurePart<RawAuthorization>[];
  readonly globalReach: readonly AzurePart<RawGlobalReach>[];
  /** Primary, then secondary; what the file says of them. */
  readonly links: readonly Link[];
}

export interface Link {
  readonly which: 'primary' | 'secondary';
  readonly raw: RawLink;
}

export type PeeringType = 'AzurePrivatePeering' | 'MicrosoftPeering';

export interface Peering extends AzurePart<RawPrivatePeering & Partial<RawMicrosoftPeering>> {
  readonly type: PeeringType;
  readonly circuit: Circuit;
  /** Set for Microsoft peering, where the file names a route filter. */
  readonly routeFilter: AzurePart<RawRouteFilter> | undefined;
}

/** A connection is made beside the gateway: subscription, region and group are the virtual network's. */
export interface Connection extends AzurePart<RawConnection> {
  readonly circuit: Circuit;
  readonly virtualNetwork: VirtualNetwork | undefined;
}

/** All that lies below one `provider.csp.yaml`. */
export interface Design {
  /** The folder of the provider file, with `/`; '' for the top. */
  readonly folder: string;
  readonly provider: Provider;
  readonly customers: readonly Customer[];
  /** All files that were read, the provider's first; also those without content. */
  readonly files: readonly DesignFile[];
}
