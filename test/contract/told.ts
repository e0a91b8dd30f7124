import type { PlayedSibling } from './siblings';

/** A step by the end of its id, or the leftovers. */
export interface Told {
  readonly step?: string;
  readonly action?: string;
  readonly says?: RegExp;
  readonly saysNot?: RegExp;
  readonly left?: string;
  readonly removable?: boolean;
  readonly status?: string;
  readonly summary?: RegExp;
}

/** What of it the plan, the outcome or its last line does not tell. */
export function lacking(told: Told, { plan, outcome, step }: PlayedSibling): string[] {
  const wrong: string[] = [];
  const text =
    told.step === undefined ? plan.leftovers.find(({ id }) => id.endsWith(told.left ?? '')) : step(told.step);
  if ((told.step ?? told.left) !== undefined) {
    if (text === undefined) return [`no ${told.step ?? told.left ?? ''}`];
    if (told.says && !told.says.test(text.impact)) wrong.push(text.impact);
    if (told.saysNot?.test(text.impact)) wrong.push(text.impact);
    if (told.action !== undefined && 'action' in text && text.action !== told.action) wrong.push(text.action);
    if (told.removable !== undefined && 'removable' in text && text.removable !== told.removable)
      wrong.push('removable');
  }
  if (told.status !== undefined && outcome.status !== told.status) wrong.push(outcome.status);
  if (told.summary && !told.summary.test(outcome.summary)) wrong.push(outcome.summary);
  return wrong;
}
