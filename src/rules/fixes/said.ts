import * as l10n from '@vscode/l10n';
import { findVpnGatewaySku } from '../../catalog/gatewaySkus';
import { rulePriority } from '../../catalog/networkLimits';
import { type EditValue, type Path, remove, setValue } from '../../design';
import { schemasAt } from '../../design/language/cursor';
import { nodeAt } from '../../design/yaml/nodes';
import { nextFreeNumber } from '../../network/pool';
import { type FixContext, type FixFunction, circuitAt, networkAt, partAt, scopeOf, written } from './fix';
import { portOf } from '../shared/circuit';

/** The circuit that the finding is in gets a key. */
export function sayOfCircuit(key: string, value: EditValue): FixFunction {
  return function* (context) {
    const circuit = circuitAt(context);
    const path = circuit && context.file.pathOf(circuit.raw);
    if (path) yield proposal(context, [...path, key], value);
  };
}

/** One of the keys gets its value: the one that the finding is on, or the one that its object lacks. */
export function say(values: Readonly<Record<string, EditValue>>): FixFunction {
  return function* (context) {
    const { file, path } = context;
    const last = String(path.at(-1));
    const value = values[last];
    if (value !== undefined) {
      yield proposal(context, path, value);
      return;
    }
    const node = nodeAt(file.nodes(), path)?.node;
    const kind = file.content?.kind;
    if (!kind || node?.kind !== 'mapping') return;
    const known = new Set(schemasAt(kind, path).flatMap((schema) => Object.keys(schema.properties ?? {})));
    for (const [key, wanted] of Object.entries(values)) {
      if (known.has(key) && !node.entries.some((entry) => entry.name === key)) {
        yield proposal(context, [...path, key], wanted);
      }
    }
  };
}

function proposal({ file }: FixContext, path: Path, value: EditValue) {
  return {
    title: l10n.t('Write {0}', `${String(path.at(-1))}: ${String(value)}`),
    edits: setValue(file, path, value),
  };
}

/** The zone-redundant SKU of the same size, and both instances: what a VPN gateway in production has. */
export const zonedVpnGateway: FixFunction = function* (context) {
  if (context.path.at(-1) === 'sku') {
    const now = written(context) ?? '';
    const sku = now === 'Basic' ? 'VpnGw1AZ' : `${now}AZ`;
    if (findVpnGatewaySku(sku)) yield proposal(context, context.path, sku);
    return;
  }
  yield* say({ activeActive: true, asn: 65515, enablePrivateIpAddress: true, useLocalAzureIpAddress: true })(context);
};

/** The handoff of a circuit on a direct port is the port's; its outer tag is Azure's. */
export const portHandoff: FixFunction = function* (context) {
  const scope = scopeOf(context);
  const circuit = circuitAt(context);
  const encapsulation = scope && circuit && portOf(scope, circuit)?.raw.encapsulation;
  const { file, path } = context;
  if (encapsulation && path.at(-1) === 'handoff') yield proposal(context, path, encapsulation);
  if (path.at(-1) === 'outerVlanId') {
    yield { title: l10n.t('Remove "{0}"', 'outerVlanId'), edits: remove(file, path) };
  }
};

/** A firewall that nobody makes from the design: it is there. */
export const existingFirewall: FixFunction = function* (context) {
  const firewall = networkAt(context)?.firewall;
  const at = firewall && partAt(context, [firewall]) && context.file.pathOf(firewall.raw);
  if (at) yield proposal(context, [...at, 'existing'], true);
};

const PRIORITIES = { first: rulePriority.least, last: rulePriority.most };

/** The next priority that no rule of the group has. */
export const freePriority: FixFunction = function* (context) {
  const groups = context.customer?.subscriptions.flatMap((s) => s.networkSecurityGroups);
  const rules = partAt(context, groups)?.raw.securityRules ?? [];
  const now = Number(written(context));
  if (context.path.at(-1) !== 'priority' || !Number.isInteger(now)) return;
  const used = new Set(rules.flatMap((rule) => rule.priority ?? []));
  const above = { first: Math.max(now, PRIORITIES.first), last: PRIORITIES.last };
  const free = nextFreeNumber([above], used) ?? nextFreeNumber([PRIORITIES], used);
  if (free !== undefined) yield proposal(context, context.path, free);
};

/** A second circuit is asked for: its location and connectivity provider are a person's choice. */
export const secondCircuit: FixFunction = function* ({ customer }) {
  if (!customer) return;
  yield {
    title: l10n.t('Add a circuit in another peering location…'),
    edits: [],
    command: { kind: 'addCircuit', customer },
    isPreferred: false,
  };
};
