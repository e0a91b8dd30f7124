import { rulePriority } from '../../catalog/networkLimits';
import { nextFreeNumber } from '../../network/pool';
import { type FixFunction, partAt, written } from '../fixes/fix';
import { proposal } from '../shared/keyFixes';

const PRIORITIES = { first: rulePriority.least, last: rulePriority.most };

/** The next priority that no rule of the group has. */
export const freePriority: FixFunction = function* (context) {
  const groups = context.customer?.subscriptions.flatMap((s) => s.networkSecurityGroups);
  const rules = partAt(context, groups)?.raw.securityRules ?? [];
  const now = Number(written(context));
  if (context.path.at(-1) !== 'priority' || !Number.isInteger(now)) return;
  const used = new Set(rules.flatMap((rule) => rule.priority ?? []));
  const above = { first: Math.max(now, PRIORITIES.first), last: PRIORITIES.last };
  const free = nextFreeNumber([above], used) ?? nextFreeNumber([PRIORITIES], used);
  if (free !== undefined) yield proposal(context, context.path, free);
};
