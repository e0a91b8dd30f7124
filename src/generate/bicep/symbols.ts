import { RESOURCE_GROUP, type WantedResource, apiVersionOf, parentId, parseArmId } from '../../resources';
import { templateType } from '../arm/expressions';
import { kindOf } from '../kinds';
import { identifier, uniqueNames } from '../names';
import type { Step } from '../steps';
import { object, string } from './text';

/** The symbolic names of a Bicep file, and the resources that it refers to and does not make. */
export interface Symbols {
  /** The symbolic name of a resource, of this file or another one. */
  of(id: string): string;
  /** Declarations of the resources of other files, in the order in which they were asked for. */
  existing(): string[];
}

/** @param outside what stands around a resource of another file, such as a group */
export function symbolsOf(step: Step, byId: ReadonlyMap<string, WantedResource>): Symbols {
  const unique = uniqueNames();
  const names = new Map<string, string>();
  const declarations: string[] = [];

  const nameOf = (id: string, type: string, path: readonly string[]): string => {
    const name = unique(identifier(`${kindOf(type)}_${path.join('_')}`));
    names.set(id.toLowerCase(), name);
    return name;
  };
  for (const { id, type, name } of step.resources) nameOf(id, type, parseArmId(id)?.names ?? [name]);

  const of = (id: string): string => {
    const known = names.get(id.toLowerCase());
    if (known !== undefined) return known;
    const parsed = parseArmId(id);
    const type = parsed?.type ?? '';
    const path = parsed?.names ?? [id];
    const symbol = nameOf(id, type, path);
    const parent = parentId(id);
    const version = byId.get(id.toLowerCase())?.apiVersion ?? apiVersionOf(type);
    const body = object([
      ...(parent === undefined ? [['scope', scopeOf(step, id)] as const] : [['parent', of(parent)] as const]),
      ['name', string(path.at(-1) ?? '')],
    ]);
    declarations.push(`resource ${symbol} '${templateType(type)}@${version}' existing = ${body}`);
    return symbol;
  };
  return { of, existing: () => declarations };
}

/** Where a resource of another group lies; nothing for one of the file's own group. */
function scopeOf(step: Step, id: string): string | undefined {
  const parsed = parseArmId(id);
  if (!parsed?.resourceGroup || parsed.type === RESOURCE_GROUP) return undefined;
  const { subscriptionId, resourceGroup } = parsed;
  const sameSubscription = subscriptionId.toLowerCase() === step.subscriptionId.toLowerCase();
  if (sameSubscription && resourceGroup.toLowerCase() === step.resourceGroup?.toLowerCase()) return undefined;
  const path = [...(sameSubscription ? [] : [subscriptionId]), resourceGroup];
  return `resourceGroup(${path.map(string).join(', ')})`;
}
