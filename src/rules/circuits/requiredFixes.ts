import * as l10n from '@vscode/l10n';
import { insertKey, nextRouteDistinguisher, remove, setValue } from '../../design';
import { type FixFunction, circuitAt, keyOf } from '../fixes/fix';
import { secondLink } from '../peerings/linkFixes';
import { changeAddresses } from '../shared/wizardFixes';

/** What is required and can be made: the VRF of a customer, the secondary link of a peering. */
export const missingKey: FixFunction = function* (context) {
  yield* missingVrf(context);
  yield* secondLink(context);
};

const missingVrf: FixFunction = function* ({ design, customer, file, path }) {
  if (!customer || path.length > 0 || customer.raw.vrf !== undefined || !customer.name) return;
  const through = [customer, ...customer.circuits].some((part) => part.model === 'connect-through');
  const routeDistinguisher = nextRouteDistinguisher(design);
  if (!through || routeDistinguisher === undefined) return;
  const name = customer.name.toUpperCase().slice(0, 15);
  const targets = { importRouteTargets: [routeDistinguisher], exportRouteTargets: [routeDistinguisher] };
  const value = { name, routeDistinguisher, ...targets };
  yield {
    title: l10n.t('Add the VRF {0} with the next free route distinguisher {1}', name, routeDistinguisher),
    edits: insertKey(file, [], 'vrf', value, { after: 'identity' }),
  };
};

/** An outer tag where the handoff is Dot1Q. */
export const withoutOuterTag: FixFunction = function* (context) {
  const { file, path } = context;
  if (!circuitAt(context)) return;
  if (keyOf(context) !== 'outerVlanId') {
    yield* changeAddresses(context);
    return;
  }
  yield { title: l10n.t('Remove "{0}"', 'outerVlanId'), edits: remove(file, path) };
  yield {
    title: l10n.t('Write {0}', 'handoff: QinQ'),
    edits: setValue(file, [...path.slice(0, -1), 'handoff'], 'QinQ'),
    isPreferred: false,
  };
};
