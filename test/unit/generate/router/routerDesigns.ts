import type { Design } from '../../../../src/design';
import { type EdgeRouterModel, type Platform, customerRoutersOf, edgeOf } from '../../../../src/edge';
import {
  designOf,
  microsoftText,
  microsoftVrfText,
  northwind,
  providerText,
  throughText,
  twoSitesText,
} from '../../edge/designs';

const MICROSOFT = microsoftText({ communities: ['12076:51041', '12076:51042'] });
const MICROSOFT_VRF = microsoftVrfText('65010:1052');

const through = (backbone: 'mpls-vpn' | 'vrf-lite', more = `${MICROSOFT_VRF}sharedServices: [dns]\n`) =>
  designOf(
    providerText({ backbone }),
    throughText('alpha', { number: 1, ipv6: true, peering: MICROSOFT, more }).replace(
      "exportRouteTargets: ['65010:1001']",
      "exportRouteTargets: ['65010:1002']",
    ),
  );

export const routerDesigns: Readonly<Record<string, Design>> = {
  northwind: northwind(),
  'labels, both peerings, both families, a shared service': through('mpls-vpn'),
  'no labels': through('vrf-lite'),
  'labels, no shared service': through('mpls-vpn', MICROSOFT_VRF),
  'sites with routers of their own': designOf(providerText(), twoSitesText()),
  'both links on one router': designOf(
    providerText(),
    throughText('alpha', { number: 1 })
      .replace('secondary: { edgeRouter: edge-2, interface: eth1', 'secondary: { edgeRouter: edge-1, interface: eth2')
      .replace(/(interface: eth2, vlanId: )501/g, '$1777'),
  ),
  'static routes of a site': designOf(
    providerText(),
    throughText('alpha', { number: 1 }).replaceAll('routing: bgp', 'routing: static'),
  ),
  'the default route, by static routes of a site': designOf(
    providerText({ backbone: 'mpls-vpn' }),
    throughText('alpha', {
      number: 1,
      ipv6: true,
      peering: '        routing: { advertise: [10.10.0.0/16, 0.0.0.0/0, "::/0"] }',
    }).replaceAll('routing: bgp', 'routing: static'),
  ),
  'everything that is said of an attachment': designOf(
    providerText({ backbone: 'mpls-vpn' }),
    throughText('alpha', {
      number: 1,
      ipv6: true,
      peering: '        routing: { gracefulRestart: true, controlPlaneProtection: true, origin: aggregate }',
      attachment:
        ', sharedKey: { secret: ce }, mtu: 1400, ttlSecurity: true, controlPlaneProtection: true, urpf: strict, siteOfOrigin: "65010:77", customerRouter: { name: ce-1, platform: frr, interface: eth1 }',
    }).replaceAll(/(edgeRouter: edge-2, .*platform: frr, interface: )eth1/g, '$1eth3'),
  ),
  'a VRF that is there': designOf(
    providerText(),
    throughText('alpha', { number: 1 }).replace(
      "importRouteTargets: ['65010:1001']",
      "existing: true, importRouteTargets: ['65010:1001']",
    ),
  ),
};

/** All slices of a design as routers of a platform, with names that it takes. */
export function slicesAs(design: Design, platform: Platform): EdgeRouterModel[] {
  const ces = design.customers.flatMap((customer) => customerRoutersOf(design, customer));
  return [...edgeOf(design), ...ces].map((model) => {
    const parents = [...new Set(model.interfaces.map((at) => at.parent))];
    const named = (parent: string) => (parent.startsWith('eth') ? parent : `eth${parents.indexOf(parent)}`);
    return {
      ...model,
      platform,
      family: model.tunnels.length + model.translations.length > 0 ? ('srx' as const) : undefined,
      interfaces: model.interfaces.map((at) => ({ ...at, parent: named(at.parent) })),
      translations: model.translations.map((t) => ({
        ...t,
        interface: { ...t.interface, parent: named(t.interface.parent) },
      })),
    };
  });
}
