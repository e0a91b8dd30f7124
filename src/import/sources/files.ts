import * as l10n from '@vscode/l10n';
import { isObject, jsonIn } from '../json';
import type { FoundResource, FoundSubscription } from '../found';
import type { Told } from '../told';
import { readAzureJson } from './azureJson';
import { readRouter, routerPlatformOf } from './router';
import type { FoundRouter } from './router/router';
import type { Sources } from './source';
import { isState, readState } from './terraform/state';
import { type TerraformFile, readTerraform } from './terraform/terraform';
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

/** Reads a file of Terraform's language into JSON, with expressions as `${…}`. @throws for a text that is none */
export type HclParser = (name: string, text: string) => Promise<unknown>;

const HCL = /\.(tf|tfvars|hcl)$/i;

/** Reads files of any kind that is known, told apart by what they hold. Never throws: what cannot be read is told. */
export async function readSources(
  files: readonly SourceFile[],
  { hcl, ...destination }: Destination & { readonly hcl?: HclParser | undefined } = {},
): Promise<Sources> {
  const resources: FoundResource[] = [];
  const subscriptions: FoundSubscription[] = [];
  const told: Told[] = [];
  const routers: FoundRouter[] = [];
  const parsed = files
    .filter((file) => !HCL.test(file.name) && !isRouter(file, routers, told))
    .map((file) => ({ ...file, value: valueOf(file, told) }));
  const terraform = hcl
    ? await parsedHcl(
        files.filter(({ name }) => HCL.test(name)),
        hcl,
        told,
      )
    : [];
  const where = { ...NOWHERE, ...defined(destination) };
  const values = new Map(parsed.flatMap(({ value }) => (isParameterFile(value) ? [...valuesIn(value)] : [])));
  for (const { name, value } of parsed) {
    if (value === undefined || isParameterFile(value)) continue;
    if (/\.tf(vars)?\.json$/i.test(name) && isObject(value)) {
      terraform.push({ name: slashed(name), content: value });
      continue;
    }
    if (isState(value)) {
      resources.push(...readState(value, name, where.subscriptionId, told));
      continue;
    }
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
  if (terraform.length > 0) {
    const folder = terraform[0]?.name ?? '';
    const deployed = deployedTo(folder, destination, told);
    resources.push(...readTerraform(terraform, deployed, told));
  }
  return { resources, subscriptions, customers: [], routers, told };
}

/** Reads a configuration of a router; false for a file that is none. */
function isRouter({ name, text }: SourceFile, routers: FoundRouter[], told: Told[]): boolean {
  if (text.length > MOST_TEXT || /^\s*\[?\s*\{\s*"/.test(text)) return false;
  const platform = routerPlatformOf(text);
  if (platform === undefined) return false;
  const router = readRouter(platform, name, text);
  routers.push(router);
  const { read, passedOver } = router.lines;
  told.push({
    severity: 'info',
    code: 'IMP-005',
    message: l10n.t(
      '{0} ({1}): {2} lines were read, {3} say nothing that a design holds, and stay as they are on the router.',
      router.name,
      platform,
      read,
      passedOver,
    ),
    source: name,
  });
  if (router.isNamedByFile) {
    const message = l10n.t(
      'Assumed: the configuration does not say the name of the router; {0} is taken.',
      router.name,
    );
    told.push({ severity: 'warning', code: 'IMP-003', message, source: name });
  }
  return true;
}

const slashed = (path: string): string => path.replaceAll('\\', '/').replace(/^\.\//, '');

const defined = (said: Destination): Partial<Deployed> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

async function parsedHcl(files: readonly SourceFile[], hcl: HclParser, told: Told[]): Promise<TerraformFile[]> {
  const parsed: TerraformFile[] = [];
  for (const { name, text } of files) {
    try {
      const content = await hcl(name, text);
      if (isObject(content)) parsed.push({ name: slashed(name), content });
    } catch (error) {
      const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
      told.push(unreadable(name, l10n.t('{0} cannot be read: {1}', name, line)));
    }
  }
  return parsed;
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
