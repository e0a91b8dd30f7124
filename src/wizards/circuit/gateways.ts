import * as l10n from '@vscode/l10n';
import { mostCircuits, smallestGateway } from '../../catalog/gatewaySkus';
import { limits } from '../../catalog/skus';
import { type Customer, type Design, type VirtualNetwork, locationOf, setValue } from '../../design';
import { capacityOf } from '../../rules/gateways/shared';
import { type Asking, telling, yesOrNo } from '../ask/question';
import { pathIn, revise, sameCustomer } from '../change';

/** Gateways that are to be of another SKU, so that they carry a circuit; by the reference of their network. */
export type Raised = ReadonlyMap<string, string>;

/** Whether the gateway of a network, or a larger one in its place, takes one more circuit at each of those locations. */
export function hasRoom(
  design: Design,
  customer: Customer,
  network: VirtualNetwork,
  legs: readonly { readonly peeringLocation: string }[],
): boolean {
  const { gateway } = network;
  const capacity = gateway && capacityOf(gateway);
  if (!capacity) return true;
  const there = circuitsOf(customer, network);
  const most = isFixed(network) ? Math.max(capacity.most.maxCircuits, mostCircuits) : capacity.most.maxCircuits;
  const nameAt = (circuit: (typeof there)[number]) => locationOf({ design, customer }, circuit)?.location?.name;
  return (
    there.length + legs.length <= most &&
    legs.every(
      ({ peeringLocation }) =>
        there.filter((circuit) => nameAt(circuit) === peeringLocation).length <
        limits.circuitsSamePeeringLocationPerVnet,
    )
  );
}

/** A gateway of the design that another SKU can be written for, as it does not scale by itself. */
function isFixed({ gateway }: VirtualNetwork): boolean {
  return !gateway?.existing && gateway?.raw.autoScaleConfiguration === undefined;
}

function circuitsOf({ circuits }: Customer, network: VirtualNetwork): Customer['circuits'] {
  return circuits.filter(({ connections }) => connections.some((each) => each.virtualNetwork === network));
}

/**
 * A gateway that does not carry the circuit, or has no place for another one, is proposed to be larger; one that has no
 * place for the circuit itself has to be.
 * @param mbps of the circuit
 * @param added how many circuits are connected to each of the networks
 */
export function* askRaise(
  customer: Customer,
  networks: readonly VirtualNetwork[],
  mbps: number,
  added: number,
): Asking<Raised> {
  const small = networks.flatMap((network) => {
    const now = network.gateway && capacityOf(network.gateway)?.least;
    const count = circuitsOf(customer, network).length + added;
    if (!now || !isFixed(network) || (now.mbps >= mbps && now.maxCircuits > count)) return [];
    // One more than now, as a gateway that is full takes no further one.
    const larger = smallestGateway({ mbps, circuits: Math.min(count + 1, mostCircuits) });
    const isLarger = larger && larger.units === undefined && larger.sku !== now.name;
    return isLarger ? [{ network, from: now.name, to: larger.sku, isFull: now.maxCircuits < count }] : [];
  });
  if (small.length === 0) return new Map();
  const names = small.map(({ network, from, to }) => `${network.gateway?.name ?? network.ref}: ${from} → ${to}`);
  const prompt = l10n.t('Gateways are too small for the circuit, or full with it: {0}', names.join(', '));
  const yes = l10n.t('Take the larger ones');
  const full = small.flatMap(({ network, isFull }) => (isFull ? (network.gateway?.name ?? network.ref) : []));
  const isRaised =
    full.length > 0
      ? yield* telling('raiseGateways', prompt, [
          { label: yes, detail: l10n.t('As they are, there is no place at {0}.', full.join(', ')), value: true },
        ])
      : yield* yesOrNo('raiseGateways', prompt, { yes, no: l10n.t('Leave them as they are') });
  return new Map(isRaised ? small.map(({ network, to }) => [network.ref, to]) : []);
}

/** The design with gateways of other SKUs. */
export function withRaised(design: Design, customer: Customer, raised: Raised): Design {
  let now = design;
  for (const [ref, sku] of raised) {
    now = revise(now, customer.file.path, (file) => {
      const network = sameCustomer(now, customer).virtualNetworks.find((each) => each.ref === ref);
      return network?.gateway ? setValue(file, [...pathIn(file, network.gateway.raw), 'sku'], sku) : [];
    });
  }
  return now;
}
