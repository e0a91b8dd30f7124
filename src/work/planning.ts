import { type Observation, observe } from '../deploy';
import { type Plan, planOf } from '../plan';
import type { Target } from './target';
import type { Work } from './wanted';

/** A plan, and what was seen of Azure when it was made. */
export interface Planned {
  readonly plan: Plan;
  readonly observation: Observation;
}

/** The plan for an empty Azure, in which nobody looked. */
export function planUnseen({ customer, wanted }: Work): Plan {
  return planOf({ customer: customer.name, wanted, actual: undefined });
}

/** The plan against what is there. Throws `AzureFailure`. */
export async function planAgainst(
  { azure }: Target,
  { customer, wanted }: Work,
  signal?: AbortSignal,
): Promise<Planned> {
  const observation = await observe(azure, wanted, { signal });
  return { plan: planOf({ customer: customer.name, wanted, ...observation }), observation };
}
