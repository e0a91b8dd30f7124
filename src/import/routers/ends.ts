import { MICROSOFT_ASN } from '../../edge';
import { type Prefix, containsAddress, parseAddress, parseInterfaceAddress, parsePrefix } from '../../network/prefix';
import type { FoundInterface, FoundRouter, FoundSession } from '../sources/router/router';

/** A session of a router, with the interface that it runs over. */
export interface RouterEnd {
  readonly router: FoundRouter;
  readonly session: FoundSession;
  readonly port: FoundInterface;
  /** The router's own address, with its length. */
  readonly local: string;
}

/** All sessions of the routers that run over one of their interfaces, and among them those with Microsoft. */
export interface RouterEnds {
  readonly all: readonly RouterEnd[];
  /** Interfaces that no session runs over. */
  readonly silent: readonly Pick<RouterEnd, 'router' | 'port'>[];
  /** The session with Microsoft inside a link prefix; several where prefixes or VLAN ids do not tell them apart. */
  at(linkPrefix: string | undefined, vlanId: number | undefined): readonly RouterEnd[];
}

/** The last that is handed over of a router is the router. */
export function routerEnds(routers: readonly FoundRouter[]): RouterEnds {
  const byName = [...new Map(routers.map((router) => [router.name, router])).values()];
  const all = byName.flatMap(endsOf);
  const spoken = new Set(all.map(({ port }) => port));
  const microsofts = all.filter(({ session }) => session.remoteAsn === MICROSOFT_ASN);
  const byBase = Map.groupBy(microsofts, ({ local }) => parseInterfaceAddress(local)?.prefix.text ?? '');
  return {
    all,
    silent: byName.flatMap((router) =>
      router.interfaces.filter((port) => !spoken.has(port)).map((port) => ({ router, port })),
    ),
    at: (linkPrefix, vlanId) => {
      const prefix = linkPrefix === undefined ? undefined : parsePrefix(linkPrefix);
      const ends = prefix === undefined ? [] : (byBase.get(prefix.text) ?? []);
      const tagged = ends.filter(({ port }) => port.tags.at(-1) === vlanId);
      return tagged.length > 0 ? tagged : ends;
    },
  };
}

function endsOf(router: FoundRouter): RouterEnd[] {
  const ports = Map.groupBy(router.interfaces, ({ vrf }) => vrf ?? '');
  return router.sessions.flatMap((session): RouterEnd[] => {
    for (const port of ports.get(session.vrf ?? '') ?? []) {
      const local = localAddress(port, session.address);
      if (local !== undefined) return [{ router, session, port, local }];
    }
    return [];
  });
}

/** The address of an interface in whose network another address is. */
export function localAddress({ addresses }: FoundInterface, other: string): string | undefined {
  const address = parseAddress(other);
  if (!address) return undefined;
  const isIn = (prefix: Prefix | undefined): boolean => prefix !== undefined && containsAddress(prefix, address);
  return addresses.find((one) => isIn(parseInterfaceAddress(one)?.prefix));
}
