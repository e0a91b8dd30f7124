import * as l10n from '@vscode/l10n';
import type { WantedResource } from '../resources/model';
import { differences, extraItems } from './compare';
import { CONNECTION, GLOBAL_REACH, circuitOf, isType, keyOf } from './ids';
import { createImpact, customerImpact, updateImpact } from './impact';
import { type Use, refusalOf } from './inPlace';
import type { ArmBody, PlanStep } from './plan';
import { provisioningStateOf } from './provisioning';
import { idsIn } from './references';

/** What a step says beside which resource it is about. */
export type Verdict = Omit<PlanStep, 'id' | 'resourceId' | 'dependsOn'>;

/** What could be seen of Azure, by ids in lower case; `there` is undefined where nobody looked. */
export interface Sight {
  readonly there: ReadonlyMap<string, ArmBody> | undefined;
  readonly unreadable: ReadonlySet<string>;
}

/** What is to be done about a resource: `all` are those of the same customer. */
export function verdictOf(
  resource: WantedResource,
  { there, unreadable }: Sight,
  all: readonly WantedResource[],
): Verdict {
  const key = keyOf(resource.id);
  const actual = there?.get(key);
  const hidden = unreadable.has(key);
  if (resource.existing) return existingVerdict(there !== undefined && !hidden, actual);
  if (resource.party !== 'csp') return othersVerdict(resource, actual, hidden);
  if (!actual) return { ...NOTHING, action: 'create', impact: createImpact(resource) };
  const changes = differences(resource, actual);
  const refusal = changes.length === 0 ? undefined : refusalOf(resource, changes, useOf(resource, all));
  if (refusal) return { ...NOTHING, action: 'refuse', impact: refusal.text, changes, rule: refusal.rule };
  const failed = provisioningStateOf(actual);
  if (failed !== undefined && ['failed', 'canceled'].includes(keyOf(failed))) {
    const repair = { path: 'properties.provisioningState', from: failed, to: 'Succeeded' };
    return {
      ...NOTHING,
      action: 'update',
      impact: l10n.t('the last operation on it failed; it is written again'),
      changes: [...changes, repair],
    };
  }
  if (changes.length > 0) return { ...NOTHING, action: 'update', impact: updateImpact(resource, changes), changes };
  const extras = extraItems(resource, actual);
  return {
    ...NOTHING,
    action: 'keep',
    impact:
      extras.length === 0
        ? l10n.t('is as the design wants it')
        : l10n.t('is as the design wants it; not in the design, and kept: {0}', extras.join(', ')),
  };
}

const NOTHING = { changes: [], rule: null, waitsFor: null } as const;

function existingVerdict(looked: boolean, actual: ArmBody | undefined): Verdict {
  if (!looked) return { ...NOTHING, action: 'keep', impact: l10n.t('is there by the design; it was not looked at') };
  return actual
    ? { ...NOTHING, action: 'keep', impact: l10n.t('is there, and never written') }
    : { ...NOTHING, action: 'refuse', impact: l10n.t('the design says that it exists, and it is not there') };
}

function othersVerdict(resource: WantedResource, actual: ArmBody | undefined, hidden: boolean): Verdict {
  const waitsFor = resource.party === 'customer' ? 'customer' : 'connectivity-provider';
  if (hidden) {
    const impact = l10n.t(
      'it may not be read here: once it is there, say "existing: true", and give an authorization as a secret',
    );
    return { ...NOTHING, action: 'wait', impact, waitsFor };
  }
  if (!actual) {
    const impact =
      waitsFor === 'customer' ? customerImpact(resource) : l10n.t('the connectivity provider makes the peering');
    return { ...NOTHING, action: 'wait', impact, waitsFor };
  }
  const state = provisioningStateOf(actual);
  if (state !== undefined && keyOf(state) !== 'succeeded') {
    return { ...NOTHING, action: 'wait', impact: l10n.t('is there, in the state {0}', state), waitsFor };
  }
  const changes = differences(resource, actual);
  const impact =
    changes.length === 0
      ? l10n.t('is as the design wants it')
      : l10n.t('differs from the design; who manages it has to change it');
  return { ...NOTHING, action: 'keep', impact, changes };
}

function useOf(circuit: WantedResource, all: readonly WantedResource[]): Use {
  const key = keyOf(circuit.id);
  const links = all.filter(
    (resource) =>
      (isType(resource, CONNECTION) || isType(resource, GLOBAL_REACH)) &&
      [resource.id, ...idsIn(resource.body)].some((id) => circuitOf(id) === key),
  );
  return { circuitLinks: links.length };
}
