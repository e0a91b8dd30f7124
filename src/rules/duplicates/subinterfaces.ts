import * as l10n from '@vscode/l10n';
import {
  type EdgeRouter,
  type Place,
  type RawAttachment,
  type RawVrf,
  findEdgeRouter,
  keptByConnectivityProvider,
  routerOfAttachment,
} from '../../design';
import { interlinkNumber, tagsOf, unitOf } from '../../edge';
import type { Claim, ClashRule, CustomerScope, Remark } from '../rule';
import { onEach } from '../shared/clash';
import { placeOf } from '../shared/places';
import { routersOfVrf } from '../shared/vrfRouters';
import { scopeOfRouter } from './vlans';

/** Something that stands on a sub-interface, or on the whole interface. */
interface Standing {
  readonly router: EdgeRouter;
  readonly port: string;
  readonly unit: number | undefined;
  /** What tells it from others that stand there: its tags, or whose it is. */
  readonly told: string;
  /** The inner one of two tags. */
  readonly inner?: number;
  readonly by: string;
  readonly place: () => Place;
}

export const subinterfaces: ClashRule = {
  code: 'DUP-016',
  scope: 'clash',
  severity: 'error',
  title: 'A sub-interface is that of one circuit, one site or one VRF between edge routers.',
  text: `Its number is what "subinterface" of the link says, else a VLAN id (the outer one of a QinQ handoff; for the Microsoft peering behind it a number above all VLAN ids; between edge routers interlinkVlanId or the number of the route distinguisher). What comes second writes over what is there: other tags, another VRF, another customer. Where the tags are equal too, DUP-010 tells.`,
  source: 'FORMAT',
  *claims(scope) {
    for (const one of [...ofCircuits(scope), ...ofAttachments(scope), ...ofInterlinks(scope)])
      yield claimOf(scope, one, one.told);
  },
  check: clashes,
};

export const subinterfacesOfOuterTag: ClashRule = {
  code: 'DUP-017',
  scope: 'clash',
  severity: 'warning',
  title: 'Circuits behind one outer tag say the numbers of their sub-interfaces.',
  text: 'Two circuits may have one outer tag on an interface, with other inner ones. The outer tag is the number of the sub-interface, and which of the circuits is on the router already is not in the design: the files of the routers have neither while both have one number. Say another "subinterface" on the links of the one that is not in service; the other one keeps its own.',
  source: 'FORMAT',
  *claims(scope) {
    for (const one of ofCircuits(scope))
      if (one.inner !== undefined) yield claimOf(scope, one, `${one.told}.${one.inner}`);
  },
  check: (claims) => (areSeveral(claims) ? onEach(claims, besideIt) : []),
};

function besideIt(claim: Claim, others: string): string {
  return l10n.t(
    'Interface {0} is that of {1} too, so the files of the routers have neither. Say another "subinterface" on the links of the one that is not in service.',
    claim.shown,
    others,
  );
}

function areSeveral(claims: readonly Claim[]): boolean {
  return new Set(claims.map((claim) => claim.shown)).size > 1;
}

function claimOf(scope: CustomerScope, one: Standing, told: string): Claim {
  const name = one.unit === undefined ? one.port : `${one.port}.${one.unit}`;
  return {
    key: `${scopeOfRouter(scope, one.router)}|${name}`,
    owner: scope.customer.name,
    by: one.by,
    shown: l10n.t('{0} ({1}) of {2}', name, told, one.router.name),
    place: one.place,
  };
}

function clashes(claims: readonly Claim[]): Remark[] {
  if (!areSeveral(claims)) return [];
  return onEach(claims, (claim, others) =>
    l10n.t(
      'Interface {0} is that of {1} too. Take another VLAN id, another "subinterface", or another interface.',
      claim.shown,
      others,
    ),
  );
}

function* ofCircuits({ customer, design }: CustomerScope): Generator<Standing> {
  for (const circuit of customer.circuits.filter((c) => !keptByConnectivityProvider(c))) {
    for (const link of circuit.links) {
      const router = findEdgeRouter(design, circuit, link.raw.edgeRouter);
      const { interface: port, subinterface } = link.raw;
      if (!router || port === undefined) continue;
      for (const peering of circuit.peerings) {
        const tags = tagsOf(circuit, link.raw, peering);
        // What Azure still has to say of a direct port is not printed.
        if (!tags || tags.kind === 'none' || (tags.kind === 'qinq' && tags.outer === 'stag')) continue;
        yield {
          router,
          port,
          unit: unitOf(link.raw, peering, tags),
          ...(tags.kind === 'dot1q'
            ? { told: `VLAN ${tags.vlanId}` }
            : { told: `QinQ ${tags.outer}`, inner: tags.inner }),
          by: l10n.t('circuit {0}, {1} link', circuit.name, link.which),
          place: () =>
            subinterface === undefined
              ? placeOf(peering, peering.raw, 'vlanId')
              : placeOf(circuit, link.raw, 'subinterface'),
        };
      }
    }
  }
}

function* ofAttachments({ customer, design }: CustomerScope): Generator<Standing> {
  for (const site of customer.sites) {
    for (const attachment of site.attachments.filter(isPrinted)) {
      const router = routerOfAttachment(design, attachment);
      const { interface: port, vlanId } = attachment;
      if (!router || port === undefined) continue;
      yield {
        router,
        port,
        unit: vlanId,
        told: vlanId === undefined ? `${customer.name}, ${site.name}` : `VLAN ${vlanId}`,
        by: l10n.t('site {0}', site.name),
        place: () => placeOf(site, attachment, vlanId === undefined ? 'interface' : 'vlanId'),
      };
    }
  }
}

function isPrinted({ routing, localAddress }: RawAttachment): boolean {
  return routing !== 'mpls-vpn' && localAddress !== undefined;
}

/** Without labels each VRF has a sub-interface on the links between those edge routers that the customer is on. */
function* ofInterlinks(scope: CustomerScope): Generator<Standing> {
  const { customer, provider } = scope;
  const { type, interlinks = [] } = provider.raw.backbone ?? {};
  if (type !== 'vrf-lite') return;
  const routers = [...routersOfVrf(scope, 'vrf')];
  const named = (name: string | undefined) => routers.find((router) => router.name === name);
  for (const { a, b, interfaces = [] } of interlinks) {
    const ends = [named(a), named(b)];
    for (const [index, router] of ends.entries()) {
      const port = interfaces[index];
      if (!ends[0] || !ends[1] || !router || port === undefined) continue;
      for (const vrf of [customer.raw.vrf, customer.raw.microsoftVrf]) {
        const unit = vrf && interlinkNumber(vrf);
        if (!vrf || unit === undefined) continue;
        yield {
          router,
          port,
          unit,
          told: `VRF ${vrf.name ?? ''}`,
          by: `VRF ${vrf.name ?? ''}`,
          place: () => placeOf(customer, vrf, keyOfNumber(vrf)),
        };
      }
    }
  }
}

function keyOfNumber({ interlinkVlanId }: RawVrf): string {
  return interlinkVlanId === undefined ? 'routeDistinguisher' : 'interlinkVlanId';
}
