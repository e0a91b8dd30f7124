import * as l10n from '@vscode/l10n';
import {
  type EditValue,
  type Path,
  type Peering,
  insertKey,
  endsOnCsp,
  nextLinkPair,
  prefixesOf,
  setValue,
  usedBy,
} from '../../design';
import { nextFreePrefix } from '../../network/pool';
import { type ParsedPrefix, type Prefix, halves, parsePrefix, supernet } from '../../network/prefix';
import { type FixContext, type FixFunction, type Proposal, peeringAt } from '../fixes/fix';

interface Links {
  readonly peering: Peering;
  readonly family: 4 | 6;
  /** Of the object that has the two keys. */
  readonly path: Path;
  readonly primary: ParsedPrefix | undefined;
  readonly secondary: ParsedPrefix | undefined;
}

/** The two link prefixes that a finding speaks of. */
function linksAt(context: FixContext): Links | undefined {
  const peering = peeringAt(context);
  if (!peering) return undefined;
  const v6 = context.path.includes('ipv6PeeringConfig');
  const from = v6 ? peering.raw.ipv6PeeringConfig : peering.raw;
  const path = from && context.file.pathOf(from);
  if (!from || !path) return undefined;
  const read = (text: string | undefined) => (text === undefined ? undefined : parsePrefix(text));
  return {
    peering,
    family: v6 ? 6 : 4,
    path,
    primary: read(from.primaryPeerAddressPrefix),
    secondary: read(from.secondaryPeerAddressPrefix),
  };
}

/** Pools bind, and are for, what ends on the CSP's routers. */
function isFromPools({ circuit, type }: Peering): boolean {
  return endsOnCsp(circuit) && type === 'AzurePrivatePeering';
}

function bothEdits({ file }: FixContext, path: Path, primary: EditValue, secondary: EditValue) {
  return [
    ...setValue(file, [...path, 'primaryPeerAddressPrefix'], primary),
    ...setValueAfter(file, path, 'secondaryPeerAddressPrefix', secondary, 'primaryPeerAddressPrefix'),
  ];
}

function setValueAfter(file: FixContext['file'], path: Path, key: string, value: EditValue, after: string) {
  const isThere = file.offsetsOf({ path: [...path, key], on: 'key' });
  const parent = file.offsetsOf({ path, on: 'key' });
  const missing = isThere.start === parent.start;
  return missing ? insertKey(file, path, key, value, { after }) : setValue(file, [...path, key], value);
}

/** The other half of the block that a link prefix is half of. */
function siblingOf(prefix: Prefix): Prefix | undefined {
  const block = supernet(prefix);
  return block && halves(block)?.find((half) => half.base !== prefix.base);
}

/** A block for both links, as its halves in the order primary, secondary. */
export const splitBlock: FixFunction = function* (context) {
  const links = linksAt(context);
  const parts = links?.primary && halves(links.primary);
  if (!links || !parts) return;
  yield {
    title: l10n.t('Split it into {0} and {1}', parts[0].text, parts[1].text),
    edits: bothEdits(context, links.path, parts[0].text, parts[1].text),
  };
};

/** The next free pair of the CSP's pool. */
export const nextPair: FixFunction = function* (context) {
  const links = linksAt(context);
  const pair = links && isFromPools(links.peering) ? nextLinkPair(context.design, links.family) : undefined;
  if (!links || !pair) return;
  yield {
    title: l10n.t('Take the next free link pair of the pool: {0} and {1}', pair.primary.text, pair.secondary.text),
    edits: bothEdits(context, links.path, pair.primary.text, pair.secondary.text),
  };
};

/** Link prefixes of the wrong size, with host bits, or over each other. */
export const linkShape: FixFunction = function* (context) {
  const links = linksAt(context);
  if (!links) return;
  const { file, path } = context;
  const length = links.family === 4 ? 30 : 126;
  const at = path.at(-1) === 'secondaryPeerAddressPrefix' ? links.secondary : links.primary;
  if (at && at.family === links.family && at.length === length && !at.aligned) {
    yield { title: l10n.t('Write {0}', at.text), edits: setValue(file, path, at.text) };
  }
  if (links.primary && links.primary.length === length - 1 && links.primary.family === links.family) {
    yield* splitBlock(context);
  }
  if (links.primary?.aligned && links.primary.length === length) {
    yield* siblingAsSecondary(context, links, links.primary);
  }
  yield* nextPair(context);
};

function* siblingAsSecondary(context: FixContext, links: Links, primary: Prefix): Generator<Proposal> {
  const sibling = siblingOf(primary);
  if (!sibling) return;
  yield {
    title: l10n.t('Take the other half of the block for the secondary link: {0}', sibling.text),
    edits: setValueAfter(
      context.file,
      links.path,
      'secondaryPeerAddressPrefix',
      sibling.text,
      'primaryPeerAddressPrefix',
    ),
  };
}

/** The secondary link of a peering that has only a primary one: the other half of its block, else the next free one. */
export const secondLink: FixFunction = function* (context) {
  const links = linksAt(context);
  if (!links?.primary || links.secondary || links.primary.length !== (links.family === 4 ? 30 : 126)) return;
  yield* siblingAsSecondary(context, links, links.primary);
  if (!isFromPools(links.peering)) return;
  const pools = prefixesOf(context.design.provider.raw.pools?.peeringPrefixes).filter((p) => p.family === links.family);
  const used = context.design.customers.flatMap((c) => usedBy(c).linkPrefixes).filter((p) => p.family === links.family);
  const free = nextFreePrefix(pools, links.primary.length, used);
  if (!free) return;
  yield {
    title: l10n.t('Take the next free link prefix of the pool for the secondary link: {0}', free.text),
    edits: insertKey(context.file, links.path, 'secondaryPeerAddressPrefix', free.text, {
      after: 'primaryPeerAddressPrefix',
    }),
  };
};
