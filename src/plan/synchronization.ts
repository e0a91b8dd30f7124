import * as l10n from '@vscode/l10n';
import { parentId, types } from '../resources';
import type { WantedResource } from '../resources/model';
import { referenceAt, textAt } from '../resources/types/bodies';
import { isType, keyOf } from './ids';
import type { ArmBody, Change } from './plan';

/** Where the state of a network peering stands that follows from the address spaces of both ends. */
export const SYNC_LEVEL = 'properties.peeringSyncLevel';

const IN_SYNC = 'FullyInSync';

/**
 * The sync that a network peering needs: after the address space of either end changes, and where Azure says that it is out
 * of sync. Until then the gateway of the hub does not advertise the new space, and redeploying the peering alone does not help.
 * Source: manage-virtual-network, azurerm#18444. `changed`: ids in lower case of the networks whose space this plan changes.
 */
export function syncOf(
  peering: WantedResource,
  actual: ArmBody | undefined,
  changed: ReadonlySet<string>,
): Change | undefined {
  if (!isType(peering, types.networkPeering) || actual === undefined) return undefined;
  const own = keyOf(parentId(peering.id) ?? '');
  const remote = keyOf(referenceAt(peering.body, 'properties', 'remoteVirtualNetwork') ?? '');
  const [here, there] = [changed.has(own), changed.has(remote)];
  // Where the other end is not there (yet), Azure says RemoteNotInSync too, and there is nothing to sync with.
  const isAlone = /^(initiated|disconnected)$/i.test(textAt(actual, 'properties', 'peeringState') ?? '');
  const said = isAlone ? undefined : textAt(actual, 'properties', 'peeringSyncLevel');
  const from =
    here && there ? 'LocalAndRemoteNotInSync' : here ? 'LocalNotInSync' : there ? 'RemoteNotInSync' : (said ?? IN_SYNC);
  return from === IN_SYNC ? undefined : { path: SYNC_LEVEL, from, to: IN_SYNC };
}

/** What somebody else has to do with a peering that is theirs. */
export function syncAsked(party: string): string {
  return l10n.t(
    '{0} has to sync it (az network vnet peering sync), or gateway and sites do not know the new address space',
    party,
  );
}

/** Whether a change is the sync of a peering, which is asked for beside the body. */
export const isSync = ({ path }: Change): boolean => path === SYNC_LEVEL;

/** Whether what is there of a peering knows the address spaces of both ends. */
export function isInSync(body: ArmBody | undefined): boolean {
  return (textAt(body, 'properties', 'peeringSyncLevel') ?? IN_SYNC) === IN_SYNC;
}
