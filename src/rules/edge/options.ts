import * as l10n from '@vscode/l10n';
import {
  type Circuit,
  type EdgeRouter,
  type Link,
  type Place,
  findEdgeRouter,
  findVpnDevice,
  keptByConnectivityProvider,
  portOf,
  routerOfAttachment,
} from '../../design';
import { type JunosFamily, type Platform, type RouterOption, doesByItself, lackOf, platformOf } from '../../edge';
import type { CustomerRule, CustomerScope } from '../rule';
import { keyOf, placeOf } from '../shared/places';

/** Something that the design asks of a router. */
interface Wanted {
  readonly router: { readonly name: string; readonly platform: Platform | undefined; readonly family?: JunosFamily };
  readonly option: RouterOption;
  readonly ip: 4 | 6;
  readonly place: Place;
}

export const optionsCarried: CustomerRule = {
  code: 'EDGE-003',
  scope: 'customer',
  severity: 'warning',
  title: 'What the design asks of a router is in the file of its platform.',
  text: 'Translation, IPsec, MACsec, the check of the time to live, graceful restart, the check of sources and the protection of the router itself are not written for each platform and family. What is not, somebody has to add by hand, or another device does it. Where the platform does it of itself, it is information. The protection is that of the address of the sub-interface: loopbacks and addresses of other interfaces are guarded by the policy of the whole router (CoPP, a filter on the loopback), which no file of a customer changes.',
  source: '[K]; Juniper, models of MX and SRX',
  *check(scope) {
    const told = new Set<string>();
    for (const { router, option, ip, place } of wantedOptions(scope)) {
      const { name, platform, family } = router;
      const reason = platform && lackOf({ platform, family }, option, ip);
      const key = `${name} ${option} ${ip} ${place.file} ${place.path.join('.')}`;
      if (reason === undefined || told.has(key)) continue;
      told.add(key);
      yield {
        ...(doesByItself(platform as Platform, option) && { severity: 'info' as const }),
        message: l10n.t('The file of "{0}" does not carry this: {1}', name, reason),
        place,
      };
    }
  },
};

function* wantedOptions(scope: CustomerScope): Generator<Wanted> {
  yield* ofCircuits(scope);
  yield* ofAttachments(scope);
  yield* ofTunnels(scope);
}

function kindOf({ name, raw }: EdgeRouter): Wanted['router'] {
  return { name, platform: raw.platform, ...(raw.family && { family: raw.family }) };
}

/** Keys on the port ask for MACsec, whatever the circuit says of encryption. */
function* ofMacSec(scope: CustomerScope, circuit: Circuit, link: Link, router: Wanted['router']): Generator<Wanted> {
  const port = portOf(scope, circuit);
  const { encryption } = circuit.raw;
  const keys = port?.raw.links?.[link.which]?.macSec;
  if (encryption?.mode === 'macsec')
    yield { router, option: 'macSec', ip: 4, place: placeOf(circuit, encryption, 'mode') };
  // The port of the CSP stands in another file: the finding is the customer's, on the link.
  else if (keys?.cknSecret && keys.cakSecret)
    yield { router, option: 'macSec', ip: 4, place: placeOf(circuit, link.raw, 'interface') };
}

function* ofCircuits(scope: CustomerScope): Generator<Wanted> {
  const { customer, design } = scope;
  for (const circuit of customer.circuits.filter((c) => !keptByConnectivityProvider(c))) {
    for (const link of circuit.links) {
      const found = findEdgeRouter(design, circuit, link.raw.edgeRouter);
      if (!found) continue;
      const router = kindOf(found);
      yield* ofMacSec(scope, circuit, link, router);
      for (const peering of circuit.peerings) {
        const { routing, nat, ipv6PeeringConfig } = peering.raw;
        const families = ipv6PeeringConfig ? ([4, 6] as const) : ([4] as const);
        for (const option of ['gracefulRestart', 'controlPlaneProtection'] as const) {
          if (!routing?.[option]) continue;
          for (const ip of families) yield { router, option, ip, place: placeOf(peering, routing, option) };
        }
        if (nat?.pools?.length && nat.device === undefined)
          yield { router, option: 'translation', ip: 4, place: keyOf(peering, nat, 'pools') };
      }
    }
  }
}

function* ofAttachments({ customer, design }: CustomerScope): Generator<Wanted> {
  for (const site of customer.sites) {
    for (const attachment of site.attachments) {
      const ip = attachment.peerAddress?.includes(':') ? 6 : 4;
      const found = routerOfAttachment(design, attachment);
      const end = attachment.customerRouter;
      const own = { name: end?.name ?? '', platform: end?.platform, ...(end?.family && { family: end.family }) };
      const place = (option: 'ttlSecurity' | 'controlPlaneProtection' | 'urpf') => placeOf(site, attachment, option);
      for (const option of ['ttlSecurity', 'controlPlaneProtection', 'urpf'] as const) {
        if (attachment[option] && found) yield { router: kindOf(found), option, ip, place: place(option) };
      }
      if (attachment.ttlSecurity) yield { router: own, option: 'ttlSecurity', ip, place: place('ttlSecurity') };
    }
  }
}

function* ofTunnels({ customer }: CustomerScope): Generator<Wanted> {
  const named = [
    ...customer.circuits.flatMap(({ raw }) =>
      raw.encryption?.mode === 'ipsec-tunnel' ? (raw.encryption.tunnels ?? []).map((t) => t.device) : [],
    ),
    ...customer.vpnConnections.map(({ raw }) => raw.device),
  ];
  for (const ref of new Set(named)) {
    const device = findVpnDevice(customer, ref);
    const platform = platformOf(device?.raw.platform);
    if (!device || !platform) continue;
    const { name = '', family } = device.raw;
    const place = placeOf(device.site, device.raw, 'platform');
    yield { router: { name, platform, ...(family && { family }) }, option: 'ipsec', ip: 4, place };
  }
}
