import * as l10n from '@vscode/l10n';
import type { Customer, Design } from '../design';
import type { AzureLink } from '../edge';
import { type EstateRow, type EstateTable, idOf } from '../diagram/estate';

/** Lets others work for a moment. */
export type Pause = () => Promise<void>;

/** So many customers are read between two pauses. */
const SLICE = 20;

/** What each customer gives, in the order of the design. */
export async function ofEveryCustomer<T>(
  design: Design,
  pause: Pause,
  give: (customer: Customer) => readonly T[],
): Promise<T[]> {
  const all: T[] = [];
  for (const [index, customer] of design.customers.entries()) {
    if (index % SLICE === SLICE - 1) await pause();
    all.push(...give(customer));
  }
  return all;
}

/** A table whose rows are each about one customer. */
export interface CustomerTable extends Omit<EstateTable, 'rows'> {
  readonly rowsOf: (design: Design, customer: Customer) => readonly EstateRow[];
}

export async function everyCustomer(design: Design, pause: Pause, make: () => CustomerTable): Promise<EstateTable> {
  const { rowsOf, ...table } = make();
  return { ...table, rows: await ofEveryCustomer(design, pause, (customer) => rowsOf(design, customer)) };
}

/** One end of a circuit, with its peering. */
export function linkText({ circuit, which, peering }: AzureLink): string {
  return `${circuit} · ${which === 'primary' ? l10n.t('primary') : l10n.t('secondary')} · ${peering}`;
}

export const aboutCustomer = (customer: Customer): string => idOf('customer', customer.file.path);
export const aboutRouter = (router: string): string => idOf('router', router);
