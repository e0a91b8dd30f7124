import { usualLocalPreference } from '../../catalog/prefixLimits';

/*
 * What FRRouting's `show … json` says, as far as checks ask. An answer of another shape says nothing: undefined, and never
 * an empty list.
 */

type Shown = Readonly<Record<string, unknown>>;

function recordIn(value: unknown, ...keys: readonly string[]): Shown | undefined {
  let at = value;
  for (const key of keys) at = isRecord(at) ? at[key] : undefined;
  return isRecord(at) ? at : undefined;
}

function textIn(value: unknown, ...keys: readonly string[]): string | undefined {
  const last = keys.at(-1) ?? '';
  const found = recordIn(value, ...keys.slice(0, -1))?.[last];
  return typeof found === 'string' ? found : undefined;
}

/** State of a session: `Established`, or another one with why it was closed last, as `Active: Waiting for peer OPEN`. */
export function sessionState(answer: unknown, neighbor: string): string | undefined {
  const state = textIn(answer, neighbor, 'bgpState');
  const reason = textIn(answer, neighbor, 'lastNotificationReason') ?? textIn(answer, neighbor, 'lastResetDueTo');
  return state === undefined || state === 'Established' || reason === undefined ? state : `${state}: ${reason}`;
}

/** Whether the neighbour's BFD session is `Up`. */
export function bfdState(answer: unknown, neighbor: string): string | undefined {
  return textIn(answer, neighbor, 'peerBfdInfo', 'status');
}

/** How many prefixes a session takes. */
export function maximumPrefix(answer: unknown, neighbor: string, family: 4 | 6): number | undefined {
  const found = recordIn(answer, neighbor, 'addressFamilyInfo', `ipv${family}Unicast`)?.['prefixAllowedMax'];
  return typeof found === 'number' ? found : undefined;
}

/** Prefixes below a key of the answer. */
export function prefixesBelow(answer: unknown, key: string): readonly string[] | undefined {
  const found = recordIn(answer, key);
  return found && Object.keys(found);
}

export interface ShownPath {
  readonly prefix: string;
  readonly path: string;
  readonly localPreference: number;
  /** The VRF of this router that it comes from, where it comes from one. */
  readonly from: string | undefined;
}

/** All paths of a table, or of what a neighbour has sent; one with the usual preference shows none. */
export function pathsIn(answer: unknown): readonly ShownPath[] | undefined {
  const routes = recordIn(answer, 'routes');
  return (
    routes &&
    Object.entries(routes).flatMap(([prefix, paths]) =>
      (Array.isArray(paths) ? (paths as unknown[]) : [paths]).filter(isRecord).map((of) => ({
        prefix,
        path: textIn(of, 'path') ?? '',
        localPreference: typeof of['locPrf'] === 'number' ? of['locPrf'] : usualLocalPreference,
        from: textIn(of, 'nhVrfName'),
      })),
    )
  );
}

/** Route targets of a VPN route, by the distinguisher of its VRF. */
export function routeTargets(answer: unknown, distinguisher: string): readonly string[] | undefined {
  const paths = recordIn(answer, distinguisher)?.['paths'];
  if (!Array.isArray(paths)) return undefined;
  const texts = (paths as unknown[]).flatMap((path) => textIn(path, 'extendedCommunity', 'string') ?? []);
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/RT:(\S+)/g)].map(([, target = '']) => target)))];
}

function isRecord(value: unknown): value is Shown {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
