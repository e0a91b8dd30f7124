import { type TextKind, textOf } from './kinds';

/** What a name of the format can stand for, in the words of the documentation. */
export const namedKinds = {
  providerSite: 'a site of the CSP',
  edgeRouter: 'an edge router',
  interface: 'an interface of that edge router',
  sharedService: 'a shared service of the CSP',
  site: 'a site of the customer',
  vpnDevice: "a VPN device of the customer's sites",
  siteFirewall: "a firewall of the customer's sites",
  subscription: 'a subscription',
  virtualNetwork: 'a virtual network',
  firewall: 'the firewall of a virtual network',
  routeTable: 'a route table',
  networkSecurityGroup: 'a network security group',
  circuit: 'a circuit',
  authorization: 'an authorization of the circuit',
  expressRoutePort: 'a direct port',
  expressRouteLag: 'a link aggregation group of direct ports',
  azureObject: 'an object or a resource group of a subscription',
} as const;

export type NamedKind = keyof typeof namedKinds;

/** The name by which other places of the design refer to a thing. */
export const nameOf = (kind: NamedKind, description: string, text: TextKind = 'name') =>
  textOf(text, description, { defines: kind });

/** A name that is given elsewhere; where several kinds are meant, the first that has it counts. */
export const nameFrom = (to: NamedKind | readonly NamedKind[], description: string, more: ReferenceOptions = {}) => {
  const { text = 'name', ...rest } = more;
  return textOf(text, description, { refersTo: typeof to === 'string' ? [to] : to, ...rest });
};

interface ReferenceOptions {
  readonly text?: TextKind;
  /** The name may also be of something that the design does not describe; then nothing is wrong. */
  readonly mayBeElsewhere?: true;
}

/** A reference: one segment is in its own subscription (or at any site), two are `subscription/name` (or `site/name`). */
export const ref = (to: NamedKind | readonly NamedKind[], description: string) =>
  nameFrom(to, description, { text: 'reference' });
