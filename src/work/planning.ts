import * as l10n from '@vscode/l10n';
import { type Observation, journalFiles, observe } from '../deploy';
import { type Plan, neededOf, planOf, secretsIn } from '../plan';
import type { WantedResource } from '../resources';
import { WorkFailure } from './failure';
import { refuseUnoffered } from './offers';
import type { Target } from './target';
import type { Work } from './wanted';

/** A plan, and what was seen of Azure when it was made. */
export interface Planned {
  readonly plan: Plan;
  readonly observation: Observation;
  /** What of the work is needed beside what is there. */
  readonly wanted: readonly WantedResource[];
}

/** The plan for an empty Azure, in which nobody looked. */
export function planUnseen({ customer, wanted }: Work): Plan {
  return planOf({ customer: customer.name, wanted, actual: undefined });
}

/** What is planned, and where. */
export interface PlanRequest {
  readonly work: Work;
  readonly target: Target;
  /** The folder of the design on the disk, beside which the journal is kept; absent where it is on none. */
  readonly designFolder: string | undefined;
  /** Names of secrets whose keys are written again. */
  readonly rotate?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The plan against what is there, with what the journals of earlier deployments to the same target remember.
 * @throws AzureFailure where Azure cannot be read, JournalFailure where the journal cannot,
 * WorkFailure where a secret that is to be written again is not in the design, or Azure does not offer what is to be made
 */
export async function planAgainst({ work, target, designFolder, rotate = [], signal }: PlanRequest): Promise<Planned> {
  const { customer, wanted } = work;
  refuseUnknownSecrets(work, rotate);
  const remembered =
    designFolder === undefined ? undefined : journalFiles(designFolder).remembered(customer.name, target.target);
  const observation = await observe(target.azure, wanted, { signal, made: remembered?.made });
  const needed = neededOf(wanted, observation.actual);
  const plan = planOf({
    customer: customer.name,
    wanted: needed,
    ...observation,
    ...(remembered && {
      made: remembered.made,
      keysWritten: remembered.keysWritten,
      resetsOwed: remembered.resetsOwed,
    }),
    rotate: new Set(rotate),
  });
  await refuseUnoffered(target, work, plan, signal);
  return { plan, observation, wanted: needed };
}

function refuseUnknownSecrets({ wanted }: Work, rotate: readonly string[]): void {
  const known = new Set(wanted.flatMap(({ body }) => secretsIn(body)));
  const unknown = rotate.find((name) => !known.has(name));
  if (unknown === undefined) return;
  const names = known.size === 0 ? l10n.t('none') : [...known].sort().join(', ');
  throw new WorkFailure(l10n.t('The design has no secret "{0}". There are: {1}.', unknown, names));
}
