import * as l10n from '@vscode/l10n';
import type { ArmBody } from '../../../resources/model';
import { isKnown } from './azurerm';
import { labelled, withoutMeta } from './blocks';
import { type Names, evaluated } from './evaluate';
import type { TerraformResource } from './found';
import type { ModuleRun } from './module';
import { instancesOf, withDynamicBlocks } from './repetition';
import type { Values } from './values';

/** The resources of a module and of those that it calls, with their arguments evaluated. What cannot be read is told. */
export function resourcesOf(run: ModuleRun): TerraformResource[] {
  const own = run
    .blocksOf('resource')
    .flatMap(([type, name, body]) => run.guarded(`${type}.${name}`, () => madeBy(run, type, name, body)) ?? []);
  const called = labelled(run.module, 'module').flatMap(([name]) =>
    (run.guarded(`module.${name}`, () => run.callsOf(name)) ?? []).flatMap((call) => resourcesOf(call.run)),
  );
  return [...own, ...called];
}

/** What a block makes: one resource, or one for each of its instances. */
function madeBy(run: ModuleRun, type: string, name: string, body: ArmBody): TerraformResource[] {
  return instancesOf(body, run.names).flatMap(({ key, names }): TerraformResource[] => {
    const local = `${type}.${name}${key === undefined ? '' : `[${JSON.stringify(key)}]`}`;
    const address = run.path + local;
    if (!isKnown(type)) return [{ type, address, values: {} }];
    const values = run.guarded(local, () => argumentsOf(run, address, body, names));
    return values ? [{ type, address, values, subscriptionId: run.subscriptionOf(body) }] : [];
  });
}

function argumentsOf({ walk, module }: ModuleRun, address: string, body: ArmBody, names: Names): Values {
  return evaluated(withoutMeta(withDynamicBlocks(body, names)), names, (key, what) => {
    walk.told.push({
      severity: 'info',
      code: 'IMP-002',
      message: l10n.t('{0}: {1} is known to a run of Terraform only ({2}): it is left unsaid.', address, key, what),
      source: module.source,
    });
  }) as Values;
}
