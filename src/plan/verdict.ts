import * as l10n from '@vscode/l10n';
import { type Refusal, type Surroundings, types } from '../resources';
import type { WantedResource } from '../resources/model';
import { gainsAndLosses, isRefusal, short } from '../resources/types/rules';
import { type Redeemer, authorizationNotes, redeemerOf } from './authorizations';
import { broughtTo, differences } from './compare';
import { expectationNotes } from './expected';
import { isType, keyOf } from './ids';
import { type KeyKnowledge, forgottenKeys, keyChanges, keyNotes, keyOrder, keysOf } from './keys';
import { type ReadOnlyLock, lockOn } from './locked';
import { type Meanings, changesMean, creationMeans, customerMeans } from './meaning';
import { reconnectionOf } from './peeringOrder';
import type { ArmBody, Change, PlanStep } from './plan';
import { provisioningStateOf } from './provisioning';
import { spareFor } from './spare';
import { syncAsked, syncOf } from './synchronization';
import { twinOf } from './twin';
import { unsaidOf, unsaidTags } from './unsaid';

/** What a step says beside which resource it is about. */
export type Verdict = Omit<PlanStep, 'id' | 'resourceId' | 'dependsOn'>;

/** What could be seen of Azure, by ids in lower case; `there` is undefined where nobody looked. */
export interface Sight {
  readonly there: ReadonlyMap<string, ArmBody> | undefined;
  readonly unreadable: ReadonlySet<string>;
  readonly keys: KeyKnowledge;
  readonly locks: readonly ReadOnlyLock[];
  /** Ids of the networks whose address space this plan changes. */
  readonly grown: ReadonlySet<string>;
}

const NOTHING = { changes: [], rule: null, waitsFor: null } as const;

/** What is to be done about a resource: `all` are those of the same customer. */
export function verdictOf(resource: WantedResource, sight: Sight, all: readonly WantedResource[]): Verdict {
  const verdict = unlockedVerdict(resource, sight, all);
  const writes = verdict.action === 'create' || verdict.action === 'update';
  const lock = writes ? lockOn(resource.id, sight.locks) : undefined;
  if (lock === undefined) return verdict;
  const impact = l10n.t('the lock {0} (ReadOnly) lets nobody write it: who set it has to remove it first', lock);
  return { ...NOTHING, action: 'refuse', impact, changes: verdict.changes, sources: ['lock-resources'] };
}

/** The same, as if nothing were locked. */
function unlockedVerdict(resource: WantedResource, sight: Sight, all: readonly WantedResource[]): Verdict {
  const { there, unreadable } = sight;
  const key = keyOf(resource.id);
  const actual = there?.get(key);
  const hidden = unreadable.has(key);
  const sync = syncOf(resource, actual, sight.grown);
  if (resource.existing) return existingVerdict(resource, there !== undefined && !hidden, actual, sync);
  const around: Surroundings = {
    resource,
    actual,
    all,
    found: there ?? new Map<string, ArmBody>(),
    there: (id) => there?.get(keyOf(id)),
  };
  if (resource.party !== 'csp') return othersVerdict(around, hidden, sync);
  if (!actual) {
    const twin = twinOf(around);
    if (twin !== undefined) return twinVerdict(twin);
    const redeemer = redeemerOf(resource, around.found);
    if (redeemer !== undefined) return redeemedVerdict(redeemer);
    const holder = spareFor(resource, around);
    if (holder !== undefined)
      return { ...NOTHING, action: 'keep', impact: l10n.t('not made: {0} keeps the address that it has', holder) };
    const { impact, sources, traffic } = creationMeans(around);
    return { ...NOTHING, action: 'create', impact, traffic, ...(sources.length > 0 && { sources }) };
  }
  return presentVerdict(resource, actual, around, sight, sync);
}

/** Of what Azure would refuse beside another one of its kind. */
function twinVerdict(twin: string): Verdict {
  const impact = l10n.t(
    '{0} is there and stands for the same, of which Azure takes one: use its name in the design',
    twin,
  );
  return { ...NOTHING, action: 'refuse', impact };
}

/** Of a connection that Azure would refuse, as somebody else has redeemed its authorization. */
function redeemedVerdict({ authorization, user }: Redeemer): Verdict {
  const impact =
    user === undefined
      ? l10n.t(
          'the authorization {0} is in use, by a connection that Azure does not name: take another one',
          authorization,
        )
      : l10n.t(
          'the authorization {0} is in use by the connection {1}: take another one, or remove that connection first',
          authorization,
          user,
        );
  return { ...NOTHING, action: 'refuse', impact, sources: ['expressroute-howto-linkvnet-portal-resource-manager'] };
}

/** Of what is ours and there. */
function presentVerdict(
  resource: WantedResource,
  actual: ArmBody,
  around: Surroundings,
  sight: Sight,
  sync: Change | undefined,
): Verdict {
  const merged = broughtTo(resource, actual);
  const keys = keysOf(resource, sight.keys);
  const standing = keys.length > 0 ? { keys } : {};
  const changes = [
    ...merged.changes,
    ...keyChanges(keys),
    ...[sync, reconnectionOf(resource, actual)].filter((one) => one !== undefined),
  ];
  const meanings = changesMean(changes, around);
  if (isRefusal(meanings)) {
    return {
      ...NOTHING,
      action: 'refuse',
      impact: meanings.refused,
      changes,
      rule: meanings.rule,
      sources: [meanings.source],
    };
  }
  const beside = [
    ...merged.kept.map(({ name }) => short(name)),
    ...unsaidOf(resource, actual).map(({ text }) => text),
    ...unsaidTags(resource, actual),
  ];
  const notes = [
    ...keyOrder(keys),
    ...(beside.length > 0 ? [l10n.t('not in the design, and kept: {0}', beside.join(', '))] : []),
    ...keyNotes(keys, changes.length > 0),
    ...forgottenKeys(resource, sight.keys),
    ...authorizationNotes(resource, around.found),
    ...expectationNotes(resource, actual),
    ...takenOut(merged.changes, meanings.impact),
  ];
  const failed = provisioningStateOf(actual);
  if (failed !== undefined && ['failed', 'canceled'].includes(keyOf(failed))) {
    const repair = { path: 'properties.provisioningState', from: failed, to: 'Succeeded' };
    const impact = [l10n.t('the last operation on it failed; it is written again'), meanings.impact, ...notes];
    const { traffic } = meanings;
    return { ...NOTHING, ...standing, action: 'update', impact: said(impact), traffic, changes: [...changes, repair] };
  }
  const sources = meanings.sources.length > 0 ? { sources: meanings.sources } : {};
  if (changes.length > 0) {
    return {
      ...NOTHING,
      ...standing,
      ...sources,
      action: 'update',
      impact: said([meanings.impact, ...notes]),
      traffic: meanings.traffic,
      changes,
    };
  }
  return { ...NOTHING, ...standing, action: 'keep', impact: said([l10n.t('is as the design wants it'), ...notes]) };
}

/** The plain values that go from lists because the design does not say them, where the meaning of the change does not name them. */
function takenOut(changes: readonly Change[], meaning: string): string[] {
  const gone = changes.flatMap((change) => (Array.isArray(change.from) ? gainsAndLosses(change).losses : []));
  const unnamed = [...new Set(gone)].filter((value) => !meaning.includes(value));
  return unnamed.length === 0 ? [] : [l10n.t('taken out, as the design does not say it: {0}', unnamed.join(', '))];
}

const said = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('; ');

function existingVerdict(
  resource: WantedResource,
  looked: boolean,
  actual: ArmBody | undefined,
  sync: Change | undefined,
): Verdict {
  if (!looked) return { ...NOTHING, action: 'keep', impact: l10n.t('is there by the design; it was not looked at') };
  if (!actual) {
    return { ...NOTHING, action: 'refuse', impact: l10n.t('the design says that it exists, and it is not there') };
  }
  const asked = sync ? [syncAsked(l10n.t('its owner'))] : [];
  return {
    ...NOTHING,
    action: 'keep',
    impact: said([l10n.t('is there, and never written'), ...asked, ...expectationNotes(resource, actual)]),
  };
}

function othersVerdict(around: Surroundings, hidden: boolean, sync: Change | undefined): Verdict {
  const { resource, actual } = around;
  const waitsFor = resource.party === 'customer' ? 'customer' : 'connectivity-provider';
  if (hidden) {
    const impact = l10n.t(
      'it may not be read here: once it is there, say "existing: true", and give an authorization as a secret',
    );
    return { ...NOTHING, action: 'wait', impact, waitsFor };
  }
  if (!actual) {
    const impact =
      waitsFor === 'customer' ? customerMeans(resource) : l10n.t('the connectivity provider makes the peering');
    return { ...NOTHING, action: 'wait', impact, waitsFor };
  }
  const state = provisioningStateOf(actual);
  if (state !== undefined && keyOf(state) !== 'succeeded') {
    return { ...NOTHING, action: 'wait', impact: l10n.t('is there, in the state {0}', state), waitsFor };
  }
  const changes = isType(resource, types.peering)
    ? withoutFilter(differences(resource, actual))
    : differences(resource, actual);
  const lost = reconnectionOf(resource, actual);
  if (lost) {
    const impact = l10n.t(
      'it lost its other end, which Azure does not make again before this one is written once more (or removed and made anew): the customer has to do that',
    );
    return { ...NOTHING, action: 'wait', impact, changes: [...changes, lost], waitsFor };
  }
  if (sync) {
    const impact = syncAsked(l10n.t('the customer'));
    return { ...NOTHING, action: 'wait', impact, changes: [...changes, sync], waitsFor };
  }
  if (changes.length === 0) return { ...NOTHING, action: 'keep', impact: l10n.t('is as the design wants it') };
  return { ...NOTHING, action: 'keep', changes, ...othersMeaning(changesMean(changes, around)) };
}

/** What it means that others are to change something: also that Azure does not do so in place. */
function othersMeaning(meaning: Meanings | Refusal): Pick<Verdict, 'impact' | 'rule' | 'sources'> {
  const differs = (what: string) => l10n.t('differs from the design; who manages it has to change it ({0})', what);
  if (isRefusal(meaning)) return { impact: differs(meaning.refused), rule: meaning.rule, sources: [meaning.source] };
  if (meaning.traffic === 'unknown') {
    return { impact: l10n.t('differs from the design; who manages it has to change it'), rule: null };
  }
  return { impact: differs(meaning.impact), rule: null, sources: meaning.sources };
}

/** The filter of a peering of the connectivity provider's is a step of its own. */
function withoutFilter(changes: readonly Change[]): Change[] {
  return changes.filter(({ path }) => !/\brouteFilter\b/.test(path));
}
