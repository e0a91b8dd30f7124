import { type FixFunction, networkAt, partAt } from '../fixes/fix';
import { proposal } from '../shared/keyFixes';

/** A firewall that nobody makes from the design: it is there. */
export const existingFirewall: FixFunction = function* (context) {
  const firewall = networkAt(context)?.firewall;
  const at = firewall && partAt(context, [firewall]) && context.file.pathOf(firewall.raw);
  if (at) yield proposal(context, [...at, 'existing'], true);
};
