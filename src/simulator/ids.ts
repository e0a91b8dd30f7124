import { badRequest } from './arm';

/** What an ARM path points at. */
export interface Address {
  /** the path itself, without its query and without a slash at its end */
  readonly path: string;
  readonly subscription?: string;
  readonly group?: string;
  /** what stands before the last `/providers/`; empty at the root */
  readonly scope: string;
  readonly namespace?: string;
  /** the segments behind the namespace: type, name, type, name… */
  readonly segments: readonly string[];
}

/** Parses a path. Segments are decoded; nothing else is changed. */
export function parseAddress(rawPath: string): Address {
  const path = rawPath.replace(/\/+$/, '');
  let parts: string[];
  try {
    parts = path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    throw badRequest('InvalidRequestUri', `The request URI '${rawPath}' is not valid.`);
  }
  const lower = parts.map((part) => part.toLowerCase());
  const subscription = lower[0] === 'subscriptions' ? parts[1] : undefined;
  const group = subscription !== undefined && lower[2] === 'resourcegroups' ? parts[3] : undefined;
  const marker = lower.lastIndexOf('providers');
  const inProviders = marker >= 0;
  return {
    path: parts.length === 0 ? '' : `/${parts.join('/')}`,
    ...(subscription !== undefined && { subscription }),
    ...(group !== undefined && { group }),
    scope: inProviders
      ? parts
          .slice(0, marker)
          .map((part) => `/${part}`)
          .join('')
      : '',
    ...(inProviders && parts[marker + 1] !== undefined && { namespace: parts[marker + 1] }),
    segments: inProviders ? parts.slice(marker + 2) : [],
  };
}

/** The key under which a resource is kept: ids are compared without regard to case. */
export const keyOf = (id: string): string => id.toLowerCase();

/** The id of the resource that a child resource belongs to, or undefined for one at the top. */
export function parentId(id: string): string | undefined {
  const marker = id.toLowerCase().lastIndexOf('/providers/');
  if (marker < 0) return undefined;
  const behind = id.slice(marker + '/providers/'.length).split('/');
  return behind.length > 3 ? id.split('/').slice(0, -2).join('/') : undefined;
}

/** The outermost resource around an id: the one that operations lock. */
export function rootId(id: string): string {
  let current = id;
  for (let parent = parentId(current); parent !== undefined; parent = parentId(current)) current = parent;
  return current;
}

export const subscriptionOf = (id: string): string => id.split('/')[2]?.toLowerCase() ?? '';

/** `/subscriptions/…/resourceGroups/…` of an id, in lower case, or undefined above resource groups. */
export function groupOf(id: string): string | undefined {
  const parts = id.toLowerCase().split('/');
  return parts[3] === 'resourcegroups' && parts[4] ? parts.slice(0, 5).join('/') : undefined;
}

export const lastName = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
