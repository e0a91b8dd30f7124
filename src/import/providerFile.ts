import * as l10n from '@vscode/l10n';
import { type Design, type DesignFile, readDesignFile } from '../design';
import { MICROSOFT_ASN } from '../edge';
import { ASN_OF_NOBODY, type Draft, TENANT_OF_NOBODY } from './reading/reading';
import type { Fillable } from './routers/fill';
import type { FoundRouter } from './sources/router/router';
import type { Sources } from './sources/source';
import { textOf } from './text';
import type { Told } from './told';
import { followed } from './update';

/** The provider's file while customers are read: routers come into it. */
export interface ProviderFile extends Fillable {
  /** The file that is there. */
  readonly before: DesignFile | undefined;
}

const PATH = 'provider.csp.yaml';

/** The AS number of routers that have sessions with Microsoft in VRFs, as those of a CSP have; undefined where they do not agree. */
function asnOfProvider(routers: readonly FoundRouter[]): number | undefined {
  const theirs = routers.filter(({ sessions }) =>
    sessions.some(({ vrf, remoteAsn }) => vrf !== undefined && remoteAsn === MICROSOFT_ASN),
  );
  const [asn, another] = new Set(theirs.flatMap((router) => router.asn ?? []));
  return another === undefined ? asn : undefined;
}

/** What sources say of the CSP. */
export interface FoundProvider {
  readonly tenantId: string | undefined;
  readonly asn: number | undefined;
}

/** The CSP as far as sources say it: the tenant that was signed in to for its customers, else the one that subscriptions are delegated to. */
export function foundProvider({ routers, providerTenantId, subscriptions }: Sources): FoundProvider {
  const [manager, another] = new Set(subscriptions.flatMap(({ managedByTenants }) => managedByTenants ?? []));
  return {
    tenantId: providerTenantId ?? (another === undefined ? manager : undefined),
    asn: asnOfProvider(routers),
  };
}

/** The file of the design, or one to begin with: a design needs one, and says who the CSP is. */
export function providerFile(design: Design | undefined, { tenantId, asn }: FoundProvider): ProviderFile {
  const file = design?.provider.file;
  if (file) return { before: file, draft: structuredClone(file.content?.data) as Draft, comments: [], told: [] };
  const draft: Draft = {
    formatVersion: 1,
    kind: 'Provider',
    name: 'csp',
    tenantId: tenantId ?? TENANT_OF_NOBODY,
    asn: asn ?? ASN_OF_NOBODY,
    sites: [],
  };
  const ofTenant =
    tenantId === undefined
      ? l10n.t('Assumed: no source holds who the CSP is. Write its tenant.')
      : l10n.t('Assumed: the tenant that the customers were read from, or that their subscriptions are delegated to.');
  const ofAsn =
    asn === undefined
      ? l10n.t("Assumed: no source holds the CSP's AS number. Write it.")
      : l10n.t("Assumed: the CSP's AS number is that of the routers which meet Microsoft in VRFs.");
  const comments = [
    { object: draft, key: 'tenantId', text: ofTenant },
    { object: draft, key: 'asn', text: ofAsn },
  ];
  const told = comments.map(({ text }): Told => ({ severity: 'warning', code: 'IMP-003', message: text }));
  return { before: undefined, draft, comments, told };
}

/** The provider's file as it is to be. */
export function writtenProvider({ before, draft, comments }: ProviderFile, told: Told[]): DesignFile {
  return before ? followed(before, draft, told) : readDesignFile(PATH, textOf(PATH, draft, comments));
}
