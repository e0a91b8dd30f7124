import * as l10n from '@vscode/l10n';
import type { Customer, Design } from '../design';
import { type Endpoint, inOneFamily, nameOf } from './endpoint';
import type { Flow } from './securityGroup';
import { type Hop, type HopKind, Walk } from './walk';
import { fromNetwork } from './walkAzure';
import { fromClient, fromCsp, fromInternet, fromSite } from './walkOnPremises';

export type { Hop, HopKind } from './walk';

export interface OneWay {
  readonly hops: readonly Hop[];
  readonly delivered: boolean;
  /** Names of BGP peers of which the design does not say what they advertise, where a subnet on the way learns it. */
  readonly unknown: readonly string[];
}

export interface PathTrace {
  readonly from: string;
  readonly to: string;
  readonly forward: OneWay;
  readonly back: OneWay;
  /** Firewalls or circuits that one direction passes and the other does not. */
  readonly asymmetric: readonly string[];
  /** BGP peers whose routes are not known here: they may lead a flow elsewhere. */
  readonly unknown: readonly string[];
  /** The flow gets there and its answer comes back, past no firewall that sees half of it and drops it. */
  readonly arrives: boolean;
}

/** The way there and the way back between two ends of one customer, with the verdict of everything on the way. */
export function tracePath(design: Design, customer: Customer, one: Endpoint, other: Endpoint, flow: Flow): PathTrace {
  const [from, to] = inOneFamily(one, other);
  const walk = (a: Endpoint, b: Endpoint, reply: boolean) => run(new Walk(design, customer, a, b, flow, reply));
  const forward = walk(from, to, false);
  const back = to.kind === 'outside' && forward.delivered ? answerOf(forward) : walk(to, from, true);
  const both = forward.delivered && back.delivered;
  const [firewalls, circuits] = both
    ? [differences(forward, back, 'firewall'), differences(forward, back, 'circuit')]
    : [[], []];
  return {
    from: nameOf(from),
    to: nameOf(to),
    forward,
    back,
    asymmetric: [...firewalls, ...circuits],
    unknown: [...new Set([...forward.unknown, ...back.unknown])],
    arrives: both && firewalls.length === 0,
  };
}

/** The way there and the way back as the routes have it; what security groups say is not asked. */
export function routedWays(
  design: Design,
  customer: Customer,
  one: Endpoint,
  other: Endpoint,
): Pick<PathTrace, 'forward' | 'back'> {
  const [from, to] = inOneFamily(one, other);
  const walk = (a: Endpoint, b: Endpoint) => run(new Walk(design, customer, a, b, { protocol: 'Tcp' }, true));
  return { forward: walk(from, to), back: walk(to, from) };
}

/**
 * Whatever leads a flow to the internet gives it an address of its own there: the answer comes to that address, and from
 * there the way that the flow came.
 */
function answerOf({ hops }: OneWay): OneWay {
  const back = hops.filter(({ kind }) => kind !== 'route' && kind !== 'securityGroup').reverse();
  return {
    hops: back.map((hop) => ({ ...hop, detail: hop.kind === 'firewall' ? '' : hop.detail })),
    delivered: true,
    unknown: [],
  };
}

function differences(forward: OneWay, back: OneWay, kind: HopKind): string[] {
  const named = (way: OneWay) => new Set(way.hops.filter((h) => h.kind === kind).map((h) => h.name));
  const [there, here] = [named(forward), named(back)];
  return [...there, ...here].filter((name) => !there.has(name) || !here.has(name));
}

function run(walk: Walk): OneWay {
  return { delivered: start(walk), hops: walk.hops, unknown: [...walk.unknown] };
}

function start(walk: Walk): boolean {
  const { from, to } = walk;
  if (from.address.family !== to.address.family) {
    const kind = from.kind === 'outside' ? 'internet' : from.kind;
    const text = l10n.t(
      'No packet goes between {0} and {1}: they are of two families.',
      from.address.text,
      to.address.text,
    );
    return walk.hop(kind, nameOf(from), text, 'drop');
  }
  switch (from.kind) {
    case 'subnet':
      walk.pass('subnet', nameOf(from), '', from.subnet.raw);
      return walk.allowed(from, 'Outbound') && fromNetwork(walk, from.network, from.address);
    case 'site':
      walk.pass('site', from.site.name, from.address.text, from.site.raw);
      return fromSite(walk, from);
    case 'client':
      walk.pass('client', from.address.text, '');
      return fromClient(walk, from);
    case 'csp':
      walk.pass('csp', from.name, from.address.text);
      return fromCsp(walk, from);
    case 'outside':
      return fromInternet(walk);
  }
}
