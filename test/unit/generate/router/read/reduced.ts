import type {
  EdgeInterface,
  EdgeRouterModel,
  Neighbor,
  Policy,
  Term,
  Translation,
  Tunnel,
  Vrf,
} from '../../../../../src/edge';
import type { Prefix } from '../../../../../src/network/prefix';
import { ownBeside, wantedPassing } from './guards';
import {
  type Family,
  type InterfaceSaid,
  type Said,
  type SessionSaid,
  type TermSaid,
  type TunnelSaid,
  type VrfSaid,
  communitiesOf,
  entryOf,
  inRuns,
  familyOf,
  limitOf,
  withoutEmpty,
} from './said';

/** What a configuration of the model's platform has to say, of a model that the platform can have. */
export function reduced(model: EdgeRouterModel): Said {
  const { platform, tables } = model;
  const sessions = tables.flatMap((t) => t.neighbors.map((n) => [`${t.vrf?.name ?? ''} ${n.address}`, n, t] as const));
  const inUse = new Set(sessions.flatMap(([, n]) => [n.in, n.out]));
  const junos = platform === 'juniper-junos';
  return {
    interfaces: Object.fromEntries([
      ...insidePorts(model),
      ...model.interfaces.map((at) => [portName(model, at), portOf(model, at)] as const),
    ]),
    vrfs: Object.fromEntries(
      tables.flatMap(({ vrf }) => (vrf && !vrf.existing ? [[vrf.name, vrfOf(model, vrf)]] : [])),
    ),
    sessions: Object.fromEntries(
      sessions.map(([key, n, { vrf, maximumPaths }]) => [key, sessionOf(model, n, vrf, maximumPaths)]),
    ),
    policies: Object.fromEntries(
      model.policies.filter((p) => inUse.has(p.name)).map((p) => [p.name, policyOf(model, p)]),
    ),
    origins: tables
      .flatMap(({ vrf, networks, aggregates }) => [
        // Junos announces by its filters alone.
        ...(junos ? [] : networks.map((p) => originOf(platform, vrf, p))),
        ...aggregates.map((p) => `${vrf?.name ?? ''} aggregate ${p.text}`),
      ])
      .sort(),
    statics: [
      ...new Set([...tables.flatMap((t) => t.statics.map((s) => staticOf(t.vrf, s))), ...tunnelStatics(model)]),
    ].sort(),
    routed: routedOf(model),
    maximumPaths:
      junos || platform === 'frr'
        ? []
        : tables
            .flatMap(({ vrf, maximumPaths, families }) =>
              maximumPaths === undefined
                ? []
                : (platform === 'arista-eos' ? ['all'] : families).map(
                    (f) => `${vrf?.name ?? ''} ${f} ${maximumPaths}`,
                  ),
            )
            .sort(),
    translations: Object.fromEntries(
      model.translations.map((t) => {
        const said = translationOf(model, t);
        // Nothing of Linux has its name.
        return [platform === 'frr' ? said.interface : t.name, said];
      }),
    ),
    tunnels: Object.fromEntries(model.tunnels.map((t) => [t.name, tunnelOf(t)])),
    macSec: Object.fromEntries(
      model.macSec.map((m) => [
        m.interface,
        {
          cipher: /xpn/i.test(m.cipher) ? `gcm-aes-xpn-${m.cipher.slice(-3)}` : `gcm-aes-${m.cipher.slice(-3)}`,
          ckn: `<secret:${m.cknSecret}>`,
          cak: `<secret:${m.cakSecret}>`,
        },
      ]),
    ),
    hazards: [],
  };
}

/** The kernel has a default route in a VRF that the file of Linux makes: announced is a static one alone. */
function originOf(platform: EdgeRouterModel['platform'], vrf: Vrf | undefined, { length, text }: Prefix): string {
  if (platform !== 'frr' || !vrf || vrf.existing || length > 0) return `${vrf?.name ?? ''} network ${text}`;
  return `${vrf.name} static ${JSON.stringify([{ permit: true, prefixes: [entryOf(true, text, undefined)] }])}`;
}

/** What the whole router is told to forward; on EOS each table is told for itself. */
function routedOf({ platform, tables, tunnels }: EdgeRouterModel): Family[] {
  const spoken = tables.filter((t) => platform !== 'arista-eos' || t.vrf === undefined).flatMap((t) => t.families);
  const asked: Partial<Record<string, readonly Family[]>> = {
    'cisco-iosxe': ['6'],
    'arista-eos': ['4', '6'],
    frr: ['4', '6'],
  };
  const hasTunnels = platform === 'frr' && tunnels.length > 0;
  return (asked[platform ?? ''] ?? []).filter((f) => spoken.includes(Number(f) as 4 | 6) || (f === '4' && hasTunnels));
}

/** What faces the sites is there already, and has to be told where the platform asks for it. */
function insidePorts({ platform, translations }: EdgeRouterModel): [string, InterfaceSaid][] {
  if (platform !== 'cisco-iosxe') return [];
  return translations.flatMap((t) =>
    (t.inside ?? []).map((name): [string, InterfaceSaid] => [
      name,
      { tags: 'none', addresses: [], nat: 'inside', up: name.includes('.') },
    ]),
  );
}

function tagsOf({ tags }: EdgeInterface): string {
  if (tags.kind === 'none') return 'none';
  return tags.kind === 'dot1q' ? String(tags.vlanId) : `${tags.outer}.${tags.inner}`;
}

function portName({ platform }: EdgeRouterModel, at: EdgeInterface): string {
  if (platform === 'juniper-junos') return `${at.parent}.${at.unit ?? 0}`;
  if (platform === 'frr' && at.tags.kind === 'qinq') return `${at.parent}.${tagsOf(at)}`;
  return at.unit === undefined ? at.parent : `${at.parent}.${at.unit}`;
}

function portOf(model: EdgeRouterModel, at: EdgeInterface): InterfaceSaid {
  const { platform } = model;
  const families = [...new Set(at.addresses.map(familyOf))];
  const each = <T>(value: T, of: readonly Family[] = families) => Object.fromEntries(of.map((f) => [f, value]));
  const isOutside = model.translations.some((t) => t.interface.parent === at.parent && t.interface.unit === at.unit);
  const isInside = model.translations.length > 0 && at.purpose === 'attachment';
  const isInZone = platform === 'juniper-junos' && model.family === 'srx';
  return {
    ...(at.vrf !== undefined && { vrf: at.vrf }),
    tags: tagsOf(at),
    addresses: [...at.addresses],
    description: at.description,
    ...(at.mtu !== undefined && { mtu: each(at.mtu) }),
    // Linux checks the sources of IPv4 only.
    ...(at.urpf !== undefined && { urpf: each(at.urpf, platform === 'frr' ? ['4'] : families) }),
    ...(platform === 'cisco-iosxe' && (isOutside || isInside) && { nat: isOutside ? 'outside' : 'inside' }),
    up: true,
    ...passingOf(model, at, families),
    ...(isInZone && {
      hostInbound: [...(at.bfd ? ['bfd'] : []), 'bgp', ...(families.includes('6') ? ['ndp'] : [])],
    }),
  };
}

/** What the filters of an interface are to let in; Junos checks by them that packets come from near, too. */
function passingOf({ platform, tables }: EdgeRouterModel, at: EdgeInterface, families: readonly Family[]) {
  const neighbors = tables.find((t) => t.vrf?.name === at.vrf)?.neighbors ?? [];
  const passed = families.flatMap((f) => {
    const sessions = neighbors
      .filter((n) => familyOf(n.address) === f)
      .flatMap((n) => {
        const own = ownBeside(at.addresses, n.address);
        return own === undefined ? [] : [{ n, own }];
      })
      .map(({ n, own }) => ({
        peer: n.address,
        own,
        bfd: at.guarded?.find((g) => g.peer === n.address)?.bfd,
        near: platform === 'juniper-junos' && n.ttlSecurity === true,
      }));
    const names = wantedPassing(sessions, ['cisco-iosxe', 'cisco-nxos', 'arista-eos'].includes(platform ?? ''));
    return names ? [[f, names] as const] : [];
  });
  return passed.length > 0 && { passing: Object.fromEntries(passed) };
}

/** A VRF that has its routes told to others: with labels, or for a leak on this router. */
function isCarried(model: EdgeRouterModel, vrf: Vrf): boolean {
  const always = ['cisco-iosxe', 'cisco-iosxr', 'cisco-nxos', 'arista-eos'];
  return always.includes(model.platform ?? '') || model.backbone === 'mpls-vpn' || vrf.leakedRouteTargets.length > 0;
}

function vrfOf(model: EdgeRouterModel, vrf: Vrf): VrfSaid {
  const { platform } = model;
  const families = model.tables.find((t) => t.vrf === vrf)?.families ?? [];
  const carried = isCarried(model, vrf);
  const targets = [...vrf.importRouteTargets, ...vrf.leakedRouteTargets];
  const imports = (f: 4 | 6): TermSaid[] => {
    const policy = model.policies.find((p) => p.name === vrf.importPolicy[f]);
    if (policy) return policyOf(model, policy);
    return targets.length > 0 ? [{ permit: true, communities: communitiesOf('route-target', targets) }] : [];
  };
  const both = [...new Set(families.flatMap(imports).map((t) => JSON.stringify(t)))].map(
    (t) => JSON.parse(t) as TermSaid,
  );
  const junos = platform === 'juniper-junos';
  const each = <T>(value: (f: 4 | 6) => T) => Object.fromEntries(families.map((f) => [f, value(f)]));
  return {
    ...(carried && { routeDistinguisher: vrf.routeDistinguisher }),
    imports: !carried ? {} : junos ? { any: both } : each(imports),
    exports: !carried ? {} : junos ? { any: [...vrf.exportRouteTargets] } : each(() => [...vrf.exportRouteTargets]),
    ...(platform === 'arista-eos' && { routed: ['4', ...(families.includes(6) ? ['6'] : [])] }),
    ...(platform === 'frr' && model.backbone === 'mpls-vpn' && { ways: families.map((f) => `label ${f}`) }),
    ...(junos && carried && vrf.exportRouteTargets.length > 0 && { told: toldBy(model, vrf) }),
    ...(junos && carried && { ways: ['auto-export', 'label'] }),
    ...(platform === 'frr' && model.loopback?.includes('.') && { routerId: model.loopback }),
    ...(platform === 'frr' && {
      table: `${100_000 + Number(vrf.routeDistinguisher.split(':').at(-1))} closed for 4 and 6`,
    }),
  };
}

/** Of a VRF: what BGP brought, and what is originated. */
function toldBy({ tables }: EdgeRouterModel, vrf: Vrf): string[] {
  const own = tables.filter((t) => t.vrf === vrf).flatMap((t) => [...t.networks, ...t.aggregates]);
  return ['bgp', ...own.map((p) => p.text)].sort();
}

function sessionOf(
  model: EdgeRouterModel,
  n: Neighbor,
  vrf: Vrf | undefined,
  maximumPaths: number | undefined,
): SessionSaid {
  const { platform } = model;
  const junos = platform === 'juniper-junos';
  const isExternal = n.remoteAsn !== (n.localAsn ?? model.asn);
  const warning = n.maximumPrefix && Math.floor((n.maximumPrefix.limit * n.maximumPrefix.warning) / 100);
  return {
    ...((!junos || (vrf && !vrf.existing)) && { asn: String(model.asn) }),
    remoteAsn: junos && !isExternal ? 'internal' : String(n.remoteAsn),
    description: n.description,
    ...(n.localAsn !== undefined && { localAsn: String(n.localAsn) }),
    ...(n.secret !== undefined && { key: `<secret:${n.secret}>` }),
    ...(n.bfd && { bfd: platform === 'frr' && n.gracefulRestart ? '300x3 of what forwards' : '300x3' }),
    ...(n.updateSource !== undefined && { updateSource: n.updateSource }),
    ...(n.multihop && isExternal && { multihop: '2' }),
    ...(n.ttlSecurity && { ttlSecurity: true }),
    ...(n.gracefulRestart && { gracefulRestart: true }),
    ...(junos && maximumPaths !== undefined && n.link && { multipath: true }),
    open: n.heldShut === undefined,
    families: {
      [n.family]: {
        active: true,
        in: n.in,
        out: n.out,
        ...(n.maximumPrefix && {
          limit: limitOf(n.maximumPrefix.limit, warning ?? 0, platform === 'arista-eos' ? undefined : 5),
        }),
        ...(n.nextHopSelf && { nextHopSelf: true }),
        ...(n.reflectorClient && { reflectorClient: junos ? (model.loopback ?? '0.0.0.1') : true }),
        ...(n.asOverride && { asOverride: true }),
        ...(platform === 'frr' && n.kind === 'azure' && { keepsReceived: true }),
      },
    },
  };
}

function policyOf(model: EdgeRouterModel, policy: Policy): TermSaid[] {
  const table = model.tables.find((t) => t.neighbors.some((n) => n.nextHopSelf && n.out === policy.name));
  if (model.platform !== 'juniper-junos' || !table) return withoutEmpty(policy.terms.map((t) => termOf(model, t)));
  // Between routers of one owner Junos changes the next hop in the filter, and tells only what BGP has and what is originated.
  const own = [...table.networks, ...table.aggregates].filter((p) => p.family === policy.family);
  return withoutEmpty([
    ...(own.length > 0
      ? [{ permit: true, prefixes: inRuns(own.map((p) => entryOf(true, p.text, undefined))), nextHopSelf: true }]
      : []),
    ...policy.terms.map((t) => ({ ...termOf(model, t), nextHopSelf: true, protocol: 'bgp' })),
  ]);
}

function termOf(model: EdgeRouterModel, term: Term): TermSaid {
  const list = model.prefixLists.find((l) => l.name === term.prefixList);
  const entries = list?.entries.map((e) => entryOf(e.permit, e.prefix.text, e.upTo)) ?? [];
  const junos = model.platform === 'juniper-junos';
  const communities = model.communityLists.find((l) => l.name === term.communityList);
  return {
    permit: term.permit,
    ...(list && { prefixes: junos ? inRuns(entries) : entries }),
    ...(communities && { communities: communitiesOf(communities.kind, communities.values) }),
    ...(term.localPreference !== undefined && { localPreference: term.localPreference }),
    ...(term.siteOfOrigin !== undefined && { siteOfOrigin: term.siteOfOrigin }),
    ...(term.withoutRouteTargets && { withoutRouteTargets: true }),
    ...(term.prepend && { prepend: Array.from({ length: term.prepend.count }, () => term.prepend?.asn).join(' ') }),
  };
}

function staticOf(
  vrf: Vrf | undefined,
  { prefix, nextHop }: EdgeRouterModel['tables'][number]['statics'][number],
): string {
  return `${vrf?.name ?? ''} ${prefix.text} ${nextHop.kind === 'discard' ? 'discard 254' : `via ${nextHop.address}`}`;
}

function tunnelStatics({ tunnels, platform }: EdgeRouterModel): string[] {
  const name = { 'cisco-iosxe': 'Tunnel', 'juniper-junos': 'st0.', frr: 'ipsec' }[platform as 'frr'];
  return tunnels.flatMap((t) => [
    ...t.underlay.map((u) => ` ${u.prefix.text} via ${u.nextHop}`),
    ...(t.bgpAddress === undefined ? [] : [` ${t.bgpAddress}/32 into ${name}${t.number}`]),
    ...t.remotePrefixes.map((p) => ` ${p.text} into ${name}${t.number}`),
  ]);
}

function translationOf(model: EdgeRouterModel, t: Translation) {
  const [address = '', length = ''] = t.pool.text.split('/');
  const parts = address.split('.').map(Number);
  const start = parts.reduce((sum, part) => sum * 256 + part, 0);
  const size = 2 ** (32 - Number(length));
  const text = (value: number) => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
  // An SRX translates to every address of the pool.
  const isWhole = model.platform === 'juniper-junos' || size <= 2;
  const at = { parent: t.interface.parent, unit: t.interface.unit };
  const port = model.interfaces.find((i) => i.parent === at.parent && i.unit === at.unit);
  return {
    range: isWhole ? `${text(start)}-${text(start + size - 1)}` : `${text(start + 1)}-${text(start + size - 2)}`,
    sources: t.sources.map((p) => p.text),
    ...(t.insideVrf !== undefined && model.platform !== 'frr' && { insideVrf: t.insideVrf }),
    ...(model.platform !== 'cisco-iosxe' && port && { interface: portName(model, port) }),
  };
}

const GROUPS: Readonly<Record<string, string>> = {
  DHGroup1: '1',
  DHGroup2: '2',
  DHGroup14: '14',
  DHGroup2048: '14',
  DHGroup24: '24',
  ECP256: '19',
  ECP384: '20',
  PFS1: '1',
  PFS2: '2',
  PFS14: '14',
  PFS2048: '14',
  PFS24: '24',
};

function tunnelOf({ number, localAddress, remoteAddress, secret, ike }: Tunnel): TunnelSaid {
  const cipher = (word: string) => (word.startsWith('GCM') ? `aes${word.slice(-3)}gcm` : `aes${word.slice(-3)}cbc`);
  const group = (word: string) => GROUPS[word] ?? GROUPS[ike.dhGroup] ?? '';
  const isCombined = (word: string) => word.startsWith('GCM');
  return {
    interface: String(number),
    local: localAddress,
    remote: remoteAddress,
    secret: `<secret:${secret}>`,
    ikeCipher: cipher(ike.ikeEncryption),
    ...(!isCombined(ike.ikeEncryption) && { ikeHash: ike.ikeIntegrity.toLowerCase() }),
    ikeGroup: group(ike.dhGroup),
    espCipher: cipher(ike.ipsecEncryption),
    ...(!isCombined(ike.ipsecEncryption) && { espHash: ike.ipsecIntegrity.toLowerCase() }),
    ...(ike.pfsGroup !== 'None' && { pfs: group(ike.pfsGroup) }),
    lifetime: String(ike.saLifeTimeSeconds),
  };
}
