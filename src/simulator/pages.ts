import type { JsonObject } from './arm';
import type { ArmRequest, ArmResponse } from './messages';

/** One page of a list, from where the request asks; with the address of the next one while there is more. */
export function pageOf(request: ArmRequest, items: readonly JsonObject[], size: number): ArmResponse {
  const first = Number(request.query.get('$skipToken') ?? 0);
  const next = first + size;
  const query = new URLSearchParams(request.query);
  query.set('$skipToken', String(next));
  const value = items.slice(first, next);
  const nextLink = `${request.base}${request.path}?${query}`;
  return { status: 200, body: { value, ...(next < items.length && { nextLink }) } };
}
