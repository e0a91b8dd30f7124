import type { Design, EdgeRouter, RawAttachment, Site } from './model';

/** The edge router that an attachment names, or the one of the CSP's site that has the interface. */
export function routerOfAttachment(
  { provider }: Pick<Design, 'provider'>,
  attachment: RawAttachment,
): EdgeRouter | undefined {
  const routers = provider.edgeRouters.filter((r) => r.site === attachment.site);
  if (attachment.edgeRouter !== undefined) return routers.find((r) => r.name === attachment.edgeRouter);
  const having = routers.filter((r) => r.raw.interfaces?.some((i) => i.name === attachment.interface));
  return having.length === 1 ? having[0] : undefined;
}

/** The AS number that the customer has in the session of an attachment. */
export function customerAsnAt({ raw }: Pick<Site, 'raw'>, { peerASN }: RawAttachment): number | undefined {
  return peerASN ?? raw.asn;
}

/** The AS number that the CSP's routers at one of its sites have. */
export function providerAsnAt({ provider }: Pick<Design, 'provider'>, site: string | undefined): number | undefined {
  return provider.sites.find(({ name }) => name === site)?.raw.asn ?? provider.raw.asn;
}
