import * as l10n from '@vscode/l10n';
import { circuitFamilies, directCircuitBandwidths, providerBandwidths } from '../../catalog/skus';
import { type Circuit, type Design, type EditValue, locationOf, portNamedBy, portOf, setValue } from '../../design';
import { type Asking, type Choice, Refused, part, telling } from '../ask/question';
import { bandwidthText } from '../ask/texts';
import { type Made, pathIn, revise } from '../change';
import { reachableNetworks, tierChoices } from '../circuit/choices';
import { type CustomerScope, calledOn } from '../scope';
import { errorOf } from '../trial';
import { impactOf } from './impact';

/** Asks for another bandwidth of a circuit, and shows what the plan would say of each. */
export function* changeBandwidth(scope: CustomerScope): Asking<Made> {
  const { design, customer } = scope;
  const circuit = yield* askCircuit(scope);
  const port = portOf({ design, customer }, circuit);
  const gbps = port?.raw.bandwidthInGbps;
  const key = portNamedBy(circuit.raw) === undefined ? 'bandwidthInMbps' : 'bandwidthInGbps';
  const offered =
    key === 'bandwidthInMbps' ? providerBandwidths : gbps === undefined ? [] : directCircuitBandwidths(gbps);
  const now = circuit.raw[key];
  const choices = offered
    .filter((value) => value !== now)
    .sort((a, b) => Number(b > (now ?? 0)) - Number(a > (now ?? 0)) || a - b)
    .map((value) => ({ label: key === 'bandwidthInMbps' ? bandwidthText(value) : `${value} Gbps`, value }));
  return yield* askValue(scope, circuit, {
    prompt: l10n.t('Bandwidth of {0}', circuit.name),
    answer: 'bandwidth',
    choices,
    edit: (value) => [{ keys: [key], value }],
  });
}

/** Asks for another tier or billing of a circuit, and shows what the plan would say of each. */
export function* changeTier(scope: CustomerScope): Asking<Made> {
  const { design, customer } = scope;
  const circuit = yield* askCircuit(scope);
  const { tier, family } = circuit.raw.sku ?? {};
  const locations = [locationOf({ design, customer }, circuit)?.location?.name ?? []].flat();
  const connected = circuit.connections.flatMap(({ virtualNetwork }) => virtualNetwork ?? []);
  const isFarEnough = (value: typeof tier) => {
    const reached = value && reachableNetworks(design, customer, locations, value);
    return value === tier || connected.every((network) => reached?.includes(network));
  };
  const offered = tierChoices(design, customer, locations, circuit.raw.bandwidthInMbps).filter(({ value }) =>
    isFarEnough(value),
  );
  const choices = offered.flatMap((each) =>
    circuitFamilies
      // Local is billed flat. Source: WAF
      .filter((billing) => each.value !== 'Local' || billing === 'UnlimitedData')
      .filter((billing) => each.value !== tier || billing !== family)
      .map((billing) => ({
        label: `${each.label} · ${billing}`,
        ...(each.description !== undefined && { description: each.description }),
        value: { tier: each.value, family: billing },
      })),
  );
  return yield* askValue(scope, circuit, {
    prompt: l10n.t('Tier and billing of {0}', circuit.name),
    answer: 'sku',
    choices,
    edit: (value) => [
      { keys: ['sku', 'tier'], value: value.tier },
      { keys: ['sku', 'family'], value: value.family },
    ],
  });
}

function* askCircuit(scope: CustomerScope): Asking<Circuit> {
  const { customer } = scope;
  return yield* part('circuit', l10n.t('Circuit'), calledOn(scope, customer.circuits), {
    choice: (each) => ({ label: each.name, description: each.raw.peeringLocation ?? '', value: each.name }),
    none: () =>
      new Refused(l10n.t('{0} has no circuit yet.', customer.displayName), {
        title: l10n.t('Add a Circuit'),
        way: { wizard: 'addCircuit', answers: {} },
      }),
  });
}

interface Edit {
  readonly keys: readonly string[];
  readonly value: EditValue;
}

/** Offers the values that the design takes, each with what the plan would say of it. */
function* askValue<T>(
  { design, customer }: CustomerScope,
  circuit: Circuit,
  {
    prompt,
    answer,
    choices,
    edit,
  }: {
    readonly prompt: string;
    readonly answer: string;
    readonly choices: readonly Choice<T>[];
    readonly edit: (value: T) => readonly Edit[];
  },
): Asking<Made> {
  const at = pathIn(customer.file, circuit.raw);
  const make = (value: T): Design =>
    edit(value).reduce(
      (now, each) => revise(now, customer.file.path, (file) => setValue(file, [...at, ...each.keys], each.value)),
      design,
    );
  const taken = choices.filter(({ value }) => errorOf(design, () => make(value)) === undefined);
  if (taken.length === 0) {
    throw new Refused(l10n.t('{0} can have no other value there that the design would take.', circuit.name));
  }
  const value = yield* telling(
    answer,
    prompt,
    taken.map((each) => ({ ...each, detail: impactOf(design, make(each.value), customer) })),
  );
  return { design: make(value), at: { file: customer.file.path, path: at } };
}
