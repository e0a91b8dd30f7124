import * as l10n from '@vscode/l10n';
import { allPortLocations } from '../../catalog/buildings';
import type { Cloud } from '../../catalog/catalog';
import { isSecretId, secretIdForm } from '../../catalog/keyVaults';
import { livePortLocation } from '../../catalog/live';
import { findLocation } from '../../catalog/locations';
import { fastMacsecLink, macsecCiphers, xpnCipher } from '../../catalog/macsec';
import { kilometresBetween } from '../../catalog/nearness';
import { directPortBandwidths } from '../../catalog/skus';
import type { Customer, Design, DirectPort, EditValue } from '../../design';
import { type Asking, type Choice, Refused, one, part, text, yesOrNo } from '../ask/question';
import { freeName, guidProblem, resourceIdProblem, unusedName } from '../ask/texts';
import { type Made, addItem, revise } from '../change';
import { nearestLocation } from '../network/gateway';
import type { CustomerScope } from '../scope';

/**
 * Asks for a pair of ExpressRoute Direct ports, with MACsec where it is wanted. It is of whoever keeps the edge routers that
 * it is connected to: in connect-through of the CSP, and said in its file.
 */
export function* addDirectPort({ design, customer }: CustomerScope): Asking<Made> {
  const owner = customer.model === 'connect-through' ? yield* askOfCsp(design) : yield* askOfCustomer(customer);
  const buildings = buildingChoices(design, nearestLocation(design, customer));
  if (buildings.length === 0) {
    throw new Refused(l10n.t('No building with ExpressRoute Direct ports is known in {0}.', design.provider.cloud));
  }
  const peeringLocation = yield* one('peeringLocation', l10n.t('Building that the port is in'), buildings);
  const offered = design.provider.live
    ? livePortLocation(design.provider.live, peeringLocation)?.bandwidths
    : undefined;
  const bandwidthInGbps = yield* one(
    'bandwidthInGbps',
    l10n.t('Bandwidth of the port'),
    directPortBandwidths
      .filter((gbps) => offered === undefined || offered.length === 0 || offered.includes(gbps))
      .map((gbps) => ({ label: `${gbps} Gbps`, value: gbps })),
  );
  const encapsulation = yield* one('encapsulation', l10n.t('Encapsulation; it is fixed when the port is made'), [
    {
      label: 'QinQ',
      detail: l10n.t('An outer tag for each circuit, which Azure assigns: VLAN ids repeat between circuits.'),
      value: 'QinQ' as const,
    },
    {
      label: 'Dot1Q',
      detail: l10n.t('One tag: each VLAN id is used once over all circuits of the port.'),
      value: 'Dot1Q' as const,
    },
  ]);
  const billingType = yield* one('billingType', l10n.t('Billing of what leaves Azure'), [
    { label: 'MeteredData', description: l10n.t('by the gigabyte'), value: 'MeteredData' as const },
    { label: 'UnlimitedData', description: l10n.t('flat; cannot be changed back'), value: 'UnlimitedData' as const },
  ]);
  const macsec = yield* askMacsec(design.provider.cloud, bandwidthInGbps);
  const names = owner.ports.map(({ name }) => name);
  const name = yield* text('name', l10n.t('Name of the direct port in Azure'), {
    initial: unusedName(`erd-${peeringLocation}`.toLowerCase().slice(0, 70), names),
    problem: freeName(names),
  });
  const { userAssignedIdentity, ...links } = macsec;
  const value: { readonly [key: string]: EditValue | undefined } = {
    ...{ name, subscription: owner.subscription, peeringLocation, bandwidthInGbps, encapsulation, billingType },
    resourceGroup: owner.resourceGroup,
    userAssignedIdentity,
    links: {
      primary: { adminState: 'Enabled', ...(links.primary && { macSec: links.primary }) },
      secondary: { adminState: 'Enabled', ...(links.secondary && { macSec: links.secondary }) },
    },
  };
  const { path, after } = owner;
  return {
    design: revise(design, path, (file) => addItem(file, ['expressRoutePorts'], value, after)),
    at: {
      file: path,
      path: ['expressRoutePorts', owner.ports.filter(({ list }) => list === 'expressRoutePorts').length],
    },
  };
}

/** Where the port is said, and what it is in. */
interface Owner {
  readonly ports: readonly DirectPort[];
  readonly path: string;
  /** The key of the file that a first list of ports comes behind. */
  readonly after: string;
  /** The name of a customer's; the id of one of the CSP's, whose subscriptions are no part of the design. */
  readonly subscription: string;
  readonly resourceGroup: string | undefined;
}

function* askOfCustomer(customer: Customer): Asking<Owner> {
  const { name, resourceGroup } = yield* part(
    'subscription',
    l10n.t('Subscription that the port is in'),
    customer.subscriptions,
    {
      choice: (each) => ({
        label: each.name,
        ...(each.location !== undefined && { description: each.location }),
        value: each.name,
      }),
      none: () =>
        new Refused(l10n.t('{0} has no subscription yet; a direct port is in one.', customer.displayName), {
          title: l10n.t('Add a Subscription'),
          way: { wizard: 'addSubscription', answers: {} },
        }),
    },
  );
  return {
    ...{ ports: customer.expressRoutePorts, path: customer.file.path, after: 'subscriptions', subscription: name },
    resourceGroup: resourceGroup === undefined ? `rg-${customer.name}-connectivity` : undefined,
  };
}

function* askOfCsp({ provider }: Design): Asking<Owner> {
  const ports = provider.expressRoutePorts;
  const subscription = yield* text(
    'cspSubscriptionId',
    l10n.t(
      'Id of the subscription of the CSP that the port is in. It is ordered there by hand: no deployment of a customer makes it',
    ),
    {
      initial: ports.flatMap(({ raw }) => (guidProblem(raw.subscription ?? '') ? [] : raw.subscription))[0] ?? '',
      example: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001',
      problem: guidProblem,
    },
  );
  return {
    ...{ ports, path: provider.file.path, after: 'sites', subscription },
    resourceGroup: `rg-${provider.name}-connectivity`.slice(0, 90),
  };
}

/** Buildings with ports, the nearest first: those of Azure's own list where it was read. */
function buildingChoices(design: Design, near: string | undefined): Choice<string>[] {
  const { cloud, live } = design.provider;
  const city = near === undefined ? undefined : findLocation(near, cloud)?.city;
  const known = allPortLocations(cloud);
  const listed = live?.portLocations?.map(
    ({ name }) => known.find((each) => each.name === name) ?? { name, location: undefined },
  );
  const kilometres = (other: string | undefined) =>
    (city === undefined || other === undefined ? undefined : kilometresBetween(city, other)) ?? Number.MAX_SAFE_INTEGER;
  return [...(listed ?? known)]
    .sort((a, b) => kilometres(a.location?.city) - kilometres(b.location?.city))
    .map(({ name, location }) => ({ label: name, description: location?.name ?? '', value: name }));
}

interface Macsec {
  readonly userAssignedIdentity?: string;
  readonly primary?: EditValue;
  readonly secondary?: EditValue;
}

function* askMacsec(cloud: Cloud, gbps: number): Asking<Macsec> {
  const isWanted = yield* yesOrNo('macsec', l10n.t('Is the traffic on the port encrypted with MACsec?'), {
    yes: l10n.t('Yes: its keys are in Key Vault'),
    no: l10n.t('No'),
  });
  if (!isWanted) return {};
  const userAssignedIdentity = yield* text(
    'userAssignedIdentity',
    l10n.t('Managed identity that reads the keys from Key Vault: its resource id'),
    {
      example:
        '/subscriptions/3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0001/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-macsec',
      problem: resourceIdProblem('Microsoft.ManagedIdentity/userAssignedIdentities'),
    },
  );
  const cipher = yield* one(
    'cipher',
    l10n.t('Cipher'),
    ciphersOn(gbps).map((each) => ({ label: each, value: each })),
  );
  const primary = yield* askKeys('primary', cipher, cloud);
  return { userAssignedIdentity, primary, secondary: yield* askKeys('secondary', cipher, cloud) };
}

/** The longest keys first; on a fast link those with long packet numbers only. */
function ciphersOn(gbps: number): string[] {
  const lasting = gbps < fastMacsecLink ? macsecCiphers : macsecCiphers.filter((each) => xpnCipher(each) === undefined);
  return [...lasting].sort((a, b) => Number(b.endsWith('256')) - Number(a.endsWith('256')));
}

function* askKeys(link: 'primary' | 'secondary', cipher: string, cloud: Cloud): Asking<EditValue> {
  const problem = (value: string) =>
    isSecretId(value, cloud) ? undefined : l10n.t('Give the id of a secret in Key Vault: {0}.', secretIdForm(cloud));
  const example = (key: string) => secretIdForm(cloud, 'kv-macsec', `${link}-${key}`);
  const cknSecret = yield* text(`${link}Ckn`, l10n.t('CKN of the {0} link: Key Vault id of the secret', link), {
    example: example('ckn'),
    problem,
  });
  const cakSecret = yield* text(`${link}Cak`, l10n.t('CAK of the {0} link: Key Vault id of the secret', link), {
    example: example('cak'),
    problem,
  });
  return { cipher, cknSecret, cakSecret };
}
