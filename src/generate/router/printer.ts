import { containsAddress, parseAddress, parsePrefix } from '../../network/prefix';
import type { EdgeInterface, EdgeRouterModel, IpFamily, MacSec, Platform, Refusal, Tunnel } from '../../edge';

/** One file of a router, with LF line ends and a newline at its end. */
export interface RouterFile {
  readonly name: string;
  readonly text: string;
}

/** A platform is a printer of the vendor-neutral model. Pure; a model with refusals is printed without what is refused. */
export interface PlatformPrinter {
  readonly platform: Platform;
  /** As people call it. */
  readonly label: string;
  /** What starts a comment that takes the rest of the line. */
  readonly comment: string;
  /** Name of the configuration file. */
  readonly configuration: string;
  /** Who has judged the configuration; undefined where nobody has. */
  readonly judged: string | undefined;
  /** What nobody has judged although the rest was: files, or subjects. */
  readonly notJudged: readonly string[];
  /** What this platform cannot do of the model, each with the reason. */
  readonly limits: (model: EdgeRouterModel) => readonly Refusal[];
  readonly print: (model: EdgeRouterModel) => PrintedRouter;
}

export interface PrintedRouter {
  /** Lines of the configuration, to be entered in configuration mode or loaded as a file. */
  readonly configuration: readonly string[];
  /** Commands that only show, in the order in which one looks. */
  readonly verification: readonly string[];
  /** Takes away what the configuration adds, and nothing else. */
  readonly backOut: readonly string[];
  /** Lines of further files, such as the script that makes Linux interfaces. */
  readonly more?: readonly { readonly name: string; readonly lines: readonly string[] }[];
}

/** Takes what the platform cannot do out of the model and adds the refusals to it. */
export function withinLimits(model: EdgeRouterModel, refusals: readonly Refusal[]): EdgeRouterModel {
  const refused = new Set(refusals.map((r) => r.subject));
  const interfaces = model.interfaces.filter((i) => !refused.has(interfaceSubject(i)));
  const gone = model.interfaces.filter((i) => refused.has(interfaceSubject(i)));
  const orphaned = (address: string) => gone.some((i) => i.addresses.some((a) => sameLink(a, address)));
  return {
    ...model,
    interfaces,
    tables: model.tables
      .filter((t) => t.vrf === undefined || !refused.has(vrfSubject(t.vrf.name)))
      .map((t) => ({ ...t, neighbors: t.neighbors.filter((n) => !orphaned(n.address)) })),
    tunnels: model.tunnels.filter((t) => !refused.has(tunnelSubject(t))),
    translations: model.translations.filter((t) => !refused.has(t.name)),
    macSec: model.macSec.filter((m) => !refused.has(macSecSubject(m))),
    refusals: [...model.refusals, ...refusals],
  };
}

/** Both ends of a link network of four addresses or less. */
function sameLink(withLength: string, address: string): boolean {
  const prefix = parsePrefix(withLength);
  const other = parseAddress(address);
  return prefix !== undefined && other !== undefined && containsAddress(prefix, other);
}

/** How a refusal names an interface. */
export function interfaceSubject(at: EdgeInterface): string {
  return `${at.parent}${at.unit === undefined ? '' : `.${at.unit}`}`;
}

export function vrfSubject(name: string): string {
  return `VRF ${name}`;
}

export function tunnelSubject(tunnel: Tunnel): string {
  return `IPsec ${tunnel.name}`;
}

export function macSecSubject(macSec: MacSec): string {
  return `MACsec ${macSec.interface}`;
}

/** The families that a router of this model speaks. */
export function familiesOf(model: EdgeRouterModel): IpFamily[] {
  return ([4, 6] as const).filter((f) => model.tables.some((t) => t.families.includes(f)));
}
