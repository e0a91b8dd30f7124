import * as l10n from '@vscode/l10n';
import { type Customer, type LooseCustomer, findEdgeRouter, microsoftPeeringOf } from '../../design';
import type { Claim, ClashRule, CustomerRule } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { microsoftVrf } from './fixes';

interface TargetClaim extends Claim {
  readonly direction: 'import' | 'export';
}

function* targets(customer: Customer, key: 'vrf' | 'microsoftVrf'): Generator<TargetClaim> {
  const vrf: LooseCustomer['vrf'] = customer.raw[key];
  for (const direction of ['import', 'export'] as const) {
    const list = `${direction}RouteTargets` as const;
    for (const [index, target] of (vrf?.[list] ?? []).entries()) {
      if (!vrf) continue;
      yield {
        key: target.trim(),
        owner: customer.name,
        by: `${direction} ${vrf.name ?? key}`,
        shown: target,
        direction,
        place: () => placeOf(customer, vrf, list, index),
      };
    }
  }
}

export const routeTargets: ClashRule = {
  code: 'SEC-001',
  scope: 'clash',
  severity: 'error',
  title: 'No VRF imports a route target that another customer exports.',
  text: 'One customer would reach the other. The route target of a shared service may be imported by all; no customer exports it.',
  source: 'CSP; BFD [D]',
  *claims({ customer }) {
    yield* targets(customer, 'vrf');
    yield* targets(customer, 'microsoftVrf');
  },
  *check(claims) {
    const all = claims as readonly TargetClaim[];
    for (const taken of all.filter((claim) => claim.direction === 'import')) {
      const other = all.find((claim) => claim.direction === 'export' && claim.owner !== taken.owner);
      if (!other) continue;
      yield {
        message: l10n.t(
          'The route target {0} is exported by customer "{1}": importing it joins the two. Take a route target of this customer alone.',
          taken.shown,
          other.owner,
        ),
        place: taken.place(),
        related: [{ place: other.place(), message: `${other.owner}: ${other.by}` }],
      };
    }
  },
};

export const sharedServiceTargets: CustomerRule = {
  code: 'SEC-011',
  scope: 'customer',
  severity: 'error',
  title: 'A customer does not export the route target of a shared service.',
  text: "Every customer of the service imports it, and would learn this customer's routes.",
  source: 'CSP; [D]',
  *check({ customer, provider }) {
    for (const vrf of [customer.raw.vrf, customer.raw.microsoftVrf]) {
      for (const [index, target] of (vrf?.exportRouteTargets ?? []).entries()) {
        const service = provider.raw.sharedServices?.find((s) => s.routeTarget?.trim() === target.trim());
        if (!vrf || !service) continue;
        yield {
          message: l10n.t(
            '{0} is the route target of the shared service "{1}": all of its customers would learn these routes. Remove it.',
            target,
            service.name ?? '',
          ),
          place: placeOf(customer, vrf, 'exportRouteTargets', index),
        };
      }
    }
  },
};

export const separateMicrosoft: CustomerRule = {
  code: 'SEC-008',
  scope: 'customer',
  severity: 'warning',
  title: "Microsoft peering ends in a VRF of its own on the CSP's routers.",
  text: 'Private peering belongs to the core, Microsoft peering to the DMZ: in one VRF public prefixes and internal ones are routed to each other. Write microsoftVrf.',
  source: 'CP',
  fix: microsoftVrf,
  *check({ customer, design }) {
    const { vrf, microsoftVrf } = customer.raw;
    const apart = microsoftVrf !== undefined && microsoftVrf.name !== vrf?.name;
    if (apart) return;
    for (const circuit of customer.circuits) {
      const peering = microsoftPeeringOf(circuit);
      const ends = circuit.links.some((link) => findEdgeRouter(design, circuit, link.raw.edgeRouter));
      if (circuit.model !== 'connect-through' || !peering || !ends) continue;
      yield {
        message: l10n.t(
          'Microsoft peering is in the VRF of the private one. Write microsoftVrf for customer "{0}".',
          customer.name,
        ),
        place: microsoftVrf
          ? placeOf(customer, microsoftVrf, 'name')
          : keyOf(circuit, circuit.raw.peerings ?? circuit.raw, 'microsoft'),
      };
    }
  },
};
