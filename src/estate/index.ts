import type { Design } from '../design';
import type { EstateTable, TableName } from '../diagram/estate';
import { failuresTable } from './failures';
import { ordersTable } from './orders';
import { poolsTable } from './pools';
import { rolesTable } from './roles';
import { type Pause, everyCustomer } from './rows';
import { sessionsTable } from './sessions';
import { vlansTable } from './vlans';

export type { Pause };

/**
 * A table over all customers of a CSP.
 * @param pause awaited between the customers, so that whoever waits for the same thread gets it
 */
export async function estateTable(design: Design, name: TableName, pause: Pause): Promise<EstateTable> {
  switch (name) {
    case 'vlans':
      return vlansTable(design, pause);
    case 'pools':
      return poolsTable(design);
    case 'sessions':
      return sessionsTable(design, pause);
    case 'failures':
      return failuresTable(design, pause);
    case 'orders':
      return everyCustomer(design, pause, ordersTable);
    case 'roles':
      return everyCustomer(design, pause, rolesTable);
  }
}
