import * as l10n from '@vscode/l10n';
import { clouds, createClients, readInventory, readPartner, simulatorCredential } from '../azure';
import type { Cloud } from '../design';
import {
  type Deciding,
  type Destination,
  type Imported,
  type SourceFile,
  type Sources,
  askedTypes,
  besideResources,
  delegationsQuery,
  detailsOf,
  groupsApiVersion,
  importedFrom,
  readLive,
  readPartnerAnswer,
  readSources,
} from '../import';
import { WorkFailure } from './failure';
import type { SignIn } from './target';

/** The Azure that is read: a simulator at a URL, or a cloud with the tenants to sign in to. */
export interface AzureSource {
  readonly cloud: Cloud;
  readonly simulatorUrl?: string | undefined;
  /** With Azure Lighthouse the CSP's own; else each customer's. */
  readonly tenants: readonly string[];
  /** GUIDs; absent for all that the account reaches. */
  readonly subscriptions?: readonly string[] | undefined;
  /** The CSP's own tenant, where its customers are read from Partner Center too. */
  readonly partner?: { readonly tenantId: string | undefined } | undefined;
  readonly signIn: SignIn;
  readonly userAgent: string;
}

/** What is brought in, and into which design. */
export interface ImportRequest {
  readonly files: readonly SourceFile[];
  readonly destination?: Destination | undefined;
  readonly azure?: AzureSource | undefined;
  readonly deciding: Deciding;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The files of a design that say what the sources hold. Writes nothing, neither to the disk nor to Azure.
 * @throws AzureFailure where Azure cannot be read; WorkFailure where nobody says whose Azure
 */
export async function importedInto({ deciding, ...request }: ImportRequest): Promise<Imported> {
  return importedFrom(await readAll(request), deciding);
}

/** Everything that the sources of an import hold, read once. @throws as {@link importedInto} */
export async function readAll({
  files,
  destination,
  azure,
  signal,
}: Omit<ImportRequest, 'deciding'>): Promise<Sources> {
  const read = [
    await readSources(files, { ...destination, hcl }),
    ...(azure?.partner ? [await readCustomers(azure, azure.partner.tenantId, signal)] : []),
    ...(azure ? await readAzure(azure, signal) : []),
  ];
  return {
    resources: read.flatMap(({ resources }) => resources),
    subscriptions: read.flatMap(({ subscriptions }) => subscriptions),
    customers: read.flatMap(({ customers }) => customers),
    providerTenantId: read.flatMap(({ providerTenantId }) => providerTenantId ?? [])[0],
    routers: read.flatMap(({ routers }) => routers),
    told: read.flatMap(({ told }) => told),
  };
}

/** The parser is loaded when a file of Terraform is there: it is a program of its own. */
async function hcl(name: string, text: string): Promise<unknown> {
  const { parseHcl } = await import('./hcl');
  return parseHcl(name, text);
}

async function readAzure(azure: AzureSource, signal: AbortSignal | undefined): Promise<Sources[]> {
  const { cloud, simulatorUrl, tenants, subscriptions, signIn, userAgent } = azure;
  const question = {
    types: askedTypes,
    subscriptions,
    details: detailsOf,
    beside: besideResources,
    groups: groupsApiVersion,
    queries: [delegationsQuery],
  };
  if (simulatorUrl !== undefined) {
    const clients = createClients({ cloud, simulatorUrl, userAgent }, simulatorCredential);
    return [readLive(await readInventory(clients, question, signal), simulatorUrl)];
  }
  if (tenants.length === 0) throw new WorkFailure(l10n.t('Nobody says which tenant to sign in to.'));
  const read: Sources[] = [];
  for (const tenantId of tenants) {
    const clients = createClients({ cloud, userAgent }, await signIn(tenantId, cloud, clouds[cloud].scope));
    read.push(readLive(await readInventory(clients, question, signal), cloud));
  }
  return read;
}

/** The customers that the CSP has in Partner Center. */
async function readCustomers(
  { cloud, simulatorUrl, signIn, userAgent }: AzureSource,
  tenantId: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Sources> {
  if (simulatorUrl === undefined && tenantId === undefined) {
    throw new WorkFailure(l10n.t("Nobody says the CSP's own tenant, whose customers Partner Center has."));
  }
  const credential = (scope: string) =>
    simulatorUrl === undefined ? signIn(tenantId ?? '', cloud, scope) : simulatorCredential;
  const answer = await readPartner({ cloud, simulatorUrl, userAgent }, credential, signal);
  return readPartnerAnswer(answer, 'Partner Center', tenantId);
}
