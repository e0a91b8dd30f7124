import { createHash } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import type { Plan } from '../plan';
import { WorkFailure } from './failure';
import type { Target } from './target';
import type { Work } from './wanted';

/** A plan that somebody approves before it is carried out. Holds no secret: the plan shows names of them only. */
interface SavedPlan {
  readonly formatVersion: 1;
  readonly target: string;
  /** SHA-256 of what the design wanted. */
  readonly wanted: string;
  readonly plan: Plan;
}

/** The text of a file that keeps a plan until it is approved. */
export function savedPlanText(work: Work, { target }: Target, plan: Plan): string {
  const saved: SavedPlan = { formatVersion: 1, target, wanted: digestOf(work), plan };
  return `${JSON.stringify(saved, undefined, 2)}\n`;
}

/**
 * Why a plan that was made now is not the one that was approved; undefined where it is.
 * @throws WorkFailure where the text is no saved plan
 */
export function deviation(text: string, work: Work, { target }: Target, plan: Plan): string | undefined {
  const saved = read(text);
  if (saved.plan.customer !== plan.customer) {
    return l10n.t('The plan is for the customer {0}, not for {1}.', saved.plan.customer, plan.customer);
  }
  if (saved.target !== target) return l10n.t('The plan is for {0}, not for {1}.', saved.target, target);
  if (saved.wanted !== digestOf(work)) {
    return l10n.t('The design has changed since the plan was made. Make a new plan, and have it approved.');
  }
  if (JSON.stringify(saved.plan) === JSON.stringify(plan)) return undefined;
  return l10n.t('Azure has moved since the plan was made. Make a new plan, and have it approved.');
}

function read(text: string): SavedPlan {
  try {
    const saved = JSON.parse(text) as Partial<SavedPlan> | null;
    const { formatVersion, target, wanted, plan } = saved ?? {};
    if (formatVersion === 1 && typeof target === 'string' && typeof wanted === 'string' && Array.isArray(plan?.steps)) {
      return { formatVersion, target, wanted, plan };
    }
  } catch {
    // Said below, as of any other text.
  }
  throw new WorkFailure(l10n.t('This is no plan that "plan --out" has written.'));
}

/** Where something stands in the files does not matter. */
function digestOf({ wanted, leftOut }: Work): string {
  const said = wanted.map((resource) => ({ ...resource, place: undefined }));
  return createHash('sha256')
    .update(JSON.stringify([said, leftOut.map(({ message }) => message)]))
    .digest('hex');
}
