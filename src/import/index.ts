import * as l10n from '@vscode/l10n';
import { type Finding, readDesignFile } from '../design';
import { typeNamed } from '../resources';
import { type Deciding, customersIn } from './customers';
import { type Estate, bySubscription, estateOf } from './found';
import { customerDraft } from './reading/customer';
import type { Sources } from './sources/source';
import { settled } from './settle';
import { textOf } from './text';
import type { Told } from './told';
import { updated } from './update';

export type { Deciding } from './customers';
export { type FoundResource, type FoundSubscription, foundOf } from './found';
export { askedTypes, detailsOf, readLive } from './sources/live';
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

/** Turns what sources hold into files of a design: one for each customer, and the provider's where there is none. Pure. */
export function importedFrom({ resources, subscriptions, told: before }: Sources, deciding: Deciding): Imported {
  const told: Told[] = [...before];
  const estate = estateOf(resources);
  const folder = deciding.design?.folder ?? '';
  const provider = deciding.design ? undefined : newProvider(told);
  const providerFiles = provider
    ? [readDesignFile(provider.path, provider.text)]
    : [deciding.design?.provider.file].filter((file) => file !== undefined);
  const places = bySubscription(estate);
  const said = new Set<string>();
  const errors: Finding[] = [];
  const files: ImportedFile[] = [];
  const open: string[] = [];
  for (const { identity, known } of customersIn(estate, subscriptions, deciding, told)) {
    if (identity.assumedModel !== undefined) open.push(identity.name);
    // A customer's own part of the estate, so that a thousand customers are not looked through a thousand times.
    const own = estateOf(identity.subscriptions.flatMap(({ subscriptionId }) => places.get(subscriptionId) ?? []));
    const draft = customerDraft(own, identity);
    const path = known?.file.path ?? within(folder, `customers/${identity.name}.csp.yaml`);
    const file = known ? updated(own, draft, known.file, providerFiles) : settled(own, draft, path, providerFiles);
    told.push(...draft.told, ...file.told);
    errors.push(...file.errors);
    for (const id of draft.said) said.add(id);
    files.push({ path, before: known?.file.text, text: file.text, customer: identity.name });
  }
  told.push(...unmanaged(estate, said));
  return { files: files.length > 0 && provider ? [provider, ...files] : files, told, open, errors };
}

const within = (folder: string, path: string): string => (folder === '' ? path : `${folder}/${path}`);

/** A provider's file to begin with: a design needs one, and no source holds who the CSP is. */
function newProvider(told: Told[]): ImportedFile {
  const draft = {
    formatVersion: 1,
    kind: 'Provider',
    name: 'csp',
    tenantId: '00000000-0000-0000-0000-000000000000',
    asn: 64512,
    sites: [],
  };
  const text = l10n.t('Assumed: no source holds who the CSP is. Write its tenant and AS number.');
  told.push({ severity: 'warning', code: 'IMP-003', message: text });
  const path = 'provider.csp.yaml';
  const comments = ['tenantId', 'asn'].map((key) => ({ object: draft, key, text }));
  return { path, before: undefined, text: textOf(path, draft, comments), customer: undefined };
}

/** What was found and the design does not say: it is kept as it is, and named one by one. */
function unmanaged(estate: Estate, said: ReadonlySet<string>): Told[] {
  return estate.resources.flatMap((found): Told[] => {
    if (said.has(found.id.toLowerCase()) || /^Microsoft\.Resources\//i.test(found.type)) return [];
    const kind = typeNamed(found.type)?.title() ?? found.type;
    return [
      {
        severity: 'info',
        code: 'IMP-005',
        message: l10n.t('Seen, not managed: {0} ({1})', found.name, kind),
        source: found.source,
        id: found.id,
      },
    ];
  });
}
