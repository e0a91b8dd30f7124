import { type EdgeRouterModel, nameOfFilter } from '../../edge';
import { type Definitions, namedAsModel } from './definitions';
import { clearsTargets } from './used';

/*
 * Route targets that a neighbour sends would carry its routes into VRFs of others. What takes them away on IOS-XE and NX-OS
 * is a list that matches every one. source: [K], Cisco, BGP command reference (set extcomm-list delete)
 */

const LIST = 'ip extcommunity-list expanded';

function anyTargets({ customer }: Pick<EdgeRouterModel, 'customer'>): string {
  return nameOfFilter(customer, 'any', 'targets');
}

/** @param quote around an expression */
export function anyTargetsLines(model: EdgeRouterModel, quote = ''): string[] {
  return clearsTargets(model) ? [`${LIST} ${anyTargets(model)} permit ${quote}RT:.*${quote}`] : [];
}

export function anyTargetsRemoval(model: EdgeRouterModel): string[] {
  return clearsTargets(model) ? [`no ${LIST} ${anyTargets(model)}`] : [];
}

/** Of a term. */
export function clearingLine(model: EdgeRouterModel): string {
  return `set extcomm-list ${anyTargets(model)} delete`;
}

/** The names of the model, and that of the list. */
export function namedWithAnyTargets(model: EdgeRouterModel): Definitions {
  const name = anyTargets(model);
  const named = namedAsModel(model, `community list ${name} deleted`);
  if (!clearsTargets(model)) return named;
  const list = { name, kind: 'route-target' as const, values: ['any'] };
  return { ...named, communityLists: [...named.communityLists, list] };
}
