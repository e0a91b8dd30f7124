import * as l10n from '@vscode/l10n';
import { findCommunity } from '../catalog/communities';
import { portNamedBy } from './circuits';
import type { Circuit, Customer, RawMicrosoftPeering } from './model';
import type { Prerequisite, SeenInAzure } from './prerequisite';

const UNSEEN: SeenInAzure = { provisioningOf: () => undefined, networkSubscriptions: new Set() };

/** What a prerequisite is told by; undefined where nothing but a person can tell. */
type Telling = readonly [item: string, text: string, byDesign: boolean | undefined, byAzure?: boolean];

/**
 * The prerequisites of a customer: ticked by what the design says, else by what was read in Azure, else by hand in its file,
 * which a team shares. What else the file names under `prerequisites` comes last.
 * source: ExpressRoute prerequisites and checklist; the course of the training catalogue on ExpressRoute
 */
export function prerequisitesOf(customer: Customer, seen: SeenInAzure = UNSEEN): Prerequisite[] {
  const said = customer.raw.prerequisites ?? {};
  const items = tellings(customer, seen);
  const known = new Set(items.map(([item]) => item));
  return [
    ...items.map(([item, text, byDesign, byAzure]): Prerequisite => {
      if (byDesign === true) return { item, text, isDone: true, by: 'design' };
      if (byAzure === true) return { item, text, isDone: true, by: 'azure' };
      const isByHand = byDesign === undefined || said[item] !== undefined;
      return { item, text, isDone: said[item] === 'done', by: isByHand ? 'hand' : 'design' };
    }),
    ...Object.entries(said)
      .filter(([item]) => !known.has(item))
      .map(([item, state]): Prerequisite => ({ item, text: item, isDone: state === 'done', by: 'hand' })),
  ];
}

function tellings({ circuits, subscriptions, raw }: Customer, seen: SeenInAzure): readonly Telling[] {
  const has = circuits.length > 0;
  const isProvisioned = (...states: string[]) =>
    has && circuits.every((circuit) => states.includes(seen.provisioningOf(circuit) ?? ''));
  const microsoft = circuits.flatMap((c) => (c.raw.peerings?.microsoft ? [c.raw.peerings.microsoft] : []));
  const communities = microsoft.flatMap(({ routeFilter }) => routeFilter?.communities ?? []);
  const needsApproval = communities.some((value) => findCommunity(value)?.needsMicrosoftApproval === true);
  return [
    ['subscription', l10n.t('An Azure subscription is there'), subscriptions.length > 0],
    ['delegation', l10n.t('The CSP may act in the subscriptions'), isAskedFor(raw) ? undefined : false],
    [
      'resourceProvider',
      l10n.t('Microsoft.Network is registered in the subscriptions'),
      undefined,
      subscriptions.length > 0 && subscriptions.every(({ name }) => seen.networkSubscriptions.has(name)),
    ],
    [
      'connectivityProvider',
      l10n.t('A connectivity provider, or a direct port, is chosen for each circuit'),
      has && circuits.every((c) => c.raw.serviceProviderName !== undefined || portNamedBy(c.raw) !== undefined),
    ],
    [
      'registered',
      l10n.t('The subscription is known to the connectivity provider'),
      undefined,
      isProvisioned('Provisioning', 'Provisioned'),
    ],
    [
      'addresses',
      l10n.t('Link prefixes are set apart for each peering that is kept here'),
      has && circuits.every(hasAddresses),
    ],
    [
      'translation',
      l10n.t('Private addresses are translated before Microsoft peering, where there is one'),
      translation(has, microsoft),
    ],
    [
      'order',
      l10n.t('Each circuit is ordered'),
      has && circuits.every((c) => c.raw.order?.reference !== undefined),
      isProvisioned('Provisioning', 'Provisioned'),
    ],
    [
      'port',
      l10n.t('The port of the connectivity provider is ready for each circuit'),
      has && circuits.every((c) => c.raw.order?.portReady === true),
      isProvisioned('Provisioned'),
    ],
    [
      'microsoft365',
      l10n.t('Microsoft has authorized Microsoft 365 over ExpressRoute, where a route filter asks for it'),
      needsApproval ? undefined : true,
    ],
  ];
}

/** That access is asked for the design says; that it was given, a person. */
function isAskedFor({ identity }: Customer['raw']): boolean {
  return identity?.delegation?.azure !== 'none' || (identity.roleAssignments ?? []).length > 0;
}

/** Whether an edge router translates depends on its platform and on lines by hand: of it the design alone does not tell. */
function translation(has: boolean, microsoft: readonly RawMicrosoftPeering[]): boolean | undefined {
  if (!has || microsoft.some(({ nat }) => nat === undefined)) return false;
  return microsoft.every(({ nat }) => nat?.device !== undefined) ? true : undefined;
}

function hasAddresses({ raw, peerings }: Circuit): boolean {
  return (
    raw.layer3ManagedBy === 'serviceProvider' ||
    (peerings.length > 0 && peerings.every((peering) => peering.raw.primaryPeerAddressPrefix !== undefined))
  );
}
