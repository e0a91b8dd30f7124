import * as l10n from '@vscode/l10n';
import { type Circuit, type Connection, type EditValue, localPreferenceOf, mbpsOf } from '../../design';
import { type Asking, Refused, part, text, yesOrNo } from '../ask/question';
import { freeName, secretName, unusedName } from '../ask/texts';
import { type Made, addItem, pathIn, revise } from '../change';
import { type CustomerScope, calledOn } from '../scope';
import { errorOf } from '../trial';
import { askRaise, withRaised } from './gateways';

/** Asks which gateway uses which circuit; one in another subscription gets an authorization. */
export function* addConnection(scope: CustomerScope): Asking<Made> {
  const { design, customer } = scope;
  const pairs = calledOn(scope, customer.circuits).map((circuit) => ({
    circuit,
    networks: networksFor(scope, circuit),
  }));
  const possible = pairs.filter(({ networks }) => networks.length > 0);
  const none = () => nothingToConnect(scope);
  const { circuit, networks } = yield* part('circuit', l10n.t('Circuit'), possible, {
    choice: (each) => ({
      label: each.circuit.name,
      description: each.circuit.raw.peeringLocation ?? '',
      value: each.circuit.name,
    }),
    none,
  });
  const network = yield* part('virtualNetwork', l10n.t('Virtual network whose gateway is connected'), networks, {
    choice: (each) => ({ label: each.ref, description: each.gateway?.name ?? '', value: each.ref }),
    none,
  });
  const isForeign = network.subscription.name !== circuit.raw.subscription;
  const keyGiven =
    isForeign &&
    circuit.managedBy === 'customer' &&
    (yield* yesOrNo('keyGiven', l10n.t('How may the gateway use the circuit of the customer?'), {
      no: l10n.t('The customer makes an authorization from the hand-over document, and tells that it is there'),
      yes: l10n.t('The customer gave the key of an authorization already: it is kept in the secret store'),
      first: false,
    }));
  const names = customer.circuits.flatMap(({ connections }) => connections.map((each) => each.name));
  const connectionName = yield* text('name', l10n.t('Name of the connection in Azure'), {
    initial: unusedName(`cn-${network.name}-${circuit.name}`.slice(0, 76), names),
    problem: freeName(names),
  });
  const others = customer.circuits.flatMap((c) => c.connections).filter((c) => c.virtualNetwork === network);
  const authorization = circuit.raw.authorizations?.some((each) => each.name === network.subscription.name)
    ? unusedName(
        network.subscription.name,
        (circuit.raw.authorizations ?? []).flatMap((each) => each.name ?? []),
      )
    : network.subscription.name;
  const value: { readonly [key: string]: EditValue | undefined } = {
    name: connectionName,
    virtualNetwork: network.ref,
    authorization: !isForeign
      ? undefined
      : keyGiven
        ? { secret: secretName(`${circuit.name}-${network.subscription.name}-authorization`) }
        : authorization,
    routingWeight: weightFor(circuit, others),
  };
  const raised = yield* askRaise(customer, [network], mbpsOf(circuit) ?? 0, 1);
  const { path } = customer.file;
  const at = pathIn(customer.file, circuit.raw);
  let now = withRaised(design, customer, raised);
  if (isForeign && !keyGiven) {
    now = revise(now, path, (file) => addItem(file, [...at, 'authorizations'], { name: authorization }, 'peerings'));
  }
  now = revise(now, path, (file) => addItem(file, [...at, 'connections'], value));
  return { design: now, at: { file: path, path: [...at, 'connections', circuit.connections.length] } };
}

/** Networks with a gateway that the circuit does not serve yet, and could. */
function networksFor({ design, customer }: CustomerScope, circuit: Circuit) {
  const { path } = customer.file;
  const at = pathIn(customer.file, circuit.raw);
  return customer.virtualNetworks.filter((network) => {
    if (!network.gateway || circuit.connections.some((each) => each.virtualNetwork === network)) return false;
    const isForeign = network.subscription.name !== circuit.raw.subscription;
    const value = {
      name: 'cn-trial',
      virtualNetwork: network.ref,
      ...(isForeign && { authorization: { secret: 'trial' } }),
    };
    const make = () => revise(design, path, (file) => addItem(file, [...at, 'connections'], value));
    return errorOf(design, make) === undefined;
  });
}

const STEP = 100;

/** A weight with which Azure prefers the circuits of a gateway as the edge does: more than those below it, less than those above. */
function weightFor(circuit: Circuit, others: readonly Connection[]): number {
  const own = localPreferenceOf(circuit);
  const weightsOf = (connections: readonly Connection[]) => connections.map(({ raw }) => raw.routingWeight ?? 0);
  const below = weightsOf(others.filter((each) => localPreferenceOf(each.circuit) < own));
  const above = weightsOf(others.filter((each) => localPreferenceOf(each.circuit) > own));
  const most = Math.max(...above, 0);
  if (below.length === 0) return above.length > 0 ? 0 : STEP;
  const least = Math.max(...below);
  return above.length > 0 ? Math.floor((least + Math.min(most, ...above)) / 2) : least + STEP;
}

function nothingToConnect({ customer }: CustomerScope): Refused {
  const mend =
    customer.circuits.length === 0
      ? { title: l10n.t('Add a Circuit'), way: { wizard: 'addCircuit' as const, answers: {} } }
      : { title: l10n.t('Add a Virtual Network'), way: { wizard: 'addVirtualNetwork' as const, answers: {} } };
  return new Refused(
    l10n.t('{0} has no circuit and gateway that could be connected and are not.', customer.displayName),
    mend,
  );
}
