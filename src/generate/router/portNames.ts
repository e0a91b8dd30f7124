import type { EdgeInterface, EdgeRouterModel, Translation } from '../../edge';
import { interfaceName } from './cisco';
import { definitionsOf } from './index';
import { interfaceOf } from './printer';

/** A sub-interface by the name that it has in the file of its router. */
export function nameInFile(model: EdgeRouterModel, at: EdgeInterface): string {
  return definitionsOf(model).portsOf(at).at(-1) ?? interfaceName(at);
}

/** The interface of a translation by the name that it has in the file of its router. */
export function outsideInFile(model: EdgeRouterModel, translation: Translation): string {
  const at = interfaceOf(model, translation);
  return at ? nameInFile(model, at) : interfaceName(translation.interface);
}
