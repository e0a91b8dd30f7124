import * as l10n from '@vscode/l10n';
import { findCommunity } from '../../catalog/communities';
import { findGatewaySku } from '../../catalog/gatewaySkus';
import { placeOfPort } from '../../catalog/buildings';
import { locationsOf, providersAt } from '../../catalog/locations';
import { findProvider } from '../../catalog/providers';
import { findRegion } from '../../catalog/regions';
import { type Prefix, firstAddress, lastAddress, overlaps, parsePrefix, size } from '../../network/prefix';
import { kindOf } from '../../network/special';
import type { DesignFile } from '../file';
import type { Path } from '../finding';
import type { Design } from '../model';
import { schemasAt } from '../schema/node';
import { prefixesOf } from '../addresses';
import { type YamlNode } from '../yaml/nodes';
import type { OffsetRange } from '../yaml/source';
import { describe } from './completion';

export interface Hover {
  readonly range: OffsetRange;
  /** Markdown, a paragraph each. */
  readonly paragraphs: readonly string[];
}

/** What is known of the key or value at an offset. */
export function hoverAt(file: DesignFile, offset: number, design: Design | undefined): Hover | undefined {
  const kind = file.content?.kind;
  const found = kind && locate(file.nodes(), offset, []);
  if (!kind || !found) return undefined;
  const range = { start: found.node.start, end: found.node.end };
  const schema = schemasAt(kind, found.path)[0];
  if (found.on === 'key') {
    if (!schema) return undefined;
    return {
      range,
      paragraphs: [schema.description ?? '', `\`${describe(schema)}\``].filter((p) => p !== '' && p !== '``'),
    };
  }
  const text = file.text.slice(range.start, range.end).replace(/^(['"])(.*)\1$/, '$2');
  const paragraphs = aboutValue(
    text,
    String(found.path.filter((p) => typeof p === 'string').at(-1) ?? ''),
    found.path,
    design,
  );
  return paragraphs.length > 0 ? { range, paragraphs } : undefined;
}

function locate(
  node: YamlNode | undefined,
  offset: number,
  path: Path,
): { node: OffsetRange; path: Path; on: 'key' | 'value' } | undefined {
  if (!node || offset < node.start || offset > node.end) return undefined;
  if (node.kind === 'scalar') return { node, path, on: 'value' };
  if (node.kind === 'sequence') {
    for (const [index, item] of node.items.entries()) {
      const found = locate(item, offset, [...path, index]);
      if (found) return found;
    }
  }
  if (node.kind === 'mapping') {
    for (const { key, name, value } of node.entries) {
      if (offset >= key.start && offset <= key.end) return { node: key, path: [...path, name], on: 'key' };
      const found = locate(value, offset, [...path, name]);
      if (found) return found;
    }
  }
  return undefined;
}

function aboutValue(text: string, key: string, path: Path, design: Design | undefined): string[] {
  const cloud = design?.provider.cloud ?? 'AzureCloud';
  switch (key) {
    case 'peeringLocation': {
      const location = placeOfPort(text, cloud);
      if (!location) return [];
      const other = location.displayName === location.name ? [] : [l10n.t('Documented as {0}.', location.displayName)];
      return [
        `**${location.name}**, ${location.geo}`,
        ...other,
        l10n.t('Sites: {0}.', location.sites.join(', ')),
        l10n.t('Local tier reaches: {0}.', location.localRegions.join(', ') || l10n.t('not offered here')),
        l10n.t('ExpressRoute Direct: {0}.', location.erDirect ? l10n.t('yes') : l10n.t('no')),
        l10n.t('Connectivity providers: {0}.', providersAt(location.name, cloud).join(', ')),
      ];
    }
    case 'serviceProviderName': {
      const provider = findProvider(text);
      if (!provider) return [];
      const kind = provider.exchange ? l10n.t('cloud exchange') : l10n.t('connectivity provider');
      return [
        `**${provider.name}**, ${kind}`,
        l10n.t("Azure's name: {0}.", provider.armNames.join(', ')),
        l10n.t('Peering locations: {0}.', locationsOf(provider.name, cloud).join(', ')),
      ];
    }
    case 'sku': {
      const sku = path.includes('gateway') ? findGatewaySku(text) : undefined;
      if (!sku) return [];
      return [
        `**${text}**`,
        l10n.t('{0} Mbps, {1} packets per second, {2} flows', sku.mbps, sku.pps, sku.flows),
        l10n.t(
          '{0} circuits, {1} routes learned, FastPath: {2}',
          sku.maxCircuits,
          sku.routesLearned,
          sku.fastPath ? l10n.t('yes') : l10n.t('no'),
        ),
      ];
    }
    case 'communities': {
      const community = findCommunity(text);
      if (!community) return [];
      const approval = community.needsMicrosoftApproval ? [l10n.t('Needs approval by Microsoft.')] : [];
      return [`**${community.name}**${community.region ? `, ${community.region}` : ''}`, ...approval];
    }
    case 'location': {
      const region = findRegion(text);
      return region ? [`**${region.displayName}**, ${region.geo}`] : [];
    }
    default: {
      const prefix = parsePrefix(text);
      return prefix ? aboutPrefix(prefix, design) : [];
    }
  }
}

/** Most places that a hover names; more are counted. */
const MOST_PLACES = 8;

function aboutPrefix(prefix: Prefix, design: Design | undefined): string[] {
  const places = design ? placesOf(design, prefix) : [];
  const more = places.length > MOST_PLACES ? [l10n.t('and {0} more', places.length - MOST_PLACES)] : [];
  return [
    `**${prefix.text}** (${kindOf(prefix)})`,
    l10n.t(
      '{0} addresses, {1} to {2}',
      size(prefix).toLocaleString('en'),
      firstAddress(prefix).text,
      lastAddress(prefix).text,
    ),
    ...(prefix.length === 30 && prefix.family === 4
      ? [l10n.t('As a link prefix: the edge router has the first usable address, Microsoft the second.')]
      : []),
    ...(places.length > 0 ? [[...places.slice(0, MOST_PLACES), ...more].map((p) => `- ${p}`).join('\n')] : []),
  ];
}

/** Who has a prefix, or one that overlaps it. */
function placesOf(design: Design, prefix: Prefix): string[] {
  const places: string[] = [];
  const note = (texts: readonly (string | undefined)[], what: string) => {
    for (const p of prefixesOf(texts.filter((t) => t !== undefined))) {
      if (overlaps(p, prefix)) places.push(`${p.text} ${what}`);
    }
  };
  note(design.provider.raw.pools?.peeringPrefixes ?? [], l10n.t('pool of link prefixes'));
  for (const site of design.provider.sites) note(site.raw.prefixes ?? [], site.displayName);
  for (const customer of design.customers) {
    const of = (name: string) => `${customer.displayName}: ${name}`;
    for (const site of customer.sites) note(site.raw.prefixes ?? [], of(site.displayName));
    for (const network of customer.virtualNetworks) note(network.raw.addressSpace ?? [], of(network.ref));
    for (const circuit of customer.circuits) {
      for (const { raw } of circuit.peerings) {
        note([raw.primaryPeerAddressPrefix], of(l10n.t('{0}, primary link', circuit.name)));
        note([raw.secondaryPeerAddressPrefix], of(l10n.t('{0}, secondary link', circuit.name)));
      }
      for (const { raw } of circuit.globalReach) note([raw.addressPrefix], of(raw.name ?? ''));
    }
  }
  return places;
}
