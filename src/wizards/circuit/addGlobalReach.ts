import * as l10n from '@vscode/l10n';
import { type Circuit, type EditValue, findCircuit, nextGlobalReachPrefix, prefixesOf } from '../../design';
import { contains, parsePrefix } from '../../network/prefix';
import { type Asking, Refused, part, text } from '../ask/question';
import { allOf, freeName, prefixProblem, secretName, unusedName } from '../ask/texts';
import { type Made, addItem, pathIn, revise } from '../change';
import { type CustomerScope, calledOn } from '../scope';
import { errorOf } from '../trial';

const BLOCK = 29;

/** Asks which two circuits Microsoft's network joins. */
export function* addGlobalReach(scope: CustomerScope): Asking<Made> {
  const { design, customer } = scope;
  const block = nextGlobalReachPrefix(design)?.text ?? '';
  const pool = prefixesOf(design.provider.raw.pools?.globalReachPrefixes);
  const trial = block === '' ? '192.168.255.248/29' : block;
  const possible = calledOn(scope, customer.circuits)
    .map((circuit) => ({ circuit, others: othersFor(scope, circuit, trial) }))
    .filter(({ others }) => others.length > 0);
  const circuit = yield* askCircuit(
    'circuit',
    l10n.t('Circuit'),
    scope,
    possible.map((each) => each.circuit),
  );
  const others = possible.find((each) => each.circuit === circuit)?.others ?? [];
  const other = yield* askCircuit('otherCircuit', l10n.t('Circuit that it is joined with'), scope, others);
  const names = circuit.globalReach.map(({ name }) => name);
  const name = yield* text('name', l10n.t('Name of the Global Reach connection in Azure'), {
    initial: unusedName(`gr-${other.name}`.slice(0, 76), names),
    problem: freeName(names),
  });
  const make = (addressPrefix: string) => {
    const value: { readonly [key: string]: EditValue | undefined } = {
      ...{ name, circuit: other.name, addressPrefix },
      authorization: isForeign(circuit, other) ? { secret: secretName(`${other.name}-global-reach`) } : undefined,
    };
    return revise(design, customer.file.path, (file) =>
      addItem(file, pathIn(customer.file, circuit.raw, 'globalReach'), value),
    );
  };
  const addressPrefix = yield* text('addressPrefix', l10n.t('A /29 that is used nowhere else'), {
    initial: block,
    example: '172.31.0.0/29',
    problem: allOf(prefixProblem, (value) => {
      const prefix = parsePrefix(value);
      if (prefix?.family !== 4 || prefix.length !== BLOCK)
        return l10n.t('Give an aligned IPv4 /29, such as 172.17.0.0/29.');
      const isOfPool = pool.length === 0 || pool.some((each) => contains(each, prefix));
      if (circuit.model === 'connect-through' && !isOfPool) {
        return l10n.t("{0} is outside the CSP's pool.", value);
      }
      return errorOf(design, () => make(value));
    }),
  });
  const at = { file: customer.file.path, path: [...pathIn(customer.file, circuit.raw, 'globalReach'), names.length] };
  return { design: make(addressPrefix), at };
}

const isForeign = (circuit: Circuit, other: Circuit) => circuit.raw.subscription !== other.raw.subscription;

/** Circuits that are not joined with this one yet, and can be. */
function othersFor({ design, customer }: CustomerScope, circuit: Circuit, addressPrefix: string): Circuit[] {
  const joined = (one: Circuit, two: Circuit) =>
    one.globalReach.some(({ raw }) => findCircuit(customer, raw.circuit) === two);
  return customer.circuits.filter((other) => {
    if (other === circuit || joined(circuit, other) || joined(other, circuit)) return false;
    if (!circuit.raw.peerings?.private || !other.raw.peerings?.private) return false;
    const value = {
      ...{ name: 'gr-trial', circuit: other.name, addressPrefix },
      ...(isForeign(circuit, other) && { authorization: { secret: 'trial' } }),
    };
    const make = () =>
      revise(design, customer.file.path, (file) =>
        addItem(file, pathIn(customer.file, circuit.raw, 'globalReach'), value),
      );
    // Edges of one AS number drop the routes of each other.
    const asnOf = ({ raw }: Circuit) => raw.peerings?.private?.peerASN;
    return asnOf(circuit) !== asnOf(other) && errorOf(design, make) === undefined;
  });
}

function* askCircuit(
  answer: string,
  prompt: string,
  { customer }: CustomerScope,
  circuits: readonly Circuit[],
): Asking<Circuit> {
  return yield* part(answer, prompt, circuits, {
    choice: (each) => ({ label: each.name, description: each.raw.peeringLocation ?? '', value: each.name }),
    none: () =>
      new Refused(
        l10n.t(
          '{0} has no two circuits that Global Reach could join: both need private peering with AS numbers of their own, in countries that have it, and Premium between geographies.',
          customer.displayName,
        ),
        { title: l10n.t('Add a Circuit'), way: { wizard: 'addCircuit', answers: {} } },
      ),
  });
}
