import * as l10n from '@vscode/l10n';
import { linuxNameLength } from '../../catalog/figures';
import { type Place, findEdgeRouter, keptByConnectivityProvider, routerOfAttachment } from '../../design';
import { type Tags, tagsOf, unitOf } from '../../edge';
import type { CustomerRule, CustomerScope } from '../rule';
import { placeOf } from '../shared/places';
import { routersOfVrf } from '../shared/vrfRouters';

export const linuxNames: CustomerRule = {
  code: 'EDGE-001',
  scope: 'customer',
  severity: 'error',
  title: `Names on an FRR router fit into the ${linuxNameLength} characters of Linux.`,
  text: 'The name of the VRF, and that of an interface with its VLAN ids (eth1.110): a longer one cannot be created, and no session comes up.',
  source: 'Linux IFNAMSIZ',
  *check(scope) {
    const { customer } = scope;
    for (const key of ['vrf', 'microsoftVrf'] as const) {
      const vrf = customer.raw[key];
      const linux = [...routersOfVrf(scope, key)].find((router) => router.raw.platform === 'frr');
      if (!vrf?.name || vrf.name.length <= linuxNameLength || !linux) continue;
      yield {
        message: l10n.t(
          '"{0}" has {1} characters; a VRF on "{2}" (Linux) has {3} at most.',
          vrf.name,
          vrf.name.length,
          linux.name,
          linuxNameLength,
        ),
        place: placeOf(customer, vrf, 'name'),
      };
    }
    for (const { name, place } of linuxInterfaces(scope)) {
      if (name.length <= linuxNameLength) continue;
      yield {
        message: l10n.t(
          'The sub-interface "{0}" has {1} characters; Linux takes {2} at most.',
          name,
          name.length,
          linuxNameLength,
        ),
        place,
      };
    }
  },
};

/** The longest sub-interface of each link and attachment that ends on Linux, and those of the customer's own routers. */
function* linuxInterfaces({ customer, design }: CustomerScope): Generator<{ name: string; place: Place }> {
  for (const circuit of customer.circuits.filter((c) => !keptByConnectivityProvider(c))) {
    for (const link of circuit.links) {
      const router = findEdgeRouter(design, circuit, link.raw.edgeRouter);
      const { interface: port } = link.raw;
      if (router?.raw.platform !== 'frr' || port === undefined) continue;
      const names = circuit.peerings.flatMap((peering) => {
        const tags = tagsOf(circuit, link.raw, peering);
        return tags ? [nameWith(port, numbersOf(tags, unitOf(link.raw, peering, tags)))] : [];
      });
      const longest = names.sort((a, b) => b.length - a.length)[0];
      if (longest !== undefined) yield { name: longest, place: placeOf(circuit, link.raw, 'interface') };
    }
  }
  for (const site of customer.sites) {
    for (const attachment of site.attachments) {
      const { interface: port, vlanId, customerRouter: ce, routing } = attachment;
      if (routing === 'mpls-vpn') continue;
      if (port !== undefined && routerOfAttachment(design, attachment)?.raw.platform === 'frr')
        yield { name: nameWith(port, [vlanId]), place: placeOf(site, attachment, 'interface') };
      if (ce?.platform === 'frr' && ce.interface !== undefined)
        yield { name: nameWith(ce.interface, [vlanId]), place: placeOf(site, ce, 'interface') };
    }
  }
}

/** What a sub-interface is named by on Linux; an outer tag that Azure still has to hand out is not in the name yet. */
function numbersOf(tags: Tags, unit: number | undefined): (number | undefined)[] {
  if (tags.kind !== 'qinq') return [unit];
  return [tags.outer === 'stag' ? undefined : tags.outer, tags.inner];
}

function nameWith(port: string, tags: readonly (number | undefined)[]): string {
  return [port, ...tags.filter((tag) => tag !== undefined)].join('.');
}

export const doubleTags: CustomerRule = {
  code: 'EDGE-002',
  scope: 'customer',
  severity: 'warning',
  title: 'A QinQ handoff does not end on NX-OS.',
  text: 'Sub-interfaces with two tags depend on the hardware there, and no configuration is generated for them. Ask for Dot1Q, or take another router.',
  source: '[K]',
  *check({ customer, design }) {
    for (const circuit of customer.circuits.filter((c) => !keptByConnectivityProvider(c))) {
      for (const link of circuit.links) {
        const router = findEdgeRouter(design, circuit, link.raw.edgeRouter);
        if (router?.raw.platform !== 'cisco-nxos' || link.raw.handoff !== 'QinQ') continue;
        yield {
          message: l10n.t('"{0}" runs NX-OS, where sub-interfaces with two tags depend on the hardware.', router.name),
          place: placeOf(circuit, link.raw, 'handoff'),
        };
      }
    }
  },
};
