import type { EdgeRouterModel, Neighbor } from '../../edge';
import { definitionsOf, printers } from '../router';
import { isNothing } from '../router/fitting';
import { nameInFile } from '../router/portNames';
import { announcedTo, passedBy } from './announced';
import { bfdText, limitText, outerTag, proposalCells, vlanIdOf } from './cells';
import { type RouterSession, localAddressOf, sessionsOn } from './models';
import { type Block, heading, list, table, text } from './paper';
import type { Cell } from './table';

type Row = readonly Cell[];

/** What the customer has on its own routers and VPN devices. */
export function ownRouterBlocks(own: readonly EdgeRouterModel[]): Block[] {
  if (own.length === 0) return [];
  const tunnels = own.flatMap(tunnelRows);
  return [
    text('On your own routers and VPN devices:'),
    table(['router', 'interface', 'VLAN id', 'outer tag', 'addresses', 'MTU', 'for'], own.flatMap(interfaceRows)),
    ...(tunnels.length === 0
      ? []
      : [
          text(
            'Tunnels. What stands in angle brackets Azure gives once the gateway is there; you are told of it with the keys.',
          ),
          table(
            ['router', 'tunnel', 'interface', 'your address', 'gateway', 'key (name)', 'IKE', 'IPsec', 'lifetime (s)'],
            tunnels,
          ),
        ]),
    table(
      ['router', 'your address', 'your AS', 'neighbour', 'its AS', 'key (name)', 'BFD', 'limit of prefixes', 'for'],
      sessionsOn(own).map(sessionRow),
    ),
  ];
}

const interfaceRows = (model: EdgeRouterModel): Row[] =>
  model.interfaces.map((at) => [
    model.router,
    nameInFile(model, at),
    vlanIdOf(at),
    outerTag(at),
    at.addresses.join(' '),
    at.mtu,
    at.description,
  ]);

function tunnelRows(model: EdgeRouterModel): Row[] {
  const { interfaceOf } = definitionsOf(model);
  return model.tunnels.map((tunnel) => [
    model.router,
    tunnel.name,
    interfaceOf(tunnel),
    tunnel.localAddress,
    tunnel.remoteAddress,
    tunnel.secret,
    ...proposalCells(tunnel),
  ]);
}

const sessionRow = ({ model, session }: RouterSession): Row => [
  model.router,
  localAddressOf(model, session),
  session.localAsn ?? model.asn,
  session.address,
  session.remoteAsn,
  session.secret,
  bfdText(session.bfd),
  limitText(session.maximumPrefix),
  session.description,
];

/** What each session exchanges. @param all the customer's routers, which bring each other what is in its VRFs */
export const announcedByOwn = (own: readonly EdgeRouterModel[], all: readonly EdgeRouterModel[]): Row[] =>
  sessionsOn(own).map(({ model, table: of, session }) => {
    const { announced, letThrough } = announcedTo(model, of, session, all);
    return [
      model.router,
      session.address,
      announced.join(', '),
      letThrough.join(', '),
      passedBy(model, session.in).join(', '),
      limitText(otherEnd(all, localAddressOf(model, session))?.maximumPrefix),
    ];
  });

/** The session at the other end, where that is on a router of the design too. */
const otherEnd = (all: readonly EdgeRouterModel[], own: string | undefined): Neighbor | undefined =>
  sessionsOn(all).find(({ session }) => session.address === own)?.session;

/**
 * The files, and what has to be settled before they are loaded.
 * @param csp the name by which the customer knows who is the CSP in the texts of the files
 */
export function configurationBlocks(own: readonly EdgeRouterModel[], csp: string): Block[] {
  if (own.length === 0) return [];
  const open = own.flatMap(({ router, refusals, open: texts }): Row[] => [
    ...refusals.map(({ subject, reason }) => [router, `not printed: ${subject}`, reason]),
    ...texts.map((content) => [router, 'to be settled', content.replaceAll('the CSP', csp)]),
  ]);
  return [
    heading('Configurations', 3),
    text(
      `What ${csp} gives you for each of these beside this paper. Read its README before you load it; keys in it are tokens with their names.`,
    ),
    list(
      own.map((model) => {
        const { router, platform } = model;
        return `${router} (${platform === undefined ? 'platform not said' : printers[platform].label}): ${isNothing(model) ? 'nothing is printed, and its README says why, in ' : ''}routers/${router}/`;
      }),
    ),
    ...(open.length === 0
      ? []
      : [
          heading('Before you load them', 3),
          text(
            `What is not printed, and what you have to settle first. Words such as nat.device, ipsecPolicies, family or existing are keys of the design, which ${csp} keeps: tell it what is to stand there.`,
          ),
          table(['router', 'what', 'why'], open),
        ]),
  ];
}
