import type { ArmBody, Change, Json, WantedResource } from '../model';

/** What a write does to traffic that runs already. */
export type Traffic = 'untouched' | 'interrupted';

/** What a step means for network and bill, in one sentence for people. `source` is a page of the documentation or a thread. */
export interface Meaning {
  readonly text: string;
  readonly source: string;
  /** Absent where nobody has written it down. */
  readonly traffic?: Traffic;
}

/** Why a change cannot be made to what is there. */
export interface Refusal {
  readonly refused: string;
  /** Code of the facts' rule; null where Azure's refusal has none. */
  readonly rule: string | null;
  readonly source: string;
}

/** What stands around a resource, as far as a meaning depends on it. */
export interface Surroundings {
  readonly resource: WantedResource;
  /** What is there of it; undefined while it is being made, or where nobody looked. */
  readonly actual: ArmBody | undefined;
  /** Everything that the same customer wants. */
  readonly all: readonly WantedResource[];
  /** What is there by id, wanted or not; undefined where nothing is or nobody looked. */
  readonly there: (id: string) => ArmBody | undefined;
  /** Everything that was found, by id in lower case. */
  readonly found: ReadonlyMap<string, ArmBody>;
}

/** What changing a property does. The first rule of a type whose path fits is taken; a change without one is not known. */
export interface ChangeRule {
  /** Of paths such as properties.sku.name; names of items are in brackets. */
  readonly path: RegExp;
  readonly means: (change: Change, around: Surroundings) => Meaning | Refusal;
}

/** How a list in a body is merged onto what is there. Lists without a rule: see `mergeOnto`. */
export interface ListRule {
  /** Path without the names of items, such as properties.ipConfigurations. */
  readonly path: string;
  /** Where in an item its key stands, such as `name` or `service`. undefined: a list of plain values, or of items without a key. */
  readonly key?: string;
  /**
   * whole: the design says all of it, and what it does not say goes. shared: others have items in it, which stay.
   * Unsaid, plain values are whole and items are shared.
   */
  readonly owner?: 'whole' | 'shared';
  /** Plain values whose order means something: name servers are asked one after the other. */
  readonly ordered?: true;
  /**
   * Where an item has no counterpart by its key: the values by which it is still known, the surest first, such as the public
   * address and the subnet of an ipConfiguration.
   */
  readonly sameBy?: readonly string[];
  /** Once this member of the body turns false, the items that are not said go: a second configuration of a gateway. */
  readonly wholeOnce?: string;
  /** Where the design cannot say a key of an item that exists, the item's own stays: its name, an address that it has. */
  readonly kept?: readonly string[];
}

/** A collection that the body of a resource carries inline, each item a resource of its own. */
export interface InlineChildren {
  /** The key in `properties`. */
  readonly property: string;
  /** ARM type of the items. */
  readonly type: string;
}

/** A property that Azure's first public version of lacks: who uses it needs the version that has it. */
export interface Feature {
  readonly path: RegExp;
  readonly apiVersion: string;
}

/** A member of the body that is told, by name, where it is in Azure and the design does not say it. */
export interface Told {
  /** Such as properties.networkSecurityGroup. */
  readonly path: string;
  readonly title: () => string;
  /** Whether it lets traffic or people through; it is only noted where that is not said. */
  readonly severity?: 'warning';
  /** The values that are told; unsaid, all but those that say nothing. */
  readonly when?: (value: Json) => boolean;
}

/** What two resources of a type can have in common, at paths as of `everyAt`: one value of either is enough. */
export type Common =
  /** The same text. */
  | { readonly says: string }
  /** A reference to the same, at one of the paths; or to two of which the member `orBy` has one value. */
  | { readonly refersTo: readonly string[]; readonly orBy?: string }
  /** An address, at whichever of the paths. */
  | { readonly overlaps: readonly string[] };

/**
 * Everything that is to be known of an ARM resource type. Printers, plan, clients and faces ask here; only the builder of its
 * bodies, the arguments of its Terraform resource and the simulator's kind stand elsewhere.
 */
export interface ResourceType {
  /** With ARM's casing, such as Microsoft.Network/virtualNetworks/subnets. */
  readonly type: string;
  /** What it is called in identifiers of templates and scripts. */
  readonly kind: string;
  /** What the portal calls it, for people. */
  readonly title: () => string;
  /** The version that templates and readings use: the oldest that every cloud has and that says what is used here. */
  readonly apiVersion: string;
  /** Newest last. */
  readonly features?: readonly Feature[];
  /**
   * The operation group of @azure/arm-network that reads and writes it, such as expressRouteCircuits; undefined for what
   * Resource Manager's or the authorization client writes.
   */
  readonly operations?: string;
  /** azurerm's resource; undefined where it has none. */
  readonly terraform?: string;
  readonly children?: readonly InlineChildren[];
  readonly lists?: readonly ListRule[];
  /**
   * Azure takes one only of two that have all of this in common, whatever their names. Others are those of the same parent; of a
   * type without parents, all.
   */
  readonly excludes?: readonly Common[];
  /**
   * Of a type that no design names: the paths by whose last names another one in the same place is this one under another name.
   * What is there keeps its own. Without paths, whatever is there is it.
   */
  readonly knownBy?: readonly string[];
  /** What refers to it takes it when it is made, and keeps the one that it has: then this one would be billed and serve nothing. */
  readonly madeForHolder?: true;
  /** Whether a list of its collection shows each item with all that a design says of it, and its children. */
  readonly listed?: true;
  /** Collections below it that its body does not carry, such as bgpConnections. */
  readonly collections?: readonly string[];
  /** Members that only repeat their neighbours: said where one of those differs. Answers are known to contradict them. */
  readonly repeats?: readonly { readonly path: string; readonly neighbours: readonly string[] }[];
  /** Paths of members that are said when the resource is made; what is there keeps its own. */
  readonly initial?: readonly string[];
  readonly unsaid?: readonly Told[];
  /** Keys of `properties`, at any depth, that Azure never shows again: sent with each write, and compared with nothing. */
  readonly writeOnly?: readonly string[];
  /** Keys of which ARM takes one or the other, at any depth. */
  readonly alternatives?: readonly (readonly [string, string])[];
  /** Keys that are true of one value of another key only: once that changes, they go unless they are said again. */
  readonly goesWith?: readonly { readonly key: string; readonly dependents: readonly string[] }[];
  readonly creation: (around: Surroundings) => Meaning;
  readonly changes: readonly ChangeRule[];
  /** What it still permits or costs while it is in Azure and not in the design. */
  readonly leftover: (body: ArmBody | undefined) => Lasting;
  /** In which turn it can be removed: what has a lower number goes first, as it stands on what has a higher one. */
  readonly removal: number;
}

/** What something that the design does not say (any more) still does. */
export interface Lasting {
  readonly text: string;
  /** warning: it lets traffic or people through, or is billed. */
  readonly severity: 'warning' | 'info';
}
