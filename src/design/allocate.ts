import { endsOnCsp, privatePeeringOf } from './circuits';
import { nextFreePrefix } from '../network/pool';
import { addressAt, halves, supernet, parsePrefix, type Prefix } from '../network/prefix';
import { prefixesOf } from './addresses';
import { assemble } from './assemble';
import { type EditValue } from './edit/render';
import { insertKey, setValue } from './edit/edit';
import { lineEdits } from './edit/lineEdits';
import { type TextEdit, applyEdits } from './edit/textEdit';
import { type DesignFile, readDesignFile } from './file';
import type { Path } from './finding';
import type { Circuit, Customer, Design, Peering, RawAttachment, Site } from './model';
import {
  nextCustomerAsn,
  nextGlobalReachPrefix,
  nextLinkPair,
  nextRouteDistinguisher,
  nextVlanId,
  usedBy,
} from './pools';

/** What was handed out, and the edits that write it down. */
export interface Allocation {
  readonly edits: readonly TextEdit[];
  readonly handedOut: readonly { readonly key: string; readonly value: string }[];
}

/** Some keys of one object that get values of the pools. */
interface Want {
  readonly path: Path;
  readonly values: { readonly [key: string]: EditValue };
}

/** Beyond this something goes round in a circle. */
const MOST_WANTS = 2000;

/**
 * Fills what a customer's file lacks of the pools: route distinguishers, VLAN ids, link prefixes, AS numbers and blocks for
 * Global Reach of what ends on the CSP's routers. What is written already is never changed; pools that are empty are skipped.
 */
export function allocate(design: Design, customer: Customer): Allocation {
  const { path } = customer.file;
  const others = design.files.filter((file) => file !== customer.file);
  const handedOut: { key: string; value: string }[] = [];
  let file: DesignFile = customer.file;
  for (let i = 0; i < MOST_WANTS; i++) {
    const now = assemble([...others, file]).designs[0];
    const of = now?.customers.find((c) => c.file === file);
    const [want] = now && of ? wantsOf(now, of) : [];
    const edits = want ? editsOf(file, want) : [];
    if (!want || edits.length === 0) break;
    for (const [key, value] of Object.entries(want.values)) handedOut.push({ key, value: JSON.stringify(value) });
    file = readDesignFile(path, applyEdits(file.text, edits));
  }
  return { edits: lineEdits(customer.file.text, file.text), handedOut };
}

function editsOf(file: DesignFile, { path, values }: Want): TextEdit[] {
  return Object.entries(values).flatMap(([key, value]) =>
    path.length === 0 && key === 'vrf'
      ? insertKey(file, [], key, value, { after: 'identity' })
      : setValue(file, [...path, key], value),
  );
}

function* wantsOf(design: Design, customer: Customer): Generator<Want> {
  const { file } = customer;
  const at = (object: object) => file.pathOf(object) ?? [];
  yield* vrfWants(design, customer);
  for (const circuit of customer.circuits) {
    if (!endsOnCspRouters(circuit)) continue;
    const peering = privatePeeringOf(circuit);
    if (peering) yield* peeringWants(design, at(peering.raw), peering);
    else if (circuit.peerings.length === 0) {
      const first = nextVlanId(design);
      if (first !== undefined) yield { path: [...at(circuit.raw), 'peerings', 'private'], values: { vlanId: first } };
    }
    for (const reach of circuit.globalReach) {
      const block = reach.raw.addressPrefix === undefined ? nextGlobalReachPrefix(design) : undefined;
      if (block) yield { path: at(reach.raw), values: { addressPrefix: block.text } };
    }
  }
  for (const site of customer.sites) {
    for (const attachment of site.attachments) {
      if (typeof site.raw.connectsTo === 'string' || !attachment.edgeRouter || !attachment.interface) continue;
      yield* attachmentWants(design, at(attachment), site, attachment);
    }
  }
}

/** Pools are for what ends on the CSP's routers. */
function endsOnCspRouters(circuit: Circuit): boolean {
  return endsOnCsp(circuit) && circuit.raw.links !== undefined;
}

function* vrfWants(design: Design, customer: Customer): Generator<Want> {
  const { vrf } = customer.raw;
  const through = [customer, ...customer.circuits].some((part) => part.model === 'connect-through');
  if (!through || !customer.name) return;
  const rd = vrf?.routeDistinguisher ?? nextRouteDistinguisher(design);
  if (rd === undefined) return;
  const targets = { importRouteTargets: [rd], exportRouteTargets: [rd] };
  if (!vrf) {
    const name = customer.name.toUpperCase().slice(0, VRF_NAME_LENGTH);
    yield { path: [], values: { vrf: { name, routeDistinguisher: rd, ...targets } } };
  } else if (vrf.routeDistinguisher === undefined) {
    yield { path: ['vrf'], values: { routeDistinguisher: rd } };
  }
}

/** Linux, which FRR runs on, has names of at most 15 characters for interfaces, and so for VRFs. */
const VRF_NAME_LENGTH = 15;

function* peeringWants(design: Design, path: Path, { raw }: Peering): Generator<Want> {
  const { asn } = design.provider.raw;
  if (raw.peerASN === undefined && asn !== undefined) yield { path, values: { peerASN: asn } };
  const vlanId = raw.vlanId === undefined ? nextVlanId(design) : undefined;
  if (vlanId !== undefined) yield { path, values: { vlanId } };
  const { primaryPeerAddressPrefix: primary, secondaryPeerAddressPrefix: secondary } = raw;
  if (primary === undefined && secondary === undefined) {
    const pair = nextLinkPair(design);
    if (!pair) return;
    yield {
      path,
      values: { primaryPeerAddressPrefix: pair.primary.text, secondaryPeerAddressPrefix: pair.secondary.text },
    };
  } else if (primary === undefined || secondary === undefined) {
    const other = otherHalf(design, primary ?? secondary ?? '');
    const key = primary === undefined ? 'primaryPeerAddressPrefix' : 'secondaryPeerAddressPrefix';
    if (other) yield { path, values: { [key]: other.text } };
  }
}

/** The link prefix beside one that is there, where it is free; else the next free one. */
function otherHalf(design: Design, written: string): Prefix | undefined {
  const prefix = parsePrefix(written);
  if (prefix?.family !== 4 || prefix.length !== LINK_LENGTH) return undefined;
  const block = supernet(prefix);
  const half = block && halves(block)?.find((one) => one.base !== prefix.base);
  const free = half && nextFreePrefix([half], LINK_LENGTH, usedLinks(design));
  return free ?? nextLink(design);
}

const LINK_LENGTH = 30;

function usedLinks(design: Design): Prefix[] {
  return design.customers.flatMap((customer) => usedBy(customer).linkPrefixes);
}

function nextLink(design: Design): Prefix | undefined {
  const pools = prefixesOf(design.provider.raw.pools?.peeringPrefixes).filter((p) => p.family === 4);
  return nextFreePrefix(pools, LINK_LENGTH, usedLinks(design));
}

function* attachmentWants(design: Design, path: Path, site: Site, attachment: RawAttachment): Generator<Want> {
  const vlanId = attachment.vlanId === undefined ? nextVlanId(design) : undefined;
  if (vlanId !== undefined) yield { path, values: { vlanId } };
  if (attachment.localAddress === undefined && attachment.peerAddress === undefined) {
    const link = nextLink(design);
    const [own, theirs] = link ? [addressAt(link, 1), addressAt(link, 2)] : [];
    if (link && own && theirs) {
      yield { path, values: { localAddress: `${own.text}/${link.length}`, peerAddress: theirs.text } };
    }
  }
  if (attachment.peerASN === undefined && attachment.routing === 'bgp') {
    const asn = site.raw.asn ?? sameSiteAsn(site) ?? nextCustomerAsn(design);
    if (asn !== undefined) yield { path, values: { peerASN: asn } };
  }
}

function sameSiteAsn(site: Site): number | undefined {
  return site.attachments.find((attachment) => attachment.peerASN !== undefined)?.peerASN;
}
