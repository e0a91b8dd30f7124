import { rules } from '../../../../src/rules';
import type { Change } from '../../rules/base';
import { families } from '../../rules/cases';
import type { Case } from '../../rules/cases/case';
import { type Front, type Order, contentOf, ordersOf, rehearse, together } from './rehearse';

/** Every design of the rules' own set that breaks a rule with an error. */
export const brokenDesigns: readonly Case[] = Object.values(families)
  .flat()
  .filter(({ severity }) => severity === 'error');

/** A name for one of them that stays: the rule, and the text that it marks. */
export const nameOf = ({ code, marked }: Case): string => `${code} ${marked}`;

/** What became of a broken design: refused with these messages, taken, not seen by Azure at all, or not tried for its size. */
export interface Fate {
  readonly name: string;
  readonly kind: 'refused' | 'taken' | 'not seen' | 'too large';
  readonly refusals: readonly string[];
}

type Before = (simulatorUrl: string) => Promise<Front>;

/** Rehearses what a broken design changes of the base design, customer by customer, until something is refused. */
export async function fateOf(broken: Case, mostResources: number, before?: Before): Promise<Fate> {
  const name = nameOf(broken);
  const orders = ordersOf(broken.breaks);
  const changed = orders.filter(isChanged);
  if (changed.some(({ wanted }) => wanted.length > mostResources)) return { name, kind: 'too large', refusals: [] };
  if (changed.length === 0) return { name, kind: 'not seen', refusals: [] };
  for (const order of changed) {
    const refusals = await rehearse(order, before);
    if (refusals.length > 0) return { name, kind: 'refused', refusals };
  }
  const all = CLASHES.has(broken.code) ? together(orders) : undefined;
  const refusals = all ? await rehearse(all, before) : [];
  return { name, kind: refusals.length > 0 ? 'refused' : 'taken', refusals };
}

/** Rules whose finding may lie between two customers. */
const CLASHES: ReadonlySet<string> = new Set(rules.filter(({ scope }) => scope === 'clash').map(({ code }) => code));

const base = new Map(ordersOf({}).map((order) => [order.customer, contentOf(order)]));
const isChanged = (order: Order): boolean => base.get(order.customer) !== contentOf(order);

/** Rehearses what a design changes of the base design, to its end. */
export async function rehearseChange(change: Change, before: Before): Promise<void> {
  for (const order of ordersOf(change).filter(isChanged)) await rehearse(order, before);
}
