import { prefixRoom } from '../../catalog/prefixLimits';
import { type Design, prefixesOf } from '../../design';
import { type Prefix, comparePrefixes, equals, parsePrefix } from '../../network/prefix';
import { acceptedFromAzure, advertisedByGateway, advertisedToAzure, toldOverGlobalReach } from '../../routing';
import { type AzureEnd, PUBLIC_SERVICE } from './microsoft';
import { limitSaid } from './said';

/*
 * What has to pass over a session, as the design's routing has it. The filters that are printed come from another place:
 * where they differ, the rehearsal tells.
 */

/** What Microsoft's side offers besides the noise: networks behind the gateways, sites behind Global Reach. */
function offeredOver(design: Design, end: AzureEnd): Prefix[] {
  if (end.at.peering === 'microsoft') return [parsePrefix(PUBLIC_SERVICE)].flatMap((p) => p ?? []);
  const networks = end.circuit.connections.flatMap((c) =>
    c.virtualNetwork?.gateway ? advertisedByGateway(c.virtualNetwork).map((a) => a.prefix) : [],
  );
  const sites = toldOverGlobalReach(design, end.circuit).map((a) => a.prefix);
  return [...new Map([...networks, ...sites].map((p) => [p.text, p])).values()].sort(comparePrefixes);
}

/** What the edge router has to take of it. */
export function acceptedOver(design: Design, end: AzureEnd): Prefix[] {
  const offered = offeredOver(design, end);
  const said = prefixesOf(end.peering.raw.routing?.accept);
  if (end.at.peering === 'microsoft') return offered.filter((p) => said.length === 0 || isAmong(p, said));
  const accepted = acceptedFromAzure(design, end.circuit).map((a) => a.prefix);
  return offered.filter((p) => isAmong(p, accepted));
}

/** What the edge router has to tell Microsoft, and nothing else. */
export function sentOver(design: Design, end: AzureEnd): Prefix[] {
  if (end.at.peering === 'private') return advertisedToAzure(design, end.circuit).map((a) => a.prefix);
  const { raw } = end.peering;
  const all = prefixesOf(raw.advertisedPublicPrefixes);
  if (raw.nat?.scope !== 'per-link') return all;
  const pools = prefixesOf(raw.nat.pools);
  const own = pools[end.at.which === 'primary' ? 0 : 1];
  const others = pools.filter((pool) => pool !== own);
  const rest = all.filter((p) => !isAmong(p, others));
  return own && !isAmong(own, rest) ? [...rest, own] : rest;
}

/** The maximum of prefixes of a session with Microsoft. @param today prefixes of the family that are accepted */
export function saidLimit({ peering, circuit, at }: AzureEnd, today: number): { exact: boolean; expected: string } {
  const gateways = new Set(circuit.connections.flatMap((c) => c.virtualNetwork ?? [])).size;
  const room = at.peering === 'microsoft' ? prefixRoom.microsoftPeering : Math.max(1, gateways) * prefixRoom.gateway;
  return limitSaid(peering.raw.routing?.maximumPrefix, room, today);
}

function isAmong(prefix: Prefix, list: readonly Prefix[]): boolean {
  return list.some((p) => equals(p, prefix));
}
