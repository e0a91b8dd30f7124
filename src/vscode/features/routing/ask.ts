import * as l10n from '@vscode/l10n';
import type { Customer, Design, Subnet, VirtualNetwork } from '../../../design';
import { type Endpoint, type Flow, endpointOf, services } from '../../../routing';
import { askItem, askLine } from '../../services/ask';
import { placeOfArgument } from '../../services/choose';
import { Refusal } from '../../services/commands';

interface SubnetOf {
  readonly network: VirtualNetwork;
  readonly subnet: Subnet;
}

const nameOf = ({ network, subnet }: SubnetOf) => `${network.ref}/${subnet.name}`;

/**
 * The subnet that a command was called on or is given, else the one that the user picks.
 * @throws Refusal where the customer has none; CancellationError where the user picks none
 */
export async function askSubnet(customer: Customer, argument: unknown, given: unknown): Promise<SubnetOf> {
  const all = customer.virtualNetworks.flatMap((network) => network.subnets.map((subnet) => ({ network, subnet })));
  if (all.length === 0) throw new Refusal(l10n.t('"{0}" has no subnet.', customer.displayName), undefined, 'warning');
  const name = said(given, 'subnet');
  const at = all.find(({ subnet }) => isCalledOn(customer, argument, subnet.raw));
  const known = name === undefined ? at : all.find((one) => nameOf(one) === name);
  if (known) return known;
  const picked = await askItem(
    all.map((one) => ({
      label: nameOf(one),
      description: one.subnet.prefixes.map((p) => p.text).join(', '),
      one,
    })),
    { placeHolder: l10n.t('Which subnet?'), matchOnDescription: true },
  );
  return picked.one;
}

/** Whether a command was called on a part of a customer, or on something in it. */
function isCalledOn(customer: Customer, argument: unknown, raw: object): boolean {
  const place = placeOfArgument(argument);
  const path = customer.file.pathOf(raw);
  return place?.file === customer.file.path && path?.every((step, i) => step === place.path[i]) === true;
}

/** The site or the subnet that a command was called on, as an end of a flow is named. */
function endCalledOn(customer: Customer, argument: unknown): string | undefined {
  for (const network of customer.virtualNetworks) {
    const subnet = network.subnets.find(({ raw }) => isCalledOn(customer, argument, raw));
    if (subnet) return nameOf({ network, subnet });
  }
  return customer.sites.find(({ raw }) => isCalledOn(customer, argument, raw))?.name;
}

/** Both ends of a flow, and what it carries; what is given is not asked for, nor is where it was called on. */
export async function askFlow(
  design: Design,
  customer: Customer,
  argument: unknown,
  given: unknown,
): Promise<{ readonly from: Endpoint; readonly to: Endpoint; readonly flow: Flow }> {
  const begin = said(given, 'from') ?? endCalledOn(customer, argument);
  const from = await askEnd(design, customer, l10n.t('From where?'), begin);
  const to = await askEnd(design, customer, l10n.t('To where?'), said(given, 'to'));
  const port = await askPort(said(given, 'port'));
  return { from, to, flow: { protocol: 'Tcp', ...(port !== undefined && { port }) } };
}

async function askEnd(
  design: Design,
  customer: Customer,
  placeHolder: string,
  given: string | undefined,
): Promise<Endpoint> {
  const named = given === undefined ? undefined : endpointOf(design, customer, given);
  if (named) return named;
  const other = l10n.t('An address…');
  const items = [
    ...customer.sites.map((site) => ({ label: site.name, description: site.displayName })),
    ...customer.virtualNetworks.flatMap((network) =>
      network.subnets.map((subnet) => ({
        label: nameOf({ network, subnet }),
        description: subnet.prefixes.map((p) => p.text).join(', '),
      })),
    ),
    ...Object.entries(services).map(([label, { address }]) => ({ label, description: address })),
    { label: other, description: '' },
  ];
  const picked = await askItem(items, { placeHolder, matchOnDescription: true });
  const text = picked.label === other ? await askAddress(design, customer) : picked.label;
  const end = endpointOf(design, customer, text);
  if (!end) throw new Refusal(l10n.t('"{0}" has no address yet.', text), undefined, 'warning');
  return end;
}

function askAddress(design: Design, customer: Customer): Promise<string> {
  return askLine({
    prompt: l10n.t('An IPv4 or IPv6 address'),
    validateInput: (value) => (endpointOf(design, customer, value) ? undefined : l10n.t('This is no address.')),
  });
}

async function askPort(given: string | undefined): Promise<number | undefined> {
  const isPort = (value: string) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
  const text =
    given ??
    (await askLine({
      prompt: l10n.t('The TCP port at the destination; nothing for any'),
      value: '443',
      validateInput: (value) => (value === '' || isPort(value) ? undefined : l10n.t('A port is 0 to 65535.')),
    }));
  return isPort(text) ? Number(text) : undefined;
}

function said(given: unknown, key: string): string | undefined {
  if (typeof given !== 'object' || given === null || !(key in given)) return undefined;
  const value: unknown = (given as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
