import type {
  Circuit,
  Customer,
  Design,
  DesignFile,
  Finding,
  Path,
  Peering,
  TextEdit,
  VirtualNetwork,
} from '../../design';
import { startsWith } from '../../design/finding';
import { writtenAt } from '../../design/yaml/written';
import type { CustomerScope } from '../rule';

/** A change that takes a finding away, or a command that begins one where only a person can decide. */
export interface Fix {
  readonly title: string;
  /** Code of the finding. */
  readonly code: string;
  readonly edits: ReadonlyMap<DesignFile, readonly TextEdit[]>;
  /** The one that is taken where nobody chooses: "fix all". */
  readonly isPreferred: boolean;
  /** A value that the edits take out of the file: to be kept in the secret store under this name, and shown nowhere. */
  readonly secret?: { readonly name: string; readonly value: string };
  /** In place of edits: what is to be asked of a person. */
  readonly command?: { readonly kind: WizardCommand; readonly customer: Customer };
}

/** A wizard that takes a finding away: the command of that name. */
export type WizardCommand =
  'addCircuit' | 'addConnection' | 'addMicrosoftPeering' | 'addMonitoring' | 'addNetworkPeering' | 'changeAddresses';

/** What a fix proposes for the file of the finding. */
export interface Proposal extends Pick<Fix, 'secret' | 'command'> {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** True where nothing says otherwise: the first proposal of a finding that holds. */
  readonly isPreferred?: boolean;
}

/** Proposes changes; pure, and copes with whatever is missing. Proposals that do not hold are dropped by who asks. */
export type FixFunction = (context: FixContext) => Iterable<Proposal>;

/** What stands around a finding. */
export interface FixContext {
  readonly design: Design;
  /** The customer whose file the finding is in. */
  readonly customer: Customer | undefined;
  readonly file: DesignFile;
  readonly finding: Finding;
  readonly path: Path;
}

/** The part of the design that the finding is on or in. */
export function partAt<T extends { readonly raw: object }>(
  { file, path }: FixContext,
  parts: readonly T[] | undefined,
): T | undefined {
  return parts?.find((part) => {
    const at = file.pathOf(part.raw);
    return at !== undefined && startsWith(path, at);
  });
}

export function circuitAt(context: FixContext): Circuit | undefined {
  return partAt(context, context.customer?.circuits);
}

export function peeringAt(context: FixContext): Peering | undefined {
  return partAt(context, circuitAt(context)?.peerings);
}

export function networkAt(context: FixContext): VirtualNetwork | undefined {
  return partAt(context, context.customer?.virtualNetworks);
}

/** The customer with its provider, as rules see it. */
export function scopeOf({ design, customer }: FixContext): CustomerScope | undefined {
  return customer && { customer, provider: design.provider, design: { ...design, customers: [customer] } };
}

/** The last key of the path, list indexes left out; '' at the top. */
export function keyOf({ path }: FixContext): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '');
}

/** What the file of a finding says where the finding is. */
export function written({ file, path }: FixContext): string | undefined {
  return writtenAt(file, path)?.text;
}
