import * as l10n from '@vscode/l10n';
import type { Place, Subnet } from '../../design';
import type { OneWay } from '../../routing';
import type { CustomerRule, Remark } from '../rule';
import { grouped } from '../shared/groups';
import { placeOf } from '../shared/places';
import { type Ways, waysOf } from './ways';
import { bothDirections, withoutDroppingRoute } from './fixes';
import { halfPaths, nameOf, refOf } from './halfPaths';

/** Where the routes of a subnet are said: its route table, or itself where it has none. */
function placeOfRoutes(subnet: Subnet): Place {
  return subnet.raw.routeTable === undefined
    ? placeOf(subnet, subnet.raw, 'name')
    : placeOf(subnet, subnet.raw, 'routeTable');
}

function few(names: readonly string[]): string {
  const all = [...new Set(names)];
  return all.slice(0, 3).join(', ') + (all.length > 3 ? ', …' : '');
}

export const bothThroughFirewall: CustomerRule = {
  code: 'RTE-001',
  scope: 'customer',
  severity: 'warning',
  title: 'Traffic passes a firewall in both directions, or in none.',
  text: 'A stateful firewall that sees one direction only drops the flow. Behind a gateway both tables matter: that of the subnet (with BGP propagation off, as a learned route is more specific than 0.0.0.0/0), and that of GatewaySubnet, with the prefixes of the workloads.',
  source: 'UDR; [D]',
  fix: bothDirections,
  *check(scope) {
    for (const group of grouped(
      halfPaths(scope),
      (half) => `${half.firewall}\n${scope.customer.file.pathOf(half.at.raw)?.join('.')}`,
    ).values()) {
      const [first] = group;
      if (!first) continue;
      yield {
        message: l10n.t(
          'From {0} to {1} the routes of "{2}" lead past firewall "{3}", the other direction passes it: it drops half a flow. Lead both through it.',
          few(group.map((half) => half.from)),
          few(group.map((half) => half.to)),
          first.at.name,
          first.firewall,
        ),
        place: placeOfRoutes(first.at),
      };
    }
  },
};

export const answersComeBack: CustomerRule = {
  code: 'RTE-002',
  scope: 'customer',
  severity: 'warning',
  title: 'What reaches a subnet can be answered.',
  text: 'Traffic arrives and the answer is dropped on its way: by a route to None, to the internet, to an appliance that is not there, or in a circle. "Trace Path" shows each step.',
  source: 'UDR; [D]',
  fix: withoutDroppingRoute,
  *check(scope) {
    const unanswered = waysOf(scope).flatMap((ways) => lost(ways));
    for (const group of grouped(unanswered, (one) => scope.customer.file.pathOf(one.at.raw)?.join('.')).values()) {
      yield* told(group);
    }
  },
};

interface Lost {
  readonly at: Subnet;
  readonly to: string;
  readonly why: string;
}

function lost({ from, to, forward, back }: Ways): Lost[] {
  if (forward.delivered && !back.delivered) return [{ at: to.subnet, to: nameOf(from), why: whyOf(back) }];
  if (back.delivered && !forward.delivered && 'subnet' in from) {
    return [{ at: from.subnet, to: refOf(to), why: whyOf(forward) }];
  }
  return [];
}

function whyOf(way: OneWay): string {
  const last = way.hops.at(-1);
  return last ? `${last.name}: ${last.detail}` : '';
}

function* told(group: readonly Lost[]): Generator<Remark> {
  const [first] = group;
  if (!first) return;
  yield {
    message: l10n.t(
      'What comes to "{0}" from {1} is not answered: {2}',
      first.at.name,
      few(group.map((one) => one.to)),
      first.why,
    ),
    place: placeOfRoutes(first.at),
  };
}
