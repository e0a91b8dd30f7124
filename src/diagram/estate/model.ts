import type { ConnectivityModel } from '../../design';
import type { ScenePlace } from '../model';

/** Where a circuit is in its life; `mixed` is a customer whose circuits are not all at the same point. */
export type Lifecycle = 'planned' | 'active' | 'retiring';
export type CustomerState = Lifecycle | 'mixed' | 'none';
/** Of the weakest production gateway; `none` where no gateway is connected to a circuit. */
export type ResiliencyLevel = 'maximum' | 'high' | 'standard' | 'none';
/** The worst finding in a customer's file. */
export type Health = 'error' | 'warning' | 'info' | 'none';

export interface EstateCircuit {
  readonly name: string;
  /** The peering location, as the file writes it; '' where none is said. */
  readonly location: string;
  /** Such as "1 Gbps"; '' where none is said. */
  readonly bandwidth: string;
  readonly lifecycle: Lifecycle;
  readonly place: ScenePlace;
}

export interface EstateCustomer {
  /** Path of the customer's file. */
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly model: ConnectivityModel;
  readonly circuits: readonly EstateCircuit[];
  readonly state: CustomerState;
  readonly health: Health;
  readonly findings: number;
  readonly resiliency: ResiliencyLevel;
  /** Names of the CSP's routers that its links and attachments end on. */
  readonly routers: readonly string[];
  readonly sites: number;
  readonly networks: number;
}

export interface EstateRouter {
  readonly name: string;
  /** Such as "Cisco IOS XE". */
  readonly platform: string;
  readonly place: ScenePlace;
}

export interface EstateDatacenter {
  readonly name: string;
  readonly title: string;
  readonly locations: readonly string[];
  readonly routers: readonly EstateRouter[];
  readonly place: ScenePlace;
}

/** All customers of a CSP, and what they share: of JSON values only. */
export interface Estate {
  readonly title: string;
  /** Path of the provider's file. */
  readonly file: string;
  readonly datacenters: readonly EstateDatacenter[];
  readonly customers: readonly EstateCustomer[];
}

/** What the colours of the customers say. */
export const LAYERS = ['state', 'findings', 'resiliency', 'model'] as const;
export type Layer = (typeof LAYERS)[number];
