import * as l10n from '@vscode/l10n';
import { type Customer, type Design, type RawVrf, prefixesOf } from '../../design';
import type { IpFamily } from '../../edge';
import { type Prefix, equals, makePrefix } from '../../network/prefix';
import { type LabBuilder, ip } from './builder';
import type { LabEdge } from './edges';
import { acceptedOver } from './expected';
import type { AzureEnd } from './microsoft';
import type { LabCheck } from './model';

/*
 * The core of the CSP, as far as route targets go: beside the customers' VRFs each router has one that offers prefixes with
 * the route targets of all of them. What a VRF takes of these, and with what its own routes leave, is what the design
 * says. That needs no labels: the routes are looked at, and nothing is sent along them.
 */

const CORE_VRF = 'lab-core';
/** Of the kernel, below the tables of customers. */
const CORE_TABLE = 99_999;
/** The distinguisher of that VRF, and the route target that no VRF imports. */
const NOBODY = '192.0.2.255:1';
const OFFERS = 'LAB-CORE';

/** 198.18.64.0/24 and 2001:db8:c0de::/64 are the first of them: what the core offers, and is in no design. */
const STRANGERS = {
  4: { base: 0xc6124000n, length: 24, step: 1n << 8n },
  6: { base: 0x20010db8c0de0000n << 64n, length: 64, step: 1n << 64n },
} as const;

interface Offer {
  readonly prefix: Prefix;
  readonly target: string;
}

/** A VRF of a customer on a router, as the design says it. */
interface SaidVrf {
  readonly raw: RawVrf;
  /** Of the prefixes of which services it takes the routes. */
  readonly services: ReadonlyMap<string, readonly Prefix[]>;
  readonly edge: LabEdge;
  readonly name: string;
  readonly ends: readonly AzureEnd[];
  readonly families: readonly IpFamily[];
}

/** Gives the routers of the CSP their core, and looks at the VRFs of one customer. */
export function coreChecks(
  lab: LabBuilder,
  design: Design,
  own: { readonly customer: Customer; readonly edges: readonly LabEdge[] },
  ends: readonly AzureEnd[],
  others: readonly Prefix[],
): LabCheck[] {
  const offers = offersOf(design);
  const vrfs = own.edges.flatMap((edge) => vrfsOf(design, edge, ends, lab));
  const targeted = vrfs.filter((vrf) => hasTargets(design, vrf, lab));
  for (const node of new Set(targeted.map((v) => v.edge))) addCore(lab, node, offers);
  return [
    ...targeted.flatMap((vrf) => targetChecks(design, vrf, offers)),
    ...vrfs.flatMap((vrf) => [...leakChecks(vrf, others), ...endChecks(vrf)]),
  ];
}

function vrfsOf(design: Design, edge: LabEdge, ends: readonly AzureEnd[], lab: LabBuilder): SaidVrf[] {
  const { customer, model } = edge;
  const inside = model.owner === 'csp' ? customer.raw.vrf : undefined;
  return [inside, customer.raw.microsoftVrf].flatMap((raw, i): SaidVrf[] => {
    if (raw?.name === undefined) return [];
    const name = edge.vrfOf(raw.name);
    const here = ends.filter((e) => e.edge === edge && e.vrf === name);
    const sites = lab.siteSessions.filter((s) => s.edge === edge.node && s.vrf === name);
    const spoken = [...here.flatMap((e) => e.sessions), ...sites.map((s) => s.neighbor)].map((s) => s.family);
    const families = ([4, 6] as const).filter((f) => spoken.includes(f));
    const services = i === 0 ? servicesOf(design, customer) : new Map<string, readonly Prefix[]>();
    return families.length === 0 ? [] : [{ raw, services, edge, name, ends: here, families }];
  });
}

/** The prefixes of the services that a customer names, by their route target. */
function servicesOf(design: Design, { raw }: Customer): ReadonlyMap<string, readonly Prefix[]> {
  const named = (design.provider.raw.sharedServices ?? []).filter(
    ({ name }) => name !== undefined && raw.sharedServices?.includes(name),
  );
  const targets = new Set(named.flatMap((s) => s.routeTarget ?? []));
  const of = (target: string) => named.filter((s) => s.routeTarget === target).flatMap((s) => prefixesOf(s.prefixes));
  return new Map([...targets].map((target) => [target, of(target)]));
}

/** Route targets carry a VRF over a core with labels, and shared services into it. */
function hasTargets(design: Design, { raw, edge, services }: SaidVrf, lab: LabBuilder): boolean {
  if (edge.model.owner !== 'csp') return false;
  if (raw.existing) {
    lab.left.add(l10n.t('the route targets of VRF {0}, which was there before', raw.name ?? ''));
    return false;
  }
  return design.provider.raw.backbone?.type === 'mpls-vpn' || services.size > 0;
}

/** A stranger for each route target of the design, one for none of them, and the prefixes of the shared services. */
function offersOf(design: Design): Offer[] {
  const services = design.provider.raw.sharedServices ?? [];
  const vrfs = design.customers.flatMap(({ raw }) => [raw.vrf, raw.microsoftVrf]);
  const targets = new Set([
    NOBODY,
    ...services.flatMap((s) => s.routeTarget ?? []),
    ...vrfs.flatMap((vrf) => [...(vrf?.importRouteTargets ?? []), ...(vrf?.exportRouteTargets ?? [])]),
  ]);
  const strangers = [...targets].slice(0, MOST_TARGETS).flatMap((target, i) =>
    ([4, 6] as const).map((family) => {
      const { base, length, step } = STRANGERS[family];
      return { prefix: makePrefix(family, base + BigInt(i) * step, length), target };
    }),
  );
  const real = services.flatMap(({ routeTarget: target, prefixes }) =>
    target === undefined ? [] : prefixesOf(prefixes).map((prefix) => ({ prefix, target })),
  );
  return [...new Map([...real, ...strangers].map((offer) => [offer.prefix.text, offer])).values()];
}

/** Those of a design with hundreds of customers would drown what is looked for. */
const MOST_TARGETS = 40;

function addCore(lab: LabBuilder, { node: name, model }: LabEdge, offers: readonly Offer[]): void {
  const node = lab.node(name, 'edge');
  if (node.vrfs.some((vrf) => vrf.name === CORE_VRF)) return;
  node.vrfs.push({ name: CORE_VRF, table: CORE_TABLE, ends: [] });
  // The CSP's own instance is there before anything is added to it.
  node.configurations.unshift({
    name: 'core.conf',
    origin: 'lab',
    lines: [`router bgp ${model.asn}`, ' no bgp default ipv4-unicast', 'exit'],
  });
  const lines = offers.flatMap(({ prefix, target }, i) => {
    const list = `${OFFERS}-${i + 1}`;
    return [
      `${ip(prefix.family)} prefix-list ${list} seq 5 permit ${prefix.text}`,
      `route-map ${OFFERS}-${prefix.family} permit ${i + 1}`,
      ` match ${ip(prefix.family)} address prefix-list ${list}`,
      ` set extcommunity rt ${target}`,
      'exit',
    ];
  });
  const of = (family: IpFamily) => offers.filter(({ prefix }) => prefix.family === family);
  const families = ([4, 6] as const).filter((family) => of(family).length > 0);
  node.own.push(
    ...lines,
    `vrf ${CORE_VRF}`,
    ...offers.map(({ prefix }) => ` ${ip(prefix.family)} route ${prefix.text} blackhole 254`),
    'exit-vrf',
    `router bgp ${model.asn} vrf ${CORE_VRF}`,
    ' bgp router-id 192.0.2.255',
    ' no bgp default ipv4-unicast',
    ...families.flatMap((family) => [
      ` address-family ipv${family} unicast`,
      ...of(family).map(({ prefix }) => `  network ${prefix.text}`),
      `  rd vpn export ${NOBODY}`,
      '  label vpn export auto',
      `  rt vpn export ${NOBODY}`,
      `  route-map vpn export ${OFFERS}-${family}`,
      '  export vpn',
      ' exit-address-family',
    ]),
    'exit',
  );
}

function targetChecks(design: Design, vrf: SaidVrf, offers: readonly Offer[]): LabCheck[] {
  const { raw, edge, name, services } = vrf;
  const own = raw.importRouteTargets ?? [];
  const isWanted = ({ prefix, target }: Offer) =>
    own.includes(target) || (services.get(target)?.some((p) => equals(p, prefix)) ?? false);
  return vrf.families.flatMap((family): LabCheck[] => {
    const at = { node: edge.node, vrf: name, family };
    const left = vrf.ends
      .filter((end) => end.sessions.some((s) => s.family === family))
      .flatMap((end) => acceptedOver(design, end))
      .find((p) => p.family === family);
    const distinguisher = raw.routeDistinguishers?.[edge.model.router] ?? raw.routeDistinguisher;
    const leaves = raw.exportRouteTargets ?? [];
    return [
      {
        kind: 'imported',
        core: CORE_VRF,
        title: l10n.t('taken from the core into VRF {0} on {1} (IPv{2})', name, edge.model.router, family),
        expected: offers.filter((o) => o.prefix.family === family && isWanted(o)).map((o) => o.prefix.text),
        ...at,
      },
      ...(left && distinguisher !== undefined && leaves.length > 0
        ? [
            {
              kind: 'exported' as const,
              title: l10n.t('route targets with which {0} leaves VRF {1} on {2}', left.text, name, edge.model.router),
              expected: leaves,
              prefix: left.text,
              distinguisher,
              ...at,
            },
          ]
        : []),
    ];
  });
}

/** No route of another customer, by whatever way. */
function leakChecks({ edge, name, families }: SaidVrf, others: readonly Prefix[]): LabCheck[] {
  return families.map((family) => ({
    kind: 'leaked',
    core: CORE_VRF,
    title: l10n.t('routes of others in VRF {0} on {1} (IPv{2})', name, edge.model.router, family),
    expected: [],
    others: others.filter((p) => p.family === family).map((p) => p.text),
    node: edge.node,
    vrf: name,
    family,
  }));
}

/** Only what FRRouting itself is given is a matter of its script. */
function endChecks({ raw, edge, name, families }: SaidVrf): LabCheck[] {
  if (raw.existing) return [];
  return families.map((family) => ({
    kind: 'end',
    title: l10n.t('what has no route in VRF {0} on {1} (IPv{2})', name, edge.model.router, family),
    expected: 'unreachable',
    node: edge.node,
    vrf: name,
    family,
  }));
}
