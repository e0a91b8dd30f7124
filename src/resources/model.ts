import type { ManagedBy, Place } from '../design';

/** Who makes a resource: the party whose files and steps it belongs to. */
export type Party = ManagedBy | 'connectivity-provider';

/**
 * What can be made at once: circuit and network; after the connectivity provider provisioned the circuit, its peerings;
 * then the connections. Source: 7.9 of the facts (two-phase deployment), TFI-5342.
 */
export type Stage = 'network' | 'peerings' | 'connections';

/** A secret in a body: printers make a parameter of it, the deployment asks the secret store. Never a value. */
export interface SecretRef {
  readonly $secret: string;
}

/** A reference in a body to the id of another wanted (or existing) resource. */
export interface IdRef {
  readonly $id: string;
}

/** An authorization key in a body: read from the authorization when the connection is written. Never a value. */
export interface AuthorizationRef {
  /** ARM id of the authorization whose key is needed. */
  readonly $authorizationKey: string;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** What ARM answers for a resource. */
export interface ArmBody {
  readonly [key: string]: Json | undefined;
}

/** A value that differs: `from` is what is there, `to` what the design wants; null is nothing. Never a secret. */
export interface Change {
  /** Such as properties.subnets[apps].properties.addressPrefix. */
  readonly path: string;
  readonly from: Json;
  readonly to: Json;
}

/** A body as ARM takes it on the wire, with references in place of ids and secrets. */
export type BodyValue =
  | string
  | number
  | boolean
  | null
  | SecretRef
  | IdRef
  | AuthorizationRef
  | readonly BodyValue[]
  | { readonly [key: string]: BodyValue | undefined };

/** An ARM resource that the design wants. */
export interface WantedResource {
  /** ARM id with the provider namespace, in the case that the design writes. */
  readonly id: string;
  /** Such as Microsoft.Network/expressRouteCircuits/peerings. */
  readonly type: string;
  /** The last segment of the id. */
  readonly name: string;
  readonly apiVersion: string;
  readonly tenantId: string | undefined;
  /** Short name of the subscription in the design, and its GUID. */
  readonly subscription: string;
  readonly subscriptionId: string;
  /** undefined for what stands at subscription scope. */
  readonly resourceGroup: string | undefined;
  /** In ARM's form: lower case, no spaces. undefined for child resources. */
  readonly location: string | undefined;
  readonly tags: Readonly<Record<string, string>> | undefined;
  /** `properties`, `sku` and what else stands at the top of the body, less location and tags. */
  readonly body: { readonly [key: string]: BodyValue | undefined };
  readonly party: Party;
  /** It is there already: referred to, never written. */
  readonly existing: boolean;
  readonly stage: Stage;
  /** Of a circuit: the names of the edge routers that its links end on. */
  readonly edges?: readonly string[];
  /** What Azure tells of it and does not take, by its path, with the value that the design expects. */
  readonly expected?: Readonly<Record<string, string>>;
  /** Ids of wanted resources that must be there first. */
  readonly dependsOn: readonly string[];
  /** Where the design says it. */
  readonly place: Place;
}
