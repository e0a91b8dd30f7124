import * as l10n from '@vscode/l10n';
import { type Design, nextCustomerAsn, nextRouteDistinguisher, readDesignFile, withFile } from '../../design';
import { type Asking, Refused, one, text } from '../ask/question';
import {
  allOf,
  asnProblem,
  freeName,
  guidProblem,
  listOf,
  nameFrom,
  nameProblem,
  orNothing,
  prefixesProblem,
  textProblem,
} from '../ask/texts';
import { type Made } from '../change';
import { providersAt } from '../circuit/providerChoices';
import { overlapProblem, proposedSpace, spaceProblem, takenBy } from '../network/addresses';
import { askWindow, nearestLocation, regionChoices } from '../network/gateway';
import { addVpnGateway } from '../vpn/addVpnGateway';
import type { DesignScope } from '../scope';
import { errorOf } from '../trial';
import { askEnvironment, newSubscriptionId } from './subscriptions';
import { askModel, askReach } from './model';
import { platformChoices } from './newDesign';
import { GATEWAY_SUBNET, type NewCustomer, customerText } from './value';

const EXAMPLE_ID = '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0101';
/** Below the folder of a design. */
export const CUSTOMERS_FOLDER = 'customers';
/** Findings that an answer about addresses or numbers brings; the rest is still to be asked. */
const OF_ADDRESSES = /^(NET|DUP)-/;

/** Asks for a customer, its first site and its first subscription, and makes its file. */
export function* addCustomer(scope: DesignScope): Asking<Made> {
  const { design, today } = scope;
  const displayName = yield* text('displayName', l10n.t('Name of the customer, as people read it'), {
    example: 'Contoso B.V.',
    problem: textProblem,
  });
  const name = yield* text('name', l10n.t('Short name of the customer'), {
    initial: nameFrom(displayName),
    example: 'contoso',
    problem: freeName(design.customers.map((customer) => customer.name)),
  });
  const tenantId = yield* text('tenantId', l10n.t('Microsoft Entra tenant of the customer'), {
    example: EXAMPLE_ID,
    problem: allOf(guidProblem, (value) =>
      value.toLowerCase() === design.provider.raw.tenantId?.toLowerCase()
        ? l10n.t('That is the tenant of the CSP.')
        : undefined,
    ),
  });
  const reach = yield* askReach();
  const hasCircuits = reach === 'expressRoute' || reach === 'expressRouteAndVpn';
  const model = yield* askModel();
  const through = model === 'connect-through';
  if (through) requireNumbers(design);
  const managedBy = yield* one<NewCustomer['managedBy']>(
    'managedBy',
    l10n.t('Who creates and keeps the Azure resources?'),
    [
      { label: l10n.t('The CSP'), value: 'csp' },
      { label: l10n.t('The customer'), value: 'customer' },
    ],
  );
  const site = yield* text('site', l10n.t('Name of the first site'), { example: 'utrecht', problem: nameProblem });
  const connectsTo = through && design.provider.sites.length > 0 ? yield* askDatacenter(design) : undefined;
  const edge = !through && hasCircuits ? yield* askEdge(design) : undefined;
  const subscriptionName = yield* text('subscription', l10n.t('Short name of its first Azure subscription'), {
    initial: 'prod',
    problem: nameProblem,
  });
  const subscriptionId = yield* text('subscriptionId', l10n.t('Id of the subscription'), {
    example: '3f1c2b7a-0d0e-4f57-9a51-5a8f3a1f0b01',
    problem: newSubscriptionId(design),
  });
  const environment = yield* askEnvironment();
  const location = yield* one(
    'location',
    l10n.t('Azure region'),
    regionChoices(design, placeOf(design, connectsTo) ?? nearestLocation(design)),
  );
  const subscription = { name: subscriptionName, subscriptionId, environment, location };
  const base = { displayName, name, tenantId, model, managedBy, site, subscription };
  const ends = { ...(connectsTo !== undefined && { connectsTo }), ...(edge && { edge }) };
  const make = (made: Pick<NewCustomer, 'prefixes' | 'hub'>) => withCustomer(design, { ...base, ...ends, ...made });
  const prefixes = listOf(
    yield* text('prefixes', l10n.t('Prefixes of the site, with commas between'), {
      initial: '',
      example: '10.10.0.0/16, fd00:10::/48',
      problem: allOf(prefixesProblem, (value) =>
        errorOf(design, () => make({ prefixes: listOf(value) }).design, OF_ADDRESSES),
      ),
    }),
  );
  const addressSpace = yield* text(
    'addressSpace',
    l10n.t('Address space of a first virtual network with a gateway; leave empty for none'),
    {
      initial: proposedSpace(design, undefined, prefixes),
      example: '10.100.0.0/20',
      problem: orNothing(
        allOf(spaceProblem(GATEWAY_SUBNET), overlapProblem(takenBy(design, undefined, prefixes)), (value) =>
          errorOf(
            design,
            () => make({ prefixes, hub: { addressSpace: value, hasGateway: hasCircuits } }).design,
            OF_ADDRESSES,
          ),
        ),
      ),
    },
  );
  if (addressSpace === '') return make({ prefixes });
  const window = hasCircuits ? yield* askWindow(location, today) : undefined;
  const made = make({ prefixes, hub: { addressSpace, hasGateway: hasCircuits, ...(window && { window }) } });
  if (reach === 'expressRoute') return made;
  const customer = made.design.customers.find(({ file }) => file.path === made.at.file);
  if (!customer) return made;
  const role = reach === 'pointToSite' ? 'clients' : reach === 'siteToSite' ? 'only' : 'backup';
  const vpn = yield* addVpnGateway({ ...scope, design: made.design, customer }, role);
  return { design: vpn.design, at: made.at };
}

function withCustomer(design: Design, made: NewCustomer): Made {
  const folder = design.folder === '' ? '' : `${design.folder}/`;
  const file = `${folder}${CUSTOMERS_FOLDER}/${made.name}.csp.yaml`;
  return { design: withFile(design, readDesignFile(file, customerText(design, made))), at: { file, path: [] } };
}

/** @throws Refused where the pool of route distinguishers is used up */
function requireNumbers(design: Design): void {
  if (nextRouteDistinguisher(design) !== undefined) return;
  const file = design.provider.file.path;
  throw new Refused(l10n.t('"pools.routeDistinguishers" in {0} has no free number. Add a range to the pool.', file), {
    title: l10n.t('Show File'),
    file,
    path: ['pools', 'routeDistinguishers'],
  });
}

function placeOf(design: Design, site: string | undefined): string | undefined {
  return design.provider.sites.find(({ name }) => name === site)?.raw.peeringLocations?.[0];
}

function* askDatacenter(design: Design): Asking<string> {
  return yield* one(
    'connectsTo',
    l10n.t('Datacenter of the CSP that the site is attached at'),
    design.provider.sites.map((site) => ({ label: site.displayName, description: site.name, value: site.name })),
  );
}

/** Edge routers only where they are used: where the connectivity provider keeps layer 3 there are none. */
function* askEdge(design: Design): Asking<NewCustomer['edge']> {
  const routers = yield* one<'customer' | 'serviceProvider'>(
    'routers',
    l10n.t('Where do the links of its circuits end?'),
    [
      { label: l10n.t('On two edge routers of the customer'), value: 'customer' },
      { label: l10n.t('At the connectivity provider, which keeps layer 3'), value: 'serviceProvider' },
    ],
  );
  if (routers === 'serviceProvider') return undefined;
  const platform = yield* one('platform', l10n.t('Operating system of the two edge routers'), platformChoices());
  const serviceProviderName = yield* one(
    'serviceProviderName',
    l10n.t('Connectivity provider that the edge routers are connected to'),
    providersAt(design.provider.cloud, [], design),
  );
  const asn = yield* text('asn', l10n.t('AS number of the site'), {
    initial: String(nextCustomerAsn(design) ?? ''),
    example: '4200000000',
    problem: asnProblem,
  });
  return { platform, serviceProviderName, asn: Number(asn) };
}
