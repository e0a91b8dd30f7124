import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { version } from '../../../package.json';
import { type KnownName, knownNames } from '../../catalog/knownNames';
import type { LiveLists } from '../../catalog/live';
import { liveText } from '../../catalog/liveAnswers';
import { AzureFailure } from '../../azure';
import { CLOUD_OF, cloudObjection } from '../../deploy';
import { leadsOutOf } from '../../deploy/links';
import type { Design } from '../../design';
import { WorkFailure, readFromAzure, updatedFromFiles } from '../../work';
import { CliFailure, EXIT, type ExitCode } from '../failure';
import type { CloudChoice } from '../target';
import { print, printError } from '../terminal';
import { chooseDesign, openWorkspace } from '../workspace';

export interface CatalogUpdateOptions {
  readonly cloud?: CloudChoice;
  readonly simulator?: number;
  readonly subscription?: string;
  readonly from?: readonly string[];
  readonly design?: string;
}

const USER_AGENT = `csp-connectivity/${version}`;

/** Reads what Azure offers, now or from saved answers, and keeps it beside the provider file of a design. */
export async function updateCatalog(folder: string, options: CatalogUpdateOptions): Promise<ExitCode> {
  const workspace = openWorkspace(folder);
  const design = chooseDesign(workspace, options.design);
  const live = await readLists(design, options).catch((error: unknown) => {
    throw told(error);
  });
  const path = join(folder, design.folder, '.csp-catalog.json');
  if (leadsOutOf(folder, path)) {
    throw new CliFailure(l10n.t('{0} leads out of {1} by a symbolic link: nothing was written.', path, folder));
  }
  const text = liveText(live);
  // Who reads it meanwhile sees the old lists or the new ones.
  const half = `${path}.new`;
  writeFileSync(half, text);
  renameSync(half, path);
  print(path);
  for (const line of counts(live)) printError(line);
  return EXIT.ok;
}

async function readLists(design: Design, options: CatalogUpdateOptions): Promise<LiveLists> {
  const { cloud: designCloud, live: before } = design.provider;
  const { cloud, from = [], simulator: port, subscription } = options;
  if (cloud !== undefined && cloud !== 'simulator') {
    const objection = cloudObjection(designCloud, CLOUD_OF[cloud]);
    if (objection) throw new WorkFailure(objection.message);
  }
  const now = new Date();
  if (from.length > 0) {
    const saved = from.map((name) => ({ name, text: textOf(name) }));
    return updatedFromFiles({ cloud: designCloud, before, now: now.toISOString() }, saved);
  }
  const { credentialFor } = await import('../signIn');
  const asked = { userAgent: USER_AGENT, signIn: credentialFor, subscriptionId: subscription };
  if (cloud === undefined) throw new CliFailure(l10n.t('Say --cloud, or --from with a saved answer of Azure.'));
  if (cloud !== 'simulator') return readFromAzure(design, asked, now);
  if (port !== undefined) {
    return readFromAzure(design, { ...asked, simulatorUrl: `http://127.0.0.1:${String(port)}` }, now);
  }
  const { startSimulator } = await import('../../simulator');
  const simulator = await startSimulator({ port: 0, speed: 'fast' });
  try {
    return await readFromAzure(design, { ...asked, simulatorUrl: simulator.url }, now);
  } finally {
    await simulator.stop();
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CliFailure(
      l10n.t('{0} cannot be read ({1}).', file, (error as NodeJS.ErrnoException).code ?? String(error)),
    );
  }
}

function told(error: unknown): unknown {
  if (error instanceof WorkFailure) return new CliFailure(error.message, EXIT.errors);
  if (!(error instanceof AzureFailure)) return error;
  const { code, resourceId, message, advice } = error;
  const text = [l10n.t('Azure, about {0}:', resourceId), message, advice].filter(Boolean).join('\n');
  return new CliFailure(text, EXIT.errors, { code, resourceId, advice });
}

function counts(live: LiveLists): string[] {
  const { serviceProviders, portLocations, communities, regions, providerPorts } = live;
  return [
    [l10n.t('connectivity providers'), serviceProviders] as const,
    [l10n.t('locations of direct ports'), portLocations] as const,
    [l10n.t('communities'), communities] as const,
    [l10n.t('regions'), regions] as const,
    [l10n.t('provider ports'), providerPorts] as const,
  ].map(([what, list]) => (list ? `${what}: ${String(list.length)}` : l10n.t('{0}: not read', what)));
}

/** Tells where a name comes from: Azure's own lists of a design, the documentation, or nowhere. */
export function showName(folder: string, name: string, options: { readonly design?: string }): ExitCode {
  const design = chooseDesign(openWorkspace(folder), options.design);
  const found = knownNames(name, design.provider.cloud, design.provider.live);
  if (found.length === 0) {
    printError(l10n.t('"{0}" is known nowhere: neither to the catalogue nor to the lists of the design.', name));
    return EXIT.errors;
  }
  for (const one of found) print(lineOf(one));
  return EXIT.ok;
}

function lineOf({ name, what, displayName, from, source, asOf }: KnownName): string {
  const other = displayName === undefined || displayName === name ? '' : ` (${displayName})`;
  const origin = from === 'azure' ? l10n.t("Azure's own list") : source;
  return `${name}${other}: ${wordFor(what)}; ${origin}, ${asOf}`;
}

function wordFor(what: KnownName['what']): string {
  switch (what) {
    case 'provider':
      return l10n.t('connectivity provider');
    case 'location':
      return l10n.t('peering location of circuits');
    case 'portLocation':
      return l10n.t('location of direct ports');
    case 'region':
      return l10n.t('Azure region');
    case 'community':
      return l10n.t('BGP community');
  }
}
