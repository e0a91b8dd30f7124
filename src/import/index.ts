import type { DesignFile, Finding } from '../design';
import { resourceKey, types } from '../resources';
import { type Decided, type Deciding, customersIn } from './customers';
import { type Estate, type FoundResource, bySubscription, estateOf } from './found';
import { foundProvider, providerFile, writtenProvider } from './providerFile';
import { customerDraft } from './reading/customer';
import { fileOf, fillAll, furtherCustomers, keepKnown } from './routers';
import type { Sources } from './sources/source';
import { errorsWith, settled } from './settle';
import { delegationsIn } from './sources/lighthouse';
import { type Told, seen } from './told';
import { followed, updated } from './update';

export type { Deciding } from './customers';
export { type FoundCustomer, type FoundResource, type FoundSubscription, foundOf } from './found';
export { delegationsQuery } from './sources/lighthouse';
export { askedTypes, besideResources, detailsOf, groupsApiVersion, readLive } from './sources/live';
export { readPartnerAnswer } from './sources/partner';
export type { Sources } from './sources/source';
export { type Destination, type HclParser, type SourceFile, readSources } from './sources/files';
export type { Told, ToldCode } from './told';

/** A file of the design as it is to be. */
export interface ImportedFile {
  /** Relative to the folder of the design, with `/`. */
  readonly path: string;
  /** The text that is there; undefined where the file is made. */
  readonly before: string | undefined;
  readonly text: string;
  /** Name of the customer; undefined for the provider's file. */
  readonly customer: string | undefined;
}

export interface Imported {
  readonly files: readonly ImportedFile[];
  readonly told: readonly Told[];
  /** New customers whose model nobody said: it is assumed. */
  readonly open: readonly string[];
  /** Errors of the design that stand in the way of a plan, in the files as they are to be. */
  readonly errors: readonly Finding[];
}

/** Turns what sources hold into files of a design: one for each customer, and the provider's where it is new or changes. Pure. */
export function importedFrom(sources: Sources, deciding: Deciding): Imported {
  const { resources, subscriptions, customers, routers } = sources;
  const told: Told[] = [...sources.told];
  const estate = estateOf(resources);
  const found = foundProvider(sources);
  const provider = providerFile(deciding.design, found);
  const { tenantId, asn } = deciding.design?.provider.raw ?? found;
  const places = bySubscription(estate);
  const delegations = delegationsIn(estate);
  const people = { subscriptions, customers, delegations, provider: { tenantId, asn } };
  const drafts = customersIn(estate, places, people, deciding, told).map((one) => drafted(places, one));
  const read = new Set(drafts.map(({ known }) => known));
  const further = routers.length === 0 ? [] : furtherCustomers(deciding.design, read);
  const filled = further.map((known) => ({ known, file: fileOf(known) }));
  fillAll([...drafts.map(({ draft }) => draft), ...filled.map(({ file }) => file)], provider, routers, told);
  told.push(...provider.told);
  const written = writtenProvider(provider, told);
  const folder = deciding.design?.folder ?? '';
  const said = new Set<string>();
  const errors: Finding[] = [];
  const files: ImportedFile[] = [];
  for (const { identity, known, own, draft } of drafts) {
    const path = known?.file.path ?? within(folder, `customers/${identity.name}.csp.yaml`);
    const file = known ? updated(own, draft, known.file, [written]) : settled(own, draft, path, [written]);
    told.push(...draft.told, ...file.told);
    errors.push(...file.errors);
    for (const id of draft.said) if (isInside(own.get(id)) || file.wanted.has(id)) said.add(id);
    files.push({ path, before: known?.file.text, text: file.text, customer: identity.name });
  }
  for (const { known, file: wanted } of filled) {
    const file = followed(known.file, wanted.draft, told);
    told.push(...wanted.told);
    if (file.text === known.file.text) continue;
    errors.push(...errorsWith(written, file));
    files.push({ path: file.path, before: known.file.text, text: file.text, customer: known.name });
  }
  for (const { ids } of delegations) for (const id of ids) said.add(resourceKey(id));
  for (const { id } of told) if (id !== undefined) said.add(resourceKey(id));
  told.push(...unmanaged(estate, said));
  const open = drafts
    .filter(({ identity }) => identity.assumedModel !== undefined)
    .map(({ identity }) => identity.name);
  return { files: [...providerFiles(provider.before, written, files), ...files], told, open, errors };
}

/** A customer with its own part of the estate, so that a thousand customers are not looked through a thousand times. */
function drafted(places: ReturnType<typeof bySubscription>, { identity, known }: Decided) {
  const own = estateOf(identity.subscriptions.flatMap(({ subscriptionId }) => places.get(subscriptionId) ?? []));
  const draft = customerDraft(own, identity);
  if (known) keepKnown(draft, known);
  return { identity, known, own, draft };
}

/** The provider's file, where it is new and a customer comes with it, or where it changes. */
function providerFiles(
  before: DesignFile | undefined,
  { path, text }: DesignFile,
  customers: readonly ImportedFile[],
): ImportedFile[] {
  if (before ? before.text === text : customers.length === 0) return [];
  return [{ path, before: before?.text, text, customer: undefined }];
}

const within = (folder: string, path: string): string => (folder === '' ? path : `${folder}/${path}`);

/** What stands in the body of what it belongs to, and is compared there. */
const isInside = (found: FoundResource | undefined): boolean =>
  found !== undefined && [types.route, types.securityRule, types.routeFilterRule].some((type) => type === found.type);

/** What was found and the design does not say: it is kept as it is, and named one by one. */
function unmanaged(estate: Estate, said: ReadonlySet<string>): Told[] {
  return estate.resources.filter(({ id }) => !said.has(resourceKey(id))).flatMap(seen);
}
