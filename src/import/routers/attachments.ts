import * as l10n from '@vscode/l10n';
import { MICROSOFT_ASN } from '../../edge';
import { type Draft, compact, draftsAt } from '../reading/reading';
import type { FoundInterface, FoundRouter } from '../sources/router/router';
import { type RouterEnd, type RouterEnds, localAddress } from './ends';
import { freeName } from './provider';

/** Where routers are attached, as the provider's file names it; undefined for a router that it does not have. */
export type SiteOfRouter = (router: string) => string | undefined;

interface Attached {
  /** What a site is told apart by. */
  readonly key: string;
  readonly peerAsn: number | undefined;
  readonly prefixes: readonly string[];
  readonly attachment: Draft;
  readonly text: string;
}

/** Adds what is attached to the VRFs of a customer to its sites: to those that it has, else to new ones. Returns what was assumed. */
export function attachSites(
  sites: Draft[],
  vrfs: ReadonlySet<string>,
  ends: RouterEnds,
  siteOf: SiteOfRouter,
): { readonly site: Draft; readonly text: string }[] {
  const assumed: { site: Draft; text: string }[] = [];
  for (const [key, all] of Map.groupBy(attachedTo(vrfs, ends, siteOf), (one) => one.key)) {
    const news = all.filter(({ attachment }) => !sites.some((site) => isAttached(site, attachment)));
    const [first] = news;
    if (!first) continue;
    const known = sites.find((site) => isSiteOf(site, first));
    const attachments = news.map(({ attachment }) => attachment);
    if (known) {
      const { connectsTo } = known;
      known['connectsTo'] = [...(Array.isArray(connectsTo) ? (connectsTo as Draft[]) : []), ...attachments];
      continue;
    }
    const site = compact({
      name: freeName(sites, key),
      prefixes: [...new Set(all.flatMap(({ prefixes }) => prefixes))],
      connectsTo: attachments,
    });
    sites.push(site);
    assumed.push({
      site,
      text: l10n.t(
        'Assumed: the routers say that this is attached ({0}), and not what the site is called.',
        [...new Set(all.map(({ text }) => text))].join(', '),
      ),
    });
  }
  return assumed;
}

/** Everything of the VRFs that leads to somebody else than Microsoft and the routers of the CSP themselves. */
function attachedTo(vrfs: ReadonlySet<string>, { all, silent }: RouterEnds, siteOf: SiteOfRouter): Attached[] {
  const isOf = (vrf: string | undefined): boolean => vrf !== undefined && vrfs.has(vrf);
  const bySession = all
    .filter(
      ({ router, session }) =>
        isOf(session.vrf) && session.remoteAsn !== MICROSOFT_ASN && session.remoteAsn !== router.asn,
    )
    .flatMap((end) => withSession(end, siteOf) ?? []);
  const byRoute = silent
    .filter(({ port }) => isOf(port.vrf))
    .flatMap(({ router, port }) => withRoutes(router, port, siteOf) ?? []);
  return [...bySession, ...byRoute];
}

function withSession({ router, session, port, local }: RouterEnd, siteOf: SiteOfRouter): Attached | undefined {
  const { remoteAsn, address } = session;
  const base = attachmentAt(router, port, siteOf);
  if (!base || remoteAsn === undefined) return undefined;
  return {
    key: `as-${String(remoteAsn)}`,
    peerAsn: remoteAsn,
    prefixes: session.accepted,
    attachment: { ...base, localAddress: local, peerAddress: address, routing: 'bgp', peerASN: remoteAsn },
    text: session.description ?? port.description ?? port.name,
  };
}

function withRoutes(router: FoundRouter, port: FoundInterface, siteOf: SiteOfRouter): Attached | undefined {
  const routes = router.statics.filter(
    ({ vrf, nextHop }) => vrf === port.vrf && localAddress(port, nextHop) !== undefined,
  );
  const [first] = routes;
  const base = attachmentAt(router, port, siteOf);
  const local = first && localAddress(port, first.nextHop);
  if (!first || !base || local === undefined) return undefined;
  const prefixes = routes.map(({ prefix }) => prefix).filter((prefix) => prefix !== '0.0.0.0/0' && prefix !== '::/0');
  return {
    key: `behind-${prefixes.toSorted()[0]?.replaceAll(/[^0-9a-z]+/gi, '-') ?? port.name.replaceAll(/[^0-9a-z]+/gi, '-')}`,
    peerAsn: undefined,
    prefixes,
    attachment: { ...base, localAddress: local, peerAddress: first.nextHop, routing: 'static' },
    text: port.description ?? port.name,
  };
}

/** Where an attachment is; undefined where the format cannot say its tags, or the provider has no such router. */
function attachmentAt(router: FoundRouter, port: FoundInterface, siteOf: SiteOfRouter): Draft | undefined {
  const site = siteOf(router.name);
  const [vlanId, another] = port.tags;
  if (site === undefined || another !== undefined) return undefined;
  return compact({ site, edgeRouter: router.name, interface: port.parent, vlanId });
}

const isAttached = (site: Draft, { peerAddress, edgeRouter }: Draft): boolean =>
  draftsAt(site, 'connectsTo').some((one) => one['peerAddress'] === peerAddress && one['edgeRouter'] === edgeRouter);

/** A site that has this AS number, is attached with it, or has the prefixes behind it. */
function isSiteOf(site: Draft, { peerAsn, prefixes }: Attached): boolean {
  if (peerAsn !== undefined) {
    return site['asn'] === peerAsn || draftsAt(site, 'connectsTo').some((one) => one['peerASN'] === peerAsn);
  }
  const own = site['prefixes'];
  return Array.isArray(own) && prefixes.some((prefix) => (own as unknown[]).includes(prefix));
}
