import * as l10n from '@vscode/l10n';
import type { WantedResource } from '../resources/model';
import type { ArmBody } from './plan';

/** What is to be said where Azure tells another value than the design expects, or none: it takes no value there. */
export function expectationNotes({ expected = {} }: WantedResource, actual: ArmBody): string[] {
  return Object.entries(expected).flatMap(([path, value]) => {
    const told = at(actual, path.split('.'));
    const name = path.slice(path.lastIndexOf('.') + 1);
    if (told === value) return [];
    return typeof told === 'string'
      ? [l10n.t('Azure tells {0} {1}, and the design expects {2}', name, told, value)]
      : [l10n.t('whether its {0} is {1} is not known: Azure does not tell it', name, value)];
  });
}

function at(body: ArmBody, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    body,
  );
}
