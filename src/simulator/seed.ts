import { ArmError, textAt } from './arm';
import { groupOf } from './ids';
import type { World } from './kind';
import type { CustomerInstruction } from './parties';
import { kindOfId } from './types/kinds';
import { completeWrite, newEtag, stageWrite } from './writes';

/** Puts a resource into the store as if it had always been there, with its resource group. Types that are not known are left out. */
export function seed({ id, body }: CustomerInstruction, world: World): void {
  const kind = kindOfId(id);
  if (kind === undefined) return;
  const group = groupOf(id);
  if (group !== undefined && world.store.get(group) === undefined) {
    const name = id.split('/')[4] ?? '';
    world.store.set({
      id: id.split('/').slice(0, 5).join('/'),
      name,
      type: 'Microsoft.Resources/resourceGroups',
      etag: newEtag(),
      state: 'Succeeded',
      location: textAt(body, 'location') ?? 'westeurope',
      envelope: {},
      properties: {},
    });
  }
  const failure = completeWrite(stageWrite(kind, id, body, world), undefined, world);
  if (failure !== undefined) throw new ArmError(400, failure.code, failure.message);
}
