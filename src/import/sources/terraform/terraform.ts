import * as l10n from '@vscode/l10n';
import type { ArmBody, Json } from '../../../resources/model';
import type { FoundResource } from '../../found';
import { isObject, textAt } from '../../json';
import type { Told } from '../../told';
import { type Module, type Walk, joined } from './blocks';
import type { Value } from './evaluate';
import { type TerraformResource, foundIn } from './found';
import { ModuleRun } from './module';
import { resourcesOf } from './resources';

/** A file of Terraform, as the parser of HCL gives it. */
export interface TerraformFile {
  /** Its path, with `/`. */
  readonly name: string;
  readonly content: ArmBody;
}

/** The resources of the modules that no other one calls. */
export function readTerraform(files: readonly TerraformFile[], where: Where, told: Told[]): FoundResource[] {
  return rootModules(files, where, told).flatMap(({ module, resources }) => {
    if (resources.length === 0 && module.blocks.every((block) => block['module'] === undefined)) {
      const message = l10n.t('{0} holds no resource of Azure.', module.source);
      told.push({ severity: 'error', code: 'IMP-001', message, source: module.source });
    }
    return foundIn(resources, module.source, where.subscriptionId, told);
  });
}

type Where = Pick<Walk, 'subscriptionId' | 'tenantId' | 'location'>;

/** The modules that no other one calls, each with its resources and those of the modules that it calls. */
export function rootModules(
  files: readonly TerraformFile[],
  where: Where,
  told: Told[],
): { readonly module: Module; readonly resources: readonly TerraformResource[] }[] {
  const modules = new Map<string, Module>();
  const values = new Map<string, Map<string, Value>>();
  for (const { name, content } of files) {
    const folder = name.slice(0, Math.max(0, name.lastIndexOf('/')));
    if (/\.tfvars(\.json)?$/.test(name)) {
      const given = values.get(folder) ?? new Map<string, Value>();
      for (const [key, value] of Object.entries(content)) given.set(key, (value ?? null) as Json);
      values.set(folder, given);
      continue;
    }
    const before = modules.get(folder);
    modules.set(folder, { folder, source: before?.source ?? name, blocks: [...(before?.blocks ?? []), content] });
  }
  const walk: Walk = { modules, ...where, told };
  const called = new Set([...modules.values()].flatMap(calledBy));
  return [...modules.values()]
    .filter(({ folder }) => !called.has(folder))
    .map((module) => {
      const run = new ModuleRun(walk, module, values.get(module.folder) ?? new Map<string, Value>(), '', 0);
      return { module, resources: resourcesOf(run) };
    });
}

/** The folders of the modules that a module calls. */
function calledBy({ folder, blocks }: Module): string[] {
  return blocks.flatMap(({ module: calls }) =>
    (isObject(calls) ? Object.values(calls) : []).flatMap((bodies) =>
      (Array.isArray(bodies) ? bodies : [bodies]).flatMap((body) => {
        const source = textAt(body, 'source') ?? '';
        if (!/^\.{1,2}\//.test(source)) return [];
        return [joined(folder, source)];
      }),
    ),
  );
}
