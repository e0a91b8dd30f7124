import * as l10n from '@vscode/l10n';
import { insertKey, nextRouteDistinguisher } from '../../design';
import type { FixFunction } from '../fixes/fix';

/** A VRF of its own for Microsoft peering, beside that of private peering. */
export const microsoftVrf: FixFunction = function* ({ design, customer, file }) {
  const { vrf, microsoftVrf: own } = customer?.raw ?? {};
  const routeDistinguisher = nextRouteDistinguisher(design);
  if (!vrf?.name || own || routeDistinguisher === undefined) return;
  const name = `${vrf.name.slice(0, 12)}-MS`;
  const targets = { importRouteTargets: [routeDistinguisher], exportRouteTargets: [routeDistinguisher] };
  yield {
    title: l10n.t('Add the VRF {0} with the next free route distinguisher {1}', name, routeDistinguisher),
    edits: insertKey(file, [], 'microsoftVrf', { name, routeDistinguisher, ...targets }, { after: 'vrf' }),
  };
};
