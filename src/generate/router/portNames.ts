import type { EdgeInterface, EdgeRouterModel, Translation } from '../../edge';
import { interfaceName } from './cisco';
import { linuxInterface } from './linux';
import { interfaceOf } from './printer';

/** A sub-interface by the name that it has in the file of its router. */
export function nameInFile({ platform }: Pick<EdgeRouterModel, 'platform'>, at: EdgeInterface): string {
  return platform === 'frr' ? linuxInterface(at) : interfaceName(at);
}

/** The interface of a translation by the name that it has in the file of its router. */
export function outsideInFile(model: EdgeRouterModel, translation: Translation): string {
  const at = interfaceOf(model, translation);
  return at ? nameInFile(model, at) : interfaceName(translation.interface);
}
