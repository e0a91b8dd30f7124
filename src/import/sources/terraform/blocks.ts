import type { ArmBody } from '../../../resources/model';
import { isList, isObject } from '../../json';
import type { Told } from '../../told';

/** A module of Terraform: its blocks, from all of its files, as the parser of HCL gives them. */
export interface Module {
  readonly folder: string;
  readonly source: string;
  readonly blocks: readonly ArmBody[];
}

/** What a walk through modules shares. */
export interface Walk {
  readonly modules: ReadonlyMap<string, Module>;
  readonly subscriptionId: string;
  readonly tenantId: string | undefined;
  readonly location: string;
  readonly told: Told[];
}

/** Blocks of a kind, such as `variable` or `locals`, by the labels behind it. */
export function labelled(module: Module, kind: string): [string, ArmBody][] {
  return module.blocks.flatMap((block) => {
    const of = block[kind];
    return isObject(of)
      ? Object.entries(of).flatMap(([label, bodies]): [string, ArmBody][] =>
          (isList(bodies) ? bodies : [bodies]).filter(isObject).map((body) => [label, body]),
        )
      : [];
  });
}

const META = new Set([
  'count',
  'for_each',
  'provider',
  'providers',
  'depends_on',
  'lifecycle',
  'source',
  'version',
  'dynamic',
  'timeouts',
  'provisioner',
]);

export function withoutMeta(body: ArmBody): ArmBody {
  return Object.fromEntries(Object.entries(body).filter(([key]) => !META.has(key)));
}

/** A path below a folder, with `..` followed. */
export function joined(folder: string, path: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
