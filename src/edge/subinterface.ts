import { type Circuit, type Peering, portNamedBy } from '../design';
import type { RawLink } from '../design';
import type { Tags } from './model';

/** Room between the unit of the private and that of the Microsoft peering behind one outer tag; a Junos unit ends at 16385. */
const SECOND_PEERING = 4096;

/** The tags that arrive at the edge router for a peering of a circuit, undefined while the VLAN id is not said. */
export function tagsOf(circuit: Circuit, link: RawLink, peering: Peering): Tags | undefined {
  const translated = peering.type === 'AzurePrivatePeering' || circuit.peerings.length === 1;
  const vlanId = (translated ? link.deliveredVlanId : undefined) ?? peering.raw.vlanId;
  if (vlanId === undefined) return undefined;
  if (link.handoff !== 'QinQ') return { kind: 'dot1q', vlanId };
  const outer = link.outerVlanId ?? (portNamedBy(circuit.raw) === undefined ? undefined : 'stag');
  return outer === undefined ? undefined : { kind: 'qinq', outer, inner: vlanId };
}

/**
 * The number of the sub-interface: what the link says, else the tag that tells this circuit from others on the
 * interface. The Microsoft peering of the same circuit gets a number of its own. It follows from the circuit alone, so
 * that nothing else in the design changes a number on a router in service.
 */
export function unitOf(link: RawLink, peering: Peering, tags: Tags): number | undefined {
  if (tags.kind === 'none') return undefined;
  const microsoft = peering.type === 'MicrosoftPeering';
  if (tags.kind === 'dot1q') {
    if (!microsoft) return link.subinterface ?? tags.vlanId;
    return link.subinterface === tags.vlanId ? tags.vlanId + SECOND_PEERING : tags.vlanId;
  }
  const own = link.subinterface ?? (tags.outer === 'stag' ? tags.inner : tags.outer);
  return microsoft ? own + SECOND_PEERING : own;
}
