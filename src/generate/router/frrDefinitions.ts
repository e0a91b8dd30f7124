import type { EdgeRouterModel } from '../../edge';
import { type Definitions, namedAsModel, targetsWhereCarried } from './definitions';
import { guardsOf } from './guards';
import { linuxInterface, nftTable, outerInterface, segmentTable, tableOf, tunnelInterface } from './linux';
import { interfaceOf } from './printer';

/** What FRRouting does not do itself is in the kernel, by the names of the scripts. */
export function frrDefinitions(model: EdgeRouterModel): Definitions {
  return {
    ...namedAsModel(model, 'no extended community'),
    hasTargets: targetsWhereCarried(model),
    tableOf: ({ existing, routeDistinguisher }) => (existing ? undefined : tableOf(routeDistinguisher)),
    portsOf: (at) => [...outerInterface(at), linuxInterface(at)],
    guardsOn: (at) => (guardsOf({ ...model, interfaces: [at] }).length > 0 ? [nftTable(model, 'guard', at)] : []),
    interfaceOf: tunnelInterface,
    segmentsOf: (tunnel) => segmentTable(model, tunnel),
    nameOfTranslation: (translation) => {
      const at = interfaceOf(model, translation);
      return at ? nftTable(model, 'nat', at) : translation.name;
    },
  };
}
