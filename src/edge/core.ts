import * as l10n from '@vscode/l10n';
import { type Design, type EdgeRouter, providerAsnAt, loopbackOf } from '../design';
import { parseRouteDistinguisher } from '../network/ranges';
import type { CoreRouterModel, IpFamily } from './model';

/**
 * What the CSP's core needs on each edge router, once for all customers: labels on the interlinks, at both ends, and the
 * VPN sessions, with the route reflectors or with each other. Empty unless the design asks for it (`backbone.printed`).
 */
export function coreOf(design: Design): CoreRouterModel[] {
  const { backbone } = design.provider.raw;
  if (backbone?.type !== 'mpls-vpn' || !backbone.printed) return [];
  const routers = design.provider.edgeRouters;
  const asnOf = ({ site }: EdgeRouter) => providerAsnAt(design, site) ?? 0;
  const reflectors = backbone.routeReflectors ?? [];
  const isReflector = (name: string) => reflectors.some((r) => r.name === name);
  const families = familiesOf(design);
  const targets = targetsOf(design);
  return routers.map((router): CoreRouterModel => {
    const others = routers.filter((other) => other !== router);
    const meshed = others.map((other) => ({
      router: other.name,
      address: loopbackOf(other, 4),
      remoteAsn: asnOf(other),
      client: isReflector(router.name) && !isReflector(other.name),
    }));
    const reflected = reflectors
      .filter((r) => r.name !== router.name)
      .map((r) => ({
        router: r.name ?? '',
        address: r.address,
        remoteAsn: design.provider.raw.asn ?? 0,
        client: false,
      }));
    const wanted = reflectors.length > 0 && !isReflector(router.name) ? reflected : meshed;
    const lacking = wanted.filter((n) => n.address === undefined).map((n) => n.router);
    return {
      router: router.name,
      site: router.site,
      platform: router.raw.platform,
      asn: asnOf(router),
      loopback: loopbackOf(router, 4),
      families,
      targets,
      labelInterfaces: labelInterfaces(design, router.name),
      neighbors: wanted.flatMap(({ address, ...n }) => (address === undefined ? [] : [{ ...n, address }])),
      refusals: [
        ...(router.raw.platform
          ? []
          : [{ subject: router.name, reason: l10n.t('The design does not say "{0}".', 'platform') }]),
        ...lacking.map((name) => ({
          subject: l10n.t('session with {0}', name),
          reason: l10n.t('{0} has no loopback: no session with it is printed.', name),
        })),
      ],
      open: [
        ...(loopbackOf(router, 4) === undefined
          ? [l10n.t('{0} has no loopback: VPN sessions run between loopbacks.', router.name)]
          : []),
        l10n.t('VPN routes pass whose route targets begin with {0}.', targets.join(', ')),
        l10n.t('The loopbacks are reached through the routing protocol of the core, which is not in the design.'),
      ],
    };
  });
}

function labelInterfaces(design: Design, router: string): CoreRouterModel['labelInterfaces'] {
  return (design.provider.raw.backbone?.interlinks ?? []).flatMap(({ a, b, interfaces }) => {
    const [ofA, ofB] = interfaces ?? [];
    if (a === router && b && ofA) return [{ name: ofA, to: b }];
    return b === router && a && ofB ? [{ name: ofB, to: a }] : [];
  });
}

/** `65010` of 65010:1001; of all VRFs and services. */
function targetsOf({ provider, customers }: Design): string[] {
  const vrfs = customers.flatMap(({ raw }) => [raw.vrf, raw.microsoftVrf]);
  const targets = [
    ...vrfs.flatMap((vrf) => [...(vrf?.importRouteTargets ?? []), ...(vrf?.exportRouteTargets ?? [])]),
    ...(provider.raw.sharedServices ?? []).flatMap((s) => s.routeTarget ?? []),
  ].filter((target) => parseRouteDistinguisher(target) !== undefined);
  const starts = new Set(targets.map((target) => target.slice(0, target.lastIndexOf(':'))));
  return starts.size > 0 ? [...starts].sort() : [String(provider.raw.asn ?? 0)];
}

/** IPv6 is carried where a peering or a site of a customer has it. */
function familiesOf({ customers }: Design): IpFamily[] {
  const isDual = customers.some(
    (c) =>
      c.sites.some((s) => s.prefixes.some((p) => p.family === 6)) ||
      c.circuits.some((circuit) => circuit.peerings.some((p) => p.raw.ipv6PeeringConfig !== undefined)),
  );
  return isDual ? [4, 6] : [4];
}
