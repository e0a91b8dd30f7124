import type { DirectPortList, RawCircuit } from './model';

/** The direct port or LAG that a circuit, or an interface of an edge router, names: the key and what it says. */
export function portNamedBy({
  expressRoutePort,
  expressRouteLag,
}: Pick<RawCircuit, 'expressRoutePort' | 'expressRouteLag'>):
  | { readonly key: 'expressRoutePort' | 'expressRouteLag'; readonly ref: string; readonly list: DirectPortList }
  | undefined {
  if (expressRoutePort !== undefined)
    return { key: 'expressRoutePort', ref: expressRoutePort, list: 'expressRoutePorts' };
  if (expressRouteLag !== undefined) return { key: 'expressRouteLag', ref: expressRouteLag, list: 'expressRouteLags' };
  return undefined;
}
