import type { Customer, Design } from '../design';
import { type EstateRow, type EstateTable, idOf } from '../diagram/estate';
import type { ScenePlace } from '../diagram';

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

/** The place of an object of a customer's file; of the whole file where the object is not in it. */
export function placeIn({ file }: Customer, raw: object | undefined): ScenePlace {
  return { file: file.path, path: (raw && file.pathOf(raw)) ?? [] };
}

export const aboutCustomer = (customer: Customer): string => idOf('customer', customer.file.path);
export const aboutRouter = (router: string): string => idOf('router', router);
