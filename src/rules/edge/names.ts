import * as l10n from '@vscode/l10n';
import { nxosNameLength, takenVrfNames } from '../../catalog/routerNames';
import { type Place, findEdgeRouter, keptByConnectivityProvider, routerOfAttachment } from '../../design';
import { nameOfFilter, peeringFilter } from '../../edge';
import { parseAddress } from '../../network/prefix';
import { parseRouteDistinguisher } from '../../network/ranges';
import type { CustomerRule } from '../rule';
import { keyOf, placeOf } from '../shared/places';
import { routersOfVrf } from '../shared/vrfRouters';

export const vrfNamesTaken: CustomerRule = {
  code: 'EDGE-010',
  scope: 'customer',
  severity: 'error',
  title: 'The VRF of a customer has no name that the router has already.',
  text: 'Under "default" NX-OS, EOS and others have the global table, under "management" or "Mgmt-intf" the way to the router itself: sessions of a customer would stand in it. On Linux a VRF is an interface, and has the name of no other.',
  source: 'Cisco NX-OS, IOS-XE, IOS-XR, Arista EOS: VRF; Juniper: routing-instances; Linux: vrf, sysctl net.ipv4.conf',
  *check(scope) {
    const { customer } = scope;
    for (const key of ['vrf', 'microsoftVrf'] as const) {
      const vrf = customer.raw[key];
      const name = vrf?.name;
      if (!vrf || name === undefined) continue;
      for (const router of routersOfVrf(scope, key)) {
        const { platform, interfaces = [] } = router.raw;
        const taken = platform === undefined ? [] : (takenVrfNames[platform] ?? []);
        const isPort = platform === 'frr' && interfaces.some((port) => port.name === name);
        if (!taken.includes(name) && !isPort) continue;
        yield {
          message: l10n.t(
            '"{0}" has something else under the name "{1}". Take another name for the VRF.',
            router.name,
            name,
          ),
          place: placeOf(customer, vrf, 'name'),
        };
        break;
      }
    }
  },
};

export const distinguisherBytes: CustomerRule = {
  code: 'EDGE-011',
  scope: 'customer',
  severity: 'error',
  title: 'Route distinguishers, route targets and sites of origin have the eight bytes of BGP.',
  text: 'Behind an AS number of two bytes the number has four; behind a longer AS number, or an IPv4 address, it has two. Routers refuse others.',
  source: 'RFC 4364, 4.2; RFC 5668',
  *check({ customer }) {
    const fields: { text: string | undefined; place: () => Place }[] = [];
    for (const key of ['vrf', 'microsoftVrf'] as const) {
      const vrf = customer.raw[key];
      if (!vrf) continue;
      const { importRouteTargets = [], exportRouteTargets = [], routeDistinguishers = {} } = vrf;
      fields.push({ text: vrf.routeDistinguisher, place: () => placeOf(customer, vrf, 'routeDistinguisher') });
      for (const [router, text] of Object.entries(routeDistinguishers))
        fields.push({ text, place: () => placeOf(customer, routeDistinguishers, router) });
      for (const list of [importRouteTargets, exportRouteTargets])
        for (const [index, text] of list.entries()) fields.push({ text, place: () => placeOf(customer, list, index) });
    }
    for (const site of customer.sites)
      for (const attachment of site.attachments)
        fields.push({ text: attachment.siteOfOrigin, place: () => placeOf(site, attachment, 'siteOfOrigin') });
    for (const { text, place } of fields) {
      // What is no such text at all is FMT-005's.
      if (text === undefined || !/^[\d.]+:\d+$/.test(text) || parseRouteDistinguisher(text)) continue;
      yield {
        message: l10n.t('{0} does not fit into the bytes that BGP has for it. Take a smaller number.', text),
        place: place(),
      };
    }
  },
};

export const filterNames: CustomerRule = {
  code: 'EDGE-012',
  scope: 'customer',
  severity: 'error',
  title: `Names of filters on NX-OS fit into its ${nxosNameLength} characters.`,
  text: 'A filter is named after the customer and the circuit or site: where that is too long, its session is not in the file, as none is without its filters.',
  source: 'Cisco NX-OS: route-map, ip prefix-list',
  *check({ customer, design }) {
    const tooLong = (name: string, place: Place) =>
      name.length <= nxosNameLength
        ? []
        : [
            {
              message: l10n.t(
                'The filter "{0}" has {1} characters, NX-OS takes {2}: shorten the name, or that of the customer.',
                name,
                name.length,
                nxosNameLength,
              ),
              place,
            },
          ];
    for (const circuit of customer.circuits.filter((c) => !keptByConnectivityProvider(c))) {
      const isOnNxos = circuit.links.some(
        ({ raw }) => findEdgeRouter(design, circuit, raw.edgeRouter)?.raw.platform === 'cisco-nxos',
      );
      const peerings = circuit.peerings.map(({ type }) => (type === 'MicrosoftPeering' ? 'microsoft' : 'private'));
      const longest = peerings
        .map((peering) => peeringFilter(customer.name, { circuit: circuit.name, peering }, 'out', 4))
        .sort((a, b) => b.length - a.length)[0];
      if (isOnNxos && longest !== undefined) yield* tooLong(longest, placeOf(circuit, circuit.raw, 'name'));
    }
    for (const site of customer.sites) {
      for (const [index, attachment] of site.attachments.entries()) {
        const ends = [routerOfAttachment(design, attachment)?.raw, attachment.customerRouter];
        const isBgp = attachment.routing === undefined || attachment.routing === 'bgp';
        if (!isBgp || !ends.some((end) => end?.platform === 'cisco-nxos')) continue;
        const family = parseAddress(attachment.peerAddress ?? '')?.family ?? 4;
        const name = nameOfFilter(customer.name, site.name, `${index + 1}`, `out${family}`);
        const found = tooLong(name, placeOf(site, site.raw, 'name'));
        yield* found;
        if (found.length > 0) break;
      }
    }
  },
};

/** What only a BGP session has. */
const OF_SESSIONS = [
  'ttlSecurity',
  'controlPlaneProtection',
  'siteOfOrigin',
  'localPreference',
  'maximumPrefix',
  'sharedKey',
] as const;
/** What the sub-interface has, which the CSP's core brings itself where VPN routes come to it. */
const OF_INTERFACES = ['urpf', 'mtu', 'customerRouter'] as const;

export const optionsOfSessions: CustomerRule = {
  code: 'EDGE-013',
  scope: 'customer',
  severity: 'warning',
  title: 'What is said of an attachment is something that its routing has.',
  text: 'Keys, limits, preferences and guards are those of a BGP session: with static routes there is none, and nothing of them is in the file. With "mpls-vpn" the site comes to the core by itself, and nothing at all is configured.',
  source: 'FORMAT',
  *check({ customer }) {
    for (const site of customer.sites) {
      for (const attachment of site.attachments) {
        const { routing } = attachment;
        if (routing !== 'static' && routing !== 'mpls-vpn') continue;
        for (const key of routing === 'static' ? OF_SESSIONS : [...OF_SESSIONS, ...OF_INTERFACES]) {
          if (attachment[key] === undefined || attachment[key] === false) continue;
          yield {
            message: l10n.t(
              'With routing "{0}" nothing of "{1}" is configured. Take it away, or take BGP.',
              routing,
              key,
            ),
            place: keyOf(site, attachment, key),
          };
        }
      }
    }
  },
};
