import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { allProviders } from '../../../catalog/providers';
import { allRegions } from '../../../catalog/regions';
import { type Design, nextCustomerAsn, nextRouteDistinguisher } from '../../../design';
import { parsePrefix } from '../../../network/prefix';
import { type Step, askAll, guidProblem, nameFrom, nameProblem, pickOne, step, text } from '../../services/ask';
import { chooseDesign } from '../../services/choose';
import { Refusal } from '../../services/commands';
import { createFile } from '../../services/edits';
import type { Services } from '../../services/services';
import { asnProblem, platformChoices, required } from './createDesign';
import { type NewCustomer, customerText } from './newCustomer';
import type { Platform } from './newDesign';

/** What is asked; a caller may give answers beforehand. */
export interface CustomerAnswers {
  readonly displayName: string;
  readonly name: string;
  readonly tenantId: string;
  readonly model: NewCustomer['model'];
  readonly managedBy: NewCustomer['managedBy'];
  readonly site: string;
  /** `10.10.0.0/16, fd00:10::/48` */
  readonly prefixes: string;
  readonly connectsTo: string;
  readonly routers: 'customer' | 'serviceProvider';
  readonly platform: Platform;
  readonly serviceProviderName: string;
  readonly asn: string;
  readonly subscription: string;
  readonly subscriptionId: string;
  readonly location: string;
  /** '' for no virtual network */
  readonly addressSpace: string;
}

const LONGEST_HUB = 26;

/** Asks for a customer, its first site and its first subscription, and makes its file. */
export async function addCustomer(
  services: Services,
  argument: unknown,
  given: Partial<CustomerAnswers>,
): Promise<void> {
  const design = await chooseDesign(services, argument);
  const providerUri = services.designs.uriOf(design.provider.file.path);
  if (!providerUri) throw new vscode.CancellationError();
  const title = l10n.t('Add a customer to {0}', design.provider.displayName);
  const answers = await askAll(title, questions(design), given);
  const made = complete(answers);
  if (made.model === 'connect-through' && nextRouteDistinguisher(design) === undefined) {
    const file = design.provider.file.path;
    throw new Refusal(l10n.t('"pools.routeDistinguishers" in {0} has no free number. Add a range to the pool.', file));
  }
  const uri = vscode.Uri.joinPath(providerUri, '..', 'customers', `${made.name}.csp.yaml`);
  await createFile(uri, customerText(design, made));
  await services.files.scan();
  await vscode.window.showTextDocument(uri);
}

function questions(design: Design): Step<CustomerAnswers>[] {
  const through = (a: Partial<CustomerAnswers>) => a.model === 'connect-through';
  const ownRouters = (a: Partial<CustomerAnswers>) => !through(a) && a.routers === 'customer';
  const names = new Set(design.customers.map((customer) => customer.name.toLowerCase()));
  const ask = step<CustomerAnswers, keyof CustomerAnswers>;
  return [
    ask('displayName', (_, frame) =>
      text(frame, l10n.t('Name of the customer, as people read it'), {
        placeholder: 'Contoso B.V.',
        validate: required,
      }),
    ),
    ask('name', (a, frame) =>
      text(frame, l10n.t('Short name of the customer'), {
        value: nameFrom(a.displayName ?? ''),
        validate: (value) =>
          nameProblem(value) ??
          (names.has(value.toLowerCase()) ? l10n.t('The design has a customer of that name.') : undefined),
      }),
    ),
    ask('tenantId', (_, frame) =>
      text(frame, l10n.t('Microsoft Entra tenant of the customer'), { validate: guidProblem }),
    ),
    ask('model', (_, frame) =>
      pickOne<CustomerAnswers['model']>(frame, l10n.t('How does the customer reach Azure?'), [
        {
          label: 'connect-through',
          detail: l10n.t('Through the network of the CSP, which owns the circuits.'),
          value: 'connect-through',
        },
        {
          label: 'connect-to',
          detail: l10n.t(
            'Over circuits of its own, which end on its own routers or are kept by its connectivity provider.',
          ),
          value: 'connect-to',
        },
      ]),
    ),
    ask('managedBy', (_, frame) =>
      pickOne<CustomerAnswers['managedBy']>(frame, l10n.t('Who creates and keeps the Azure resources?'), [
        { label: l10n.t('The CSP'), value: 'csp' },
        { label: l10n.t('The customer'), value: 'customer' },
      ]),
    ),
    ask('site', (_, frame) =>
      text(frame, l10n.t('Name of the first site'), { placeholder: 'utrecht', validate: nameProblem }),
    ),
    ask('prefixes', (_, frame) =>
      text(frame, l10n.t('Prefixes of the site, with commas between'), {
        placeholder: '10.10.0.0/16, fd00:10::/48',
        validate: prefixesProblem,
      }),
    ),
    ask(
      'connectsTo',
      (_, frame) =>
        pickOne(
          frame,
          l10n.t('Datacenter of the CSP that the site is attached at'),
          design.provider.sites.map((site) => ({ label: site.displayName, description: site.name, value: site.name })),
        ),
      (a) => through(a) && design.provider.sites.length > 0,
    ),
    ask(
      'routers',
      (_, frame) =>
        pickOne<CustomerAnswers['routers']>(frame, l10n.t('Where do the links of its circuits end?'), [
          { label: l10n.t('On two edge routers of the customer'), value: 'customer' },
          { label: l10n.t('At the connectivity provider, which keeps layer 3'), value: 'serviceProvider' },
        ]),
      (a) => !through(a),
    ),
    ask(
      'platform',
      (_, frame) => pickOne(frame, l10n.t('Operating system of the two edge routers'), platformChoices()),
      ownRouters,
    ),
    ask(
      'serviceProviderName',
      (_, frame) =>
        pickOne(
          frame,
          l10n.t('Connectivity provider that the edge routers are connected to'),
          allProviders().flatMap(({ name, armNames }) =>
            armNames.map((arm) => ({ label: arm, ...(arm !== name && { description: name }), value: arm })),
          ),
        ),
      ownRouters,
    ),
    ask(
      'asn',
      (_, frame) =>
        text(frame, l10n.t('AS number of the site'), {
          value: String(nextCustomerAsn(design) ?? ''),
          validate: asnProblem,
        }),
      ownRouters,
    ),
    ask('subscription', (_, frame) =>
      text(frame, l10n.t('Short name of its first Azure subscription'), { value: 'prod', validate: nameProblem }),
    ),
    ask('subscriptionId', (_, frame) => text(frame, l10n.t('Id of the subscription'), { validate: guidProblem })),
    ask('location', (_, frame) =>
      pickOne(
        frame,
        l10n.t('Azure region'),
        allRegions(design.provider.cloud).map(({ name, displayName, geo }) => ({
          label: displayName,
          description: geo,
          value: name,
        })),
      ),
    ),
    ask('addressSpace', (_, frame) =>
      text(
        frame,
        l10n.t('Address space of a first virtual network with an ExpressRoute gateway; leave empty for none'),
        {
          placeholder: '10.100.0.0/20',
          validate: (value) => (value === '' ? undefined : hubProblem(value)),
        },
      ),
    ),
  ];
}

function complete(a: Partial<CustomerAnswers>): NewCustomer {
  const { displayName, name, tenantId, model, managedBy, site, prefixes, subscription, subscriptionId, location } = a;
  if (!displayName || !name || !tenantId || !model || !managedBy || !site) throw new vscode.CancellationError();
  if (!prefixes || !subscription || !subscriptionId || !location) throw new vscode.CancellationError();
  const { platform, serviceProviderName, asn, connectsTo, addressSpace } = a;
  return {
    ...{ displayName, name, tenantId, model, managedBy, site, subscription, subscriptionId, location },
    prefixes: listOf(prefixes),
    ...(model === 'connect-through' && connectsTo !== undefined && { connectsTo }),
    ...(a.routers === 'customer' &&
      platform &&
      serviceProviderName &&
      asn && { edge: { platform, serviceProviderName, asn: Number(asn) } }),
    ...(addressSpace && { addressSpace }),
  };
}

function listOf(value: string): string[] {
  return value.split(/[\s,]+/).filter(Boolean);
}

function prefixesProblem(value: string): string | undefined {
  const list = listOf(value);
  if (list.length === 0) return l10n.t('Give one prefix at least, such as 10.10.0.0/16.');
  const wrong = list.find((each) => parsePrefix(each)?.aligned !== true);
  return wrong && l10n.t('"{0}" is no prefix. Give its network address and length, such as 10.10.0.0/16.', wrong);
}

function hubProblem(value: string): string | undefined {
  const prefix = parsePrefix(value);
  return prefix?.family === 4 && prefix.aligned && prefix.length <= LONGEST_HUB
    ? undefined
    : l10n.t('Give an aligned IPv4 prefix of /{0} or shorter, such as 10.100.0.0/20.', LONGEST_HUB);
}
