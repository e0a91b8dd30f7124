import * as l10n from '@vscode/l10n';
import { portNamedBy } from '../../design';
import { type Draft, compact, nameOf } from '../reading/reading';
import { isObject } from '../json';
import type { RouterEnd, RouterEnds } from './ends';

/** What the routers say of a circuit. */
export interface CircuitEnds {
  readonly primary: RouterEnd;
  readonly secondary: RouterEnd;
  /** As the format has them. */
  readonly links: Draft;
  /** The Microsoft peering's, where it has one of its own. */
  readonly microsoft: RouterEnd | undefined;
}

/** Why the ends of a circuit are not known, though routers were handed over; undefined where they say nothing of it. */
export interface NoEnds {
  readonly why: string | undefined;
}

/** The two ends of a circuit: the sessions with Microsoft in its link prefixes, of the private peering where it has one. */
export function circuitEnds(ends: RouterEnds, circuit: Draft): CircuitEnds | NoEnds {
  const { peerings } = circuit;
  const name = nameOf(circuit);
  const of = (kind: string): Draft | undefined => {
    const peering = isObject(peerings) ? peerings[kind] : undefined;
    return isObject(peering) ? (peering as Draft) : undefined;
  };
  const [privatePeering, microsoft] = [of('private'), of('microsoft')];
  const peering = privatePeering ?? microsoft;
  if (!peering) return { why: undefined };
  const [first, second] = linksOf(ends, peering);
  if (first.length === 0 && second.length === 0) return { why: undefined };
  const [primary, secondary] = [first, second].map((list) => (list.length === 1 ? list[0] : undefined));
  if (!primary || !secondary) {
    const why =
      first.length > 1 || second.length > 1
        ? l10n.t('{0}: several sessions of the routers could be its ends, and none is taken.', name)
        : l10n.t('{0}: the routers hold the session of one link only; hand over the other router too.', name);
    return { why };
  }
  const vlanId = numberIn(peering, 'vlanId');
  const isDirect = portNamedBy(circuit) !== undefined;
  const [one, other] = [primary, secondary].map((end) => linkOf(end, vlanId, isDirect));
  if (!one || !other) {
    const untagged = one ? secondary : primary;
    const why = l10n.t(
      '{0}: {1} of {2} has no tag, which a link of a design needs.',
      name,
      untagged.port.name,
      untagged.router.name,
    );
    return { why };
  }
  const [ofMicrosoft] = microsoft && privatePeering ? linksOf(ends, microsoft)[0] : [];
  return { primary, secondary, links: { primary: one, secondary: other }, microsoft: ofMicrosoft };
}

function linksOf(ends: RouterEnds, peering: Draft): readonly [readonly RouterEnd[], readonly RouterEnd[]] {
  const vlanId = numberIn(peering, 'vlanId');
  const at = (key: string): readonly RouterEnd[] => {
    const prefix = peering[key];
    return ends.at(typeof prefix === 'string' ? prefix : undefined, vlanId);
  };
  return [at('primaryPeerAddressPrefix'), at('secondaryPeerAddressPrefix')];
}

const numberIn = (draft: Draft, key: string): number | undefined => {
  const value = draft[key];
  return typeof value === 'number' ? value : undefined;
};

/** A link as the format says it; undefined without a tag. */
function linkOf({ router, port }: RouterEnd, vlanId: number | undefined, isDirect: boolean): Draft | undefined {
  const [outer, inner] = port.tags;
  if (outer === undefined) return undefined;
  const tag = inner ?? outer;
  const unit = inner !== undefined && isDirect ? inner : outer;
  return compact({
    edgeRouter: router.name,
    interface: port.parent,
    handoff: inner === undefined ? 'Dot1Q' : 'QinQ',
    outerVlanId: inner === undefined || isDirect ? undefined : outer,
    deliveredVlanId: tag === vlanId ? undefined : tag,
    subinterface: port.unit === undefined || port.unit === unit ? undefined : port.unit,
  });
}
