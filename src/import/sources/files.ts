import * as l10n from '@vscode/l10n';
import { jsonIn } from '../json';
import type { FoundResource, FoundSubscription } from '../found';
import type { Told } from '../told';
import { readAzureJson } from './azureJson';
import type { Sources } from './source';
import type { Deployed } from './template/scope';
import { isParameterFile, isTemplate, readTemplate, valuesIn } from './template/template';

/** A file that somebody hands over. */
export interface SourceFile {
  /** As the user knows it. */
  readonly name: string;
  readonly text: string;
}

/** Larger files are no export of one estate, and are not read. Characters. */
const MOST_TEXT = 64 * 1024 * 1024;

/** Where templates are deployed to, as far as somebody says it. */
export interface Destination {
  readonly subscriptionId?: string | undefined;
  readonly tenantId?: string | undefined;
  readonly resourceGroup?: string | undefined;
  readonly location?: string | undefined;
}

const NOWHERE: Deployed = {
  subscriptionId: '00000000-0000-0000-0000-000000000000',
  tenantId: undefined,
  resourceGroup: 'imported',
  location: 'westeurope',
};

/** Reads files of any kind that is known, told apart by what they hold. Never throws: what cannot be read is told. */
export function readSources(files: readonly SourceFile[], destination: Destination = {}): Sources {
  const resources: FoundResource[] = [];
  const subscriptions: FoundSubscription[] = [];
  const told: Told[] = [];
  const parsed = files.map((file) => ({ ...file, value: valueOf(file, told) }));
  const values = new Map(parsed.flatMap(({ value }) => (isParameterFile(value) ? [...valuesIn(value)] : [])));
  for (const { name, value } of parsed) {
    if (value === undefined || isParameterFile(value)) continue;
    if (isTemplate(value)) {
      const deployed = deployedTo(name, destination, told);
      resources.push(...readTemplate(value, { source: name, deployed, values }, told));
      continue;
    }
    const read = readAzureJson(value, name);
    if (!read) told.push(unreadable(name, l10n.t('{0} holds no resource of Azure.', name)));
    resources.push(...(read?.resources ?? []));
    subscriptions.push(...(read?.subscriptions ?? []));
  }
  return { resources, subscriptions, told };
}

const unreadable = (source: string, message: string): Told => ({ severity: 'error', code: 'IMP-001', message, source });

/** What a file holds; undefined, and told, where that cannot be read. */
function valueOf({ name, text }: SourceFile, told: Told[]): unknown {
  if (text.length > MOST_TEXT) {
    told.push(unreadable(name, l10n.t('{0} is too large, and was not read.', name)));
    return undefined;
  }
  const value = jsonIn(text);
  if (value === undefined) {
    told.push(
      unreadable(
        name,
        /^\s*[[{]/.test(text)
          ? l10n.t('{0} is JSON that ends early or is damaged: nothing of it was read.', name)
          : l10n.t('{0} is no file of a kind that can be imported.', name),
      ),
    );
  }
  return value;
}

/** A template does not say where it is deployed to: what nobody says is assumed, and told. */
function deployedTo(source: string, said: Destination, told: Told[]): Deployed {
  const deployed = {
    subscriptionId: said.subscriptionId ?? NOWHERE.subscriptionId,
    tenantId: said.tenantId,
    resourceGroup: said.resourceGroup ?? NOWHERE.resourceGroup,
    location: said.location ?? NOWHERE.location,
  };
  if (said.subscriptionId === undefined || said.resourceGroup === undefined) {
    told.push({
      severity: 'warning',
      code: 'IMP-003',
      message: l10n.t(
        'Assumed: a template does not say where it is deployed to; subscription {0}, group {1} and region {2} are taken.',
        deployed.subscriptionId,
        deployed.resourceGroup,
        deployed.location,
      ),
      source,
    });
  }
  return deployed;
}
