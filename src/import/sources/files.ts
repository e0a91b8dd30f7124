import * as l10n from '@vscode/l10n';
import { isObject, jsonIn } from '../json';
import type { FoundResource, FoundSubscription } from '../found';
import type { Sources } from './source';
import type { Told } from '../told';
import { readAzureJson } from './azureJson';

/** A file that somebody hands over. */
export interface SourceFile {
  /** As the user knows it. */
  readonly name: string;
  readonly text: string;
}

/** Larger files are no export of one estate, and are not read. Characters. */
const MOST_TEXT = 64 * 1024 * 1024;

/** Reads files of any kind that is known, told apart by what they hold. Never throws: what cannot be read is told. */
export function readSources(files: readonly SourceFile[]): Sources {
  const resources: FoundResource[] = [];
  const subscriptions: FoundSubscription[] = [];
  const told: Told[] = [];
  for (const file of files) {
    const read = readOne(file, told);
    resources.push(...(read?.resources ?? []));
    subscriptions.push(...(read?.subscriptions ?? []));
  }
  return { resources, subscriptions, told };
}

type Read = Pick<Sources, 'resources' | 'subscriptions'>;

function readOne({ name, text }: SourceFile, told: Told[]): Read | undefined {
  const unreadable = (message: string): undefined => {
    told.push({ severity: 'error', code: 'IMP-001', message, source: name });
    return undefined;
  };
  if (text.length > MOST_TEXT) return unreadable(l10n.t('{0} is too large, and was not read.', name));
  const value = jsonIn(text);
  if (value === undefined) {
    return unreadable(
      /^\s*[[{]/.test(text)
        ? l10n.t('{0} is JSON that ends early or is damaged: nothing of it was read.', name)
        : l10n.t('{0} is no file of a kind that can be imported.', name),
    );
  }
  const read = readAzureJson(value, name);
  if (read) return read;
  return unreadable(
    isObject(value) || Array.isArray(value)
      ? l10n.t('{0} holds no resource of Azure.', name)
      : l10n.t('{0} is no file of a kind that can be imported.', name),
  );
}
