import * as l10n from '@vscode/l10n';
import { placeOfPort } from '../../catalog/buildings';
import { directCircuitBandwidths } from '../../catalog/skus';
import { type Customer, type Design, type DirectPort, MBPS_OF_GBPS } from '../../design';
import { type Asking, type Choice, Refused, type Way, one } from '../ask/question';
import type { Made } from '../change';
import { type CustomerScope, calledOn } from '../scope';
import { askCircuit, askWatch, requireGround, withCircuits, withWatch } from './addCircuit';
import { type EdgePair, portPairs } from './edgePairs';
import type { Leg } from './leg';
import { askLoopbacks } from './loopbacks';
import { askReachOf } from './terms';

/** Asks for a circuit on a direct port: its bandwidth is a part of the port's, and no connectivity provider is in between. */
export function* addDirectCircuit(scope: CustomerScope): Asking<Made> {
  const { design, customer } = scope;
  requireGround(design, customer);
  const { port, pair } = yield* askPort(scope);
  const gbps = yield* one(
    'bandwidthInGbps',
    l10n.t('Bandwidth'),
    directCircuitBandwidths(port.raw.bandwidthInGbps ?? 0).map((each) => ({ label: `${each} Gbps`, value: each })),
  );
  const leg: Leg = {
    peeringLocation: placeOf(design, port)?.name ?? '',
    serviceProviderName: '',
    port: port.name,
    layer3ManagedBy: customer.model === 'connect-through' ? 'csp' : 'customer',
    links: { ...pair, handoff: port.raw.encapsulation ?? 'QinQ' },
    loopbacks: yield* askLoopbacks(design, customer, pair, ''),
  };
  const terms = yield* askReachOf(design, customer, [leg], {
    bandwidth: gbps * MBPS_OF_GBPS,
    ...(port.raw.billingType === 'UnlimitedData' && { billing: 'UnlimitedData' as const }),
  });
  const circuit = yield* askCircuit(design, customer, leg, terms);
  return withWatch(withCircuits(design, customer, terms, [circuit]), customer, yield* askWatch(customer));
}

function placeOf(design: Design, port: DirectPort) {
  return placeOfPort(port.raw.peeringLocation ?? '', design.provider.cloud);
}

/** A port that two edge routers of a site are connected to; one that none are leads to the wizard that connects them. */
function* askPort(scope: CustomerScope): Asking<{ readonly port: DirectPort; readonly pair: EdgePair }> {
  const { design, customer } = scope;
  const ports = portsFor(design, customer);
  if (ports.length === 0) {
    const { displayName } = customer.model === 'connect-through' ? design.provider : customer;
    throw new Refused(l10n.t('{0} has no direct port that a circuit could be on.', displayName), {
      title: l10n.t('Add a Direct Port'),
      way: { wizard: 'addDirectPort', answers: {} },
    });
  }
  const known = calledOn(scope, ports);
  const found = known.map((port) => ({ port, pair: portPairs(design, customer, port.name)[0] }));
  const choices = found.map(({ port, pair }): Choice<string> | Way =>
    pair
      ? { label: port.name, description: port.raw.peeringLocation ?? '', value: port.name }
      : {
          label: port.name,
          detail: l10n.t('No site has two edge routers with an interface to it: add them'),
          way: { wizard: 'addInterface', answers: { port: port.name } },
        },
  );
  const name = yield* one('port', l10n.t('Direct port that the circuit is on'), choices);
  const chosen = found.find(({ port }) => port.name === name);
  if (!chosen?.pair) throw new Error(`${name} is no port any more`);
  return { port: chosen.port, pair: chosen.pair };
}

/** Pairs of ports of whoever keeps the edge routers; of a place that is known, and with room for a circuit. */
function portsFor(design: Design, customer: Customer): readonly DirectPort[] {
  const { expressRoutePorts } = customer.model === 'connect-through' ? design.provider : customer;
  return expressRoutePorts.filter(
    (port) =>
      port.list === 'expressRoutePorts' &&
      placeOf(design, port) !== undefined &&
      directCircuitBandwidths(port.raw.bandwidthInGbps ?? 0).length > 0,
  );
}
