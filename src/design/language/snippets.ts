import * as l10n from '@vscode/l10n';
import { allLocations, armProvidersAt } from '../../catalog/locations';
import type { DesignFile } from '../file';
import type { Customer, Design, EdgeRouter } from '../model';
import { nextCustomerAsn, nextLinkPair, nextRouteDistinguisher, nextVlanId, usedBy } from '../pools';
import { nextFreePair } from '../../network/pool';
import { prefixesOf } from '../addresses';
import type { OffsetRange } from '../yaml/source';
import { cursorAt } from './cursor';

/** A piece of a design to be filled in; `body` in the syntax of snippets: ${1:default}. */
export interface Snippet {
  readonly label: string;
  readonly detail: string;
  readonly body: string;
  /** What it replaces. */
  readonly word: OffsetRange;
}

/** What fits at an offset: a customer in a file that says nothing yet, circuits and direct ports in their lists. */
export function snippetsAt(
  file: Pick<DesignFile, 'path' | 'text'>,
  offset: number,
  design: Design | undefined,
  customer: Customer | undefined,
): Snippet[] {
  if (file.path.endsWith('.json') || /(^|\/)provider\.csp\.yaml$/.test(file.path)) return [];
  if (saysNothing(file.text)) return customers(design, wordAt(file.text, offset));
  const cursor = cursorAt(file.text, offset);
  if (!cursor || cursor.flow || cursor.present.length > 0) return [];
  // In a list an item is begun already; below its key the dash is still missing.
  const inList = cursor.at === 'key' && cursor.path.length === 2;
  const before = file.text.slice(file.text.lastIndexOf('\n', offset - 1) + 1, cursor.word.start);
  if (!inList && (cursor.at !== 'value' || cursor.path.length !== 1 || before.trim() !== '')) return [];
  const fitting =
    cursor.path[0] === 'circuits'
      ? [circuitPair(design, customer, cursor.word), directCircuit(cursor.word)]
      : cursor.path[0] === 'expressRoutePorts'
        ? [directPort(cursor.word)]
        : cursor.path[0] === 'expressRouteLags'
          ? [directLag(cursor.word)]
          : [];
  return inList ? fitting : fitting.map((snippet) => ({ ...snippet, body: `- ${snippet.body}` }));
}

/** Nothing but comments, and perhaps a word that is being typed. */
function saysNothing(text: string): boolean {
  return /^\s*[\w-]*\s*$/.test(text.replaceAll(/^\s*#.*$/gm, ''));
}

function wordAt(text: string, offset: number): OffsetRange {
  const start = offset - (/[\w-]*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
  return { start, end: offset + (/^[\w-]*/.exec(text.slice(offset))?.[0].length ?? 0) };
}

/** Text that stands for itself in a snippet. */
const literal = (text: string | number) => String(text).replaceAll(/[\\$}]/g, (c) => `\\${c}`);
const GUID = '00000000-0000-0000-0000-000000000000';

function customers(design: Design | undefined, word: OffsetRange): Snippet[] {
  const site = literal(design?.provider.sites[0]?.name ?? 'datacenter');
  const rd = literal((design && nextRouteDistinguisher(design)) ?? '65000:1000');
  const asn = literal((design && nextCustomerAsn(design)) ?? 65020);
  const head = (model: string) => [
    'formatVersion: 1',
    'kind: Customer',
    'name: ${1:name}',
    'displayName: ${2:Name}',
    `tenantId: \${3:${GUID}}`,
    `model: ${model}`,
    'managedBy: csp',
  ];
  const subscription = [
    'subscriptions:',
    '  - name: ${7:prod}',
    `    subscriptionId: \${8:${GUID}}`,
    '    offer: csp',
    '    resourceGroup: rg-${1:name}-network',
    '    location: ${9:westeurope}',
    '    virtualNetworks:',
    '      - name: hub',
    '        addressSpace: [${10:10.100.0.0/20}]',
    '        subnets:',
    '          - { name: GatewaySubnet, addressPrefix: ${11:10.100.0.0/26} }',
    '        gateway: { name: ergw-hub, sku: ErGw1AZ }',
  ];
  return [
    {
      label: 'customer-connect-through',
      detail: l10n.t("A customer that reaches Azure through the CSP's network"),
      word,
      body: [
        ...head('connect-through'),
        'identity:',
        '  store: csp',
        '  delegation: { entra: gdap, azure: aobo }',
        'vrf:',
        '  name: ${4:VRF}',
        `  routeDistinguisher: '${rd}'`,
        `  importRouteTargets: ['${rd}']`,
        `  exportRouteTargets: ['${rd}']`,
        'sites:',
        '  - name: ${5:office}',
        '    prefixes: [${6:10.10.0.0/16}]',
        `    connectsTo: ${site}`,
        ...subscription,
        '$0',
      ].join('\n'),
    },
    {
      label: 'customer-connect-to',
      detail: l10n.t('A customer with a circuit of its own'),
      word,
      body: [
        ...head('connect-to'),
        'identity:',
        '  store: customer',
        '  delegation: { entra: gdap, azure: lighthouse }',
        'sites:',
        '  - name: ${4:datacenter}',
        '    prefixes: [${5:10.20.0.0/16}]',
        `    asn: \${6:${asn}}`,
        '    edgeRouters:',
        '      - { name: edge-1, platform: cisco-iosxe, interfaces: [{ name: TenGigabitEthernet0/0/0 }] }',
        '      - { name: edge-2, platform: cisco-iosxe, interfaces: [{ name: TenGigabitEthernet0/0/0 }] }',
        ...subscription,
        '$0',
      ].join('\n'),
    },
  ];
}

/** Two circuits at two peering locations, with what is free in the pools. */
function circuitPair(design: Design | undefined, customer: Customer | undefined, word: OffsetRange): Snippet {
  const through = (customer?.model ?? 'connect-through') === 'connect-through';
  const routers = through
    ? (design?.provider.edgeRouters ?? [])
    : (customer?.sites.flatMap((site) => site.edgeRouters) ?? []);
  const pairs = pairsOf(routers);
  const sites = pairs.map(([a]) => design?.provider.sites.find((s) => s.name === a?.site));
  const cloud = design?.provider.cloud ?? 'AzureCloud';
  const locations = sites.map((site) => site?.raw.peeringLocations?.[0]);
  const [first, second] = allLocations(cloud);
  const at = [locations[0] ?? first?.name ?? 'Amsterdam', locations[1] ?? second?.name ?? 'London'] as const;
  const values = numbers(design, through);
  const network = customer?.virtualNetworks.find((v) => v.gateway)?.ref ?? 'prod/hub';
  const asn = through ? design?.provider.raw.asn : customer?.sites.find((s) => s.raw.asn !== undefined)?.raw.asn;
  const circuit = (n: 0 | 1) => {
    const [a, b] = pairs[n] ?? pairs[0] ?? [];
    const provider = interfaceOf(a)?.serviceProviderName ?? armProvidersAt(at[n], cloud)[0]?.name ?? 'Equinix';
    const link = (router: EdgeRouter | undefined) =>
      `{ edgeRouter: ${literal(router?.name ?? 'edge')}, interface: ${literal(interfaceOf(router)?.name ?? 'interface')}, handoff: Dot1Q }`;
    const first = 1 + n * 2;
    const preference =
      n === 0 ? 'localPreference: 200, bfd: true' : 'localPreference: 150, asPathPrepend: 3, bfd: true';
    return [
      `name: \${${first}:${literal(`${customer?.name ?? 'circuit'}-${n + 1}`)}}`,
      `  subscription: ${literal(customer?.subscriptions[0]?.name ?? 'prod')}`,
      '  connectivity: cloud-exchange',
      `  layer3ManagedBy: ${through ? 'csp' : 'customer'}`,
      `  serviceProviderName: \${${first + 1}:${literal(provider)}}`,
      `  peeringLocation: ${literal(at[n])}`,
      '  bandwidthInMbps: ${5:1000}',
      '  sku: { tier: Standard, family: MeteredData }',
      '  links:',
      `    primary: ${link(a)}`,
      `    secondary: ${link(b)}`,
      '  peerings:',
      '    private:',
      `      peerASN: ${literal(asn ?? 65010)}`,
      `      vlanId: ${literal(values[n].vlanId)}`,
      `      primaryPeerAddressPrefix: ${literal(values[n].primary)}`,
      `      secondaryPeerAddressPrefix: ${literal(values[n].secondary)}`,
      `      routing: { ${preference} }`,
      '  connections:',
      `    - { name: cn-${n + 1}, virtualNetwork: ${literal(network)}, routingWeight: ${n === 0 ? 100 : 0} }`,
    ].join('\n');
  };
  return {
    label: 'circuit-pair',
    detail: l10n.t('Two circuits in two peering locations: maximum resiliency'),
    word,
    body: `${circuit(0)}\n- ${circuit(1)}\n$0`,
  };
}

interface Numbers {
  readonly vlanId: number;
  readonly primary: string;
  readonly secondary: string;
}

/** VLAN ids and link prefixes of two circuits; from the pools where those bind. */
function numbers(design: Design | undefined, through: boolean): readonly [Numbers, Numbers] {
  const vlan = design && nextVlanId(design);
  const vlan2 = design && vlan !== undefined ? nextVlanId(design, [vlan]) : undefined;
  const pair = design && through ? nextLinkPair(design) : undefined;
  const pools = prefixesOf(design?.provider.raw.pools?.peeringPrefixes).filter((p) => p.family === 4);
  const used = design?.customers.flatMap((c) => usedBy(c).linkPrefixes).filter((p) => p.family === 4) ?? [];
  const pair2 = pair && nextFreePair(pools, 30, [...used, pair.block]);
  return [
    {
      vlanId: vlan ?? 100,
      primary: pair?.primary.text ?? '172.16.0.0/30',
      secondary: pair?.secondary.text ?? '172.16.0.4/30',
    },
    {
      vlanId: vlan2 ?? 101,
      primary: pair2?.primary.text ?? '172.16.0.8/30',
      secondary: pair2?.secondary.text ?? '172.16.0.12/30',
    },
  ];
}

/** Routers two by two, those of one site together. */
function pairsOf(routers: readonly EdgeRouter[]): (readonly [EdgeRouter | undefined, EdgeRouter | undefined])[] {
  const sites = [...new Set(routers.map((router) => router.site))];
  return sites.map((site) => {
    const [a, b] = routers.filter((router) => router.site === site);
    return [a, b] as const;
  });
}

function interfaceOf(router: EdgeRouter | undefined) {
  const all = router?.raw.interfaces ?? [];
  return all.find((i) => i.serviceProviderName) ?? all[0];
}

function directCircuit(word: OffsetRange): Snippet {
  return {
    label: 'circuit-direct',
    detail: l10n.t('A circuit on a direct port'),
    word,
    body: [
      'name: ${1:circuit}',
      '  subscription: ${2:prod}',
      '  connectivity: direct',
      '  layer3ManagedBy: ${3|csp,customer|}',
      '  expressRoutePort: ${4:port}',
      '  bandwidthInGbps: ${5|1,2,5,10,40,100|}',
      '  enableDirectPortRateLimit: true',
      '  sku: { tier: ${6|Standard,Premium,Local|}, family: ${7|MeteredData,UnlimitedData|} }',
      '$0',
    ].join('\n'),
  };
}

function directLag(word: OffsetRange): Snippet {
  return {
    label: 'direct-lag',
    detail: l10n.t('A link aggregation group of direct ports'),
    word,
    body: [
      'name: ${1:lag}',
      '  subscription: ${2:prod}',
      '  peeringLocation: ${3:Equinix-Amsterdam-AM5}',
      '  bandwidthInGbps: ${4|100,400,10|}',
      '  encapsulation: ${5|Dot1Q,QinQ|}',
      '  numberOfPorts: ${6:2}',
      '  minimumActivePortsRequired: ${7:1}',
      '  lacpTimer: ${8|Fast,Slow|}',
      '  links:',
      '    primary: { adminState: Enabled }',
      '    secondary: { adminState: Enabled }',
      '$0',
    ].join('\n'),
  };
}

function directPort(word: OffsetRange): Snippet {
  return {
    label: 'direct-port',
    detail: l10n.t('A pair of direct ports'),
    word,
    body: [
      'name: ${1:port}',
      '  subscription: ${2:prod}',
      '  peeringLocation: ${3:Equinix-Amsterdam-AM5}',
      '  bandwidthInGbps: ${4|10,100,400|}',
      '  encapsulation: ${5|Dot1Q,QinQ|}',
      '  billingType: ${6|MeteredData,UnlimitedData|}',
      '  links:',
      '    primary: { adminState: Enabled }',
      '    secondary: { adminState: Enabled }',
      '$0',
    ].join('\n'),
  };
}
