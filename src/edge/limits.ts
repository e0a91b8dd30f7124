import { prefixRoom, prefixWarning } from '../catalog/prefixLimits';
import type { Peering } from '../design';
import { globalReachPeers } from '../routing';
import type { MaximumPrefix } from './model';

/** Networks that may come beside those of today without the session being closed. */
const TWO_MORE = 2;

/** What the design says, else the room for what may come, which today's count never nearly fills. */
function limitOf(said: number | undefined, room: number, today: number): MaximumPrefix {
  const least = Math.ceil(((today + TWO_MORE) * 100) / prefixWarning) + 1;
  return { limit: said ?? Math.max(room, least), warning: prefixWarning };
}

/** @param today prefixes that the filter lets in */
export function limitOfPeering({ circuit, raw, type }: Peering, today: number): MaximumPrefix {
  const said = raw.routing?.maximumPrefix;
  if (type === 'MicrosoftPeering') return limitOf(said, prefixRoom.microsoftPeering, today);
  const gateways = new Set(circuit.connections.flatMap((c) => c.virtualNetwork ?? [])).size;
  const joined = globalReachPeers(circuit).map(
    (peer) => prefixRoom.globalReach[peer.raw.sku?.tier as 'Premium'] ?? prefixRoom.globalReach.Standard,
  );
  const room = Math.max(1, gateways) * prefixRoom.gateway + joined.reduce((sum, n) => sum + n, 0);
  return limitOf(said, room, today);
}

/** @param today prefixes of the site, of one family */
export function limitOfSite(said: number | undefined, today: number): MaximumPrefix {
  return limitOf(said, prefixRoom.site, today);
}

/** A tunnel brings what one gateway announces. */
export function limitOfTunnel(today: number): MaximumPrefix {
  return limitOf(undefined, prefixRoom.gateway, today);
}
