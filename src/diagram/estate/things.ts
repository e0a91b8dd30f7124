import * as l10n from '@vscode/l10n';
import type { Box } from '../placed';
import type { PlacedEstate } from './layout';
import type { Estate, EstateCustomer } from './model';
import { customerText } from './words';

export type ThingKind = 'customer' | 'location' | 'datacenter' | 'router';

/** Names a thing of an estate; a customer by the path of its file. */
export const idOf = (kind: ThingKind, name: string): string => `${kind}:${name}`;

/** Something in the picture of an estate that can be gone to. */
export interface EstateThing {
  readonly id: string;
  readonly kind: ThingKind;
  readonly name: string;
  readonly box: Box;
  /** What it is, for those who do not see it. */
  readonly spoken: string;
}

/** All things of an estate, as they are read: the CSP's, then location by location with its customers. */
export function thingsOf({ datacenters, locations }: PlacedEstate): EstateThing[] {
  return [
    ...datacenters.flatMap(({ datacenter, routers, ...box }) => [
      thing('datacenter', datacenter.name, box, [l10n.t('Datacenter'), datacenter.title].join(': ')),
      ...routers.map(({ router, ...at }) =>
        thing('router', router.name, at, [l10n.t('Edge router'), router.name].join(': ')),
      ),
    ]),
    ...locations.flatMap(({ name, customers, ...box }) => [
      thing('location', name, box, [l10n.t('Peering location'), name || l10n.t('No circuit yet')].join(': ')),
      ...customers.map(({ customer, ...at }) => thing('customer', customer.key, at, customerText(customer))),
    ]),
  ];
}

function thing(kind: ThingKind, name: string, { x, y, width, height }: Box, spoken: string): EstateThing {
  return { id: idOf(kind, name), kind, name, box: { x, y, width, height }, spoken };
}

/** What shares something with a thing, it itself included: who is on a router, and on which routers a customer is. */
export function sharedWith(estate: Estate, id: string): ReadonlySet<string> {
  const lit = new Set([id]);
  const add = (kind: ThingKind, name: string) => lit.add(idOf(kind, name));
  const datacenterOf = (router: string) =>
    estate.datacenters.find(({ routers }) => routers.some(({ name }) => name === router));
  const addRouter = (router: string) => {
    add('router', router);
    const datacenter = datacenterOf(router);
    if (datacenter) add('datacenter', datacenter.name);
  };
  for (const customer of estate.customers) {
    const own = idOf('customer', customer.key);
    const at = new Set(customer.circuits.map(({ location }) => location));
    if (id === own) {
      for (const location of at.size > 0 ? at : ['']) add('location', location);
      customer.routers.forEach(addRouter);
    } else if (isOn(estate, customer, at, id)) {
      lit.add(own);
      for (const location of at) add('location', location);
    }
  }
  for (const { name, locations, routers } of estate.datacenters) {
    if (id === idOf('datacenter', name)) routers.forEach((router) => add('router', router.name));
    if (routers.some((router) => id === idOf('router', router.name))) add('datacenter', name);
    if (locations.some((location) => id === idOf('location', location))) add('datacenter', name);
  }
  return lit;
}

function isOn(estate: Estate, customer: EstateCustomer, locations: ReadonlySet<string>, id: string): boolean {
  if (customer.routers.some((router) => id === idOf('router', router))) return true;
  if ([...locations].some((location) => id === idOf('location', location))) return true;
  if (locations.size === 0 && id === idOf('location', '')) return true;
  const datacenter = estate.datacenters.find(({ name }) => id === idOf('datacenter', name));
  return datacenter?.routers.some(({ name }) => customer.routers.includes(name)) ?? false;
}

/** The things that a text is found in: names of customers, their circuits, locations and routers, in any case of letters. */
export function found(estate: Estate, text: string): string[] {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '') return [];
  const has = (...names: readonly string[]) => names.some((name) => name.toLocaleLowerCase().includes(wanted));
  return [
    ...estate.datacenters.flatMap(({ name, title, routers }) => [
      ...(has(name, title) ? [idOf('datacenter', name)] : []),
      ...routers.filter((router) => has(router.name)).map((router) => idOf('router', router.name)),
    ]),
    ...estate.customers
      .filter((customer) => has(customer.name, customer.title, ...customer.circuits.map(({ name }) => name)))
      .map(({ key }) => idOf('customer', key)),
  ];
}
