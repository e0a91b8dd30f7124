import { ArmError } from '../arm';
import type { Resource } from '../arm';
import type { World } from '../kind';

/** A PUT that is judged: the resource as it would be, with all that came with it already in the store. */
export interface Attempt {
  readonly resource: Resource;
  readonly previous: Resource | undefined;
  readonly world: World;
}

/** What stands in the message in the place of `{key}`; `{id}` and `{name}` are the resource's own. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * recorded: code and message stand in a recording. reported: users have shown the code that Azure answered.
 * documented: a document says that Azure refuses it, or cannot do it, and not with which code: the code is the simulator's.
 */
type CodeFrom = 'recorded' | 'reported' | 'documented';

/** One thing that Azure refuses. */
export interface Refusal {
  /** such as `Microsoft.Network/virtualNetworks/subnets` */
  readonly type: string;
  /** the path of what is wrong in the body, such as `properties.addressPrefix` */
  readonly property: string;
  /** when it is refused, in words */
  readonly condition: string;
  /** HTTP status (400) */
  readonly status?: number;
  readonly code: string;
  readonly message: string;
  readonly codeFrom: CodeFrom;
  /** the document or thread, and the day of it or on which it was read */
  readonly source: string;
  readonly date: string;
  /** not asked of what is there already: that was made when it was allowed */
  readonly onlyNew?: true;
  /** Whether the attempt is refused, and with which values in the message. */
  readonly refuses: (attempt: Attempt) => Values | boolean | undefined;
}

/** Whether the resource is made now, and is not one that stood there before the simulator was started. */
export const isMadeNow = ({ previous, world }: Attempt): boolean => previous === undefined && !world.asIfOld;

/** Answers with the first of the refusals that the attempt meets. */
export function refuse(refusals: readonly Refusal[], attempt: Attempt): void {
  const { id, name } = attempt.resource;
  for (const refusal of refusals) {
    if (refusal.onlyNew === true && !isMadeNow(attempt)) continue;
    const found = refusal.refuses(attempt);
    if (found === undefined || found === false) continue;
    const values: Values = { id, name, ...(found === true ? {} : found) };
    const message = refusal.message.replace(/\{(\w+)\}/g, (_whole, key: string) => String(values[key] ?? ''));
    throw new ArmError(refusal.status ?? 400, refusal.code, message);
  }
}
