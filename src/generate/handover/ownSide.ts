import type { RawAttachment, Site } from '../../design';
import { type EdgeInterface, type EdgeRouterModel, type Neighbor, reachableFrom } from '../../edge';
import type { CustomerOutput } from '../context';
import { partyName } from '../describe';
import { keyExchange } from './keys';
import { localAddressOf, passedBy, routersOf } from './models';
import { nameInFile } from '../router/portNames';
import { isNothing } from '../router/fitting';
import { type Block, heading, list, table, text } from './paper';
import type { Cell } from './table';

/** A session of the customer's own router, and the model that says what it carries. */
interface OwnSession {
  readonly model: EdgeRouterModel;
  readonly neighbor: Neighbor;
}

/** What the customer's IT makes beside Azure: interfaces, sessions, exactly what is announced, keys, configurations. */
export function ownSideBlocks(output: CustomerOutput): Block[] {
  const csp = partyName(output, 'csp');
  const own = routersOf(output).filter(({ owner }) => owner === 'customer');
  const sessions = own.flatMap((model) =>
    model.tables.flatMap(({ neighbors }) => neighbors.map((neighbor): OwnSession => ({ model, neighbor }))),
  );
  const attachments = attachmentRows(output);
  const announced = announcedOverAttachments(output);
  const routes = routesOverAttachments(output);
  if (own.length === 0 && attachments.length === 0) return [];
  return [
    heading('What you make on your routers'),
    ...(attachments.length === 0
      ? []
      : [
          text(`At the attachments to the network of ${csp}. What is empty in the table is still to be agreed.`),
          table(
            [
              'site',
              'towards',
              'VLAN id',
              'your address',
              `address of ${csp}`,
              'routing',
              'your AS',
              `AS of ${csp}`,
              'MTU',
              'key (name)',
              'your router',
            ],
            attachments,
          ),
        ]),
    ...(own.length === 0
      ? []
      : [
          text('On your own routers and VPN devices:'),
          table(['router', 'interface', 'VLAN id', 'outer tag', 'addresses', 'MTU', 'for'], own.flatMap(interfaceRows)),
          table(
            [
              'router',
              'your address',
              'your AS',
              'neighbour',
              'its AS',
              'key (name)',
              'BFD',
              'limit of prefixes',
              'for',
            ],
            sessions.map(sessionRow),
          ),
        ]),
    ...(announced.length + sessions.length === 0
      ? []
      : [
          heading('What is announced, exactly', 3),
          text('Nothing else is accepted. A prefix that is missing is not reached; a prefix too much is filtered.'),
          table(['at', 'neighbour', 'you announce', 'you receive'], [...announced, ...sessions.map(announcementRow)]),
        ]),
    ...(routes.length === 0
      ? []
      : [
          heading('What you route, exactly', 3),
          text('Without BGP you write these routes yourself; nothing tells you when one of them is gone.'),
          table(['site', 'towards', 'prefixes', 'next hop'], routes),
        ]),
    ...configurationBlocks(own),
    ...keyBlocks(output, csp),
  ];
}

function attachmentRows({ customer, design }: CustomerOutput): (readonly Cell[])[] {
  return customer.sites.flatMap((site) =>
    site.attachments.map((one) => [
      site.name,
      one.edgeRouter ?? one.site,
      one.vlanId,
      one.peerAddress && `${one.peerAddress}/${one.localAddress?.split('/')[1] ?? ''}`,
      one.localAddress,
      one.routing ?? (one.peerASN === undefined ? undefined : 'bgp'),
      one.peerASN ?? site.raw.asn,
      design.provider.sites.find(({ name }) => name === one.site)?.raw.asn ?? design.provider.raw.asn,
      mtuAt(site, one) ?? 1500,
      one.sharedKey?.secret,
      one.customerRouter?.name,
    ]),
  );
}

/** A sub-interface has one MTU, whichever of the families on it says so. */
function mtuAt(site: Site, { edgeRouter, interface: port, vlanId }: RawAttachment): number | undefined {
  return site.attachments
    .filter((one) => one.edgeRouter === edgeRouter && one.interface === port && one.vlanId === vlanId)
    .flatMap((one) => one.mtu ?? [])[0];
}

/** Where there is no session, the customer writes the routes that it would be told. */
function routesOverAttachments({ customer, design }: CustomerOutput): (readonly Cell[])[] {
  return customer.sites.flatMap((site) =>
    site.attachments
      .filter((one) => one.routing === 'static' && one.localAddress !== undefined)
      .map((one) => {
        const next = one.localAddress?.split('/')[0] ?? '';
        const family = next.includes(':') ? 6 : 4;
        const told = reachableFrom(design, customer, site).filter((p) => p.family === family);
        return [site.name, one.edgeRouter ?? one.site, told.map((p) => p.text).join(' '), next];
      }),
  );
}

/** From the other end: what the CSP's filters let in is what the customer announces. */
function announcedOverAttachments(output: CustomerOutput): (readonly Cell[])[] {
  const ce = new Set(
    routersOf(output)
      .filter(({ role }) => role === 'ce')
      .flatMap(({ tables, interfaces }) => (tables.length > 0 ? interfaces.flatMap(({ addresses }) => addresses) : []))
      .map((address) => address.split('/')[0]),
  );
  return routersOf(output)
    .filter(({ owner }) => owner === 'csp')
    .flatMap((model) =>
      model.tables.flatMap(({ neighbors }) =>
        neighbors
          .filter(({ kind, address }) => kind === 'attachment' && !ce.has(address))
          .map((one) => [
            one.description,
            localAddressOf(model, one),
            passedBy(model, one.in).join(' '),
            passedBy(model, one.out).join(' '),
          ]),
      ),
    );
}

const interfaceRows = (model: EdgeRouterModel): (readonly Cell[])[] => model.interfaces.map((at) => rowOf(model, at));

function rowOf(model: EdgeRouterModel, at: EdgeInterface): readonly Cell[] {
  const { tags, addresses, mtu, description } = at;
  return [
    model.router,
    nameInFile(model, at),
    tags.kind === 'qinq' ? tags.inner : tags.kind === 'dot1q' ? tags.vlanId : undefined,
    tags.kind === 'qinq' ? (tags.outer === 'stag' ? 'given by Azure' : tags.outer) : undefined,
    addresses.join(' '),
    mtu,
    description,
  ];
}

const sessionRow = ({ model, neighbor }: OwnSession): readonly Cell[] => [
  model.router,
  localAddressOf(model, neighbor),
  neighbor.localAsn ?? model.asn,
  neighbor.address,
  neighbor.remoteAsn,
  neighbor.secret,
  neighbor.bfd ? 'yes' : 'no',
  neighbor.maximumPrefix && `${neighbor.maximumPrefix.limit}, warning at ${neighbor.maximumPrefix.warning} %`,
  neighbor.description,
];

const announcementRow = ({ model, neighbor }: OwnSession): readonly Cell[] => [
  model.router,
  neighbor.address,
  passedBy(model, neighbor.out).join(' ') || 'as the policy says',
  passedBy(model, neighbor.in).join(' ') || 'as the policy says',
];

function configurationBlocks(own: readonly EdgeRouterModel[]): Block[] {
  if (own.length === 0) return [];
  return [
    heading('Configurations', 3),
    text(
      'What format router prints for each of these. Read its README before you load it; keys in it are tokens with their names.',
    ),
    list(
      own.map((model) => {
        const { router, platform = 'platform not said' } = model;
        return `${router} (${platform}): ${isNothing(model) ? 'nothing is printed, and its README says why, in ' : ''}routers/${router}/`;
      }),
    ),
  ];
}

function keyBlocks({ customer }: CustomerOutput, csp: string): Block[] {
  const names = new Set([
    ...customer.sites.flatMap((site) => site.attachments.flatMap((one) => one.sharedKey?.secret ?? [])),
    ...customer.circuits.flatMap((circuit) =>
      (circuit.raw.encryption?.tunnels ?? []).flatMap((one) => one.sharedKey?.secret ?? []),
    ),
    ...customer.vpnConnections.flatMap(({ raw }) => raw.sharedKey?.secret ?? []),
  ]);
  if (names.size === 0) return [];
  return [heading('How keys are exchanged', 3), ...keyExchange([...names], csp)];
}
