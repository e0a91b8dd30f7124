import { catalog } from './catalog';

/** Values of ARM's `routingRegistryName`. source: RT */
export const routingRegistries: readonly string[] = catalog.routingRegistries;

/** Whether Microsoft looks prefixes up in that routing registry. */
export function isRoutingRegistry(name: string): boolean {
  return routingRegistries.includes(name);
}
