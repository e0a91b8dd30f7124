import * as l10n from '@vscode/l10n';
import type { Meaning, Refusal, Surroundings, Traffic } from '../resources';
import { typeNamed, types } from '../resources';
import type { WantedResource } from '../resources/model';
import { COMMON, isRefusal, notKnown } from '../resources/types/rules';
import { isType } from './ids';
import type { Change } from './plan';

/** What several changes mean together: each sentence once, with the pages that say so. */
export interface Meanings {
  readonly impact: string;
  readonly sources: readonly string[];
  /** The worst of them; unknown where one does not say. */
  readonly traffic: Traffic | 'unknown';
}

/** What making a resource means for network and bill. */
export function creationMeans(around: Surroundings): Meanings {
  const type = typeNamed(around.resource.type);
  return together([type ? type.creation(around) : notKnown()]);
}

/** What changing a resource in place means, or the first reason why it cannot be done. */
export function changesMean(changes: readonly Change[], around: Surroundings): Meanings | Refusal {
  const rules = [...(typeNamed(around.resource.type)?.changes ?? []), ...COMMON];
  const meanings: Meaning[] = [];
  for (const change of changes) {
    const meaning = rules.find(({ path }) => path.test(change.path))?.means(change, around) ?? notKnown();
    if (isRefusal(meaning)) return meaning;
    meanings.push(meaning);
  }
  return together(meanings);
}

function together(meanings: readonly Meaning[]): Meanings {
  return {
    impact: [...new Set(meanings.map(({ text }) => text))].join('; '),
    sources: [...new Set(meanings.flatMap(({ source }) => (source === '' ? [] : source.split('; '))))],
    traffic: trafficOf(meanings),
  };
}

function trafficOf(meanings: readonly Meaning[]): Meanings['traffic'] {
  if (meanings.some(({ traffic }) => traffic === 'interrupted')) return 'interrupted';
  const isKnown = meanings.length > 0 && meanings.every(({ traffic }) => traffic !== undefined);
  return isKnown ? 'untouched' : 'unknown';
}

/** What the customer is asked for. */
export function customerMeans(resource: WantedResource): string {
  if (isType(resource, types.circuit)) return l10n.t('the customer creates the circuit and tells its id');
  if (isType(resource, types.authorization)) {
    return l10n.t('the customer creates the authorization and hands over its key by a safe way');
  }
  return l10n.t('the customer creates it');
}
