import { keptByConnectivityProvider } from '../../design';
import type { WantedResource } from '../../resources';
import { types } from '../../resources';
import { type CustomerOutput, provisionedFirst } from '../context';
import { partyName } from '../describe';
import type { GeneratedFile } from '../output';
import { stepPath } from '../readme';
import { canRead } from '../references';
import type { Step } from '../steps';
import { addressChapter } from './addressChapter';
import { attachmentsToAgree } from './attachments';
import { htmlOf } from './html';
import { accessBlocks, identityBlocks } from './identity';
import { markdownOf } from './markdown';
import { orderBlocks } from './orderSheet';
import { ownSideBlocks } from './ownSide';
import { type Block, type Paper, heading, list, table, text } from './paper';
import { prerequisiteBlocks } from './prerequisiteBlocks';
import { roleRows } from './roles';
import { testBlocks } from './tests';

/**
 * What the customer is handed, as Markdown and as one file of HTML: what it makes, in which order, what it gives back, how
 * the CSP gets access, and how all of it is tested.
 * @param picture the diagram of the customer, as a file of SVG
 */
export function printHandover(output: CustomerOutput, picture: string | undefined): GeneratedFile[] {
  const paper = handover(output, picture);
  return [
    { path: `${output.folder}/customer/handover.md`, content: markdownOf(paper) },
    { path: `${output.folder}/customer/handover.html`, content: htmlOf(paper) },
  ];
}

function handover(output: CustomerOutput, picture: string | undefined): Paper {
  const csp = partyName(output, 'csp');
  const customer = partyName(output, 'customer');
  const own = output.steps.filter(({ party }) => party === 'customer');
  const back = toSendBack(output);
  const agreed = attachmentsToAgree(output);
  const { header, rows } = addressChapter(output).table;
  return {
    title: `Hand-over to ${customer}`,
    blocks: [
      text(modelText(output)),
      ...(picture === undefined
        ? [text(`The diagram is not in this paper; ${csp} hands it over as a file of its own.`)]
        : [{ kind: 'picture' as const, svg: picture, about: `The way of ${customer} to Azure` }]),
      heading('Who does what, in order'),
      table(
        ['step', 'who', 'what', 'waits for'],
        output.steps.map((step, index) => [
          index + 1,
          partyName(output, step.party),
          `${stepPath(step)}: ${contents(step)}`,
          waits(output, step),
        ]),
      ),
      ...routeFilterBlocks(output),
      heading('What you make in Azure'),
      ...(own.length === 0
        ? [text(`Nothing: ${csp} makes all resources in Azure.`)]
        : [
            text(
              'The files are in this folder; README.md says how they are used, in each format. Look at the changes before you make them. These roles suffice for what you make; give them for the time of the work only:',
            ),
            table(['subscription', 'role', 'makes'], roleRows(own)),
          ]),
      ...orderBlocks(output),
      ...ownSideBlocks(output),
      heading('Address plan'),
      table(header, rows),
      heading(`What you send back to ${csp}`),
      ...(back.length + agreed.length === 0 ? [text('Nothing but that it is done.')] : []),
      ...(agreed.length === 0
        ? []
        : [
            text(
              'What is still to be agreed of these attachments: the router, the VLAN id, the addresses, the AS number.',
            ),
            list(agreed),
          ]),
      ...(back.length === 0
        ? []
        : [
            text(
              'Ids may go by e-mail. The service key lets its holder provision the circuit: it goes to the people named in the order and to nobody else. Keys of authorizations and shared keys are secrets: give them in a vault that both sides can read, or by telephone; never by e-mail, chat or ticket.',
            ),
            table(['what', 'of', 'how'], back),
          ]),
      ...accessBlocks(output),
      ...identityBlocks(output),
      ...testBlocks(output),
      ...prerequisiteBlocks(output),
      ...apart(output),
    ],
  };
}

/** Without its route filter a Microsoft peering carries no prefix; where the connectivity provider makes the peering, somebody else attaches it. */
function routeFilterBlocks(output: CustomerOutput): Block[] {
  const items = output.customer.circuits
    .filter(keptByConnectivityProvider)
    .flatMap((circuit) =>
      circuit.peerings.flatMap(({ routeFilter }) =>
        routeFilter
          ? [
              `${partyName(output, circuit.managedBy)} attaches route filter ${routeFilter.name} to the Microsoft peering of ${circuit.name}, after the connectivity provider has made that peering. Until then Microsoft announces nothing on it.`,
            ]
          : [],
      ),
    );
  return items.length === 0 ? [] : [list(items)];
}

function modelText(output: CustomerOutput): string {
  const csp = partyName(output, 'csp');
  return output.customer.model === 'connect-through'
    ? `Your sites reach Azure through the network of ${csp} (connect-through): ${csp} owns the circuits and keeps their routing.`
    : `You own the circuits, which end on your side (connect-to); ${csp} looks after subscriptions behind them and helps with the routes.`;
}

/** Names of what a step makes; what has a GUID for a name is counted. */
function contents(step: Step): string {
  const roles = step.resources.filter(({ type }) => type === types.roleAssignment).length;
  const shown = [
    ...step.resources
      .filter(({ type }) => type !== types.metricAlert && type !== types.roleAssignment)
      .map((one) => (one.type === types.peering ? nameOf(one).replace('/peerings', '') : one.name)),
    ...(roles > 0 ? [roles === 1 ? 'a role assignment' : `${roles} role assignments`] : []),
  ];
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
    ...circuits.map((one) => ['resource id and service key', one.name, 'to the named contact'] as const),
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

/** Subscriptions that no circuit serves. */
function apart(output: CustomerOutput): Block[] {
  const out = output.customer.subscriptions.filter(({ raw }) => raw.reachedOver !== undefined);
  if (out.length === 0) return [];
  return [
    heading('Subscriptions that the circuits do not serve'),
    text(`They are yours, and ${partyName(output, 'csp')} makes nothing in them.`),
    table(
      ['subscription', 'reached over'],
      out.map(({ name, raw }) => [
        name,
        raw.reachedOver === 'internet' ? 'the internet' : 'a private line of your own',
      ]),
    ),
  ];
}
