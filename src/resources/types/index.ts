import type { WantedResource } from '../model';
import { circuitTypes } from './circuits';
import type { ResourceType } from './descriptor';
import { gatewayTypes } from './gateways';
import { governanceTypes } from './governance';
import { networkTypes } from './networks';
import { portTypes } from './ports';
import { NETWORK_VERSION } from './rules';
import { routeServerTypes } from './routeServers';
import { tableTypes } from './tables';

const described = {
  ...networkTypes,
  ...tableTypes,
  ...gatewayTypes,
  ...circuitTypes,
  ...portTypes,
  ...routeServerTypes,
  ...governanceTypes,
};

type Key = keyof typeof described;

/** ARM's names of the resource types, by the short names that the builders use. */
export const types = Object.fromEntries(Object.entries(described).map(([key, { type }]) => [key, type])) as {
  readonly [K in Key]: (typeof described)[K]['type'];
};

/** Every type that is described. */
export const resourceTypes: readonly ResourceType[] = Object.values(described);

const byType = new Map(resourceTypes.map((one) => [one.type.toLowerCase(), one]));

/** The description of an ARM type, whatever its case; undefined where it is none of ours. */
export function typeNamed(type: string): ResourceType | undefined {
  return byType.get(type.toLowerCase());
}

/** The api-version of a type, for a body: the one that has every feature which the body uses. */
export function apiVersionOf(type: string, body: WantedResource['body'] = {}): string {
  const found = typeNamed(type);
  const paths = pathsIn(body, '');
  const needed = found?.features?.filter(({ path }) => paths.some((one) => path.test(one))) ?? [];
  return needed.at(-1)?.apiVersion ?? found?.apiVersion ?? NETWORK_VERSION;
}

function pathsIn(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [path];
  return Object.entries(value).flatMap(([key, item]) =>
    pathsIn(item, Array.isArray(value) ? path : path === '' ? key : `${path}.${key}`),
  );
}
