import type { WantedResource } from '../../resources';
import { types } from '../../resources';
import { type CustomerOutput, provisionedFirst } from '../context';
import { partyName } from '../describe';
import { type GeneratedFile, lines } from '../output';
import { stepPath } from '../readme';
import { canRead } from '../references';
import type { Step } from '../steps';
import { accessText, identityText } from './identity';
import { markdown } from './table';

/** What the customer is handed: what it makes, in which order, what it gives back, and how the CSP gets access. */
export function printHandover(output: CustomerOutput): GeneratedFile[] {
  return [{ path: `${output.folder}/customer/handover.md`, content: handover(output) }];
}

function handover(output: CustomerOutput): string {
  const { customer } = output;
  const csp = partyName(output, 'csp');
  const own = output.steps.filter(({ party }) => party === 'customer');
  const back = toSendBack(output);
  return lines(
    `# Hand-over to ${customer.displayName}`,
    '',
    modelText(output),
    '',
    '## Who does what, in order',
    '',
    ...markdown({
      header: ['step', 'who', 'what', 'waits for'],
      rows: output.steps.map((step, index) => [
        index + 1,
        partyName(output, step.party),
        `${stepPath(step)}: ${contents(step)}`,
        waits(output, step),
      ]),
    }),
    '',
    '## What you make',
    '',
    ...(own.length === 0
      ? [`Nothing: ${csp} makes all resources in Azure.`]
      : [
          'The files are in this folder; `README.md` says how they are used, in each format. Look at the changes before you make',
          'them, and make them with an identity that has the role Network Contributor on the subscription.',
        ]),
    '',
    `## What you send back to ${csp}`,
    '',
    ...(back.length === 0
      ? ['Nothing but that it is done.']
      : [
          'Ids and service keys may go by e-mail. **Keys of authorizations and shared keys are secrets**: give them in a vault that',
          'both sides can read, or by telephone; never by e-mail, chat or ticket.',
          '',
          ...markdown({ header: ['what', 'of', 'how'], rows: back }),
        ]),
    '',
    ...accessText(output),
    ...identityText(output),
    ...prerequisites(output),
    ...apart(output),
  ).replace(/\n+$/, '\n');
}

function modelText(output: CustomerOutput): string {
  const csp = partyName(output, 'csp');
  return output.customer.model === 'connect-through'
    ? `Your sites reach Azure through the network of ${csp} (connect-through): ${csp} owns the circuits and keeps their routing.`
    : `You own the circuits, which end on your side (connect-to); ${csp} looks after subscriptions behind them and helps with the routes.`;
}

function contents(step: Step): string {
  const shown = step.resources.filter(({ type }) => type !== types.metricAlert).map(({ name }) => name);
  return shown.length > 6 ? `${shown.slice(0, 5).join(', ')} and ${shown.length - 5} more` : shown.join(', ');
}

function waits(output: CustomerOutput, step: Step): string {
  const provisioned = provisionedFirst(output, step).map(({ name }) => `circuit ${name} provisioned`);
  const others = step.waitsFor
    .filter(({ party }) => party !== step.party)
    .map((other) => `${partyName(output, other.party)}: ${stepPath(other)}`);
  return [...provisioned, ...others].join('; ');
}

/** What the CSP's steps need of what the customer makes, and service keys for the order. */
function toSendBack(output: CustomerOutput): (readonly [string, string, string])[] {
  const made = output.resources.filter(({ party, existing }) => party === 'customer' && !existing);
  const needed = new Set(
    output.steps
      .filter(({ party }) => party === 'csp')
      .flatMap((step) => step.resources.flatMap(({ dependsOn }) => dependsOn)),
  );
  const circuits = made.filter(({ type }) => type === types.circuit);
  const keys = made.filter(({ type, id }) => type === types.authorization && needed.has(id));
  return [
    ...circuits.map((one) => ['resource id and service key', one.name, 'e-mail or ticket'] as const),
    ...keys.filter((one) => isForeign(output, one)).map((one) => ['authorization key', nameOf(one), 'safely'] as const),
    ...sharedSecrets(output).map((name) => ['shared key', name, 'safely, one value for both ends'] as const),
  ];
}

const nameOf = ({ id }: WantedResource): string => id.split('/').slice(-3).join('/').replace('/authorizations', '');

function isForeign(output: CustomerOutput, authorization: WantedResource): boolean {
  const users = output.steps.filter((step) =>
    step.resources.some(({ dependsOn }) => dependsOn.includes(authorization.id)),
  );
  return users.some((step) => !canRead(step, authorization));
}

/** Keys that stand at both ends: of the tunnels to the customer's devices, and of sessions on the customer's routers. */
function sharedSecrets({ customer }: CustomerOutput): string[] {
  const tunnels = customer.circuits.flatMap((circuit) => circuit.raw.encryption?.tunnels ?? []);
  const names = [...tunnels, ...customer.vpnConnections.map(({ raw }) => raw)].map(
    ({ sharedKey }) => sharedKey?.secret,
  );
  return [...new Set(names.filter((name) => name !== undefined))];
}

function prerequisites({ customer }: CustomerOutput): string[] {
  const items = Object.entries(customer.raw.prerequisites ?? {});
  if (items.length === 0) return [];
  return ['## Prerequisites', '', ...markdown({ header: ['item', 'state'], rows: items }), ''];
}

/** Subscriptions that no circuit serves. */
function apart(output: CustomerOutput): string[] {
  const out = output.customer.subscriptions.filter(({ raw }) => raw.reachedOver !== undefined);
  if (out.length === 0) return [];
  return [
    '## Subscriptions that the circuits do not serve',
    '',
    `They are yours, and ${partyName(output, 'csp')} makes nothing in them.`,
    '',
    ...markdown({
      header: ['subscription', 'reached over'],
      rows: out.map(({ name, raw }) => [
        name,
        raw.reachedOver === 'internet' ? 'the internet' : 'a private line of your own',
      ]),
    }),
    '',
  ];
}
