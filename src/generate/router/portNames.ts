import type { EdgeInterface, EdgeRouterModel, Translation } from '../../edge';
import { interfaceName } from './cisco';
import { linuxInterface } from './linux';

/** A sub-interface by the name that it has in the file of its router. */
export function nameInFile({ platform }: Pick<EdgeRouterModel, 'platform'>, at: EdgeInterface): string {
  return platform === 'frr' ? linuxInterface(at) : interfaceName(at);
}

/** The interface of a translation by the name that it has in the file of its router. */
export function outsideInFile(model: EdgeRouterModel, { interface: of }: Translation): string {
  const at = model.interfaces.find((i) => i.parent === of.parent && i.unit === of.unit);
  return at ? nameInFile(model, at) : interfaceName(of);
}
