import type { SourceFile } from '../../../src/import';
import { armIdOf } from '../../../src/import/sources/terraform/azurerm';
import { rootModules } from '../../../src/import/sources/terraform/terraform';
import type { ArmBody } from '../../../src/resources';
import { parseHcl } from '../../../src/work/hcl';

/**
 * What `terraform show -json` writes after an apply, of the state or of a plan that changes nothing: the resources of all
 * modules with their arguments and ids, some of them below a child module.
 */
export async function asState(files: readonly SourceFile[], kind: 'state' | 'plan'): Promise<object> {
  const parsed = await Promise.all(
    files.map(async ({ name, text }) => ({ name, content: (await parseHcl(name, text)) as ArmBody })),
  );
  const where = { subscriptionId: '', tenantId: undefined, location: 'westeurope' };
  const resources = rootModules(parsed, where, [])
    .flatMap((root) => root.resources)
    .map(({ type, address, values, subscriptionId }) => ({
      address,
      mode: 'managed',
      type,
      name: address.split('.').at(-1),
      values: { ...values, id: armIdOf(type, values, subscriptionId ?? '') ?? address },
    }));
  const half = Math.ceil(resources.length / 2);
  const root = {
    resources: resources.slice(0, half),
    child_modules: [{ address: 'module.other', resources: resources.slice(half) }],
  };
  return kind === 'plan'
    ? {
        format_version: '1.2',
        terraform_version: '1.11.4',
        planned_values: { root_module: root },
        resource_changes: [],
      }
    : { format_version: '1.0', terraform_version: '1.11.4', values: { root_module: root } };
}
