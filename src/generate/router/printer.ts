import type {
  EdgeInterface,
  EdgeRouterModel,
  IpFamily,
  MacSec,
  Neighbor,
  Platform,
  Refusal,
  RoutingTable,
  Translation,
  Tunnel,
  Vrf,
} from '../../edge';
import type { Definitions } from './definitions';
import type { Words } from './words';

/** Who has judged what is printed. */
export interface Judgement {
  /** Undefined where nobody has. */
  readonly judged: string | undefined;
  /** What nobody has judged although the rest was: files, or subjects. */
  readonly notJudged: readonly string[];
}

export function judgedText(by: Judgement | undefined): string {
  return by?.judged === undefined
    ? 'Not judged: no device and no referee has judged any line of this file.'
    : `Judged: ${by.judged}. Not judged: ${by.notJudged.join(', ')}.`;
}

/** A platform is a printer of the vendor-neutral model. Pure; a model with refusals is printed without what is refused. */
export interface PlatformPrinter extends Judgement {
  readonly platform: Platform;
  /** As people call it. */
  readonly label: string;
  /** What starts a comment that takes the rest of the line. */
  readonly comment: string;
  /** Name of the configuration file. */
  readonly configuration: string;
  /** How the file is loaded, and what loading it again does to sessions that are up. */
  readonly loading: string;
  /** How each file is loaded on this platform, as Markdown, where that is more than to enter its lines. */
  readonly handling?: readonly string[];
  /** What a line of this platform can carry. */
  readonly words: Words;
  /** What this platform cannot do of the model, each with the reason. */
  readonly limits: (model: EdgeRouterModel) => readonly Refusal[];
  /** The model with what this platform has to have beside what is said for all. */
  readonly fit?: (model: EdgeRouterModel) => EdgeRouterModel;
  /** What a person settles before the file is loaded, because the platform is this one. */
  readonly open: (model: EdgeRouterModel) => readonly string[];
  readonly print: (model: EdgeRouterModel) => PrintedRouter;
  /** By which names the printed file defines what the model has. */
  readonly definitions: (model: EdgeRouterModel) => Definitions;
  /** Takes away what the configuration of that model adds. */
  readonly remove: (model: EdgeRouterModel, scope: RemovalScope) => Removal;
}

export interface FurtherFile {
  readonly name: string;
  readonly lines: readonly string[];
}

export interface PrintedRouter {
  /** Lines of the configuration, to be entered in configuration mode or loaded as a file. */
  readonly configuration: readonly string[];
  /** Commands that only show what may be there before the configuration is loaded. */
  readonly preCheck: readonly string[];
  /** Commands that only show, in the order in which one looks. */
  readonly verification: readonly string[];
  /** Lines of further files, such as the script that makes Linux interfaces. */
  readonly more?: readonly FurtherFile[];
}

/** What a printer made of a model, without what its platform cannot do. */
export interface Printed {
  /** What the file has, with all refusals in it. */
  readonly model: EdgeRouterModel;
  /** With what is apart: what goes with a part of the customer is not in use there either. */
  readonly whole: EdgeRouterModel;
  readonly printer: PlatformPrinter;
  /** The commands that only show are of what is apart, too. */
  readonly router: PrintedRouter;
  readonly apart: readonly PrintedApart[];
}

/** What may be on the router already: a file of its own, and its way back. */
export interface PrintedApart {
  readonly name: string;
  readonly subject: string;
  readonly model: EdgeRouterModel;
  readonly router: PrintedRouter;
  readonly removal: Removal;
}

/**
 * `back-out`: to where the router was, whatever it had before. `customer`: the customer leaves, and its VRF goes.
 * `part`: a circuit or a link of it, while the rest of the customer stays.
 */
export type RemovalScope = 'back-out' | 'customer' | 'part';

export interface Removal {
  readonly lines: readonly string[];
  /** What stays because it may have been there before, as the configuration writes it. */
  readonly left: readonly string[];
  readonly more?: readonly FurtherFile[];
}

/** How a refusal names an interface. */
export function interfaceSubject(at: EdgeInterface): string {
  return `${at.parent}${at.unit === undefined ? '' : `.${at.unit}`}`;
}

/** VRFs that the files make: the others were there before. */
export function madeVrfs({ tables }: Pick<EdgeRouterModel, 'tables'>): Vrf[] {
  return tables.flatMap(({ vrf }) => (vrf && !vrf.existing ? [vrf] : []));
}

export function vrfSubject(name: string): string {
  return `VRF ${name}`;
}

export function sessionSubject(neighbor: Neighbor): string {
  return `session ${neighbor.address}`;
}

export function tunnelSubject(tunnel: Tunnel): string {
  return `IPsec ${tunnel.name}`;
}

export function macSecSubject(macSec: MacSec): string {
  return `MACsec ${macSec.interface}`;
}

/** How the keys of an interface, and what is agreed with them, are called. */
export function macSecName(macSec: MacSec): string {
  return `csp-${macSec.interface.replaceAll('/', '-')}`;
}

/** The interface on which a translation is done; undefined where it is not among these. */
export function interfaceOf(
  { interfaces }: Pick<EdgeRouterModel, 'interfaces'>,
  { interface: { parent, unit } }: Translation,
): EdgeInterface | undefined {
  return interfaces.find((at) => at.parent === parent && at.unit === unit);
}

/** Whether the two ends of a session have different AS numbers. */
export function isExternal(model: EdgeRouterModel, n: Neighbor): boolean {
  return n.remoteAsn !== (n.localAsn ?? model.asn);
}

/** Whether a table has a word to say in BGP; a VRF has its distinguisher and its targets there on some platforms. */
export function speaksBgp({ vrf, neighbors, networks, aggregates }: RoutingTable): boolean {
  return vrf !== undefined || neighbors.length + networks.length + aggregates.length > 0;
}

/** Any table of the model has a word to say in BGP. */
export function hasBgp(model: EdgeRouterModel): boolean {
  return model.tables.some(speaksBgp);
}

/** Any session of the model. */
export function hasSessions(model: EdgeRouterModel): boolean {
  return model.tables.some((t) => t.neighbors.length > 0);
}

/** The families that a router of this model speaks. */
export function familiesOf(model: EdgeRouterModel): IpFamily[] {
  return ([4, 6] as const).filter((f) => model.tables.some((t) => t.families.includes(f)));
}

/** Names of the policies that let the shared services into the VRF of a table; one that exists keeps its own. */
export function importPoliciesOf({ vrf, families }: RoutingTable): string[] {
  return vrf && !vrf.existing ? families.flatMap((f) => vrf.importPolicy[f] ?? []) : [];
}

/** Where the platform can do without: a VRF has route targets if a core or a leak carries it. One that exists is left as it is. */
export function hasTargets(model: EdgeRouterModel, vrf: Vrf): boolean {
  return !vrf.existing && (model.backbone === 'mpls-vpn' || vrf.leakedRouteTargets.length > 0);
}

/** The families of the VRFs that a core carries with labels; none where it carries none. */
export function labelledFamilies({ backbone, tables }: EdgeRouterModel): IpFamily[] {
  const vrfs = backbone === 'mpls-vpn' ? tables.filter((t) => t.vrf) : [];
  return ([4, 6] as const).filter((f) => vrfs.some((t) => t.families.includes(f)));
}

/** A router id is written as an address of IPv4. */
export function routerIdOf({ loopback }: Pick<EdgeRouterModel, 'loopback'>): string | undefined {
  return loopback?.includes(':') ? undefined : loopback;
}

/** Any session of the model has BFD. */
export function hasBfd(model: EdgeRouterModel): boolean {
  return model.tables.some((t) => t.neighbors.some((n) => n.bfd));
}
