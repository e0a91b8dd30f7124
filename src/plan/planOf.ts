import * as l10n from '@vscode/l10n';
import { types } from '../resources';
import type { WantedResource } from '../resources/model';
import { attachmentStep } from './attachment';
import { differences } from './compare';
import { CIRCUIT, ROLE_ASSIGNMENT, isType, keyOf, stepIdOf } from './ids';
import type { KeyWritten } from './keys';
import { leftoversOf } from './leftovers';
import { readOnlyLocks } from './locked';
import { inOrder } from './order';
import { peeringOrder } from './peeringOrder';
import type { ArmBody, Plan, PlanStep } from './plan';
import { circuitsBefore, connectivityProviderOf, isProvisioned } from './provisioning';
import { resetStep } from './reset';
import { type Sight, verdictOf } from './verdict';

export interface PlanInput {
  /** Name of the customer. */
  readonly customer: string;
  readonly wanted: readonly WantedResource[];
  /** What is in Azure, by id; undefined where nobody looked: then nothing but what is `existing` is taken to be there. */
  readonly actual: ReadonlyMap<string, ArmBody> | undefined;
  /** Ids, in lower case, of what others manage and may not be read. */
  readonly unreadable?: ReadonlySet<string>;
  /** Ids, in lower case, of collections beside the wanted resources that may not be listed. */
  readonly unlisted?: ReadonlySet<string>;
  /** Ids, in lower case, of what our journals say that we created for this customer. */
  readonly made?: ReadonlySet<string>;
  /** Which secret was written where and when, by `keyPlace`: names and times, from our journals. */
  readonly keysWritten?: ReadonlyMap<string, KeyWritten>;
  /** Ids, in lower case, of connections whose key was written again, and whose reset has not ended well since. */
  readonly resetsOwed?: ReadonlySet<string>;
  /** Names of the secrets whose keys are to be written again. */
  readonly rotate?: ReadonlySet<string>;
}

const RESOURCE_GROUP = 'Microsoft.Resources/resourceGroups';

/**
 * What has to be done so that Azure is as the design wants it, in an order in which it can be done. Pure.
 * Nothing is deleted; what others manage is waited for; role assignments come first.
 */
export function planOf(input: PlanInput): Plan {
  const { customer, wanted, actual } = input;
  const there = actual && new Map(Array.from(actual, ([id, body]) => [keyOf(id), body]));
  const resources = new Map(wanted.map((resource) => [keyOf(resource.id), resource]));
  const all = [...resources.values()];
  const sight: Sight = {
    there,
    unreadable: input.unreadable ?? new Set(),
    keys: { written: input.keysWritten ?? new Map<string, KeyWritten>(), rotate: input.rotate ?? new Set() },
    locks: readOnlyLocks(there ?? new Map<string, ArmBody>()),
    grown: networksThatGrow(resources, there),
  };
  const steps: PlanStep[] = [];
  const provisioned = new Map<string, string>();

  for (const [key, circuit] of resources) {
    const step = provisioningStep(circuit, there, all);
    if (!step) continue;
    steps.push(step);
    provisioned.set(key, step.id);
  }
  for (const resource of all) {
    const { first, later } = peeringOrder(resource, resources, there);
    const before = [...resource.dependsOn, ...first]
      .flatMap((other) => (later.has(keyOf(other)) ? [] : (resources.get(keyOf(other)) ?? [])))
      .map(stepIdOf);
    const awaited = circuitsBefore(resource).flatMap((circuit) => provisioned.get(circuit) ?? []);
    const id = stepIdOf(resource);
    const step: PlanStep = {
      id,
      resourceId: resource.id,
      dependsOn: [...new Set([...before, ...awaited])].filter((other) => other !== id).sort(),
      ...verdictOf(resource, sight, all),
    };
    steps.push(step);
    const reset = resetStep(resource, step, input.resetsOwed ?? new Set());
    if (reset) steps.push(reset);
    const attachment = attachmentStep(resource, resources, there);
    if (attachment) steps.push(attachment);
  }

  const ranks = new Map(all.map((resource) => [stepIdOf(resource), rankOf(resource)]));
  const { ordered, rest } = inOrder(steps, (step) => ranks.get(step.id) ?? LAST);
  const leftovers = leftoversOf(resources, there, input.made ?? new Set(), input.unlisted ?? new Set());
  return { formatVersion: 1, customer, steps: [...ordered, ...rest.map(inCircle)], leftovers };
}

/** The networks of ours whose address space the plan changes, so that their peerings have to follow. */
function networksThatGrow(
  resources: ReadonlyMap<string, WantedResource>,
  there: ReadonlyMap<string, ArmBody> | undefined,
): Set<string> {
  const grown = [...resources].filter(([key, resource]) => {
    const actual = there?.get(key);
    const isWritten = resource.party === 'csp' && !resource.existing;
    if (!actual || !isWritten || !isType(resource, types.virtualNetwork)) return false;
    return differences(resource, actual).some(({ path }) => path.startsWith('properties.addressSpace.'));
  });
  return new Set(grown.map(([key]) => key));
}

const LAST = 4;

function rankOf(resource: WantedResource): number {
  if (isType(resource, ROLE_ASSIGNMENT)) return 0;
  if (isType(resource, RESOURCE_GROUP)) return 1;
  return { network: 2, peerings: 3, connections: 3 }[resource.stage];
}

/** The wait for the connectivity provider; none where nothing needs it, on a direct port, or where it is over. Source: PEER-001 */
function provisioningStep(
  circuit: WantedResource,
  there: ReadonlyMap<string, ArmBody> | undefined,
  all: readonly WantedResource[],
): PlanStep | undefined {
  if (!isType(circuit, CIRCUIT)) return undefined;
  const key = keyOf(circuit.id);
  const provider = connectivityProviderOf(circuit);
  const actual = there?.get(key);
  const unknown = circuit.existing && (provider === undefined || there === undefined);
  if (unknown || (provider === undefined && !circuit.existing) || isProvisioned(actual)) return undefined;
  if (!all.some((resource) => circuitsBefore(resource).includes(key))) return undefined;
  return {
    id: `${stepIdOf(circuit)}/provisioned`,
    action: 'wait',
    resourceId: circuit.id,
    dependsOn: [stepIdOf(circuit)],
    impact: l10n.t('{0} provisions the circuit, once it has the service key', provider ?? ''),
    changes: [],
    rule: 'PEER-001',
    waitsFor: 'connectivity-provider',
  };
}

function inCircle(step: PlanStep): PlanStep {
  return {
    ...step,
    action: 'refuse',
    dependsOn: [],
    impact: l10n.t('waits for itself: what it depends on depends on it'),
    rule: null,
    waitsFor: null,
  };
}
