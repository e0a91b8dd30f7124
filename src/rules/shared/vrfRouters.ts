import {
  type Circuit,
  type EdgeRouter,
  endsOnCsp,
  findEdgeRouter,
  keptByConnectivityProvider,
  routerOfAttachment,
} from '../../design';
import type { CustomerScope } from '../rule';

/** The routers that the VRFs of a customer are on: the CSP's, and for Microsoft peering its own. */
export function routersOfVrf(
  { customer, design }: CustomerScope,
  key: 'vrf' | 'microsoftVrf',
): ReadonlySet<EdgeRouter> {
  const hasIt = (c: Circuit) => key === 'microsoftVrf' && c.peerings.some(({ type }) => type === 'MicrosoftPeering');
  const circuits = customer.circuits.filter((c) => endsOnCsp(c) || (!keptByConnectivityProvider(c) && hasIt(c)));
  const attached = key === 'vrf' ? customer.sites.flatMap((site) => site.attachments) : [];
  return new Set([
    ...circuits.flatMap((c) => c.links.flatMap(({ raw }) => findEdgeRouter(design, c, raw.edgeRouter) ?? [])),
    ...attached.flatMap((a) => routerOfAttachment(design, a) ?? []),
  ]);
}
